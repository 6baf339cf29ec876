import { useEffect, useState } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import type { ShownMedia } from '../engine/shown.ts';
import { formatBytes, formatSeconds } from '../media/facts.ts';
import styles from './results.module.css';

interface ProbedFacts {
  readonly format?: string;
  readonly codec?: string;
}

/** What is known about rendered media: from its value, from probing its bytes, and its hash. */
export function Facts({ shown, hash }: { readonly shown: ShownMedia; readonly hash: string }) {
  const { session, media } = useEditor();
  const [probed, setProbed] = useState<ProbedFacts & { readonly bytes?: number }>({});
  useEffect(() => {
    let isCurrent = true;
    Promise.all([session.findFacts(hash), media.blobOf(hash)]).then(
      ([facts, blob]) => isCurrent && setProbed({ ...(facts as ProbedFacts | undefined), bytes: blob.size }),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [session, media, hash]);
  const { width, height, fps, seconds, audio } = shown;
  const rows: (readonly [string, string])[] = [
    ...(width !== undefined ? [['Size', `${width} × ${height}`] as const] : []),
    ...(fps !== undefined ? [['Frame rate', `${Number(fps.toFixed(3))} fps`] as const] : []),
    ...(seconds !== undefined ? [['Length', formatSeconds(seconds)] as const] : []),
    ...(shown.kind === 'video' ? [['Sound', audio ? 'yes' : 'none'] as const] : []),
    ...(probed.codec ? [['Codec', [probed.codec, probed.format].filter(Boolean).join(' in ')] as const] : []),
    ...(probed.bytes !== undefined ? [['File', formatBytes(probed.bytes)] as const] : []),
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(([name, text]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      <dt>SHA-256</dt>
      <dd className={styles.hash} title={hash}>
        {hash.slice(0, 16)}…
      </dd>
    </dl>
  );
}
