import { unzlibSync } from 'fflate';

/** A PNG of 8-bit RGB read the way its specification says: RGB bytes, row by row. */
export function readPng(file: Uint8Array): { width: number; height: number; rgb: Uint8Array } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let data = new Uint8Array(0);
  let [width, height] = [0, 0];
  for (let at = 8; at < file.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (name === 'IHDR') [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (name === 'IDAT') data = file.slice(at + 8, at + 8 + length);
    at += length + 12;
  }
  return { width, height, rgb: unfilter(unzlibSync(data), width, height) };
}

function unfilter(rows: Uint8Array, width: number, height: number): Uint8Array {
  const length = width * 3;
  const rgb = new Uint8Array(length * height);
  const at = (x: number, y: number) => (x < 0 || y < 0 ? 0 : rgb[y * length + x]!);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (length + 1)]!;
    for (let x = 0; x < length; x++) {
      const [a, b, c] = [at(x - 3, y), at(x, y - 1), at(x - 3, y - 1)];
      const near = [a, b, c].reduce((best, each) =>
        Math.abs(a + b - c - each) < Math.abs(a + b - c - best) ? each : best,
      );
      const guess = [0, a, b, (a + b) >> 1, near][filter]!;
      rgb[y * length + x] = rows[y * (length + 1) + 1 + x]! + guess;
    }
  }
  return rgb;
}
