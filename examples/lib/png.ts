/**
 * Encodes straight RGBA as PNG; without alpha when every pixel is opaque. The compressor is the host's own, so the same
 * pixels may give other bytes elsewhere.
 *
 * @see https://www.w3.org/TR/png-3/
 */
export async function encodePng(
  width: number,
  height: number,
  rgba: Uint8Array | Uint8ClampedArray,
): Promise<Uint8Array> {
  const opaque = rgba.every((value, i) => i % 4 !== 3 || value === 255);
  const pixels = opaque ? rgba.filter((_, i) => i % 4 !== 3) : rgba;
  const channels = opaque ? 3 : 4;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, opaque ? 2 : 6, 0, 0, 0], 8);
  // Which filters pack best depends on the picture: flat shapes, dithered skies and textures differ by a quarter.
  const tries = [[0], [1], [0, 1, 2, 4]].map((types) =>
    deflate(filterRows(pixels, width * channels, height, channels, types)),
  );
  const data = (await Promise.all(tries)).reduce((a, b) => (b.length < a.length ? b : a));
  const chunks = [chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())];
  return joinBytes([Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10), ...chunks]);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** Each row through that one of the allowed filters which leaves the smallest sum: 0 none, 1 left, 2 above, 4 Paeth. */
function filterRows(
  pixels: Uint8Array | Uint8ClampedArray,
  stride: number,
  height: number,
  channels: number,
  types: readonly number[],
): Uint8Array<ArrayBuffer> {
  const filtered = new Uint8Array((stride + 1) * height);
  const candidates = types.map((type) => ({ type, row: new Uint8Array(stride) }));
  for (let y = 0; y < height; y++) {
    let best = candidates[0]!;
    let bestSum = Infinity;
    for (const candidate of candidates) {
      const sum = filterRow(candidate.type, candidate.row, pixels, y * stride, stride, channels, y > 0);
      if (sum < bestSum) [best, bestSum] = [candidate, sum];
    }
    filtered[y * (stride + 1)] = best.type;
    filtered.set(best.row, y * (stride + 1) + 1);
  }
  return filtered;
}

function filterRow(
  type: number,
  row: Uint8Array,
  pixels: Uint8Array | Uint8ClampedArray,
  start: number,
  stride: number,
  channels: number,
  hasAbove: boolean,
): number {
  let sum = 0;
  for (let i = 0; i < stride; i++) {
    const left = i >= channels ? pixels[start + i - channels]! : 0;
    const above = hasAbove ? pixels[start + i - stride]! : 0;
    const corner = i >= channels && hasAbove ? pixels[start + i - stride - channels]! : 0;
    const guess = type === 0 ? 0 : type === 1 ? left : type === 2 ? above : paeth(left, above, corner);
    const value = (pixels[start + i]! - guess) & 255;
    row[i] = value;
    sum += value < 128 ? value : 256 - value;
  }
  return sum;
}

function paeth(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = name.charCodeAt(i);
  bytes.set(data, 8);
  let crc = 0xffffffff;
  for (let i = 4; i < data.length + 8; i++) crc = CRC_TABLE[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  view.setUint32(data.length + 8, (crc ^ 0xffffffff) >>> 0);
  return bytes;
}
