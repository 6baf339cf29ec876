import { ChevronLeft, ChevronRight, Pause, Play, Repeat, SplitSquareHorizontal } from 'lucide-react';
import styles from './compare.module.css';
import { type Reel, seek, step, type Transport, timecode, togglePlay } from './transport.ts';

interface ControlsProps {
  readonly transport: Transport;
  readonly reel: Reel;
  readonly change: (make: (before: Transport, reel: Reel) => Transport) => void;
  /** Where the wipe stands, 0..1; `undefined` while the takes stand beside one another. */
  readonly wipe: number | undefined;
  readonly canWipe: boolean;
  readonly onWipe: (wipe: number | undefined) => void;
}

/** One transport for all takes. */
export function CompareControls({ transport, reel, change, wipe, canWipe, onWipe }: ControlsProps) {
  const { at, isPlaying, loops } = transport;
  const hasTime = reel.seconds > 0;
  return (
    <div className={styles.controls} role="toolbar" aria-label="Playing">
      {hasTime && (
        <>
          <Tool label="One frame back" keys="," onClick={() => change((now, of) => step(now, -1, of))}>
            <ChevronLeft size={16} aria-hidden="true" />
          </Tool>
          <Tool label={isPlaying ? 'Pause' : 'Play'} keys="Space" onClick={() => change(togglePlay)}>
            {isPlaying ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
          </Tool>
          <Tool label="One frame on" keys="." onClick={() => change((now, of) => step(now, 1, of))}>
            <ChevronRight size={16} aria-hidden="true" />
          </Tool>
          <input
            type="range"
            className={styles.scrub}
            min={0}
            max={reel.seconds}
            step={1 / reel.fps}
            value={at}
            aria-label="Moment"
            aria-valuetext={timecode(at, reel)}
            onChange={(event) => {
              const next = Number(event.target.value);
              change((now, of) => seek(now, next, of));
            }}
          />
          <output className={styles.time}>
            {timecode(at, reel)} <span className={styles.faint}>/ {timecode(reel.seconds, reel)}</span>
          </output>
          <Tool label="Loop" keys="L" isOn={loops} onClick={() => change((now) => ({ ...now, loops: !now.loops }))}>
            <Repeat size={15} aria-hidden="true" />
          </Tool>
        </>
      )}
      {canWipe && (
        <>
          <Tool
            label="Wipe"
            keys="W"
            isOn={wipe !== undefined}
            onClick={() => onWipe(wipe === undefined ? 0.5 : undefined)}
          >
            <SplitSquareHorizontal size={15} aria-hidden="true" />
          </Tool>
          {wipe !== undefined && (
            <input
              type="range"
              className={styles.wipeSlider}
              min={0}
              max={1}
              step={0.01}
              value={wipe}
              aria-label="Place of the wipe"
              onChange={(event) => onWipe(Number(event.target.value))}
            />
          )}
        </>
      )}
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly keys: string;
  readonly isOn?: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Tool({ label, keys, isOn, onClick, children }: ToolProps) {
  return (
    <button
      type="button"
      className={`${styles.icon} ${isOn ? styles.on : ''}`}
      aria-label={label}
      title={`${label} (${keys})`}
      {...(isOn !== undefined && { 'aria-pressed': isOn })}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
