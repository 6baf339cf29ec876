import { AudioLines } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import { findPeaks } from '../../media/peaks.ts';
import type { Music } from './use-film.ts';
import styles from './wave.module.css';
import { wavePath } from './wave-path.ts';

/** Peaks read for the whole of a sound. */
const PEAKS = 1200;

interface WaveProps {
  readonly music: Music;
  readonly scale: number;
  /** The instant of the sound that lies at 0, s. */
  readonly from?: number;
}

/** A sound on the clock: its loudness over time. */
export function Wave({ music, scale, from = 0 }: WaveProps) {
  const peaks = usePeaks(music.hash);
  const path = useMemo(() => wavePath(peaks ?? []), [peaks]);
  return (
    <div className={styles.lane}>
      <div
        className={styles.sound}
        style={{ left: -from * scale, width: music.seconds * scale }}
        role="img"
        aria-label={`Sound: ${music.name}`}
      >
        {peaks && (
          <svg viewBox={`0 0 ${PEAKS} 100`} preserveAspectRatio="none" className={styles.wave} aria-hidden="true">
            <path d={path} />
          </svg>
        )}
      </div>
      <span className={styles.name}>
        <AudioLines size={11} aria-hidden="true" />
        {music.name}
        {music.hash === undefined && ' · heard after a run'}
      </span>
    </div>
  );
}

function usePeaks(hash: string | undefined): readonly number[] | undefined {
  const { media } = useEditor();
  const [found, setFound] = useState<{ readonly hash: string; readonly peaks: readonly number[] }>();
  useEffect(() => {
    if (hash === undefined) return;
    let isCurrent = true;
    findPeaks(hash, media.blobOf, PEAKS).then(
      (peaks) => isCurrent && setFound({ hash, peaks }),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [media, hash]);
  return found?.hash === hash ? found?.peaks : undefined;
}
