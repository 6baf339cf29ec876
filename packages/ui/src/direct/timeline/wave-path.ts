/** Outline of a sound as a path in a box of `peaks.length` by 100, mirrored about its middle. */
export function wavePath(peaks: readonly number[]): string {
  if (peaks.length === 0) return '';
  const half = (peak: number) => Math.max(1, peak * 48);
  const upper = peaks.map((peak, i) => `${i + 0.5} ${round(50 - half(peak))}`);
  const lower = peaks.map((peak, i) => `${i + 0.5} ${round(50 + half(peak))}`).reverse();
  return `M${upper.join('L')}L${lower.join('L')}Z`;
}

const round = (value: number) => Math.round(value * 10) / 10;
