import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import type { Film } from './film.ts';
import type { Player } from './player.ts';
import styles from './ruler.module.css';
import { beatMarks, rulerMarks } from './scale.ts';
import { usePlayhead } from './use-player.ts';
import { CLOCK_FPS, timecode } from './words.ts';

interface RulerProps {
  readonly seconds: number;
  readonly scale: number;
  readonly player: Player;
}

/** The clock, on which the playhead is dragged or moved by keys: a frame, with Shift a second. */
export function Ruler({ seconds, scale, player }: RulerProps) {
  const marks = useMemo(() => rulerMarks(seconds, scale), [seconds, scale]);
  const playhead = usePlayhead(player);
  const isHeld = useRef(false);
  const seek = (event: PointerEvent<HTMLElement>) =>
    player.seek((event.clientX - event.currentTarget.getBoundingClientRect().left) / scale);
  const onKey = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 1 : 1 / CLOCK_FPS;
    const to = {
      ArrowLeft: playhead - step,
      ArrowDown: playhead - step,
      ArrowRight: playhead + step,
      ArrowUp: playhead + step,
      PageDown: playhead - 5,
      PageUp: playhead + 5,
      Home: 0,
      End: seconds,
    }[event.key];
    if (event.key === ' ') player.toggle();
    else if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    else player.seek(to);
    event.preventDefault();
  };
  return (
    <div
      className={styles.ruler}
      role="slider"
      tabIndex={0}
      aria-label="Playhead"
      aria-valuemin={0}
      aria-valuemax={seconds}
      aria-valuenow={playhead}
      aria-valuetext={timecode(playhead)}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        isHeld.current = true;
        player.pause();
        seek(event);
      }}
      onPointerMove={(event) => isHeld.current && seek(event)}
      onPointerUp={() => {
        isHeld.current = false;
      }}
    >
      {marks.map((mark) => (
        <span key={mark} className={styles.mark} style={{ left: mark * scale }}>
          {mark >= 60
            ? `${Math.floor(mark / 60)}:${String(Math.round(mark % 60)).padStart(2, '0')}`
            : `${Math.round(mark * 100) / 100} s`}
        </span>
      ))}
    </div>
  );
}

/** Where the film is, across all tracks. */
export function Playhead({ player, scale }: { readonly player: Player; readonly scale: number }) {
  const seconds = usePlayhead(player);
  return <span className={styles.playhead} style={{ translate: `${seconds * scale}px 0` }} aria-hidden="true" />;
}

/** Room that the number of a bar needs, px. */
const BAR_LABEL_PX = 26;

/** The beats of the music, with the numbers of bars. */
export function BeatRuler({ film, scale }: { readonly film: Film; readonly scale: number }) {
  const { beats, beatsPerBar, downbeat } = film.cutting;
  const marks = useMemo(
    () => (beats ? beatMarks(beats, { seconds: film.seconds, scale, beatsPerBar, downbeat }) : []),
    [beats, film.seconds, scale, beatsPerBar, downbeat],
  );
  if (!beats) return null;
  const every = Math.max(1, Math.ceil(BAR_LABEL_PX / ((60 / beats.tempo) * beatsPerBar * scale)));
  return (
    <div
      className={styles.beats}
      role="img"
      aria-label={`Beats of the music: ${Math.round(beats.tempo)} a minute, ${beatsPerBar} to a bar`}
    >
      {marks.map(({ seconds, bar }) => (
        <span key={seconds} className={bar === undefined ? styles.beat : styles.bar} style={{ left: seconds * scale }}>
          {bar !== undefined && (bar - 1) % every === 0 && bar}
        </span>
      ))}
    </div>
  );
}
