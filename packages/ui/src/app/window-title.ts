import type { RunState } from '../run/run-store.ts';
import type { Editor } from './editor.ts';

const ENDS: { readonly [status in RunState['status']]?: string } = {
  done: 'Done',
  failed: 'Failed',
  waiting: 'Waiting',
};

/** What a window is called: its document, and how far its run is, or how it ended while nobody looked. */
export function windowTitle(title: string | undefined, run: RunState, isSeen: boolean): string {
  const { status, nodes, ended = 0 } = run;
  const progress = status === 'running' ? (nodes ? `${ended}/${nodes}` : '…') : isSeen ? undefined : ENDS[status];
  return [progress, title || 'Untitled', 'Shotgraph'].filter((part) => part !== undefined).join(' · ');
}

/** Calls the window after its document, among many of them, for as long as that is open. @returns a function that stops it */
export function nameWindow({ doc, run }: Pick<Editor, 'doc' | 'run'>): () => void {
  /** The last end of a run that somebody saw. */
  let seen: RunState | undefined = run.run;
  const show = () => {
    if (document.visibilityState === 'visible') seen = run.run;
    document.title = windowTitle(doc.graph.header.title, run.run, seen === run.run);
  };
  const stops = [doc.subscribe('header', show), run.subscribe('run', show)];
  document.addEventListener('visibilitychange', show);
  show();
  return () => {
    for (const stop of stops) stop();
    document.removeEventListener('visibilitychange', show);
  };
}
