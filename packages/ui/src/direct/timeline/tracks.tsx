import { useEffect, useRef, useState } from 'react';
import { Clip } from './clip.tsx';
import type { FilmShot } from './film.ts';
import { BeatRuler, Playhead, Ruler } from './ruler.tsx';
import type { TimelineParts } from './timeline.tsx';
import styles from './tracks.module.css';
import { nudgedEnd } from './trim.ts';
import { useClipDrag } from './use-clip-drag.ts';
import { useTrackWheel } from './use-track-wheel.ts';
import { Wave } from './wave.tsx';

/** The film on one clock: ruler, beats, shots and sound. */
export function Tracks({ parts }: { readonly parts: TimelineParts }) {
  const { film, music, player, scale, width } = parts;
  const scroller = useRef<HTMLDivElement>(null);
  useTrackWheel(scroller, parts);
  const dragging = useClipDrag(parts, scale);
  const shown = dragging.drop?.film ?? film;
  return (
    <div ref={scroller} className={styles.scroller}>
      <div className={styles.tracks} style={{ width: Math.max(width, shown.seconds * scale + 24) }}>
        <Ruler seconds={film.seconds} scale={scale} player={player} />
        {film.cutting.beats && <BeatRuler film={film} scale={scale} />}
        <Clips parts={parts} scale={scale} dragging={dragging} />
        {music && <Wave music={music} scale={scale} />}
        <Playhead player={player} scale={scale} />
      </div>
    </div>
  );
}

interface ClipsProps {
  readonly parts: TimelineParts;
  readonly scale: number;
  readonly dragging: ReturnType<typeof useClipDrag>;
}

function Clips({ parts, scale, dragging }: ClipsProps) {
  const { film, actions, active, player } = parts;
  const { drag, drop } = dragging;
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const refocus = useRef<string>(undefined);
  const focus = (key: string) => list.current?.querySelector<HTMLElement>(`[data-clip="${CSS.escape(key)}"]`)?.focus();
  // Moving an element in the page takes the focus from it.
  useEffect(() => {
    if (refocus.current !== undefined) focus(refocus.current);
    refocus.current = undefined;
  });
  const shots = (drop?.film ?? film).shots;

  const move = (shot: FilmShot, by: number) => {
    if (shot.place === undefined) return actions.move(shot, 0);
    const to = Math.min(film.shots.length - 1, Math.max(0, shot.place + by));
    refocus.current = shot.key;
    actions.move(shot, to);
    setSaid(`${shot.name} is shot ${to + 1} of ${film.shots.length}`);
  };
  const go = (index: number) => {
    const shot = film.shots[Math.min(film.shots.length - 1, Math.max(0, index))];
    if (!shot) return;
    actions.select(shot);
    focus(shot.key);
  };
  const onKey = (event: React.KeyboardEvent, shot: FilmShot, index: number) => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : undefined;
    if (event.ctrlKey || event.metaKey) return;
    if (direction !== undefined && event.altKey) move(shot, direction);
    else if (direction !== undefined && event.shiftKey) actions.trim(film, shot, nudgedEnd(film, shot, direction));
    else if (direction !== undefined) go(index + direction);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(film.shots.length - 1);
    else if (event.key === 'Delete' || event.key === 'Backspace') actions.remove(shot);
    else if (event.key === ' ') player.toggle();
    else return;
    event.preventDefault();
  };
  const first = active ?? film.shots[0];
  return (
    <>
      <ol ref={list} className={styles.clips} aria-label="Shots in their order">
        {shots.map((shot, index) => (
          <Clip
            key={shot.key}
            parts={parts}
            shot={shot}
            index={index}
            scale={scale}
            isActive={shot.key === active?.key}
            isTabStop={shot.key === first?.key}
            draggedTo={
              drag?.mode === 'move' && drag.key === shot.key ? startOf(film.shots, shot.key) + drag.by : undefined
            }
            onKeyDown={(event) => onKey(event, shot, index)}
            onClick={() => {
              if (!dragging.wasDragged.current) actions.select(shot);
            }}
            dragging={dragging}
          />
        ))}
      </ol>
      <p className="visually-hidden" id="clip-keys">
        Arrow keys go from shot to shot. Alt and an arrow key moves the shot, Shift and an arrow key changes its length,
        Delete takes it out, Space plays.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </>
  );
}

const startOf = (shots: readonly FilmShot[], key: string) => shots.find((shot) => shot.key === key)?.start ?? 0;
