import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import { download } from '../doc/file-access.ts';
import type { ShownWritten } from '../engine/shown.ts';
import { formatBytes } from './facts.ts';
import styles from './file-preview.module.css';
import { firstLines } from './first-lines.ts';

/** As much of a file as is read to show how it begins, bytes. */
const READ_BYTES = 4096;

interface FilePreviewProps {
  readonly shown: ShownWritten;
  /** Becomes the name of the file. */
  readonly title: string;
}

/** A file that the graph wrote: its name and size, how it begins where it is text, and a way to have it. */
export function FilePreview({ shown: { hash, format, bytes, isText }, title }: FilePreviewProps) {
  const { media, ui } = useEditor();
  const start = useStart(hash, isText);
  const name = `${title.replace(/[^\w-]+/g, '-')}.${format}`;
  const save = () =>
    media.blobOf(hash).then(
      (blob) => download(blob, name),
      (error: Error) => ui.toast({ tone: 'error', text: `${name} could not be downloaded: ${error.message}` }),
    );
  return (
    <div className={styles.file}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        <span className={styles.bytes}>{formatBytes(bytes)}</span>
        <button type="button" className={styles.save} onClick={() => void save()}>
          <Download size={13} aria-hidden="true" /> Download
        </button>
      </div>
      {start instanceof Error ? (
        <p className={styles.quiet}>It cannot be shown: {start.message}</p>
      ) : (
        start !== undefined && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrow keys
          <section className={styles.start} tabIndex={0} aria-label={`How ${name} begins`}>
            {start}
          </section>
        )
      )}
    </div>
  );
}

/** How a text begins; nothing while it is read, and for what is no text. */
function useStart(hash: string, isText: boolean): string | Error | undefined {
  const { media } = useEditor();
  const [start, setStart] = useState<string | Error>();
  useEffect(() => {
    let isCurrent = true;
    setStart(undefined);
    if (isText)
      media
        .blobOf(hash)
        .then(async (blob) => firstLines(await blob.slice(0, READ_BYTES).text(), blob.size > READ_BYTES))
        .then(
          (text) => isCurrent && setStart(text),
          (error: Error) => isCurrent && setStart(error),
        );
    return () => {
      isCurrent = false;
    };
  }, [media, hash, isText]);
  return start;
}
