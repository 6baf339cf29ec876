/** Beats that a comb looks at. */
const TEETH = 4;

/**
 * Unbiased autocorrelation around the mean, so that "no relation" is 0 and not a positive floor.
 *
 * @param lags - the longest one, in values; less than there are values
 * @returns `lags + 1` values, 1 at lag 0; all 0 for silence
 */
export function autocorrelation(values: Float64Array, lags: number): Float64Array {
  const result = new Float64Array(lags + 1);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  for (let lag = 0; lag <= lags; lag++) {
    let sum = 0;
    for (let i = lag; i < centred.length; i++) sum += centred[i]! * centred[i - lag]!;
    result[lag] = sum / (centred.length - lag);
  }
  const power = result[0]!;
  return power > 0 ? result.map((value) => value / power) : result;
}

/** Mean of the correlation at one to four times a lag, as far as it reaches. */
export function comb(correlation: Float64Array, lag: number): number {
  const teeth = Math.max(1, Math.min(TEETH, Math.floor((correlation.length - 2) / lag)));
  let sum = 0;
  for (let k = 1; k <= teeth; k++) sum += at(correlation, k * lag);
  return sum / teeth;
}

/** Value between two lags; 0 beyond the end. */
function at(correlation: Float64Array, lag: number): number {
  const below = Math.floor(lag);
  const part = lag - below;
  return (correlation[below] ?? 0) * (1 - part) + (correlation[below + 1] ?? 0) * part;
}

/** The highest value within `reach` lags of a lag, placed between lags by a parabola. */
export function peakNear(
  correlation: Float64Array,
  lag: number,
  reach: number,
): { readonly lag: number; readonly value: number } {
  let peak = Math.round(lag);
  for (let i = Math.max(1, Math.round(lag) - reach); i <= Math.round(lag) + reach; i++) {
    if ((correlation[i] ?? 0) > (correlation[peak] ?? 0)) peak = i;
  }
  return { lag: peak + parabola(correlation, peak), value: correlation[peak] ?? 0 };
}

/** Where the parabola through a value and its neighbours peaks, -0.5..0.5 from the middle one. */
export function parabola(values: Float64Array, middle: number): number {
  const a = values[middle - 1] ?? 0;
  const b = values[middle] ?? 0;
  const c = values[middle + 1] ?? 0;
  const bend = a - 2 * b + c;
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (a - c) / (2 * bend))) : 0;
}
