import type { Point } from '../shape.ts';

/**
 * A pine as overlapping boughs: each hangs from the trunk, lifts at its tip and carries needles below.
 *
 * @param x - foot of the trunk, pixels
 * @param foot - y of the ground there
 * @param tall - height, pixels
 * @param random - numbers in [0, 1)
 * @returns closed polygons
 */
export function* pine(x: number, foot: number, tall: number, random: () => number): Generator<Point[]> {
  const lean = (random() - 0.5) * 0.03 * tall;
  const half = tall * (0.17 + 0.05 * random());
  const trunk = tall * 0.012 + 1;
  const at = (t: number): Point => [x + lean * (1 - t), foot - tall * (1 - t)];
  yield [at(0), [x + trunk, foot + 4], [x - trunk, foot + 4]];
  const levels = Math.round(Math.min(64, 14 + tall / 11));
  for (let level = 0; level < levels; level++) {
    const t = 0.015 + 0.9 * ((level + 0.7 * random()) / levels) ** 1.12;
    // Boughs grow with their age, and the lowest ones, in the shade, die back.
    const reach = half * (0.05 + t ** 0.82) * (t > 0.82 ? 1 - (t - 0.82) * 1.6 : 1);
    for (const side of [-1, 1]) {
      if (random() < 0.05 && t > 0.25) continue;
      yield bough(at(t), side * reach * (0.62 + 0.5 * random()), tall / levels, random);
    }
  }
}

/** One bough from the trunk outwards: a bowed upper edge, needles hanging from the lower one. */
function bough([x, y]: Point, reach: number, gap: number, random: () => number): Point[] {
  const long = Math.abs(reach);
  const droop = long * (0.34 + 0.22 * random());
  const thick = gap * (0.8 + 0.6 * random()) + long * 0.1;
  const edge = (t: number): Point => [x + reach * t, y + droop * (t * 1.35 - t * t * t * 0.5)];
  const upper = [0, 0.25, 0.5, 0.75, 1].map(edge);
  const needles = Math.max(3, Math.min(16, Math.round(long / 5)));
  const lower: Point[] = [];
  for (let i = needles; i >= 1; i--) {
    const t = (i - 0.35 + 0.5 * random()) / needles;
    const [nx, ny] = edge(Math.min(1, t));
    const hang = thick * (1.15 - 0.8 * t) * (0.7 + 0.7 * random());
    lower.push([nx + Math.sign(reach) * hang * 0.25, ny + hang]);
    const [mx, my] = edge(Math.max(0, (i - 1) / needles));
    lower.push([mx, my + thick * (0.5 - 0.35 * t)]);
  }
  return [[x - Math.sign(reach) * 1.5, y - gap * 0.2], ...upper, ...lower, [x - Math.sign(reach) * 1.5, y + thick]];
}
