import { type KeyboardEvent, useEffect, useRef, useSyncExternalStore } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import styles from './clip.module.css';
import type { FilmShot } from './film.ts';
import { lookOf, THUMBNAIL, type Thumbnails } from './thumbnails.ts';
import type { TimelineParts } from './timeline.tsx';
import { heldBy } from './trim.ts';
import type { useClipDrag } from './use-clip-drag.ts';
import { sayChoice, sayLength, timecode } from './words.ts';

interface ClipProps {
  readonly parts: TimelineParts;
  readonly shot: FilmShot;
  readonly index: number;
  readonly scale: number;
  readonly isActive: boolean;
  readonly isTabStop: boolean;
  /** Where its start is held while it is dragged, s. */
  readonly draggedTo: number | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: () => void;
  readonly dragging: ReturnType<typeof useClipDrag>;
}

/** Width from which there is room for words beside the picture, px. */
const FACTS_PX = 360;

/** Width of a clip from which its grip leaves room to take it by, px. */
const GRIP_PX = 16;

/** A shot on the clock: its first frame, its name and how it is seen, with its end to be dragged. */
export function Clip(props: ClipProps) {
  const { parts, shot, index, scale, isActive, isTabStop, draggedTo, onKeyDown, onClick, dragging } = props;
  const { part } = useEditor();
  const { size, angle, name, move, lens, start, seconds, overlap, transition } = shot;
  const seen = [sayChoice(size), sayChoice(angle)].filter(Boolean).join(', ');
  const held = heldBy(part(), shot);
  const isTrimmed = dragging.drag?.mode === 'trim' && dragging.drag.key === shot.key;
  const left = (draggedTo ?? start) * scale;
  const width = Math.max(6, seconds * scale - 1);
  const isNarrow = width < GRIP_PX;
  const classes = [styles.clip, isActive && styles.active, draggedTo !== undefined && styles.dragged];
  return (
    <li className={classes.filter(Boolean).join(' ')} style={{ left, width }}>
      <button
        type="button"
        className={styles.body}
        data-clip={shot.key}
        aria-pressed={isActive}
        aria-describedby="clip-keys"
        tabIndex={isTabStop ? 0 : -1}
        onClick={onClick}
        onDoubleClick={() => parts.actions.show(shot)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => dragging.begin(event, shot, 'move')}
        onPointerMove={dragging.move}
        onPointerUp={dragging.end}
        onPointerCancel={dragging.end}
      >
        <span className={styles.seen}>
          <Thumbnail parts={parts} shot={shot} thumbnails={parts.thumbnails} />
          {(seconds * scale > FACTS_PX || !shot.value) && (
            <span className={styles.facts} aria-hidden="true">
              <b>{seen}</b>
              <span>{move}</span>
              <span>{lens}</span>
            </span>
          )}
        </span>
        <span className={styles.label}>
          <span className={styles.number}>
            <span className="visually-hidden">Shot </span>
            {index + 1}
          </span>
          <span className={styles.name}>{name}</span>
          <span className={styles.seconds}>{sayLength(seconds)}</span>
        </span>
        <span className="visually-hidden">{[seen, `from ${timecode(start)}`].filter(Boolean).join(', ')}</span>
      </button>
      {overlap > 0 && (
        <span
          className={`${styles.transition} ${transition.kind.startsWith('fade') ? styles[transition.kind] : ''}`}
          style={{ width: overlap * scale }}
          title={`${sayChoice(transition.kind)}, ${sayLength(overlap)}`}
        />
      )}
      {(!isNarrow || isActive || isTrimmed) && (
        <span
          className={[styles.end, isNarrow && styles.outside, held && styles.held].filter(Boolean).join(' ')}
          title={held?.text ?? 'Drag to change the length'}
          data-trim={shot.key}
          onPointerDown={(event) => dragging.begin(event, shot, 'trim')}
          onPointerMove={dragging.move}
          onPointerUp={dragging.end}
          onPointerCancel={dragging.end}
        />
      )}
      {isTrimmed && (
        // From the start of the film to the end of the clip: the label slides along in it, to where it is seen.
        <span className={styles.reach} style={{ left: -left, width: left + width }}>
          <span className={styles.length}>{sayLength(seconds)}</span>
        </span>
      )}
    </li>
  );
}

/** A transition hides the first frame of a shot, so a film's own frame is taken behind it. */
function placeOf({ node, from, value, overlap, start }: FilmShot, film: string): readonly [string, number] {
  return node !== undefined && value ? [from, 0] : [film, start + overlap];
}

interface ThumbnailProps {
  readonly parts: Pick<TimelineParts, 'place'>;
  readonly shot: FilmShot;
  readonly thumbnails: Thumbnails;
}

/** The first frame of a shot; painted when it comes into view. */
export function Thumbnail({ parts, shot, thumbnails }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const key = shot.value && `${shot.from} ${lookOf(shot.value)}`;
  const [place, seconds] = placeOf(shot, parts.place);
  const picture = useSyncExternalStore(thumbnails.subscribe, () =>
    key === undefined ? undefined : thumbnails.get(key),
  );
  useEffect(() => {
    if (key === undefined || !canvas.current) return;
    let stop: (() => void) | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) stop ??= thumbnails.want(key, place, seconds);
    });
    observer.observe(canvas.current);
    return () => {
      observer.disconnect();
      stop?.();
    };
  }, [thumbnails, key, place, seconds]);
  useEffect(() => {
    if (picture) canvas.current?.getContext('2d')?.drawImage(picture, 0, 0);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      className={styles.thumbnail}
      width={THUMBNAIL.width}
      height={THUMBNAIL.height}
      data-painted={picture ? true : undefined}
    />
  );
}
