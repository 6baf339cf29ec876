import { type Align, createAligner, UNSTRETCHED } from './align.ts';
import type { Block, Grain } from './blocks.ts';
import { expand, type Matrix3, type Stretch } from './matrix.ts';
import type { Pyramid } from './pyramid.ts';
import { createSearch } from './search.ts';

/** The same thing in two pictures: shares of the frame's width from its centre, right and down. */
export interface Match {
  /** In the first picture. */
  readonly x: number;
  readonly y: number;
  /** In the second picture. */
  readonly u: number;
  readonly v: number;
  /** How much it counts; 1 when left out. */
  readonly weight?: number;
}

/** For the motion of the whole picture: squares large enough to be told apart with certainty. */
export const WHOLE: Grain = { radius: 7, cells: 20 };
/** For layers: squares small enough to lie on one of them only. */
export const LAYERED: Grain = { radius: 6, cells: 28 };
/** Of the squares searched for in a small picture, pixels. */
const SEARCH_RADIUS = 4;
/** Around where it is expected, pixels of the small picture: 28 of a 320 pixel one. */
const SEARCH_REACH = 7;
/** The longer side of the picture that is searched is at most this, pixels. */
const SEARCH_SIDE = 100;
/** Squares that are less alike are not the same thing. */
const LEAST_LIKENESS = 0.75;
/** How far a square found again may come back from where it set out, pixels of the picture. */
const MOST_RETURN_ERROR = 0.5;

const FINE_ALIGNERS = new Map([WHOLE, LAYERED].map((grain) => [grain, createAligner(grain.radius, 0.01)]));
/** What is found first is measured again, so that it need not be quite exact. */
const FIRST_ALIGNERS = new Map([WHOLE, LAYERED].map((grain) => [grain, createAligner(grain.radius, 0.04)]));
const alignRoughly = createAligner(5, 0.08);

/** Finds the same things in two pictures, wherever they went. */
export type Matcher = (block: Block, motion: Matrix3) => Match | undefined;

/**
 * Matches blocks from coarse to fine: a search around where `motion` takes them in a small picture, sub-pixel alignment in every
 * larger one. What is found must lead back to where it came from, at both ends of that chain.
 */
export function createMatcher(a: Pyramid, b: Pyramid, grain: Grain): Matcher {
  const align = FIRST_ALIGNERS.get(grain)!;
  const depth = searchLevel(a);
  const forward = createSearch(a.levels[depth]!, b.levels[depth]!, SEARCH_RADIUS);
  const backward = createSearch(b.levels[depth]!, a.levels[depth]!, SEARCH_RADIUS);
  return (block, motion) => {
    const scale = 1 << depth;
    const ax = Math.floor((block.x + 0.5) / scale);
    const ay = Math.floor((block.y + 0.5) / scale);
    const { shiftX, shiftY } = movedBy(a, block, motion);
    const bx = Math.round(ax + shiftX / scale);
    const by = Math.round(ay + shiftY / scale);
    const found = forward(ax, ay, bx, by, SEARCH_REACH);
    if (found === undefined || found.likeness < 0.6) return undefined;
    const back = backward(found.x, found.y, found.x - (bx - ax), found.y - (by - ay), SEARCH_REACH);
    if (back === undefined || Math.abs(back.x - ax) > 1 || Math.abs(back.y - ay) > 1) return undefined;
    return refine(a, b, block, [(found.x - ax) * scale, (found.y - ay) * scale], depth, align);
  };
}

/** How far a block is moved, pixels, and how the picture is stretched around it. */
function movedBy({ width, height }: Pyramid, { x, y }: Block, motion: Matrix3) {
  const { shift, stretch } = expand(motion, (x + 0.5 - width / 2) / width, (y + 0.5 - height / 2) / width);
  const usable = stretch.every((value) => Math.abs(value) < 4);
  return { shiftX: shift[0] * width, shiftY: shift[1] * width, stretch: usable ? stretch : UNSTRETCHED };
}

function searchLevel({ levels }: Pyramid): number {
  const index = levels.findIndex(({ width, height }) => Math.max(width, height) <= SEARCH_SIDE);
  return index === -1 ? levels.length - 1 : index;
}

/**
 * Follows a block from where it was found in a small picture to the large one, and back again: the way back starts from what the
 * last but one picture said, so that it does not merely repeat the way there.
 */
function refine(
  a: Pyramid,
  b: Pyramid,
  block: Block,
  found: readonly [shiftX: number, shiftY: number],
  depth: number,
  align: Align,
): Match | undefined {
  let rough = found;
  for (let index = depth - 1; index > 0; index--)
    rough = follow(a, b, block, rough, index, alignRoughly)?.shift ?? rough;
  const there = follow(a, b, block, rough, 0, align);
  if (there === undefined || there.likeness < LEAST_LIKENESS) return undefined;
  const [shiftX, shiftY] = there.shift;
  const end = { x: Math.round(block.x + shiftX), y: Math.round(block.y + shiftY) };
  const back = follow(b, a, end, [-rough[0], -rough[1]], 0, alignRoughly);
  if (back === undefined) return undefined;
  const error = Math.abs(shiftX + back.shift[0]) + Math.abs(shiftY + back.shift[1]);
  return error <= MOST_RETURN_ERROR ? toMatch(a, block, shiftX, shiftY) : undefined;
}

/** Aligns a block in one size of the pictures; shifts are in pixels of the largest. */
function follow(
  a: Pyramid,
  b: Pyramid,
  block: Block,
  [shiftX, shiftY]: readonly [number, number],
  index: number,
  align: Align,
  stretch?: Stretch,
): { readonly shift: readonly [number, number]; readonly likeness: number } | undefined {
  const scale = 1 << index;
  const x = Math.floor((block.x + 0.5) / scale);
  const y = Math.floor((block.y + 0.5) / scale);
  const [from, to] = [a.levels[index], b.levels[index]];
  const found = from && to && align(from, x, y, to, x + shiftX / scale, y + shiftY / scale, stretch);
  return found && { shift: [(found.x - x) * scale, (found.y - y) * scale], likeness: found.likeness };
}

const toMatch = ({ width, height }: Pyramid, { x, y }: Block, shiftX: number, shiftY: number): Match => ({
  x: (x + 0.5 - width / 2) / width,
  y: (y + 0.5 - height / 2) / width,
  u: (x + shiftX + 0.5 - width / 2) / width,
  v: (y + shiftY + 0.5 - height / 2) / width,
});

/** How far from where a known motion takes it a block may be found, pixels. */
const REMATCH_REACH = 8;

/**
 * Measures a block again where a known motion takes it, with the square stretched and turned as that motion does: without this a
 * turning or growing picture is read less exactly. Where the motion is not known well enough yet for the picture itself, its half
 * brings the block closer.
 */
export function rematch(a: Pyramid, b: Pyramid, block: Block, motion: Matrix3, grain: Grain): Match | undefined {
  const align = FINE_ALIGNERS.get(grain)!;
  const { shiftX, shiftY, stretch } = movedBy(a, block, motion);
  const shift = [shiftX, shiftY] as const;
  const near = follow(a, b, block, shift, 0, align, stretch);
  if (near !== undefined && near.likeness >= LEAST_LIKENESS) return accept(a, block, near.shift, shift);
  const half = follow(a, b, block, shift, 1, alignRoughly, stretch);
  const found = half && follow(a, b, block, half.shift, 0, align, stretch);
  return found && found.likeness >= LEAST_LIKENESS ? accept(a, block, found.shift, shift) : undefined;
}

function accept(
  pyramid: Pyramid,
  block: Block,
  found: readonly [number, number],
  expected: readonly [number, number],
): Match | undefined {
  const away = Math.abs(found[0] - expected[0]) + Math.abs(found[1] - expected[1]);
  return away <= REMATCH_REACH ? toMatch(pyramid, block, found[0], found[1]) : undefined;
}
