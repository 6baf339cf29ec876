import { useEffect, useState } from 'react';
import { useEditor } from '../app/editor-context.tsx';

/** Address of an asset for media elements; `undefined` while it is being fetched, an Error when it is gone. */
export function useBlobUrl(hash: string): string | Error | undefined {
  const { media } = useEditor();
  const [found, setFound] = useState<{ readonly hash: string; readonly url: string | Error }>();
  useEffect(() => {
    const shown = new AbortController();
    const tell = (url: string | Error) => !shown.signal.aborted && setFound({ hash, url });
    media
      .urlOf(hash, shown.signal)
      .then(tell, (error) => tell(error instanceof Error ? error : new Error(String(error))));
    return () => shown.abort();
  }, [media, hash]);
  return found?.hash === hash ? found.url : undefined;
}
