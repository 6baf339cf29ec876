import { useEffect, useRef } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import styles from './node-preview.module.css';
import { findPeaks } from './peaks.ts';

interface WaveformProps {
  readonly hash: string;
  /** 0..1: how much of it has been played. */
  readonly part: number;
  readonly onSeek: (part: number) => void;
}

const BARS = 72;

/** The loudness of a sound over its length, in bars. */
export function Waveform({ hash, part, onSeek }: WaveformProps) {
  const { media } = useEditor();
  const canvas = useRef<HTMLCanvasElement>(null);
  const peaks = useRef<readonly number[]>([]);
  useEffect(() => {
    let isCurrent = true;
    findPeaks(hash, media.blobOf, BARS).then(
      (found) => {
        peaks.current = found;
        if (isCurrent && canvas.current) paint(canvas.current, found, 0);
      },
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [hash, media]);
  useEffect(() => {
    if (canvas.current) paint(canvas.current, peaks.current, part);
  }, [part]);
  return (
    <canvas
      ref={canvas}
      className={styles.wave}
      width={BARS * 4}
      height={64}
      onPointerDown={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onSeek((event.clientX - box.left) / box.width);
      }}
    />
  );
}

function paint(canvas: HTMLCanvasElement, peaks: readonly number[], part: number): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  context.clearRect(0, 0, canvas.width, canvas.height);
  peaks.forEach((peak, i) => {
    const height = Math.max(2, peak * canvas.height);
    context.fillStyle = style.getPropertyValue(i / peaks.length < part ? '--accent' : '--text-3');
    context.fillRect(i * 4, (canvas.height - height) / 2, 2.5, height);
  });
}
