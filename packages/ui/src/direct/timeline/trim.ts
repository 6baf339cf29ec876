import { edgesIn, type GraphPart, type Op } from '@shotgraph/engine';
import { beatIndex, beatSeconds, EVERY_BEAT, shotStarts } from '@shotgraph/nodes/cutting';
import { type Film, type FilmShot, stepsOf } from './film.ts';

/** Shortest and longest a shot may be, as its node has it, s. */
const SHORTEST = 0.1;
const LONGEST = 600;

/** Why the length of a shot cannot be dragged, and what would change that. */
export interface Held {
  readonly text: string;
  /** Makes its length a number of its own. */
  readonly fix?: { readonly label: string; readonly ops: readonly Op[] };
}

/** Tells whether a shot can be trimmed where it is. */
export function heldBy(part: GraphPart, { node, name, from, seconds }: FilmShot): Held | undefined {
  if (node === undefined) {
    return { text: `"${name}" is made by ${from}, not by a shot of this graph; change its length there` };
  }
  const value = part.nodes.get(node)?.inputs.seconds;
  const [edge] = edgesIn(value);
  if (!edge && (value === undefined || typeof value === 'number')) return undefined;
  const source = edge ? edge.from : String(value);
  const own = tidyLength(seconds);
  return {
    text: `The length of "${name}" comes from ${source}; change it there, or give the shot a length of its own`,
    fix: { label: `Use ${own} s`, ops: [{ op: 'set-input', node, input: 'seconds', value: own }] },
  };
}

/**
 * The own length a shot needs so that it ends at an instant of the film, within what a shot may be.
 *
 * Where cuts fall on beats the sequence moves every cut from where the lengths alone would put it, so the length is counted from there.
 */
export function lengthUntil(film: Film, key: string, end: number): number {
  const index = film.shots.findIndex((shot) => shot.key === key);
  const shot = film.shots[index];
  if (!shot) return SHORTEST;
  const isSnapped = stepsOf(film.cutting) !== undefined;
  const start = isSnapped ? unsnappedStart(film, index) : shot.start;
  return tidyLength(Math.min(LONGEST, Math.max(SHORTEST, end - start)));
}

/** When a shot would begin if no cut were moved to a beat. */
const unsnappedStart = ({ shots }: Film, index: number): number =>
  shotStarts({ shots: shots.map((shot) => ({ ...shot, seconds: shot.ownSeconds })) })[index]!;

/**
 * Instants that the end of a shot may be dragged to: where the sequence cuts on beats nothing but those, else the beats and the playhead,
 * which only attract.
 */
export function endTargets(film: Film, key: string, playhead: number): readonly number[] {
  const { cutting, shots } = film;
  const index = shots.findIndex((shot) => shot.key === key);
  const shot = shots[index];
  const { beats } = cutting;
  if (!shot || !beats) return [playhead];
  const steps = stepsOf(cutting);
  const overlap = shots[index + 1]?.overlap ?? 0;
  const { first, each } = steps ?? EVERY_BEAT;
  const count = Math.ceil((beatIndex(beats, film.seconds + ROOM_SECONDS) - first) / each);
  const times = Array.from({ length: Math.max(0, count) }, (_, i) => beatSeconds(beats, first + i * each) + overlap);
  const later = times.filter((time) => time > shot.start + SHORTEST);
  return steps ? later : [...later, playhead];
}

/** How far behind its end a film may be made longer in one go, s. */
const ROOM_SECONDS = 60;

/** Where the end of a shot goes when it is moved by a key: to the next beat where there are beats, else by a little. */
export function nudgedEnd(film: Film, shot: FilmShot, direction: 1 | -1): number {
  const end = shot.start + shot.seconds;
  if (!film.cutting.beats) return end + direction * NUDGE_SECONDS;
  const targets = endTargets(film, shot.key, end);
  const next =
    direction > 0
      ? targets.filter((time) => time > end + 1e-3).toSorted((a, b) => a - b)[0]
      : targets.filter((time) => time < end - 1e-3).toSorted((a, b) => b - a)[0];
  return next ?? end;
}

/** How much a key changes a length where there are no beats, s. */
const NUDGE_SECONDS = 0.1;

/** Ops that give a shot a length. */
export const lengthOps = (node: string, seconds: number): readonly Op[] => [
  { op: 'set-input', node, input: 'seconds', value: seconds },
];

/** A length on steps that people would type, s. */
export const tidyLength = (seconds: number): number => Math.round(seconds * 1e4) / 1e4;
