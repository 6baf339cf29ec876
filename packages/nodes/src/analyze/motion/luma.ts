/** Brightness of a picture, row by row from the top: display values (not linear light), 0..255. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray | Float32Array;
}

/** How raw video bytes are laid out: `gray` one byte per pixel, `rgba` four. */
export type RawFormat = 'gray' | 'rgba';

/**
 * Rec. 709 luma of a picture, made smaller by a whole factor (mean of factor x factor pixels; a rest at the right and bottom
 * is left out). Motion is measured best at about 320 pixels on the longer side: a 1280x720 picture takes factor 4.
 *
 * @param rgba - straight RGBA bytes, row by row; alpha is ignored
 * @throws RangeError when the data does not have width x height x 4 bytes, or the factor is not a whole number that leaves a pixel
 */
export function toLuma(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number, factor = 1): Luma {
  if (rgba.length !== width * height * 4)
    throw new RangeError(`${width}x${height} RGBA needs ${width * height * 4} bytes, got ${rgba.length}`);
  const brightness = new Float32Array(width * height);
  for (let i = 0, at = 0; i < brightness.length; i++, at += 4)
    brightness[i] = 0.2126 * rgba[at]! + 0.7152 * rgba[at + 1]! + 0.0722 * rgba[at + 2]!;
  return shrinkLuma({ width, height, data: brightness }, factor);
}

/**
 * A picture made smaller by a whole factor: means of factor x factor pixels.
 *
 * @throws RangeError when the factor is not a whole number from 1 to the shorter side
 */
export function shrinkLuma(luma: Luma, factor: number): Luma {
  if (!Number.isInteger(factor) || factor < 1 || factor > Math.min(luma.width, luma.height))
    throw new RangeError(
      `a ${luma.width}x${luma.height} picture can be made smaller by a whole factor from 1 to ${Math.min(luma.width, luma.height)}, got ${factor}`,
    );
  if (factor === 1) return luma;
  const width = Math.floor(luma.width / factor);
  const height = Math.floor(luma.height / factor);
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let row = 0; row < factor; row++) {
        const start = (y * factor + row) * luma.width + x * factor;
        for (let at = start; at < start + factor; at++) sum += luma.data[at]!;
      }
      data[y * width + x] = sum / (factor * factor);
    }
  }
  return { width, height, data };
}

/**
 * Cuts the bytes of a decoded clip (`rawvideo` of ffmpeg) into pictures. Grey pictures share the bytes, colour is turned into luma.
 *
 * @throws RangeError when the bytes are not a whole number of pictures
 */
export function framesOfRawVideo(bytes: Uint8Array, width: number, height: number, format: RawFormat): Luma[] {
  const length = width * height * (format === 'gray' ? 1 : 4);
  if (length === 0 || bytes.length % length !== 0)
    throw new RangeError(
      `${bytes.length} bytes are not a whole number of ${width}x${height} ${format} pictures of ${length} bytes; check size and format`,
    );
  return Array.from({ length: bytes.length / length }, (_, i) => {
    const data = bytes.subarray(i * length, (i + 1) * length);
    return format === 'gray' ? { width, height, data } : toLuma(data, width, height);
  });
}
