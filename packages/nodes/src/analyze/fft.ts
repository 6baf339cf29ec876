/**
 * Points on the unit circle, e^(-2πik/size), for k in [0, size). Built by halving angles with `+ - * / sqrt` only, which
 * IEEE 754 fixes to the last bit; `Math.sin` may differ between JavaScript engines.
 *
 * @param size - a power of two, >= 4
 * @returns real and imaginary parts, `size` values each
 */
export function unitCircle(size: number): { readonly re: Float64Array; readonly im: Float64Array } {
  if (size < 4 || (size & (size - 1)) !== 0) throw new RangeError(`size must be a power of two from 4 up, got ${size}`);
  let re = Float64Array.of(1, 0, -1, 0);
  let im = Float64Array.of(0, -1, 0, 1);
  let stepRe = 0;
  let stepIm = -1;
  while (re.length < size) {
    // Half-angle formulas: the step lies in the lower right quadrant, so the signs are known.
    const halfRe = Math.sqrt((1 + stepRe) / 2);
    const halfIm = -Math.sqrt((1 - stepRe) / 2);
    // The textbook sqrt((1 - cos) / 2) cancels for small angles; sin x / (2 cos(x / 2)) does not.
    stepIm = re.length === 4 ? halfIm : stepIm / (2 * halfRe);
    stepRe = halfRe;
    [re, im] = interleave(re, im, stepRe, stepIm);
  }
  return { re, im };
}

/** Doubles a circle: old points at even places, old points turned by the step at odd ones. */
function interleave(re: Float64Array, im: Float64Array, stepRe: number, stepIm: number) {
  const nextRe = new Float64Array(re.length * 2);
  const nextIm = new Float64Array(re.length * 2);
  for (let k = 0; k < re.length; k++) {
    nextRe[2 * k] = re[k]!;
    nextIm[2 * k] = im[k]!;
    nextRe[2 * k + 1] = re[k]! * stepRe - im[k]! * stepIm;
    nextIm[2 * k + 1] = re[k]! * stepIm + im[k]! * stepRe;
  }
  return [nextRe, nextIm] as const;
}

/** A Hann window of one circle: 0 at the start, 1 in the middle. */
export const hann = (size: number): Float64Array => unitCircle(size).re.map((cosine) => 0.5 - 0.5 * cosine);

/**
 * An in-place FFT of one fixed size (radix 2, decimation in time).
 *
 * @param size - a power of two, >= 4
 * @returns a function that replaces `size` complex values by their spectrum, unscaled
 */
export function createFft(size: number): (re: Float64Array, im: Float64Array) => void {
  const circle = unitCircle(size);
  const reversed = bitReversal(size);
  return (re, im) => {
    for (let i = 0; i < size; i++) {
      const j = reversed[i]!;
      if (j <= i) continue;
      [re[i], re[j]] = [re[j]!, re[i]!];
      [im[i], im[j]] = [im[j]!, im[i]!];
    }
    for (let half = 1; half < size; half *= 2) butterflies(re, im, half, circle);
  };
}

function butterflies(re: Float64Array, im: Float64Array, half: number, circle: ReturnType<typeof unitCircle>): void {
  const stride = re.length / (2 * half);
  for (let start = 0; start < re.length; start += 2 * half) {
    for (let k = 0; k < half; k++) {
      const a = start + k;
      const b = a + half;
      const wRe = circle.re[k * stride]!;
      const wIm = circle.im[k * stride]!;
      const tRe = re[b]! * wRe - im[b]! * wIm;
      const tIm = re[b]! * wIm + im[b]! * wRe;
      re[b] = re[a]! - tRe;
      im[b] = im[a]! - tIm;
      re[a] = re[a]! + tRe;
      im[a] = im[a]! + tIm;
    }
  }
}

function bitReversal(size: number): Uint32Array {
  const reversed = new Uint32Array(size);
  for (let i = 1; i < size; i++) reversed[i] = (reversed[i >> 1]! >> 1) | (i & 1 ? size >> 1 : 0);
  return reversed;
}
