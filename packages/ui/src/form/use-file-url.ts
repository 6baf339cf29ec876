import { useEffect, useState } from 'react';
import { useEditor } from '../app/editor-context.tsx';

/** Address of a file beside the document; `undefined` while it is read, `null` when it is not there. */
export function useFileUrl(path: string | undefined): string | null | undefined {
  const { id, workspace } = useEditor();
  const [found, setFound] = useState<{ readonly path: string; readonly url: string | null }>();
  useEffect(() => {
    if (path === undefined) return;
    let made: string | undefined;
    let isCurrent = true;
    workspace.engine.remote.readFile(id, path).then(
      (bytes) => {
        if (!isCurrent) return;
        made = URL.createObjectURL(bytes);
        setFound({ path, url: made });
      },
      () => isCurrent && setFound({ path, url: null }),
    );
    return () => {
      isCurrent = false;
      setFound(undefined);
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [id, path, workspace]);
  return found?.path === path ? found?.url : undefined;
}
