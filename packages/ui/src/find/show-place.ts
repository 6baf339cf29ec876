import type { Editor } from '../app/editor.ts';
import { findPlace } from '../spend/node-place.ts';
import { showFound } from './show-found.ts';

/** Goes to the card of a node that a run names by its path; nowhere when it is gone. */
export function showPlace(editor: Editor, path: string): void {
  const place = findPlace(editor.doc.graph, path);
  if (place) showFound(editor, { ...(place.graph !== undefined && { graph: place.graph }), id: place.node });
}
