import { useEffect, useState } from 'react';
import { useEditor } from '../app/editor-context.tsx';

/** Address of an asset for media elements; `undefined` while it is being fetched, an Error when it is gone. */
export function useBlobUrl(hash: string): string | Error | undefined {
  const { media } = useEditor();
  const [found, setFound] = useState<{ readonly hash: string; readonly url: string | Error }>();
  useEffect(() => {
    let isCurrent = true;
    media.urlOf(hash).then(
      (url) => isCurrent && setFound({ hash, url }),
      (error) => isCurrent && setFound({ hash, url: error instanceof Error ? error : new Error(String(error)) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [media, hash]);
  return found?.hash === hash ? found.url : undefined;
}
