import { type RefObject, useEffect } from 'react';
import type { Editor } from '../app/editor.ts';
import type { CanvasActions } from './adapter.ts';
import { boxSelect } from './box-select.ts';
import type { CanvasModel } from './canvas-model.ts';
import { isNear } from './cull.ts';
import { dragCards } from './drag-cards.ts';
import { wireAt } from './hit-test.ts';
import { watchLongPress } from './long-press.ts';
import { pressFromAfar, WIRE_REACH } from './overview-pointer.ts';
import { watchWheel } from './wheel.ts';

/** What in a card is used by pressing it: a press there drags nothing. */
const USED = '.nodrag, .react-flow__handle, input, textarea, select, button, a, video, audio, [contenteditable]';

/** Dragging cards, everything that is done from afar, and what edge is under the pointer. */
export function usePointer(
  editor: Editor,
  model: CanvasModel,
  actions: CanvasActions,
  frame: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const element = frame.current!;
    const context = { editor, model, actions, frame: element };
    const controller = new AbortController();
    const { signal } = controller;
    let isTaken = false;
    let asked = 0;

    const press = (event: PointerEvent) => {
      isTaken = false;
      const target = event.target as Element;
      if (event.button !== 0 || !event.isPrimary) return;
      if (!isNear(model.viewport)) {
        if (target.classList.contains('react-flow__pane')) isTaken = pressFromAfar(context, event);
        return;
      }
      if (event.shiftKey && target.classList.contains('react-flow__pane')) {
        isTaken = true;
        boxSelect(context, event, actions.toCanvas({ x: event.clientX, y: event.clientY }));
        return;
      }
      const card = target.closest('[data-node]')?.getAttribute('data-node');
      if (card && !target.closest(USED)) dragCards(context, event, card);
    };
    /** React Flow would pan. */
    const holdBack = (event: MouseEvent) => {
      if (isTaken) event.stopPropagation();
    };
    const point = (event: PointerEvent) => {
      if (event.buttons !== 0) return;
      const target = event.target as Element;
      const isGround = target.classList.contains('react-flow__pane');
      const isEdge = target.closest('.react-flow__edge') !== null;
      if (isEdge) return;
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => {
        const at = actions.toCanvas({ x: event.clientX, y: event.clientY });
        const line =
          isGround && isNear(model.viewport) ? wireAt(model.scene, at, WIRE_REACH / model.viewport.zoom) : undefined;
        model.setHovered(line?.wire.id);
      });
    };
    const reach = ({ target }: Event) => {
      const id = (target as Element).closest('.react-flow__node')?.getAttribute('data-id');
      const { reached } = editor.ui.getState();
      if (id && !reached.has(id)) editor.ui.setState({ reached: new Set(reached).add(id) });
    };
    const keepFocused = () => {
      const card = document.activeElement?.closest('[data-node]')?.getAttribute('data-node');
      model.keep(new Set(card ? [card] : []));
    };
    watchLongPress(element, signal);
    watchWheel(element, actions, signal);
    element.addEventListener('pointerdown', press, { signal });
    element.addEventListener('mousedown', holdBack, { signal, capture: true });
    element.addEventListener('pointermove', point, { signal });
    element.addEventListener('pointerleave', () => model.setHovered(undefined), { signal });
    element.addEventListener('pointerover', reach, { signal });
    element.addEventListener('focusin', reach, { signal });
    element.addEventListener('focusin', keepFocused, { signal });
    element.addEventListener('focusout', () => queueMicrotask(keepFocused), { signal });
    return () => {
      controller.abort();
      cancelAnimationFrame(asked);
    };
  }, [editor, model, actions, frame]);
}
