import { formatDocument } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { pickDocument, saveText } from '../doc/file-access.ts';
import type { Command } from './command.ts';

/** Opening, saving and sharing. */
export const DOCUMENT_COMMANDS: readonly Command[] = [
  { id: 'file.new', title: 'New document', group: 'Document', run: ({ shell }) => shell.newDocument() },
  { id: 'file.open', title: 'Open…', group: 'Document', keys: ['Mod+o'], inFields: true, run: open },
  {
    id: 'file.save',
    title: 'Save to file',
    group: 'Document',
    keys: ['Mod+s'],
    inFields: true,
    run: (editor) => save(editor, false),
  },
  {
    id: 'file.save-as',
    title: 'Save as…',
    group: 'Document',
    keys: ['Mod+Shift+s'],
    inFields: true,
    run: (editor) => save(editor, true),
  },
];

async function open({ shell }: Editor): Promise<void> {
  const picked = await pickDocument();
  if (picked) await shell.openFile(picked);
}

async function save(editor: Editor, asNew: boolean): Promise<void> {
  const { doc, ui } = editor;
  const document = doc.toDocument();
  const name = `${
    (document.title ?? 'untitled')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'untitled'
  }.graph.json`;
  const handle = await saveText(formatDocument(document), name, asNew ? undefined : editor.file);
  if (handle === undefined) return;
  editor.file = handle ?? undefined;
  ui.toast({ tone: 'info', text: handle ? `Saved to ${handle.name}` : `${name} was downloaded` });
}
