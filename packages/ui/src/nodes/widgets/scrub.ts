import type { InputOptions } from '@shotgraph/engine';

type Range = Pick<InputOptions<unknown>, 'min' | 'max' | 'step' | 'default'> & { readonly unit?: string | undefined };

/** Pixels of dragging that make one step. */
const PX_PER_STEP = 3;
/** Steps a short range is at least divided into, and how long it may be. */
const STEPS = 40;
const SHORT = 30;
/** How many times further its far end may be than its near one, for a range of which every number is as likely as another. */
const EVEN = 120;
/** Decimals kept: as many as people write, and not what adding leaves behind. */
const DECIMALS = 10;

/**
 * The step of a number: its own; else what suits its range; else, where that is wide or open, about a tenth to a twentieth of its value,
 * as people change seconds by tenths, minutes by seconds, and so on.
 */
export function stepOf({ step, min = -Infinity, max = Infinity, unit, default: usual }: Range, value = usual): number {
  if (step !== undefined) return step;
  if (max - min <= SHORT) return power((max - min) / STEPS);
  if (unit === '°' || (min >= 1 && max / min <= EVEN)) return 1;
  // What is allowed at least is what can be told apart.
  const least = min > 0 ? power(min) : 0.1;
  return typeof value === 'number' ? Math.max(least, round(Math.abs(value) / 10)) : least;
}

/**
 * A number after dragging, within its range. Every step is as large as suits the number it starts from, and goes back as far as it
 * went: whatever a number was, it is that again.
 *
 * @param px - to the right is up
 * @param factor - 10 for coarse, 0.1 for fine
 */
export function scrubbed(start: number, px: number, range: Range, factor = 1): number {
  let value = start;
  for (let left = Math.round(Math.abs(px) / PX_PER_STEP); left > 0; left--) {
    const next = stepped(value, Math.sign(px), range, factor);
    if (next === value) break;
    value = next;
  }
  return value;
}

function stepped(value: number, direction: number, range: Range, factor: number): number {
  const stepAt = (at: number) => Math.max(range.step ?? 0, Number((stepOf(range, at) * factor).toPrecision(1)));
  let step = stepAt(value);
  // Towards zero steps get smaller: the one that comes back counts.
  if (value * direction < 0) while (stepAt(tidy(value + direction * step)) < step) step = round(step * 0.9);
  return clamp(tidy(value + direction * step), range);
}

const tidy = (value: number) => Number(value.toFixed(DECIMALS));

/** The power of ten at or below a number. */
const power = (value: number) => Number(`1e${Math.floor(Math.log10(value) + 1e-9)}`);

/** The number 1, 2 or 5, times a power of ten, at or below a number; 0 for 0. */
function round(value: number): number {
  if (value === 0) return 0;
  const unit = power(value);
  const times = value / unit + 1e-9;
  return Number(((times >= 5 ? 5 : times >= 2 ? 2 : 1) * unit).toPrecision(1));
}

/** The nearest number in the range. */
export const clamp = (value: number, { min = -Infinity, max = Infinity }: Range): number =>
  Math.min(max, Math.max(min, value));

/** Reads a number as people write it; a decimal comma counts. */
export function toNumber(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && Number.isFinite(value) ? value : undefined;
}

/** Whether a number is in the range. */
export const isAllowed = (value: number, range: Range): boolean => clamp(value, range) === value;

/** Whether a text says something, and that is no number of the range. */
export function isWrongNumber(text: string, range: Range): boolean {
  const value = toNumber(text);
  return text.trim() !== '' && (value === undefined || !isAllowed(value, range));
}
