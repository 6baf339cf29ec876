import type { Vec3 } from '@shotgraph/nodes/stage';

/** A line on the floor. */
export type FloorLine = readonly [Vec3, Vec3];

const SPACINGS = [0.5, 1, 5, 25, 100];
/** Lines to each side of the middle. */
const LINES = 16;

/** A grid around a point of the floor, as fine as makes sense from a distance; every fifth line is a major one. */
export function floorLines(
  [x, , z]: Vec3,
  metres: number,
  level: number,
): { readonly minor: readonly FloorLine[]; readonly major: readonly FloorLine[] } {
  const spacing = SPACINGS.findLast((each) => each * 12 <= metres) ?? SPACINGS[0]!;
  const minor: FloorLine[] = [];
  const major: FloorLine[] = [];
  const [column, row] = [Math.round(x / spacing), Math.round(z / spacing)];
  const reach = LINES * spacing;
  const [midX, midZ] = [column * spacing, row * spacing];
  for (let i = -LINES; i <= LINES; i++) {
    const across: FloorLine = [
      [(column + i) * spacing, level, midZ - reach],
      [(column + i) * spacing, level, midZ + reach],
    ];
    const along: FloorLine = [
      [midX - reach, level, (row + i) * spacing],
      [midX + reach, level, (row + i) * spacing],
    ];
    ((column + i) % 5 === 0 ? major : minor).push(across);
    ((row + i) % 5 === 0 ? major : minor).push(along);
  }
  return { minor, major };
}
