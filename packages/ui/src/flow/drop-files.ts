import type { DragEvent } from 'react';
import { type Editor, messageOf } from '../app/editor.ts';
import type { Point } from '../app/ui-store.ts';
import { holdGraph } from '../media/held-graph.ts';
import type { CanvasModel } from './canvas-model.ts';
import { cardAt } from './hit-test.ts';
import type { Place } from './layout.ts';

/** A drop, as React or the browser tells of it. */
type DropEvent = Pick<globalThis.DragEvent, 'preventDefault' | 'clientX' | 'clientY'> & {
  readonly dataTransfer: DataTransfer | null;
};

/**
 * Files that are let go beside the canvas: by itself the browser would show them in the place of the editor.
 *
 * @returns a function that ends it
 */
export function catchDrops(editor: Editor, onDrop: (event: DropEvent) => void): () => void {
  const hasFiles = (event: globalThis.DragEvent) =>
    !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true;
  const over = (event: globalThis.DragEvent) => hasFiles(event) && event.preventDefault();
  const drop = (event: globalThis.DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const { view, dialog } = editor.ui.getState();
    if (view !== 'app' && dialog === undefined) onDrop(event);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}

/** Marks the card that files are held over. */
const OVER = 'data-files-over';

/** Files that are dragged from the desktop: over cards, which may have use for them, and onto the ground. */
export function dropHandlers(editor: Editor, model: CanvasModel, openDocument: (file: File) => void) {
  let over: Element | undefined;
  const mark = (next: Element | undefined) => {
    if (over === next) return;
    over?.removeAttribute(OVER);
    next?.setAttribute(OVER, '');
    over = next;
  };
  return {
    onDragOver(event: DragEvent) {
      event.preventDefault();
      mark((event.target as Element).closest('[data-node]') ?? undefined);
    },
    onDragLeave(event: DragEvent) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) mark(undefined);
    },
    onDrop(event: DropEvent) {
      event.preventDefault();
      mark(undefined);
      if (!event.dataTransfer) return;
      const files = [...event.dataTransfer.files];
      // Only now, while the event is under way, does the browser tell folders from files.
      const entries = [...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
      if (entries.some(({ isDirectory }) => isDirectory)) {
        const point = pointOf(event);
        void takeFolders(editor, entries, (found) => takeFiles(editor, model, found, point));
        return;
      }
      const document = files.find((file) => file.name.endsWith('.json'));
      if (document) openDocument(document);
      else takeFiles(editor, model, files, pointOf(event));
    },
  };
}

async function takeFolders(...given: Parameters<typeof import('../media/read-folders.ts').takeFolders>): Promise<void> {
  const [editor] = given;
  try {
    await (await import('../media/read-folders.ts')).takeFolders(...given);
  } catch (error) {
    editor.ui.toast({ tone: 'error', text: messageOf(error) });
  }
}

/** Takes files in where they were let go. */
function takeFiles(editor: Editor, { scene }: CanvasModel, files: readonly File[], point: Point): void {
  const at = editor.canvas?.toCanvas(point) ?? [0, 0];
  void take(editor, files, at, cardAt(scene, at)?.id);
}

/** Takes in files from the clipboard: for the selected card where that is one, else in the middle of what is in view. */
export function pasteFiles(editor: Editor, files: readonly File[]): void {
  const { selectedNodes } = editor.ui.getState();
  const [card] = selectedNodes.size === 1 ? selectedNodes : [];
  const at = editor.canvas?.middle() ?? [0, 0];
  void take(editor, files, [at[0] - 120, at[1] - 64], card);
}

async function take(editor: Editor, files: readonly File[], at: Place, card: string | undefined): Promise<void> {
  const graph = holdGraph(editor);
  try {
    const { importMedia } = await import('../media/import-files.ts');
    await importMedia(editor, files, { graph, at, card });
  } catch (error) {
    editor.ui.toast({ tone: 'error', text: messageOf(error) });
  }
}

/** Points of pointer and drag events are of the screen. */
export const pointOf = (event: { readonly clientX: number; readonly clientY: number }): Point => ({
  x: event.clientX,
  y: event.clientY,
});
