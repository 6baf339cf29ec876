import type { CanvasModel } from './canvas-model.ts';
import type { Place } from './layout.ts';
import { lift } from './lift.ts';

const found = new Map<string, HTMLElement>();

/** The element of a card on the page: looked for once, for it is asked for in every frame of a drag. */
function elementOf(id: string): HTMLElement | undefined {
  const known = found.get(id);
  if (known?.isConnected) return known;
  const element = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`) ?? undefined;
  if (element) found.set(id, element);
  else found.delete(id);
  return element;
}

/** Puts cards on the page beside their places while they are moved. React Flow writes the same style once they are dropped. */
export function placeOnPage(model: CanvasModel, ids: readonly string[], [x, y]: Place): void {
  for (const id of ids) {
    const card = model.scene.cards.get(id);
    const element = card && model.mounted.has(id) ? elementOf(id) : undefined;
    if (card && element) element.style.transform = `translate(${card.x + x}px, ${card.y + y}px)`;
  }
}

/** Makes cards on the page vanish, at their places; `placeOnPage` brings them back. */
export function takeFromPage(model: CanvasModel, ids: readonly string[]): void {
  for (const id of ids) {
    const element = model.mounted.has(id) ? elementOf(id) : undefined;
    // Neither their styles nor those of what is in them have to be worked out again, as they would be if they were hidden.
    if (element) element.style.transform = 'scale(0)';
  }
}

/** Lifts cards off the page for a drag, so that moving them paints nothing. @returns lays them down again */
export function liftFromPage(model: CanvasModel, ids: readonly string[]): () => void {
  const lifted = ids.flatMap((id) => (model.mounted.has(id) ? (elementOf(id) ?? []) : []));
  const downs = lifted.map(lift);
  return () => {
    for (const down of downs) down();
    found.clear();
  };
}
