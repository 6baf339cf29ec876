import type { Point } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { allThings } from './things.ts';

/** How long things take to their new places, ms. */
const DURATION = 260;
/** With more things moving than that, frames would be dropped. */
const MOST = 400;

/**
 * Lets things glide from where they were to where the document has them; at once for people who want nothing to move.
 *
 * @param onRest - called when they have come to rest
 */
export function glide(editor: Editor, before: ReadonlyMap<string, Point>, onRest: () => void): void {
  const moved = new Map(
    allThings(editor).flatMap(({ id, at }): [string, Point][] => {
      const was = before.get(id);
      return was && (was[0] !== at[0] || was[1] !== at[1]) ? [[id, [was[0] - at[0], was[1] - at[1]]]] : [];
    }),
  );
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches || moved.size > MOST || moved.size === 0;
  if (isStill || !editor.canvas) {
    onRest();
    return;
  }
  const start = performance.now();
  const { version } = editor.doc;
  const step = (now: number) => {
    const rest = 1 - Math.min(1, Math.max(0, (now - start) / DURATION));
    const canvas = editor.canvas;
    // Whoever edits meanwhile sees the document as it is.
    const isOver = rest === 0 || editor.doc.version !== version;
    canvas?.shift(isOver ? new Map() : new Map([...moved].map(([id, [x, y]]) => [id, [x * rest ** 3, y * rest ** 3]])));
    if (!isOver) requestAnimationFrame(step);
    else onRest();
  };
  step(start);
}
