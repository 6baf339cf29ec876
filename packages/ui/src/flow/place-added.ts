import { edgesIn, type Op, parseFrom } from '@shotgraph/engine';
import { CARD_WIDTH } from './card-size.ts';
import type { Box, Place } from './layout.ts';

/** Room left around a card that is put between others, px. */
const GAP = 32;
/** About as tall as a card with a few inputs and a picture, px. */
const HEIGHT = 264;

/**
 * Gives nodes that ops add without a place one beside what they feed: left of it, as far down as is free. Those that feed nothing with a
 * place stay as they are.
 *
 * @param boxes - cards of the graph the ops are about, as large as they are thought to be
 * @param places - their top left corners
 */
export function placeAdded(
  ops: readonly Op[],
  boxes: readonly Box[],
  places: ReadonlyMap<string, Place>,
): readonly Op[] {
  const taken = takenBy(boxes, places);
  return ops.map((op) => {
    if (op.op !== 'add-node' || op.at) return op;
    const target = places.get(readerOf(op.id, ops) ?? '');
    if (!target) return op;
    let at: Place = [target[0] - CARD_WIDTH - GAP * 2, target[1]];
    while (!isFree(at, taken)) at = [at[0], at[1] + GAP];
    taken.push({ place: at, width: CARD_WIDTH, height: HEIGHT });
    return { ...op, at };
  });
}

/** How far apart the places are that are tried, and how many times as far away at most, px. */
const STEP = 40;
const RINGS = 40;

/** The place nearest to one where a new card covers no other; that one itself where all around is taken. */
export function freeNear(at: Place, boxes: readonly Box[], places: ReadonlyMap<string, Place>): Place {
  const taken = takenBy(boxes, places);
  if (isFree(at, taken)) return at;
  for (let ring = 1; ring <= RINGS; ring++) {
    const around = ringOf(ring).sort(([ax, ay], [bx, by]) => ax * ax + ay * ay - (bx * bx + by * by));
    const free = around
      .map(([x, y]): Place => [at[0] + x * STEP, at[1] + y * STEP])
      .find((each) => isFree(each, taken));
    if (free) return free;
  }
  return at;
}

/** The places of a square around the middle, so many steps from it. */
function ringOf(steps: number): Place[] {
  const places: Place[] = [];
  for (let i = -steps; i <= steps; i++) places.push([i, -steps], [i, steps], [-steps, i], [steps, i]);
  return places;
}

interface Taken {
  readonly place: Place;
  readonly width: number;
  readonly height: number;
}

const takenBy = (boxes: readonly Box[], places: ReadonlyMap<string, Place>): Taken[] =>
  boxes.flatMap(({ id, width, height }) => {
    const place = places.get(id);
    return place ? [{ place, width, height }] : [];
  });

const isFree = ([x, y]: Place, taken: readonly Taken[]): boolean =>
  taken.every(
    ({ place, width, height }) =>
      x >= place[0] + width + GAP / 2 ||
      place[0] >= x + CARD_WIDTH + GAP / 2 ||
      y >= place[1] + height + GAP / 2 ||
      place[1] >= y + HEIGHT + GAP / 2,
  );

/** The node that ops wire a new one into. */
function readerOf(id: string, ops: readonly Op[]): string | undefined {
  for (const op of ops) {
    if (op.op === 'set-input' && edgesIn(op.value).some(({ from }) => parseFrom(from).node === id)) return op.node;
  }
  return undefined;
}
