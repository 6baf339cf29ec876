import { type TakeMark, takeMarksOf, takeOwnersOf } from '@shotgraph/engine';
import { useCallback, useSyncExternalStore } from 'react';
import type { Editor } from '../app/editor.ts';
import { useEditor } from '../app/editor-context.tsx';
import type { Take } from '../spend/takes.ts';

/** Marks by the keys of purchases. */
export type Marks = ReadonlyMap<string, TakeMark>;

/** What people think of the takes of this document. */
export function useMarks(): Marks {
  const { doc } = useEditor();
  return useSyncExternalStore(
    useCallback((listener) => doc.subscribe('takes', listener), [doc]),
    () => takeMarksOf(doc.graph),
  );
}

/** Paths of the nodes that takes belong to, by the keys of their purchases, where these are not those they were bought for. */
export function useOwners(): ReadonlyMap<string, string> {
  const { doc } = useEditor();
  return useSyncExternalStore(
    useCallback((listener) => doc.subscribe('takes', listener), [doc]),
    () => takeOwnersOf(doc.graph),
  );
}

/** Gives a take a mark, or takes it away where it has that one already: one step of undo. */
export function toggleMark({ doc, editDocument }: Editor, take: string, mark: TakeMark): void {
  const isOn = takeMarksOf(doc.graph).get(take) === mark;
  editDocument([{ op: 'set-take', take, ...(!isOn && { value: mark }) }]);
}

/** Takes worth a look, the newest first: starred ones lead, rejected ones are left out unless they are asked for. */
export function sortTakes(takes: readonly Take[], marks: Marks, withRejected: boolean): readonly Take[] {
  const rank = ({ purchase: { key } }: Take) => (marks.get(key) === 'star' ? 0 : marks.get(key) === 'reject' ? 2 : 1);
  return takes
    .toReversed()
    .filter((take) => withRejected || rank(take) < 2)
    .sort((a, b) => rank(a) - rank(b));
}
