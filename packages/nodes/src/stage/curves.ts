/** Square roots of square roots of 2: the factors of the binary digits after the point. */
const FRACTION_FACTORS = (() => {
  const factors: number[] = [];
  for (let factor = Math.sqrt(2); factors.length < 40; factor = Math.sqrt(factor)) factors.push(factor);
  return factors;
})();

/** 2 to the power x for |x| <= 60, from multiplications and square roots only: the same bits in every engine. Relative error below 1e-11. */
export function exp2(x: number): number {
  const whole = Math.floor(x);
  let fraction = x - whole;
  let result = 1;
  for (let i = 0; i < Math.abs(whole); i++) result *= 2;
  if (whole < 0) result = 1 / result;
  for (const factor of FRACTION_FACTORS) {
    fraction *= 2;
    if (fraction >= 1) {
      result *= factor;
      fraction -= 1;
    }
  }
  return result;
}

/** Newton's method for the n-th root of x in 0..1e6; converges from above, so it stops at the first value that does not fall. */
function root(x: number, n: number): number {
  if (x <= 0) return 0;
  let guess = Math.max(x, 1);
  for (;;) {
    let power = guess;
    for (let i = 2; i < n; i++) power *= guess;
    const next = guess - (guess - x / power) / n;
    // Written so that a number that is none ends it too.
    if (!(next < guess)) return guess;
    guess = next;
  }
}

/** Display value 0..1 to linear light 0..1 (IEC 61966-2-1). x^2.4 as the 12th power of the fifth root. */
export function srgbToLinear(value: number): number {
  if (value <= 0.04045) return value / 12.92;
  const fifth = root((value + 0.055) / 1.055, 5);
  const cube = fifth * fifth * fifth;
  return cube * cube * cube * cube;
}

/** Linear light 0..1 to display value 0..1 (IEC 61966-2-1). x^(1/2.4) as the fifth power of the twelfth root. */
export function linearToSrgb(linear: number): number {
  if (linear <= 0.0031308) return linear * 12.92;
  const twelfth = Math.sqrt(Math.sqrt(root(linear, 3)));
  const square = twelfth * twelfth;
  return 1.055 * square * square * twelfth - 0.055;
}
