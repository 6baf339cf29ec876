import type { DocStore } from './doc-store.ts';

/** What somebody is told who edits a document that another tab edits. */
export const EDITED_ELSEWHERE = 'Another window edits this document. Choose “Edit here” to edit it in this one.';

/** What somebody is told whose edit comes when the window shows another document: of work that took a while. */
export const CLOSED = 'The document was closed meanwhile: nothing more was changed in it.';

/**
 * A document that takes edits only at times.
 *
 * @param refusal - asked before every edit: why it may not be made, `undefined` where it may
 * @param onRefused - told of an undo or redo that was not done; an edit that is not done throws
 */
export function withPermission(
  doc: DocStore,
  refusal: () => string | undefined,
  onRefused: (text: string) => void,
): DocStore {
  const step = (take: () => void) => () => {
    const why = refusal();
    if (why === undefined) take();
    else onRefused(why);
  };
  const guarded: Pick<DocStore, 'apply' | 'undo' | 'redo' | 'abandonMark'> = {
    apply(ops, options) {
      const why = refusal();
      if (why !== undefined) throw new RangeError(why);
      doc.apply(ops, options);
    },
    abandonMark: step(doc.abandonMark),
    undo: step(doc.undo),
    redo: step(doc.redo),
  };
  return Object.assign(Object.create(doc), guarded);
}
