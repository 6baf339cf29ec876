import type { FrameSize } from '../../stage/index.ts';
import type { Drawing } from './drawing.ts';

/** The pixels along a side that each of fewer pixels covers: where they begin, how many they are, and how much of each it takes. */
interface Covers {
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** `most` numbers for each. */
  readonly shares: Float64Array;
  readonly most: number;
}

/** A picture made smaller: every pixel is the mean of what it covers. */
export function shrink(picture: Drawing, size: FrameSize): Drawing {
  const narrow = narrowed(picture, size.width);
  const { first, count, shares, most } = coversOf(picture.height, size.height);
  const pixels = new Uint8ClampedArray(size.width * size.height * 4);
  const width = size.width * 3;
  const sums = new Float64Array(width);
  for (let y = 0; y < size.height; y++) {
    sums.fill(0.5);
    for (let i = 0; i < count[y]!; i++) {
      const share = shares[y * most + i]!;
      const from = (first[y]! + i) * width;
      for (let x = 0; x < width; x++) sums[x]! += narrow[from + x]! * share;
    }
    for (let x = 0, to = y * size.width * 4; x < width; x += 3, to += 4) {
      pixels[to] = Math.floor(sums[x]!);
      pixels[to + 1] = Math.floor(sums[x + 1]!);
      pixels[to + 2] = Math.floor(sums[x + 2]!);
      pixels[to + 3] = 255;
    }
  }
  return { ...size, pixels };
}

/** The rows of a picture made shorter: red, green and blue of each pixel. */
function narrowed({ width, height, pixels }: Drawing, to: number): Float64Array {
  const { first, count, shares, most } = coversOf(width, to);
  const out = new Float64Array(height * to * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < to; x++, at += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      let from = (y * width + first[x]!) * 4;
      const end = x * most + count[x]!;
      for (let i = x * most; i < end; i++, from += 4) {
        const share = shares[i]!;
        red += pixels[from]! * share;
        green += pixels[from + 1]! * share;
        blue += pixels[from + 2]! * share;
      }
      out[at] = red;
      out[at + 1] = green;
      out[at + 2] = blue;
    }
  }
  return out;
}

function coversOf(from: number, to: number): Covers {
  const ratio = from / to;
  const most = Math.ceil(ratio) + 1;
  const covers = { first: new Int32Array(to), count: new Int32Array(to), shares: new Float64Array(to * most), most };
  for (let i = 0; i < to; i++) {
    const [start, end] = [i * ratio, Math.min(from, (i + 1) * ratio)];
    const first = Math.min(from - 1, Math.floor(start));
    const last = Math.max(first, Math.min(from - 1, Math.ceil(end) - 1));
    covers.first[i] = first;
    covers.count[i] = last - first + 1;
    for (let k = first; k <= last; k++)
      covers.shares[i * most + k - first] = (Math.min(end, k + 1) - Math.max(start, k)) / (end - start);
  }
  return covers;
}
