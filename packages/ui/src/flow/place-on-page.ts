import type { CanvasModel } from './canvas-model.ts';
import type { Place } from './layout.ts';

/** Puts cards on the page beside their places while they are moved. React Flow writes the same style once they are dropped. */
export function placeOnPage(model: CanvasModel, ids: readonly string[], [x, y]: Place): void {
  for (const id of ids) {
    const card = model.scene.cards.get(id);
    if (!card || !model.mounted.has(id)) continue;
    const element = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    if (element) element.style.transform = `translate(${card.x + x}px, ${card.y + y}px)`;
  }
}
