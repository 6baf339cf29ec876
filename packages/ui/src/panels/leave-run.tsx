import { useEffect } from 'react';
import { useEditor, useIsRunning } from '../app/editor-context.tsx';
import { Dialog, DialogButton } from './dialog.tsx';
import type { DialogState } from './dialog-state.ts';

type LeaveRunProps = Extract<DialogState, { readonly kind: 'leave-run' }>;

/** Asks before a run in this tab ends because another document is opened. Once the run is over there is nothing left to ask. */
export default function LeaveRun({ title, answer }: LeaveRunProps) {
  const isRunning = useIsRunning();
  const hasServer = useEditor().ui.getState().server !== 'none';
  useEffect(() => {
    if (!isRunning) answer(true);
  }, [isRunning, answer]);
  return (
    <Dialog
      title="A run is going on"
      width={520}
      onClose={() => answer(undefined)}
      buttons={
        <>
          <DialogButton onClick={() => answer(true)}>Stop it and open</DialogButton>
          <DialogButton isMain onClick={() => answer(undefined)}>
            Let it go on
          </DialogButton>
        </>
      }
    >
      {title === '' ? 'This document' : `“${title}”`} runs in this tab, and its run ends when another document is
      opened. What has finished is kept, and takes that were ordered still come in; the rest is made when you run it
      again.
      {hasServer && ' Runs on the server go on without the tab.'}
    </Dialog>
  );
}
