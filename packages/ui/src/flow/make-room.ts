import type { Point } from '@shotgraph/engine';
import { heldBy, holds, type Placed } from '../marks/carry.ts';
import { FRAME_PADDING, type Mark } from '../marks/marks.ts';

/** Room beside a card that is put between others, px: an edge can be seen in it. */
const BESIDE = 48;
/** Room between cards one above the other, px; closer ones are beside each other. */
const APART = 16;
const GRID = 8;

/** A card that goes into an edge. */
export interface Squeeze {
  /** The card where it was dropped. */
  readonly card: Placed;
  /** Ids of the cards that the edge joins. */
  readonly source: string;
  readonly target: string;
  /** Ids of all that is fed by the edge, its target among them. */
  readonly fed: ReadonlySet<string>;
  /** Every other card, and the marks. */
  readonly things: readonly Placed[];
  readonly marks: readonly Mark[];
}

/** What makes room for it. */
export interface Room {
  /** Where the card itself stands. */
  readonly at: Point;
  /** What moves right, by its id, and by how much, px. */
  readonly moved: ReadonlySet<string>;
  readonly by: number;
  /** Frames that become wider, and how wide: they hold what moves, and what it moves away from. */
  readonly widths: ReadonlyMap<string, number>;
}

/**
 * Works out how a card finds room between the two cards of an edge that goes from left to right: it stands clear of the first, and the
 * second moves clear of it, with what it feeds and stands behind it. Whatever they would come to cover moves as well. Frames go with
 * what is in them, but for those that the edge begins in: they become wider.
 */
export function makeRoom(squeeze: Squeeze): Room {
  const { card, things, marks } = squeeze;
  const source = things.find(({ id }) => id === squeeze.source);
  const target = things.find(({ id }) => id === squeeze.target);
  const still: Room = { at: card.at, moved: new Set(), by: 0, widths: new Map() };
  if (!source || !target || rightOf(source) > target.at[0]) return still;
  const at: Point = covers(card, source, BESIDE) ? [onGrid(rightOf(source) + BESIDE), card.at[1]] : card.at;
  const placed = { ...card, at };
  const by = covers(placed, target, BESIDE) ? onGrid(rightOf(placed) + BESIDE - target.at[0]) : 0;
  if (by <= 0) return { ...still, at };

  const frames = marks.filter(({ kind }) => kind === 'frame').sort((a, b) => areaOf(a) - areaOf(b));
  const open = frames.filter((frame) => holds(frame, source) || holds(frame, card));
  const unitOf = unitsIn(frames, new Set(open), things);
  const behind = things.filter(({ id, at: [x] }) => squeeze.fed.has(id) && x >= target.at[0]);
  const moved = pushAll(behind, by, { things, open, unitOf });
  return { at, moved, by, widths: widen(open, placed, things, moved, by) };
}

const rightOf = ({ at, size }: Placed) => at[0] + size[0];
const onGrid = (px: number) => Math.ceil(px / GRID) * GRID;
const areaOf = ({ size }: Mark) => size[0] * size[1];
const shifted = (thing: Placed, by: number): Placed => ({ ...thing, at: [thing.at[0] + by, thing.at[1]] });

/** Whether two things overlap, or are closer than they should be. */
function covers(a: Placed, b: Placed, beside: number, apart = APART): boolean {
  return (
    a.at[0] < rightOf(b) + beside &&
    b.at[0] < rightOf(a) + beside &&
    a.at[1] < b.at[1] + b.size[1] + apart &&
    b.at[1] < a.at[1] + a.size[1] + apart
  );
}

/** Tells what moves when something is moved: all that is in the outermost frame around it that is not open. */
function unitsIn(frames: readonly Mark[], open: ReadonlySet<Mark>, things: readonly Placed[]) {
  const closed = frames.filter((frame) => !open.has(frame));
  const held = new Map<Mark, readonly string[]>();
  return (thing: Placed): readonly string[] => {
    const around = closed.findLast((frame) => frame.id === thing.id || holds(frame, thing));
    if (!around) return [thing.id];
    if (!held.has(around)) held.set(around, [around.id, ...heldBy(around, things)]);
    return held.get(around)!;
  };
}

interface Pushing {
  readonly things: readonly Placed[];
  readonly open: readonly Mark[];
  readonly unitOf: (thing: Placed) => readonly string[];
}

/** Everything that moves when some things do: their units, and what those would come to cover. */
function pushAll(first: readonly Placed[], by: number, { things, open, unitOf }: Pushing): ReadonlySet<string> {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const isOpen = new Set(open.map(({ id }) => id));
  const moved = new Set<string>();
  const queue: Placed[] = [];
  const push = (thing: Placed) => {
    for (const id of unitOf(thing)) {
      if (moved.has(id)) continue;
      moved.add(id);
      queue.push(byId.get(id)!);
    }
  };
  for (const thing of first) push(thing);
  for (let thing = queue.shift(); thing; thing = queue.shift()) {
    const then = shifted(thing, by);
    for (const other of things) {
      if (moved.has(other.id) || isOpen.has(other.id) || covers(thing, other, 0, 0)) continue;
      if (covers(then, other, APART)) push(other);
    }
  }
  return moved;
}

/** How wide open frames have to be for what is in them. @param open - the smallest first */
function widen(
  open: readonly Mark[],
  card: Placed,
  things: readonly Placed[],
  moved: ReadonlySet<string>,
  by: number,
): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  for (const frame of open) {
    const held = things.filter((thing) => holds(frame, thing));
    const rights = held.map(
      (thing) => thing.at[0] + (widths.get(thing.id) ?? thing.size[0]) + (moved.has(thing.id) ? by : 0),
    );
    if (holds(frame, card)) rights.push(rightOf(card));
    const width = Math.max(...rights) + FRAME_PADDING - frame.at[0];
    if (held.some(({ id }) => moved.has(id) || widths.has(id)) && width > frame.size[0]) widths.set(frame.id, width);
  }
  return widths;
}
