import type { Op, Point } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { moveBendsOps } from '../doc/bends.ts';
import { estimateCards } from '../flow/card-size.ts';
import { settlePlaces } from '../flow/projection.ts';
import { boundsOf, type Placed, unitsOf, withHeld } from '../marks/carry.ts';
import { marksOf, moveOps, parseMarkId } from '../marks/marks.ts';

/** Every card of the graph in view with the place it is shown at: as large as it was drawn, or is thought to be. */
export function cardBoxes(editor: Editor): readonly Placed[] {
  const { types } = editor;
  const part = editor.part();
  const places = editor.places();
  const typeOf = (record: Parameters<typeof types.of>[1]) => types.of(part, record);
  const cards = estimateCards(part, typeOf);
  settlePlaces(part, typeOf, places);
  const drawn = drawnHeights();
  return cards.map(({ id, width, height }) => ({
    id,
    at: part.positions.get(id) ?? places.get(id) ?? [0, 0],
    size: [width, drawn.get(id) ?? height],
  }));
}

/** Heights of the cards on the page, px of the document: how far it is zoomed is not in them. */
function drawnHeights(): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  for (const card of document.querySelectorAll<HTMLElement>('[data-canvas] [data-node]')) {
    const { node } = card.dataset;
    if (node !== undefined && card.offsetHeight > 0) heights.set(node, card.offsetHeight);
  }
  return heights;
}

/** Everything on the canvas: cards, frames and notes. */
export const allThings = (editor: Editor): readonly Placed[] => [...cardBoxes(editor), ...marksOf(editor.part())];

/** What is selected of it. */
export function selectedThings(editor: Editor): readonly Placed[] {
  const { selectedNodes } = editor.ui.getState();
  return allThings(editor).filter(({ id }) => selectedNodes.has(id));
}

/** What is selected as far as it is lined up by itself: what lies in a selected frame stays where it is in there. */
export const selectedUnits = (editor: Editor): readonly Placed[] =>
  unitsOf(selectedThings(editor), marksOf(editor.part()));

/**
 * Ops that move things by so much, and with frames what lies in them. Cards that the document gives no place get the one they are shown
 * at, so that they stay there.
 */
export function shiftOps(editor: Editor, moves: ReadonlyMap<string, Point>): readonly Op[] {
  if (moves.size === 0) return [];
  const part = editor.part();
  const things = allThings(editor);
  const all = withHeld(moves, marksOf(part), things);
  const placed = things.flatMap(({ id, at }): readonly Op[] => {
    const by = all.get(id);
    if (by) return moveOps(part, id, [at[0] + by[0], at[1] + by[1]]);
    const isLoose = parseMarkId(id) === undefined && !part.positions.has(id);
    return isLoose ? moveOps(part, id, at) : [];
  });
  return [...placed, ...moveBendsOps(part, all)];
}

/** Shows things large in the middle of the canvas: cards, frames and notes; everything there is when none are named. */
export function fitThings(editor: Editor, ids?: Iterable<string>): void {
  const wanted = ids && new Set(ids);
  const area = boundsOf(allThings(editor).filter(({ id }) => !wanted || wanted.has(id)));
  if (!area) return;
  const [left, top] = area.at;
  editor.canvas?.fitArea({ left, top, right: left + area.size[0], bottom: top + area.size[1] }, wanted ? 1.2 : 1);
}
