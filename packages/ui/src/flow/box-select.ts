import type { Mark } from '../marks/marks.ts';
import { marksOf } from '../marks/marks.ts';
import type { DragContext } from './drag-cards.ts';
import { cardsIn } from './hit-test.ts';
import type { Place } from './layout.ts';
import type { Area, Scene } from './scene.ts';
import { swallowClick, trackPointer } from './track-pointer.ts';

/** Ids of everything that a box means: cards and notes that it touches, and frames that lie in it as a whole, for they are behind everything. */
export function thingsIn(scene: Scene, marks: readonly Mark[], area: Area): readonly string[] {
  const found = marks.filter(({ kind, at: [x, y], size: [width, height] }) =>
    kind === 'frame'
      ? x >= area.left && y >= area.top && x + width <= area.right && y + height <= area.bottom
      : x <= area.right && y <= area.bottom && x + width >= area.left && y + height >= area.top,
  );
  return [...cardsIn(scene, area), ...found.map(({ id }) => id)];
}

/** Selects what a box means that is drawn from a press on the ground, together with what was selected before; Escape takes it back. */
export function boxSelect({ editor, model, actions, frame }: DragContext, event: PointerEvent, start: Place): void {
  const before = [...editor.ui.getState().selectedNodes];
  const box = document.createElement('div');
  box.className = 'selection-box';
  frame.append(box);
  const ground = frame.getBoundingClientRect();
  trackPointer({
    move({ clientX, clientY }) {
      const [x, y] = actions.toCanvas({ x: clientX, y: clientY });
      box.style.left = `${Math.min(clientX, event.clientX) - ground.left}px`;
      box.style.top = `${Math.min(clientY, event.clientY) - ground.top}px`;
      box.style.width = `${Math.abs(clientX - event.clientX)}px`;
      box.style.height = `${Math.abs(clientY - event.clientY)}px`;
      const area = {
        left: Math.min(x, start[0]),
        top: Math.min(y, start[1]),
        right: Math.max(x, start[0]),
        bottom: Math.max(y, start[1]),
      };
      const found = [...before, ...thingsIn(model.scene, marksOf(editor.part()), area)];
      if (!isSame(editor.ui.getState().selectedNodes, found)) editor.ui.select(found);
    },
    end(isDropped) {
      box.remove();
      swallowClick();
      if (!isDropped) editor.ui.select(before);
    },
  });
}

/** A box that grows by nothing draws nothing. */
const isSame = (selected: ReadonlySet<string>, found: readonly string[]): boolean =>
  new Set(found).size === selected.size && found.every((id) => selected.has(id));
