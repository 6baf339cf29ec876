import type { GraphPart, Op, Point } from '@shotgraph/engine';
import { type Arc, layoutCards } from '../flow/layout.ts';
import { boundsOf, holds, type Placed } from '../marks/carry.ts';
import { changeMark, FRAME_PADDING, FRAME_TITLE, type Mark, moveOps, parseMarkId } from '../marks/marks.ts';

/** What is to be tidied: plain data, so that it can be done elsewhere. */
export interface TidyTask {
  readonly cards: readonly Placed[];
  readonly marks: readonly Mark[];
  readonly arcs: readonly Arc[];
  /** Where the top left corner of the outcome stands; left out: around the origin. */
  readonly corner?: Point;
}

/** Places of everything, and sizes of the frames. */
export type Tidied = ReadonlyMap<string, { readonly at: Point; readonly size?: Point }>;

/**
 * Places cards in layers from left to right. What lies in a frame stays in it: it is laid out by itself, the frame made to fit, and then
 * placed as one large card. Notes in a frame come to stand in a row below what is in it, others stay beside the card they are nearest to.
 */
export function tidied({ cards, marks, arcs, corner }: TidyTask): Tidied {
  const frames = marks.filter(({ kind }) => kind === 'frame');
  const notes = marks.filter(({ kind }) => kind === 'note');
  const parents = parentsOf([...cards, ...marks], frames);
  const places = new Map<string, { at: Point; size?: Point }>();
  placeWithin(undefined, { cards, frames, notes, parents, arcs, places });
  const [dx, dy] = corner ? toCorner(places, cards, corner) : [0, 0];
  const settled = new Map(
    [...places].map(([id, { at, size }]) => [id, { at: [at[0] + dx, at[1] + dy] as Point, ...(size && { size }) }]),
  );
  for (const note of notes) {
    if (settled.has(note.id)) continue;
    const near = nearest(note, cards);
    const to = near && settled.get(near.id)?.at;
    if (to) settled.set(note.id, { at: [note.at[0] + to[0] - near.at[0], note.at[1] + to[1] - near.at[1]] });
  }
  return settled;
}

type Parents = ReadonlyMap<string, string>;

/** The smallest frame each thing lies in. */
function parentsOf(things: readonly Placed[], frames: readonly Mark[]): Parents {
  const byArea = [...frames].sort((a, b) => a.size[0] * a.size[1] - b.size[0] * b.size[1]);
  return new Map(
    things.flatMap((thing) => {
      const frame = byArea.find((each) => holds(each, thing));
      return frame ? [[thing.id, frame.id] as const] : [];
    }),
  );
}

interface Work {
  readonly cards: readonly Placed[];
  readonly frames: readonly Mark[];
  readonly notes: readonly Mark[];
  readonly parents: Parents;
  readonly arcs: readonly Arc[];
  /** Filled from the inside out. */
  readonly places: Map<string, { at: Point; size?: Point }>;
}

/** Lays out what lies directly in a frame, those frames that lie in it first. @returns the size it takes */
function placeWithin(parent: string | undefined, work: Work): Point {
  const { cards, frames, notes, parents, places } = work;
  const isHere = ({ id }: Placed) => parents.get(id) === parent;
  const inner = frames.filter(isHere).map((frame) => {
    const held = heldOf(frame.id, parents);
    // A frame without anything in it stays as large as it is.
    const size = held.length > 0 ? placeWithin(frame.id, work) : frame.size;
    return { id: frame.id, size, held };
  });
  const boxes = [
    ...inner.map(({ id, size }) => ({ id, width: size[0], height: size[1] })),
    ...cards.filter(isHere).map(({ id, size }) => ({ id, width: size[0], height: size[1] })),
  ];
  const layout = layoutCards(boxes, liftArcs(work.arcs, parents, parent));
  const bounds = boundsOf(boxes.map(({ id, width, height }) => ({ id, at: layout.get(id)!, size: [width, height] })));
  const [left, top] = parent === undefined || !bounds ? [0, 0] : bounds.at;
  const pad: Point = parent === undefined ? [0, 0] : [FRAME_PADDING - left, FRAME_PADDING + FRAME_TITLE - top];
  for (const [id, at] of layout) places.set(id, { ...places.get(id), at: [at[0] + pad[0], at[1] + pad[1]] });
  for (const { id, size, held } of inner) {
    const { at } = places.get(id)!;
    places.set(id, { at, size });
    for (const each of held) {
      const place = places.get(each)!;
      places.set(each, { ...place, at: [place.at[0] + at[0], place.at[1] + at[1]] });
    }
  }
  const row = parent === undefined ? [] : notes.filter(isHere);
  const [width, height] = bounds?.size ?? [0, 0];
  const below = height > 0 && row.length > 0 ? height + FRAME_PADDING : height;
  let right = 0;
  for (const { id, size } of row) {
    places.set(id, { at: [FRAME_PADDING + right, FRAME_PADDING + FRAME_TITLE + below] });
    right += size[0] + FRAME_PADDING;
  }
  const tall = below + Math.max(0, ...row.map(({ size }) => size[1]));
  return [Math.max(width, right - FRAME_PADDING) + FRAME_PADDING * 2, tall + FRAME_PADDING * 2 + FRAME_TITLE];
}

/** Ids of everything in a frame, also within frames in it. */
function heldOf(frame: string, parents: Parents): readonly string[] {
  const isWithin = (id: string): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === frame || isWithin(parent));
  };
  return [...parents.keys()].filter(isWithin);
}

/** Edges as they are seen directly within a frame: those of what lies deeper are its frame's, those from outside are none. */
function liftArcs(arcs: readonly Arc[], parents: Parents, parent: string | undefined): readonly Arc[] {
  const lift = (id: string): string | undefined => {
    let at = id;
    for (let up = parents.get(at); up !== parent; up = parents.get(at)) {
      if (up === undefined) return undefined;
      at = up;
    }
    return at;
  };
  return arcs.flatMap((arc) => {
    const [from, to] = [lift(arc.from), lift(arc.to)];
    return from !== undefined && to !== undefined && from !== to ? [{ from, to }] : [];
  });
}

function toCorner(places: Tidied, cards: readonly Placed[], [x, y]: Point): Point {
  const bounds = boundsOf(
    cards.flatMap(({ id, size }) => (places.has(id) ? [{ id, at: places.get(id)!.at, size }] : [])),
  );
  return bounds ? [x - bounds.at[0], y - bounds.at[1]] : [0, 0];
}

/** The card a note is nearest to. */
function nearest(note: Placed, cards: readonly Placed[]): Placed | undefined {
  const middle = ({ at, size }: Placed): Point => [at[0] + size[0] / 2, at[1] + size[1] / 2];
  const [x, y] = middle(note);
  let found: Placed | undefined;
  let least = Infinity;
  for (const card of cards) {
    const [cardX, cardY] = middle(card);
    const square = (cardX - x) ** 2 + (cardY - y) ** 2;
    if (square >= least) continue;
    least = square;
    found = card;
  }
  return found;
}

/** Ops that put everything where it was tidied to. What has gone meanwhile is left out. */
export function tidyOps(part: Pick<GraphPart, 'header' | 'nodes'>, places: Tidied): readonly Op[] {
  return [...places].flatMap(([id, { at, size }]) =>
    size && parseMarkId(id)
      ? changeMark(part, id, { at: [Math.round(at[0]), Math.round(at[1])], size })
      : moveOps(part, id, at),
  );
}
