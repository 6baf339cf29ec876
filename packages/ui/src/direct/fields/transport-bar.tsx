import { Pause, Play } from 'lucide-react';
import type { CSSProperties } from 'react';
import styles from './transport-bar.module.css';
import type { Transport } from './use-transport.ts';

interface TransportBarProps {
  readonly transport: Transport;
  readonly length: number;
  /** Instants marked on the bar, seconds. */
  readonly marks?: readonly number[];
  /** What plays: `the move`. */
  readonly what: string;
}

const FRAME_SECONDS = 1 / 24;

/** Plays and scrubs through a few seconds. */
export function TransportBar({ transport, length, marks = [], what }: TransportBarProps) {
  const { seconds, isPlaying, seek, toggle } = transport;
  const Icon = isPlaying ? Pause : Play;
  return (
    <div className={styles.bar}>
      <button
        type="button"
        className={styles.play}
        aria-label={`${isPlaying ? 'Pause' : 'Play'} ${what}`}
        onClick={toggle}
      >
        <Icon size={13} aria-hidden="true" />
      </button>
      <span className={styles.line}>
        {marks.map((mark) => (
          <span key={mark} className={styles.mark} style={{ left: `${(mark / length) * 100}%` }} />
        ))}
        <input
          type="range"
          className={styles.scrubber}
          style={{ '--share': `${(seconds / length) * 100}%` } as CSSProperties}
          min={0}
          max={length}
          step={FRAME_SECONDS}
          value={seconds}
          aria-label={`Instant of ${what}`}
          aria-valuetext={`${seconds.toFixed(2)} of ${length} seconds`}
          onChange={(event) => seek(event.target.valueAsNumber)}
        />
      </span>
      <output className={styles.time}>
        {seconds.toFixed(2)} <span className={styles.of}>/ {Math.round(length * 100) / 100} s</span>
      </output>
    </div>
  );
}
