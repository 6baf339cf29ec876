import type { Point } from '../shape.ts';

/** One blade of grass: a bowed wedge, some pixels wide at the foot. */
export function blade(x: number, foot: number, tall: number, bend: number, wide: number): Point[] {
  const left: Point[] = [];
  const right: Point[] = [];
  for (let i = 0; i <= 5; i++) {
    const t = i / 5;
    const half = (wide / 2) * (1 - t) ** 0.8;
    const px = x + bend * t * t;
    const py = foot - tall * (t - 0.18 * t * t * Math.min(1, Math.abs(bend) / tall));
    left.push([px - half, py]);
    right.unshift([px + half, py]);
  }
  return [...left, ...right];
}

/** How a meadow grows. */
export interface MeadowPlan {
  /** Blades per 100 pixels. */
  readonly density: number;
  /** Tallest blade, pixels. */
  readonly tall: number;
  /** Width at the foot, pixels. */
  readonly wide: number;
  /** Mean bend to the right, as a share of the height. */
  readonly wind: number;
  /** Share of the tall blades that carry a seed head, 0..1. */
  readonly heads: number;
}

/** Blades along a line of ground, one y per column; some carry seed heads. */
export function* meadow(
  ground: ArrayLike<number>,
  { density, tall, wide, wind, heads }: MeadowPlan,
  random: () => number,
): Generator<Point[]> {
  const count = (ground.length * density) / 100;
  for (let i = 0; i < count; i++) {
    const x = random() * (ground.length - 1);
    const high = tall * (0.2 + 0.8 * random() ** 2.2);
    const bend = high * (wind + (random() - 0.5) * 0.7);
    const foot = ground[Math.floor(x)]! + 6;
    yield blade(x, foot, high, bend, wide * (0.6 + 0.6 * random()));
    if (high > tall * 0.72 && random() < heads)
      yield* seedHead(x + bend, foot - high * (1 - 0.18 * Math.min(1, Math.abs(bend) / high)), bend, wide);
  }
}

function* seedHead(x: number, y: number, bend: number, wide: number): Generator<Point[]> {
  const lean = Math.sign(bend || 1);
  for (let k = 0; k < 6; k++) {
    const px = x - lean * k * wide * 0.35;
    const py = y + k * wide * 1.15;
    const side = k % 2 ? 1 : -1;
    yield [
      [px, py - wide * 1.1],
      [px + side * wide * 0.62, py - wide * 0.2],
      [px, py + wide * 0.9],
      [px - side * wide * 0.25, py],
    ];
  }
}
