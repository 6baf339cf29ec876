import type { Editor } from '../app/editor.ts';
import { pickDocument } from '../doc/file-access.ts';
import { noteView } from '../form/view-address.ts';
import type { Command } from './command.ts';

/** Loaded when something is saved. */
const saving = () => import('../doc/save-to-file.ts');

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
    run: async (editor) => (await saving()).saveToFile(editor, false),
  },
  {
    id: 'file.save-as',
    title: 'Save as…',
    group: 'Document',
    keys: ['Mod+Shift+s'],
    inFields: true,
    run: async (editor) => (await saving()).saveToFile(editor, true),
  },
  {
    id: 'file.keep-saved',
    title: 'Keep the file saved',
    group: 'Document',
    when: ({ file }) => file !== undefined,
    run: async (editor) => (await saving()).toggleFileSaving(editor),
  },
  {
    id: 'file.templates',
    title: 'Templates…',
    group: 'Document',
    when: ({ workspace }) => workspace.examples.length > 0,
    run: ({ ui }) => ui.setState({ dialog: { kind: 'templates' } }),
  },
  {
    id: 'file.documents',
    title: 'Documents in this browser…',
    group: 'Document',
    run: ({ ui }) => ui.setState({ dialog: { kind: 'documents' } }),
  },
  {
    id: 'view.app',
    title: 'Show as an app, or as a graph',
    group: 'View',
    keys: ['Mod+Shift+a'],
    inFields: true,
    run: toggleApp,
  },
  {
    id: 'file.share',
    title: 'Export with media…',
    group: 'Document',
    run: ({ ui }) => ui.setState({ dialog: { kind: 'share' } }),
  },
  {
    id: 'file.moments',
    title: 'Restore an earlier moment…',
    group: 'Document',
    run: ({ ui }) => ui.setState({ dialog: { kind: 'moments' } }),
  },
];

function toggleApp({ ui }: Editor): void {
  const view = ui.getState().view === 'app' ? 'graph' : 'app';
  ui.setState({ view, selectedNodes: new Set(), selectedEdges: new Set(), palette: undefined, menu: undefined });
  noteView(view);
}

async function open({ shell }: Editor): Promise<void> {
  const picked = await pickDocument();
  if (picked) await shell.openFile(picked);
}
