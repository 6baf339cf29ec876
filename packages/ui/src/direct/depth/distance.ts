/** Distances that an axis shows, m: equal ways on it are equal factors, as eyes tell distances apart. */
export interface DistanceRange {
  readonly nearest: number;
  readonly farthest: number;
}

/** Nearest and farthest a layer may stand, as its node has it, m. */
export const REACH: DistanceRange = { nearest: 0.2, farthest: 10_000 };
/** Nearest and farthest that an axis reaches at least, m. */
const USUAL: DistanceRange = { nearest: 0.5, farthest: 30 };
/** Room beyond the outermost layers, a factor. */
const MARGIN = 1.6;

/** The axis for some distances. */
export function rangeOf(metres: Iterable<number>): DistanceRange {
  let { nearest, farthest } = USUAL;
  for (const each of metres) {
    nearest = Math.min(nearest, each / MARGIN);
    farthest = Math.max(farthest, each * MARGIN);
  }
  return { nearest: Math.max(0.1, nearest), farthest: Math.min(REACH.farthest, farthest) };
}

/** Where a distance lies on the axis, 0..1. */
export const toShare = (metres: number, { nearest, farthest }: DistanceRange): number =>
  Math.min(1, Math.max(0, Math.log(metres / nearest) / Math.log(farthest / nearest)));

/** The distance at a share of the axis, with as many digits as a person would type. */
export const fromShare = (share: number, { nearest, farthest }: DistanceRange): number =>
  tidyMetres(nearest * (farthest / nearest) ** share);

/** A distance with two digits, three from 10 m on, within what a layer may have. */
export function tidyMetres(metres: number): number {
  const held = Math.min(REACH.farthest, Math.max(REACH.nearest, metres));
  return Number(held.toPrecision(held < 10 ? 2 : 3));
}

/** A distance moved by a key: a twentieth, a fifth for a large step, and always as far as can be told. */
export function nudged(metres: number, direction: 1 | -1, isLarge: boolean): number {
  const factor = isLarge ? 1.2 : 1.05;
  const next = tidyMetres(direction > 0 ? metres * factor : metres / factor);
  return next === metres ? tidyMetres(metres + direction * (metres < 10 ? 0.1 : 1)) : next;
}

const STEPS = [1, 2, 5];

/** Round distances on the axis, for its marks. */
export function ticksOf({ nearest, farthest }: DistanceRange): readonly number[] {
  const ticks: number[] = [];
  for (let decade = 0.1; decade <= farthest; decade *= 10)
    for (const step of STEPS) {
      const metres = Number((decade * step).toPrecision(1));
      if (metres >= nearest && metres <= farthest) ticks.push(metres);
    }
  return ticks.length > 9 ? ticks.filter((metres) => /^0?\.?0*1/.test(String(metres))) : ticks;
}
