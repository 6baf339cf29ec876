import { type Film, sharesOneClip } from '../film.ts';
import { listed, shotList, tenth } from '../say.ts';
import type { Lint } from '../types.ts';

/** More shots than this in 15 s come out as a blur of half-shots: rewrite. Source: community playbooks for Seedance. */
const MOST_SHOTS = 8;
const PER_SECONDS = 15;
/** Shots that share a clip are rendered as one, or dropped, when they are shorter, s. Source: the same, and fal's notes on multi-shot. */
const SHORTEST_SECONDS = 4;
/** What a shot of several in one clip should have, s: two shots in 10 s, three in 12 to 15 s. Source: the same. */
const USUAL_SECONDS = 5;
const FRAME_SECONDS = 1 / 30;

/** Far more shots than one clip can hold. */
export function crowdedShots(film: Film): Lint[] {
  const { scenes, seconds } = film;
  if (!isCrowded(film)) return [];
  return [
    {
      code: 'too-many-shots',
      severity: 'warning',
      input: 'shots',
      message: `${scenes.length} shots in ${tenth(seconds)} s are more than one clip holds: over ${MOST_SHOTS} in ${PER_SECONDS} s they fall apart`,
      remedy: `make several clips of it and cut them together, or keep ${mostIn(seconds)}`,
    },
  ];
}

/** Shots that are too short to be rendered as shots of their own. */
export function shortShots(film: Film): Lint[] {
  if (!sharesOneClip(film) || isCrowded(film)) return [];
  const short = shortOnes(film);
  if (short.length === 0) return [];
  const lengths = short.map(({ shot }) => `${tenth(shot.seconds)} s`);
  const places = shotList(short.map(({ index }) => index));
  return [
    {
      code: 'shots-too-short',
      severity: 'warning',
      input: 'shots',
      message: `${places} last${short.length === 1 ? 's' : ''} ${listed(lengths)}, and models drop or merge shots under ${SHORTEST_SECONDS} s when several share one clip`,
      remedy: `give each ${SHORTEST_SECONDS} s or more, make each a clip of its own and cut it shorter, or leave some out`,
    },
  ];
}

/** Shots that are each long enough, but more than models usually keep apart. */
export function denseShots(film: Film): Lint[] {
  const { scenes, seconds } = film;
  if (!sharesOneClip(film) || isCrowded(film) || shortOnes(film).length > 0) return [];
  if (scenes.length <= mostIn(seconds)) return [];
  return [
    {
      code: 'shots-too-dense',
      severity: 'warning',
      input: 'shots',
      message: `${scenes.length} shots share a clip of ${tenth(seconds)} s, and about one in ${USUAL_SECONDS} s comes out as directed`,
      remedy: `keep ${mostIn(seconds)}, or make two clips of them`,
    },
  ];
}

const isCrowded = (film: Film): boolean =>
  sharesOneClip(film) && film.scenes.length > (MOST_SHOTS * Math.max(PER_SECONDS, film.seconds)) / PER_SECONDS;

const shortOnes = ({ scenes }: Film) => scenes.filter(({ shot }) => shot.seconds < SHORTEST_SECONDS - FRAME_SECONDS);

/** Shots that a clip holds well: two at least. */
const mostIn = (seconds: number): number => Math.max(2, Math.ceil(seconds / USUAL_SECONDS - 1e-6));
