import { dropPlace, movedOrder } from './edits.ts';
import { type Film, type FilmShot, type FilmSource, readFilm, stepsOf } from './film.ts';
import { snapTo } from './scale.ts';
import { endTargets, lengthUntil } from './trim.ts';

/** A clip being dragged: as a whole, or by its end. */
export interface ClipDrag {
  readonly key: string;
  readonly mode: 'move' | 'trim';
  /** How far it has been dragged, s. */
  readonly by: number;
}

/** What letting go would give. */
export interface Drop {
  readonly film: Film;
  /** Place among the shots of the sequence, when it is moved. */
  readonly to?: number;
  /** Where it ends, when it is trimmed, s. */
  readonly end?: number;
}

/** How near the end of a shot must come to be drawn to something, px. */
const NEAR_PX = 8;
/** Ends that nothing draws lie on hundredths, s. */
const FINE = 100;

interface Dragging {
  readonly source: FilmSource;
  readonly film: Film;
  readonly scale: number;
  readonly playhead: number;
  readonly snaps: boolean;
}

/** The film as it would be if the clip were let go now. */
export function dropOf(drag: ClipDrag, dragging: Dragging): Drop | undefined {
  const { film, source } = dragging;
  const shot = film.shots.find(({ key }) => key === drag.key);
  if (!shot) return undefined;
  if (drag.mode === 'trim') {
    const end = trimmedEnd(shot, drag.by, dragging);
    return { end, film: readFilm(source, { lengths: new Map([[shot.key, lengthUntil(film, shot.key, end)]]) }) };
  }
  if (shot.place === undefined) return undefined;
  const to = dropPlace(film, shot.key, shot.start + shot.seconds / 2 + drag.by);
  return { to, film: readFilm(source, { order: movedOrder(film.shots.length, shot.place, to) }) };
}

/** Where the end of a shot comes to lie: on a beat where cuts fall on beats, else where the hand is, drawn to what is near. */
function trimmedEnd(shot: FilmShot, by: number, { film, scale, playhead, snaps }: Dragging): number {
  const held = Math.max(shot.start, shot.start + shot.seconds + by);
  const targets = endTargets(film, shot.key, playhead);
  if (stepsOf(film.cutting)) return snapTo(held, targets, Infinity);
  const free = Math.round(held * FINE) / FINE;
  return snaps ? snapTo(free, targets, NEAR_PX / scale) : free;
}
