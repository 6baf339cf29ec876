import { formatDocument, type Op } from '@shotgraph/engine';
import { expect, it } from 'vitest';
import type { Editor } from '../app/editor.ts';
import type { FileChoice } from '../panels/dialog-state.ts';
import { createDocStore } from './doc-store.ts';
import { linkFile } from './linked-file.ts';
import { saveToFile } from './save-to-file.ts';
import { testDisk } from './testing-disk.ts';

/** An editor whose file somebody else wrote to, and where each question about that is answered. */
function open(theirs: string, choice: FileChoice, canEdit = true) {
  const doc = createDocStore({ shotgraph: 1, title: 'mine', nodes: {} });
  const text = formatDocument(doc.toDocument());
  const { handle, change, read } = testDisk(text);
  const asked: string[] = [];
  const ui = {
    getState: () => ({ savesFile: false }),
    setState({
      dialog,
    }: {
      readonly dialog?: { readonly kind: string; readonly answer: (choice: FileChoice) => void };
    }) {
      if (!dialog) return;
      asked.push(dialog.kind);
      queueMicrotask(() => dialog.answer(choice));
    },
    toast: () => {},
  };
  const editDocument = (ops: readonly Op[]) => {
    if (canEdit) doc.apply(ops);
    return canEdit;
  };
  const editor = { id: 'film', doc, ui, file: linkFile(handle, text), editDocument } as unknown as Editor;
  change(theirs);
  return { editor, doc, asked, read };
}

const THEIRS = formatDocument({ shotgraph: 1, title: 'theirs', nodes: {} });

it('loads what somebody else wrote, and saves over it from then on', async () => {
  const { editor, doc, asked } = open(THEIRS, 'load');
  await saveToFile(editor, false);
  expect(doc.graph.header.title).toBe('theirs');
  await saveToFile(editor, false);
  expect(asked).toEqual(['file-changed']);
});

it('asks again before it overwrites what could not be read', async () => {
  const conflict = '<<<<<<< HEAD\n{"theirs": 1}\n>>>>>>> branch';
  const { editor, doc, asked, read } = open(conflict, 'load');
  await expect(saveToFile(editor, false)).rejects.toThrow();
  await expect(saveToFile(editor, false)).rejects.toThrow();
  expect(asked).toEqual(['file-changed', 'file-changed']);
  expect([read(), doc.graph.header.title]).toEqual([conflict, 'mine']);
});

it('asks again before it overwrites what could not be taken in', async () => {
  const { editor, asked, read } = open(THEIRS, 'load', false);
  await saveToFile(editor, false);
  await saveToFile(editor, false);
  expect(asked).toEqual(['file-changed', 'file-changed']);
  expect(read()).toBe(THEIRS);
});
