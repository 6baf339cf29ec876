import { Dialog, DialogButton } from './dialog.tsx';
import type { DialogState } from './dialog-state.ts';

type FileChangedProps = Extract<DialogState, { readonly kind: 'file-changed' }>;

/** Asks what to do about a file that somebody else has written to. */
export default function FileChanged({ name, answer }: FileChangedProps) {
  return (
    <Dialog
      title={`${name} has changed on disk`}
      width={520}
      onClose={() => answer(undefined)}
      buttons={
        <>
          <DialogButton onClick={() => answer('overwrite')}>Overwrite it</DialogButton>
          <DialogButton onClick={() => answer('load')}>Load it</DialogButton>
          <DialogButton isMain onClick={() => answer('save-as')}>
            Save as…
          </DialogButton>
        </>
      }
    >
      Another program wrote to it since it was opened here. Save this document under another name, load what is in the
      file now (one undo takes that back), or overwrite the file with what is here.
    </Dialog>
  );
}
