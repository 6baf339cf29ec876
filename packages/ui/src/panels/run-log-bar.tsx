import { History, Pause, Play, RotateCcw, SkipBack, SkipForward, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useEditor, useIsRunning } from '../app/editor-context.tsx';
import { formatElapsed } from '../media/facts.ts';
import { lookAway, restoreInputs } from '../run/log-look.ts';
import type { Replay } from '../run/log-replay.ts';
import styles from './run-log-bar.module.css';

/** How long a replay takes at most, and at least: long runs are shown faster, short ones slower. */
const MOST_SECONDS = 12;
const LEAST_SECONDS = 3;

/** Which past run is looked at, a scrubber through it, and the way back. */
export default function RunLogBar({ replay }: { readonly replay: Replay }) {
  const editor = useEditor();
  const isRunning = useIsRunning();
  const { run, moments } = replay;
  const atMs = useSyncExternalStore(replay.subscribe, () => replay.atMs);
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    // What runs now is what counts now.
    if (isRunning) lookAway(editor);
  }, [isRunning, editor]);
  usePlaying(replay, isPlaying, () => setPlaying(false));
  const go = (to: number | undefined) => {
    setPlaying(false);
    if (to !== undefined) replay.seek(to);
  };
  const when = new Date(run.startedAt);
  return (
    <section className={styles.bar} aria-label="Past run">
      <p className={styles.text} role="status">
        <History size={15} aria-hidden="true" />
        <span>
          <strong>You are looking at a past run</strong>, of {when.toLocaleString()}. Results are those of then; what is
          typed and wired is that of now.
        </span>
      </p>
      <div className={styles.controls}>
        <button
          type="button"
          className={styles.icon}
          aria-label="To what happened before"
          onClick={() => go(moments.findLast((moment) => moment < Math.floor(atMs)))}
        >
          <SkipBack size={14} aria-hidden="true" />
        </button>
        <button
          type="button"
          className={styles.icon}
          aria-label={isPlaying ? 'Pause' : 'Play the run'}
          onClick={() => {
            if (!isPlaying && atMs >= run.elapsedMs) replay.seek(0);
            setPlaying(!isPlaying);
          }}
        >
          {isPlaying ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
        </button>
        <button
          type="button"
          className={styles.icon}
          aria-label="To what happened next"
          onClick={() => go(moments.find((moment) => moment > Math.ceil(atMs)))}
        >
          <SkipForward size={14} aria-hidden="true" />
        </button>
        <input
          type="range"
          className={styles.scrub}
          min={0}
          max={Math.max(1, run.elapsedMs)}
          step={Math.max(1, run.elapsedMs / 400)}
          value={atMs}
          aria-label="Moment of the run"
          aria-valuetext={`${formatElapsed(atMs)} of ${formatElapsed(run.elapsedMs)}`}
          onChange={(event) => go(Number(event.target.value))}
        />
        <output className={styles.time}>
          {formatElapsed(atMs)} <span className={styles.faint}>/ {formatElapsed(run.elapsedMs)}</span>
        </output>
        {run.text !== undefined && (
          <button type="button" className={styles.action} onClick={() => void restoreInputs(editor, run)}>
            <RotateCcw size={13} aria-hidden="true" /> Restore inputs
          </button>
        )}
        <button type="button" className={styles.action} title="Back to now (Escape)" onClick={() => lookAway(editor)}>
          <X size={13} aria-hidden="true" /> Back to now
        </button>
      </div>
    </section>
  );
}

/** Moves on in the time of the run, so fast that it is over soon and so slow that it can be followed. */
function usePlaying(replay: Replay, isPlaying: boolean, onEnd: () => void): void {
  useEffect(() => {
    if (!isPlaying) return;
    const { elapsedMs } = replay.run;
    const seconds = Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, elapsedMs / 1000));
    let before = performance.now();
    let frame = requestAnimationFrame(function tick(now) {
      const next = replay.atMs + ((now - before) / 1000 / seconds) * elapsedMs;
      before = now;
      replay.seek(next);
      if (next >= elapsedMs) onEnd();
      else frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [replay, isPlaying, onEnd]);
}
