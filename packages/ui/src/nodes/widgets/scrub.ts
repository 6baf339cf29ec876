import type { InputOptions } from '@shotgraph/engine';

type Range = Pick<InputOptions<unknown>, 'min' | 'max' | 'step' | 'default'>;

/** Pixels of dragging that make one step. */
const PX_PER_STEP = 3;

/** The step of a number: its own, or one hundredth of its range as a round number, or a tenth. */
export function stepOf({ step, min, max, default: fallback }: Range): number {
  if (step !== undefined) return step;
  if (min !== undefined && max !== undefined && max - min <= 1000)
    return 10 ** Math.floor(Math.log10((max - min) / 50));
  return typeof fallback === 'number' && Math.abs(fallback) >= 100 ? 10 : 0.1;
}

/**
 * A number after dragging, within its range and on its steps.
 *
 * @param px - to the right is up
 * @param factor - 10 for coarse, 0.1 for fine
 */
export function scrubbed(start: number, px: number, range: Range, factor = 1): number {
  const step = range.step === undefined ? stepOf(range) * factor : Math.max(range.step, stepOf(range) * factor);
  const value = start + Math.round(px / PX_PER_STEP) * step;
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return clamp(Number(value.toFixed(Math.min(decimals, 6))), range);
}

/** The nearest number in the range. */
export const clamp = (value: number, { min = -Infinity, max = Infinity }: Range): number =>
  Math.min(max, Math.max(min, value));

/** Reads a number as people write it; a decimal comma counts. */
export function toNumber(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && Number.isFinite(value) ? value : undefined;
}
