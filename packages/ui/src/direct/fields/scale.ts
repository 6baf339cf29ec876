/** What a slider runs over. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Equal ways on the slider are equal factors, not equal differences: lenses, distances, sizes. */
  readonly isLog?: boolean;
}

/** Ends of a slider that counts factors. */
const LOG_STEPS = 200;

/** The range of positions of a slider: of a linear one the values themselves, so that its keys step as the scale does. */
export const sliderRange = ({ min, max, step, isLog }: Scale) =>
  isLog ? { min: 0, max: LOG_STEPS, step: 1 } : { min, max, step };

/** Where a value is on the slider. */
export function toPosition({ min, max, isLog }: Scale, value: number): number {
  const held = Math.min(max, Math.max(min, value));
  return isLog ? (Math.log(held / min) / Math.log(max / min)) * LOG_STEPS : held;
}

/** The value at a position of the slider, on the scale's steps. */
export function fromPosition(scale: Scale, position: number): number {
  const { min, max, isLog } = scale;
  if (!isLog) return onStep(scale, position);
  const value = min * (max / min) ** (position / LOG_STEPS);
  // Three digits are all that a person tells apart on such a scale.
  return Math.min(max, Math.max(min, onStep(scale, Number(value.toPrecision(3)))));
}

/** The nearest value that is on a step, counted from 0. */
export function onStep({ step }: Pick<Scale, 'step'>, value: number): number {
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return Number((Math.round(value / step) * step).toFixed(decimals + 2)) + 0;
}

/** A scale that reaches as far as a value that lies beyond it, so that the slider never lies about it. */
export const reaching = (scale: Scale, value: number | undefined): Scale =>
  value === undefined ? scale : { ...scale, min: Math.min(scale.min, value), max: Math.max(scale.max, value) };
