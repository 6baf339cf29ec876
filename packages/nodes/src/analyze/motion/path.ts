import { exp2 } from '../../stage/curves.ts';
import { degreesOf } from './angle.ts';
import { comparePyramids } from './compare.ts';
import { fillKnots, type Knot } from './knots.ts';
import type { Luma } from './luma.ts';
import { logarithm, type Matrix3, normalise } from './matrix.ts';
import type { PairMotion, PairOptions } from './pair.ts';
import { buildPyramid, type Pyramid } from './pyramid.ts';

/** Where the picture has got to since the first frame. */
export interface PathPoint {
  /** Index of the frame. */
  readonly frame: number;
  /** How far the content at the centre of the frame has moved to the right, added up, shares of the frame's width. */
  readonly x: number;
  /** How far it has moved down, shares of the frame's width. */
  readonly y: number;
  /** How much it has grown, multiplied up. */
  readonly scale: number;
  /** How far it has turned, clockwise positive, added up. */
  readonly rotateDegrees: number;
  /** Of the comparison that led here, 0..1; 0 where nothing could be measured and the point before was kept. */
  readonly confidence: number;
}

/** How to follow a clip. */
export interface PathOptions extends Omit<PairOptions, 'expected' | 'before'> {
  /** Frames between two that are compared, where the motion allows it; 4 when left out. */
  readonly apart?: number;
}

/** Frames apart: further, noise would be lost in the motion; nearer, small motion is lost in the noise. */
const APART = 4;
/** Share of the blocks that must move along, and that must be found at all; below, frames closer together are tried. */
const ENOUGH_CONFIDENCE = 0.2;
const ENOUGH_FOUND = 0.5;
/** Share of the frame that may pass between two frames that are compared. */
const MOST_SHIFT = 0.1;
/** Share of the frame by which a step may differ from what the pace before it would give: more is a start or stop to be looked at closely. */
const MOST_CHANGE = 0.03;

/** A comparison of two frames of a clip. */
export interface PathStep {
  readonly from: number;
  readonly to: number;
  /** `undefined` where it cannot be measured, such as across a cut. */
  readonly pair: PairMotion | undefined;
}

/**
 * How the picture moves over a clip. Frames a few apart are compared; where much happens, closer ones; in between, motion is taken
 * for smooth. Motion is read at the centre of the frame, as it flows: a pan of 10 degrees moves it by focal length times 10 degrees
 * in radians, however it is cut into steps, and changes neither scale nor turn.
 *
 * @param frames - of one size, about 320 pixels on the longer side; at least one
 * @returns one point per frame
 * @throws RangeError when there are no frames, or they differ in size
 */
export function measurePath(frames: readonly Luma[], options: PathOptions = {}): PathPoint[] {
  if (frames.length === 0) throw new RangeError('a path is measured over at least one frame, got none');
  return tracePath(measureSteps(frames, options));
}

/** A path from its comparisons; see {@link measurePath}. */
export function tracePath(steps: readonly PathStep[]): PathPoint[] {
  let at = { x: 0, y: 0, scale: 1, rotateDegrees: 0 };
  const knots: Knot<keyof typeof at>[] = [{ frame: 0, values: at, confidence: 1 }];
  for (const { to, pair } of steps) {
    const pace = pair && paceOf(pair.motion);
    if (pace !== undefined) {
      at = {
        x: at.x + pace.x,
        y: at.y + pace.y,
        scale: at.scale * exp2(pace.growth * Math.LOG2E),
        rotateDegrees: at.rotateDegrees + pace.rotateDegrees,
      };
    }
    knots.push({ frame: to, values: at, confidence: pace ? pair!.confidence : 0 });
  }
  return fillKnots(knots);
}

/**
 * The comparisons a path is made of, one after the other without gaps.
 *
 * @throws RangeError when the frames differ in size
 */
export function measureSteps(frames: readonly Luma[], options: PathOptions = {}): PathStep[] {
  const apart = options.apart ?? APART;
  if (!Number.isInteger(apart) || apart < 1)
    throw new RangeError(`frames to compare must be a whole number from 1 up apart, got ${apart}`);
  const prepared = rememberFew((index) => buildPyramid(frames[index]!));
  const steps: PathStep[] = [];
  for (let from = 0; from < frames.length - 1; ) {
    const before = steps.at(-1);
    // What had to be cut into small steps a moment ago will hardly do with large ones now.
    const longest = Math.min(apart, before ? 2 * (before.to - before.from) : apart, frames.length - 1 - from);
    const step = measureStep(prepared, from, longest, before, options);
    steps.push(step);
    from = step.to;
  }
  return steps;
}

/** The longest step from a frame that can be trusted; else the shortest. */
function measureStep(
  prepared: (index: number) => Pyramid,
  from: number,
  longest: number,
  before: PathStep | undefined,
  options: PathOptions,
): PathStep {
  for (let apart = longest; ; apart = Math.ceil(apart / 2)) {
    const known = before?.pair && {
      before: before.pair,
      ...(before.to - before.from === apart && { expected: before.pair.motion }),
    };
    const pair = comparePyramids(prepared(from), prepared(from + apart), { ...options, ...known });
    if (apart === 1 || (pair !== undefined && isSmooth(pair, apart, before))) return { from, to: from + apart, pair };
  }
}

/** Whether a step is short enough for what happens in it. */
function isSmooth({ translate: [x, y], ...pair }: PairMotion, frames: number, before: PathStep | undefined): boolean {
  const times = before ? frames / (before.to - before.from) : 0;
  const [usualX, usualY] = before?.pair ? before.pair.translate.map((shift) => shift * times) : [x, y];
  return (
    pair.confidence >= ENOUGH_CONFIDENCE &&
    pair.matched >= ENOUGH_FOUND * pair.blocks &&
    Math.abs(x) + Math.abs(y) <= MOST_SHIFT &&
    Math.abs(x - usualX!) + Math.abs(y - usualY!) <= MOST_CHANGE
  );
}

/** The last few results of a function, kept: frames are compared with their neighbours only. */
function rememberFew<T>(make: (index: number) => T): (index: number) => T {
  const kept = new Map<number, T>();
  return (index) => {
    const known = kept.get(index);
    if (known !== undefined) return known;
    const made = make(index);
    kept.set(index, made);
    for (const old of kept.keys()) if (kept.size > 4) kept.delete(old);
    return made;
  };
}

/** Steady rates at the centre of the frame that add up to a motion. */
export interface Pace {
  /** Shares of the frame's width. */
  readonly x: number;
  readonly y: number;
  /** Natural logarithm of the growth. */
  readonly growth: number;
  /** Clockwise. */
  readonly rotateDegrees: number;
}

/** The steady flow that leads to a motion; `undefined` for motions that no steady flow leads to. */
export function paceOf(motion: Matrix3): Pace | undefined {
  const unit = normalise(motion);
  const rates = unit && logarithm(unit);
  if (rates === undefined) return undefined;
  const [a, b, c, d, e, f, , , i] = rates;
  return { x: c, y: f, growth: (a + e) / 2 - i, rotateDegrees: degreesOf((d - b) / 2) };
}
