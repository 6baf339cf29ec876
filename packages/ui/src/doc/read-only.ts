import type { DocStore } from './doc-store.ts';

/** What somebody is told who edits a document that another tab edits. */
export const EDITED_ELSEWHERE = 'Another window edits this document. Choose “Edit here” to edit it in this one.';

/**
 * A document that takes edits only at times.
 *
 * @param mayEdit - asked before every edit
 * @param onRefused - told of an undo or redo that was not done; an edit that is not done throws
 */
export function withPermission(doc: DocStore, mayEdit: () => boolean, onRefused: (text: string) => void): DocStore {
  const step = (take: () => void) => () => (mayEdit() ? take() : onRefused(EDITED_ELSEWHERE));
  const guarded: Pick<DocStore, 'apply' | 'undo' | 'redo'> = {
    apply(ops, options) {
      if (!mayEdit()) throw new RangeError(EDITED_ELSEWHERE);
      doc.apply(ops, options);
    },
    undo: step(doc.undo),
    redo: step(doc.redo),
  };
  return Object.assign(Object.create(doc), guarded);
}
