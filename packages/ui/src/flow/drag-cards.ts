import type { Editor } from '../app/editor.ts';
import { glide } from '../arrange/glide.ts';
import { beginMove, type Moving } from '../arrange/moving.ts';
import { allThings } from '../arrange/things.ts';
import { COPY_DRAG, duplicateInPlace } from '../commands/edit-commands.ts';
import type { Placed } from '../marks/carry.ts';
import type { CanvasActions } from './adapter.ts';
import type { CanvasModel } from './canvas-model.ts';
import { type Insertion, insertionAt, insertOps, roomOps } from './insert-card.ts';
import type { Place } from './layout.ts';
import { liftFromPage, placeOnPage } from './place-on-page.ts';
import type { Offsets } from './scene.ts';
import { swallowClick, trackPointer } from './track-pointer.ts';
import { areaInView, toDocument } from './viewport.ts';

/** A press that moves by less is a click, px of the screen. */
const THRESHOLD = 4;
/** So close to the rim of the canvas a drag begins to pan, px, and so fast at most, px a frame. */
const RIM = 36;
const PAN_SPEED = 18;
const AT_REST: Offsets = new Map();
/** So many cards are moved on the page; more are painted once, as they look from afar, and that painting is moved. */
const MOST_LIFTED = 16;

/** What a drag of cards works on. */
export interface DragContext {
  readonly editor: Editor;
  readonly model: CanvasModel;
  readonly actions: CanvasActions;
  /** The element that holds the canvas. */
  readonly frame: HTMLElement;
}

/**
 * Drags a card, frame or note, and with it all selected ones when it is one of them and what lies in frames, until the pointer is let go;
 * Escape puts them back. Cards on the page are moved by their style alone and the painter moves their edges: no component is drawn
 * until they are dropped, as one step. A card without edges that is dropped on an edge goes into it. With Alt copies are dragged; while
 * Mod is held nothing is brought in line.
 *
 * @param onClick - called instead when the pointer did not move
 */
export function dragCards(
  { editor, model, actions, frame }: DragContext,
  event: PointerEvent,
  id: string,
  onClick?: () => void,
): void {
  // Asked for once: whoever asks a page that has just been changed where things are makes it lay everything out.
  const box = frame.getBoundingClientRect();
  const toCanvas = ({ clientX, clientY }: PointerEvent) =>
    toDocument(model.viewport, clientX - box.left, clientY - box.top);
  const start = toCanvas(event);
  let moving: Moving | undefined;
  let isCopy = false;
  let chosen: ReadonlySet<string> = new Set();
  let isCarried = false;
  let by: Place = [0, 0];
  let last = event;
  let panning = 0;
  let insertion: Insertion | undefined;
  let layDown: (() => void) | undefined;
  // What lies below must not answer to the pointer, nor give it another look.
  const shield = document.createElement('div');
  shield.className = 'drag-shield';

  const begin = () => {
    const { selectedNodes } = editor.ui.getState();
    if (!selectedNodes.has(id)) editor.ui.select([id]);
    editor.doc.closeMark();
    isCopy = event.altKey;
    chosen = editor.ui.getState().selectedNodes;
    if (isCopy) duplicateInPlace(editor);
    const { left, top, right, bottom } = areaInView(model.viewport, model.size);
    const isNear = ({ at: [x, y], size: [width, height] }: Placed) =>
      x <= right && x + width >= left && y <= bottom && y + height >= top;
    moving = beginMove(editor, model.scene.cards.values(), { isNear, isCopy });
    isCarried = moving.ids.filter((each) => model.mounted.has(each)).length > MOST_LIFTED;
    if (!isCarried) layDown = liftFromPage(model, moving.ids);
    frame.append(shield);
  };
  const show = () => {
    const now = toCanvas(last);
    const isFree = last.ctrlKey || last.metaKey;
    seekEdge(now);
    const next = moving!.by([now[0] - start[0], now[1] - start[1]], model.viewport.zoom, isFree);
    if (next[0] === by[0] && next[1] === by[1] && model.offsets.size > 0) return;
    by = next;
    model.setOffsets(new Map(moving!.ids.map((each) => [each, by])), isCarried);
    // What is carried vanishes from the page once it is painted.
    if (!isCarried) placeOnPage(model, moving!.ids, by);
  };
  /** One card that is wired nowhere goes into the edge it is dragged onto. */
  const seekEdge = (at: Place) => {
    insertion = isCopy || moving!.ids.length > 1 ? undefined : insertionAt(editor, model, id, at);
    frame.toggleAttribute('data-inserting', insertion !== undefined);
    model.setHovered(insertion?.wire.id);
  };
  const pan = () => {
    panning = 0;
    const [x, y] = panFor(box, last);
    if (x === 0 && y === 0) return;
    actions.panBy(x, y);
    show();
    panning = requestAnimationFrame(pan);
  };
  const isAtRim = () => panFor(box, last).some((px) => px !== 0);
  const finish = (isDropped: boolean) => {
    cancelAnimationFrame(panning);
    shield.remove();
    if (moving === undefined) {
      if (isDropped) onClick?.();
      return;
    }
    swallowClick();
    moving.end();
    frame.removeAttribute('data-inserting');
    model.setHovered(undefined);
    layDown?.();
    const isMoved = isDropped && (by[0] !== 0 || by[1] !== 0);
    const before =
      insertion && new Map(allThings(editor).map(({ id: each, at }) => [each, each === id ? add(at, by) : at]));
    const inserted = insertion
      ? [...roomOps(editor.part(), model.scene, id, insertion, by), ...insertOps(editor.part(), id, insertion)]
      : [];
    if (isMoved)
      editor.edit([...moving.ops(by), ...inserted], { mark: isCopy ? COPY_DRAG : `move ${moving.ids.join(' ')}` });
    if (!isMoved || isCarried || insertion) placeOnPage(model, moving.ids, [0, 0]);
    model.setOffsets(AT_REST);
    // What makes room for it is followed by the eye.
    if (isMoved && before) glide(editor, before, () => {});
    if (!isCopy) return;
    if (isDropped) return editor.doc.closeMark();
    editor.doc.abandonMark();
    editor.ui.select(chosen);
  };
  trackPointer({
    move(now) {
      last = now;
      const isFar = Math.hypot(now.clientX - event.clientX, now.clientY - event.clientY) >= THRESHOLD;
      if (moving === undefined && !isFar) return;
      if (moving === undefined) begin();
      show();
      if (panning === 0 && isAtRim()) panning = requestAnimationFrame(pan);
    },
    end: finish,
  });
}

const add = ([x, y]: Place, [byX, byY]: Place): Place => [x + byX, y + byY];

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
