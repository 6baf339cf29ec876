import type { Op } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import type { CanvasActions } from './adapter.ts';
import type { CanvasModel } from './canvas-model.ts';
import type { Place } from './layout.ts';
import type { Offsets } from './scene.ts';
import { swallowClick, trackPointer } from './track-pointer.ts';

/** Cards stand on a grid of so many px. */
export const GRID = 8;
/** A press that moves by less is a click, px of the screen. */
const THRESHOLD = 4;
/** So close to the rim of the canvas a drag begins to pan, px, and so fast at most, px a frame. */
const RIM = 36;
const PAN_SPEED = 18;
const AT_REST: Offsets = new Map();

/** What a drag of cards works on. */
export interface DragContext {
  readonly editor: Editor;
  readonly model: CanvasModel;
  readonly actions: CanvasActions;
  /** The element that holds the canvas. */
  readonly frame: HTMLElement;
}

/**
 * Drags a card, and with it all selected ones when it is one of them, until the pointer is let go; Escape puts them back. Cards on the
 * page are moved by their style alone and the painter moves their edges: no component is drawn until they are dropped, as one step.
 *
 * @param onClick - called instead when the pointer did not move
 */
export function dragCards(
  { editor, model, actions, frame }: DragContext,
  event: PointerEvent,
  id: string,
  onClick?: () => void,
): void {
  const start = actions.toCanvas({ x: event.clientX, y: event.clientY });
  const card = model.scene.cards.get(id);
  if (!card) return;
  let moved: readonly string[] | undefined;
  let by: Place = [0, 0];
  let last = event;
  let panning = 0;

  const begin = () => {
    const { selectedNodes } = editor.ui.getState();
    if (!selectedNodes.has(id)) editor.ui.select([id]);
    editor.doc.closeMark();
    moved = [...editor.ui.getState().selectedNodes].filter((each) => model.scene.cards.has(each));
    frame.classList.add('dragging-cards');
  };
  const show = () => {
    const now = actions.toCanvas({ x: last.clientX, y: last.clientY });
    const next: Place = [snap(card.x + now[0] - start[0]) - card.x, snap(card.y + now[1] - start[1]) - card.y];
    if (next[0] === by[0] && next[1] === by[1] && model.offsets.size > 0) return;
    by = next;
    model.setOffsets(new Map(moved!.map((each) => [each, by])));
    placeOnPage(frame, model, moved!, by);
  };
  const pan = () => {
    const [x, y] = panFor(frame.getBoundingClientRect(), last);
    panning = 0;
    if (x === 0 && y === 0) return;
    actions.panBy(x, y);
    show();
    panning = requestAnimationFrame(pan);
  };
  const finish = (isDropped: boolean) => {
    cancelAnimationFrame(panning);
    frame.classList.remove('dragging-cards');
    if (moved === undefined) {
      if (isDropped) onClick?.();
      return;
    }
    swallowClick();
    if (!isDropped || (by[0] === 0 && by[1] === 0)) placeOnPage(frame, model, moved, [0, 0]);
    else drop(editor, model, moved, by);
    model.setOffsets(AT_REST);
  };
  trackPointer({
    move(now) {
      last = now;
      const isFar = Math.hypot(now.clientX - event.clientX, now.clientY - event.clientY) >= THRESHOLD;
      if (moved === undefined && !isFar) return;
      if (moved === undefined) begin();
      show();
      if (panning === 0) panning = requestAnimationFrame(pan);
    },
    end: finish,
  });
}

const snap = (px: number) => Math.round(px / GRID) * GRID;

/** How far to pan in a frame while the pointer is at the rim. */
export function panFor(
  box: Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>,
  { clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>,
): Place {
  const along = (at: number, low: number, high: number) => {
    const before = low + RIM - at;
    const after = at - (high - RIM);
    if (before > 0) return Math.min(1, before / RIM) * PAN_SPEED;
    return after > 0 ? -Math.min(1, after / RIM) * PAN_SPEED : 0;
  };
  return [along(clientX, box.left, box.right), along(clientY, box.top, box.bottom)];
}

/** Puts cards on the page where they are dragged to. React Flow writes the same style once they are dropped. */
function placeOnPage(frame: HTMLElement, model: CanvasModel, ids: readonly string[], [x, y]: Place): void {
  for (const id of ids) {
    const card = model.scene.cards.get(id);
    if (!card || !model.mounted.has(id)) continue;
    const element = frame.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    if (element) element.style.transform = `translate(${card.x + x}px, ${card.y + y}px)`;
  }
}

/** Writes where cards were dropped, as one step. Cards that had no place in the document get the one they were shown at. */
function drop(editor: Editor, { scene }: CanvasModel, ids: readonly string[], [x, y]: Place): void {
  const { positions } = editor.part();
  const moved = new Set(ids);
  const places = [...scene.cards.values()].flatMap((card): [string, Place][] => {
    if (moved.has(card.id)) return [[card.id, [card.x + x, card.y + y]]];
    return positions.has(card.id) ? [] : [[card.id, [card.x, card.y]]];
  });
  const ops = places.map(([id, at]): Op => ({ op: 'move-node', id, at: [Math.round(at[0]), Math.round(at[1])] }));
  editor.edit(ops, { mark: `move ${ids.join(' ')}` });
}
