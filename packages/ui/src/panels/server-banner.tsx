import { ServerOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEditor, useIsRunning, useUi } from '../app/editor-context.tsx';
import { changePlace } from '../run/change-place.ts';
import styles from './banner.module.css';

/** Says that the server a document runs on is not reached, why, and what can be done. */
export function ServerBanner() {
  const editor = useEditor();
  const server = useUi((state) => state.server);
  const isRunning = useIsRunning();
  const { remote } = editor.workspace.engine;
  return (
    <section className={styles.banner} aria-label="The server">
      <ServerOff size={16} aria-hidden="true" />
      <p className={styles.text} role="status">
        {server === 'here' ? null : TEXTS[server]}
        {server === 'away' && isRunning && ' How the run is going is not known until then.'}
      </p>
      {server === 'away' && (
        <button type="button" className={styles.button} onClick={() => void remote.tryServer()}>
          Try now
        </button>
      )}
      <button type="button" className={styles.button} onClick={() => void changePlace(editor)}>
        Run in this tab
      </button>
    </section>
  );
}

const serve = <code>shotgraph serve</code>;

const TEXTS: { readonly [state in 'away' | 'refused' | 'none']: ReactNode } = {
  away: (
    <>
      The server does not answer: if {serve} has ended, start it again. Edits are kept here; everything else goes on by
      itself when it is back.
    </>
  ),
  refused: (
    <>
      The server was started again and has another address. Open the one that {serve} printed: everything is there as
      you left it.
    </>
  ),
  none: (
    <>
      This document runs on the server, and this page has no access to it. Open the address that {serve} printed to see
      how its runs are going.
    </>
  ),
};
