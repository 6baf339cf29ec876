/**
 * A smooth curve through points that does not overshoot: between two points it stays between their values. Cubic Hermite pieces
 * with slopes limited as by Fritsch and Carlson, "Monotone Piecewise Cubic Interpolation" (1980).
 *
 * @param at - rising, at least one
 * @param values - as many
 * @returns the curve; before the first and after the last point it keeps their values
 */
export function monotoneCurve(at: readonly number[], values: readonly number[]): (position: number) => number {
  const slopes = slopesOf(at, values);
  return (position) => {
    if (position <= at[0]!) return values[0]!;
    const next = at.findIndex((end) => end >= position);
    if (next === -1) return values.at(-1)!;
    const i = next - 1;
    const length = at[next]! - at[i]!;
    const t = (position - at[i]!) / length;
    const start = (1 + 2 * t) * (1 - t) * (1 - t) * values[i]! + t * (1 - t) * (1 - t) * length * slopes[i]!;
    const end = t * t * (3 - 2 * t) * values[next]! + t * t * (t - 1) * length * slopes[next]!;
    return start + end;
  };
}

/** Slope at every point: the harmonic mean of both sides, weighted by their lengths; 0 at a turn. */
function slopesOf(at: readonly number[], values: readonly number[]): number[] {
  const last = at.length - 1;
  const length = (i: number) => at[i + 1]! - at[i]!;
  const chord = (i: number) => (values[i + 1]! - values[i]!) / length(i);
  return at.map((_, i) => {
    if (last === 0) return 0;
    if (i === 0) return endSlope(chord(0), last > 1 ? chord(1) : chord(0), length(0), last > 1 ? length(1) : length(0));
    if (i === last) {
      const before = last > 1 ? last - 2 : last - 1;
      return endSlope(chord(last - 1), chord(before), length(last - 1), length(before));
    }
    const before = chord(i - 1);
    const after = chord(i);
    if (before * after <= 0) return 0;
    const heavy = 2 * length(i) + length(i - 1);
    const light = length(i) + 2 * length(i - 1);
    return (heavy + light) / (heavy / before + light / after);
  });
}

/** Slope at an end, from the two pieces next to it, kept within what a monotone piece can have. */
function endSlope(near: number, far: number, nearLength: number, farLength: number): number {
  const slope = ((2 * nearLength + farLength) * near - nearLength * far) / (nearLength + farLength);
  if (slope * near <= 0) return 0;
  return Math.abs(slope) > 3 * Math.abs(near) ? 3 * near : slope;
}
