import { useEffect, useState } from 'react';
import { Dialog, DialogButton } from './dialog.tsx';
import type { DialogState } from './dialog-state.ts';
import styles from './graph-in-media.module.css';

type GraphInMediaProps = Extract<DialogState, { readonly kind: 'graph-in-media' }>;

/** Asks what is wanted of a picture or clip that holds the graph it was made by. */
export default function GraphInMedia({ file, answer }: GraphInMediaProps) {
  const isVideo = file.type.startsWith('video/');
  return (
    <Dialog
      title="This file holds the graph it was made by"
      width={520}
      onClose={() => answer(undefined)}
      buttons={
        <>
          <DialogButton onClick={() => answer('media')}>Use as media</DialogButton>
          <DialogButton isMain onClick={() => answer('graph')}>
            Open its graph
          </DialogButton>
        </>
      }
    >
      <div className={styles.about}>
        <Picture file={file} isVideo={isVideo} />
        <p>
          Open the graph of {file.name} as a document of its own, or put the {isVideo ? 'clip' : 'picture'} into the
          document that is open. Opening a graph runs nothing.
        </p>
      </div>
    </Dialog>
  );
}

function Picture({ file, isVideo }: { readonly file: File; readonly isVideo: boolean }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (url === undefined) return null;
  if (isVideo) return <video className={styles.picture} src={url} muted playsInline aria-label={file.name} />;
  return <img className={styles.picture} src={url} alt="" />;
}
