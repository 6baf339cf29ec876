import { parseDocument } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { createReplay } from './log-replay.ts';
import { restoredInWords, restoreLiterals } from './log-restore.ts';
import type { RunSummary } from './log-types.ts';

/** Shows a past run on the canvas, at its end. */
export async function lookAt({ log, ui }: Editor, run: RunSummary): Promise<void> {
  const record = await log.find(run.id);
  if (!record) {
    ui.toast({ tone: 'error', text: 'That run is not kept any more; a later one may have taken its place' });
    return;
  }
  ui.setState({ replay: createReplay(run, record) });
}

/** Back to what is now. */
export const lookAway = ({ ui }: Pick<Editor, 'ui'>): void => ui.setState({ replay: undefined });

/** Sets the literals of the document back to what they were as a run began, as one step of undo. */
export async function restoreInputs({ log, doc, ui, editDocument }: Editor, run: RunSummary): Promise<void> {
  const text = await log.findText(run);
  if (text === undefined) {
    ui.toast({ tone: 'error', text: 'The inputs of that run are not kept any more: only those of the last 20 are' });
    return;
  }
  const restoring = restoreLiterals(doc.toDocument(), parseDocument(text));
  if (restoring.ops.length > 0 && !editDocument(restoring.ops)) return;
  ui.toast({ tone: 'info', text: restoredInWords(restoring) });
}
