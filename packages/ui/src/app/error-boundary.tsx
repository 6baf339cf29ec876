import { Component, type ReactNode } from 'react';
import { download } from '../doc/file-access.ts';
import styles from './app.module.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** The document's text as it stands, so that a fault of the editor loses nothing. */
  readonly documentText?: () => string | undefined;
}

/** Catches faults of the editor itself. The document lives outside of what is drawn: it can still be saved and opened again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error?: Error }> {
  override state: { readonly error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const text = this.props.documentText?.();
    return (
      <main className={styles.message}>
        <div role="alert">
          <h1>The editor has a fault</h1>
          <p>Your document is safe: it is kept in this browser and can be saved to a file.</p>
          <pre>{error.message}</pre>
        </div>
        <div className={styles.choices}>
          <button type="button" onClick={() => location.reload()}>
            Reload
          </button>
          {text !== undefined && (
            <button
              type="button"
              onClick={() => download(new Blob([text], { type: 'application/json' }), 'document.graph.json')}
            >
              Save the document
            </button>
          )}
        </div>
      </main>
    );
  }
}
