import type { Editor } from '../app/editor.ts';

/** Room left between a card and the rim of the canvas, px. */
const AIR = 24;

/** How far what is in view has to move so that a card lies in it; its upper left corner counts where it is larger. */
export function shiftInto(card: Box, frame: Box): { readonly x: number; readonly y: number } {
  return {
    x: along(card.left, card.width, frame.left + AIR, frame.left + frame.width - AIR),
    y: along(card.top, card.height, frame.top + AIR, frame.top + frame.height - AIR),
  };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function along(start: number, length: number, least: number, most: number): number {
  if (start < least) return least - start;
  return start + length > most ? Math.max(most - start - length, least - start) : 0;
}

/** Brings a card that was just added into view, once the canvas knows of it. */
export function reveal(editor: Editor, id: string): void {
  requestAnimationFrame(() => {
    const card = editor.canvas?.boxOf(id);
    const frame = document.querySelector('[data-canvas]')?.getBoundingClientRect();
    if (!card || !frame) return;
    const { x, y } = shiftInto(card, frame);
    if (x !== 0 || y !== 0) editor.canvas?.panBy(x, y);
  });
}
