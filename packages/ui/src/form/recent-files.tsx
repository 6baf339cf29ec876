import { AudioLines } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import { isOfKind, type MediaKind } from '../media/media-kind.ts';
import styles from './media-field.module.css';
import { useFileUrl } from './use-file-url.ts';

/** Files shown: the last ones that came. */
const MOST = 6;

interface RecentFilesProps {
  readonly kind: MediaKind;
  readonly label: string;
  /** What is chosen now: it need not be offered. */
  readonly current: readonly string[];
  readonly onChoose: (path: string) => void;
}

/** Files of a kind that are beside the document already. */
export function RecentFiles({ kind, label, current, onChoose }: RecentFilesProps) {
  const { id, workspace } = useEditor();
  const [paths, setPaths] = useState<readonly string[]>([]);
  // What is chosen may have just come.
  const chosen = current.join('\n');
  useEffect(() => {
    let isCurrent = true;
    workspace.engine.remote.listFiles(id).then(
      (all) => isCurrent && setPaths(all),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [id, workspace, chosen]);
  const offered = paths.filter((path) => !current.includes(path) && isOfKind(path, kind)).slice(-MOST);
  if (offered.length === 0) return null;
  return (
    <ul className={styles.recent} aria-label={`Files for ${label} that are here already`}>
      {offered.map((path) => (
        <li key={path}>
          <button
            type="button"
            className={styles.small}
            aria-label={`Use ${path} for ${label}`}
            title={path}
            onClick={() => onChoose(path)}
          >
            <Small kind={kind} path={path} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Small({ kind, path }: { readonly kind: MediaKind; readonly path: string }) {
  const url = useFileUrl(kind === 'audio' ? undefined : path);
  if (kind === 'image' && url) return <img src={url} alt="" />;
  if (kind === 'video' && url) return <video src={url} muted playsInline preload="metadata" tabIndex={-1} />;
  return (
    <>
      {kind === 'audio' && <AudioLines size={14} aria-hidden="true" />}
      <span>{path.split('/').at(-1)}</span>
    </>
  );
}
