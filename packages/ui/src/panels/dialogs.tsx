import type { ComponentType } from 'react';
import type { Editor } from '../app/editor.ts';
import { useUi } from '../app/editor-context.tsx';
import { late } from '../app/late.tsx';

/** Whoever waits for an answer of it gets none. */
function close({ ui }: Editor): void {
  const { dialog: open } = ui.getState();
  if (open && 'answer' in open) open.answer(undefined);
  ui.setState({ dialog: undefined });
}

function dialog<P extends object>(name: string, load: () => Promise<ComponentType<P>>): ComponentType<P> {
  return late(load, { name, close });
}

const Compare = dialog('Compare takes', async () => (await import('../takes/compare.tsx')).default);
const Moments = dialog('Earlier moments', async () => (await import('./moments.tsx')).default);
const FileChanged = dialog('The file was changed', async () => (await import('./file-changed.tsx')).default);
const Templates = dialog('Templates', async () => (await import('./templates.tsx')).default);
const Documents = dialog('Documents', async () => (await import('./documents.tsx')).default);
const Rename = dialog('Rename', async () => (await import('./rename.tsx')).default);
const LeaveRun = dialog('A run is going on', async () => (await import('./leave-run.tsx')).default);
const Share = dialog('Export with media', async () => (await import('./share.tsx')).default);
const GraphInMedia = dialog('The graph in this file', async () => (await import('./graph-in-media.tsx')).default);

/** The dialog that is open. Each is loaded when it is first asked for. */
export function Dialogs() {
  const open = useUi((state) => state.dialog);
  if (!open) return null;
  return (
    <>
      {open.kind === 'compare' && <Compare {...open} />}
      {open.kind === 'moments' && <Moments />}
      {open.kind === 'share' && <Share />}
      {open.kind === 'templates' && <Templates />}
      {open.kind === 'documents' && <Documents />}
      {open.kind === 'rename' && <Rename {...open} />}
      {open.kind === 'file-changed' && <FileChanged {...open} />}
      {open.kind === 'leave-run' && <LeaveRun {...open} />}
      {open.kind === 'graph-in-media' && <GraphInMedia {...open} />}
    </>
  );
}
