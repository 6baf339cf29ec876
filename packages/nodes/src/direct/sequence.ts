import { defineNode, type InputIssue, listOf, many, one, optional, out } from '@shotgraph/engine';
import { wholeIssue } from '../list/whole.ts';
import { Audio, Beats, choice, Image, Number_, Numbers, Seconds, Video } from '../ports.ts';
import type { BeatTimes } from './beat-time.ts';
import { clockIssues } from './clock.ts';
import { sequenceIssues, withLints } from './lint/index.ts';
import { mediaByKind } from './media-by-kind.ts';
import {
  doubles,
  joinCasts,
  repeatedShots,
  strangersInReferences,
  strangersInShots,
  transitionIssues,
} from './sequence-checks.ts';
import { UNNAMED_SHOT } from './shot.ts';
import { barsFrom, EVERY_BEAT, snapShots } from './snap.ts';
import { directionSeconds, shotStarts } from './timing.ts';
import { toMotion } from './to-motion.ts';
import {
  Cast,
  CLOCKS,
  Continuity,
  Direction,
  type DirectionValue,
  Look,
  Motion,
  References,
  Shot,
  type ShotValue,
} from './values/index.ts';

/** Puts shots on one clock, with what holds for all of them. */
export const sequence = defineNode({
  type: 'direct/sequence',
  version: 1,
  title: 'Sequence',
  doc: 'Shots in their order on one clock, with look, references and continuity; can put every cut on a beat.',
  tags: ['film', 'edit', 'timeline', 'direction', 'cuts', 'beat', 'music video', 'storyboard', 'shot list'],
  effect: 'pure',
  editor: 'sequence',
  inputs: {
    shots: many(Shot, 'The shots in their order.', { min: 1, max: 200 }),
    clock: one(
      choice(...CLOCKS),
      'Who owns time: the lengths of the shots, or a sound or clip among the references that everything follows.',
      { default: 'shots' },
    ),
    cast: optional(Cast, 'Everybody in the film; those of the shots are added.'),
    look: optional(Look, 'How everything looks.'),
    references: optional(References, 'Pictures, clips and sounds to go by.'),
    continuity: optional(Continuity, 'What stays from shot to shot.'),
    beats: optional(Beats, 'Music the film starts with, for cutting on its beats.'),
    snap: one(
      choice('none', 'beat', 'bar'),
      'Moves every cut, and the end, to the nearest beat or bar. Camera, actions and light keep their times: what is longer than its shot is then cut off, what is shorter holds. No shot gets shorter than 0.5 s.',
      { default: 'none' },
    ),
    beatsPerBar: one(Number_, 'Beats in a bar.', { default: 4, min: 1, max: 32, step: 1 }),
    downbeat: one(Number_, 'A beat that begins a bar; the first beat of the music is 1.', {
      default: 1,
      min: 1,
      step: 1,
    }),
  },
  outputs: {
    direction: out(Direction, 'Everything that is directed.'),
    motion: out(Motion, 'What moves and how it is seen; a change of light, look or words leaves it as it is.'),
    shots: out(Number_, 'How many shots there are.'),
    seconds: out(Seconds, 'Length of the film: all shots less what transitions overlap.'),
    cuts: out(Numbers, 'When each shot after the first begins, s.'),
    images: out(listOf(Image), 'Pictures of the references, in order.'),
    videos: out(listOf(Video), 'Clips of the references, in order.'),
    audios: out(listOf(Audio), 'Sounds of the references, in order.'),
  },

  check(inputs): InputIssue[] {
    const whole = [...wholeIssue('beatsPerBar', inputs.beatsPerBar), ...wholeIssue('downbeat', inputs.downbeat)];
    // Wired values are unknown while only the document is looked at; what takes many tells the two apart.
    if (inputs.shots === undefined) return whole;
    const { clock = 'shots', snap, beats, references = [], look, continuity } = inputs;
    const shots = numbered(inputs.shots);
    const cast = wholeCast(inputs.cast, shots);
    const issues = [
      ...whole,
      ...transitionIssues(shots),
      ...repeatedShots(shots),
      ...strangersInShots(shots, cast),
      ...strangersInReferences(references, cast),
      ...doubles(shots, cast),
      ...clockIssues(clock, references),
      ...(snap !== undefined && snap !== 'none' && beats === undefined ? [beatsIssue(snap)] : []),
    ];
    const direction = () => ({
      shots: playedShots(inputs.shots ?? [], inputs),
      cast,
      clock,
      references,
      look,
      continuity,
    });
    return withLints(issues, () => sequenceIssues(direction()));
  },

  run(inputs) {
    const { clock, look, references = [], continuity } = inputs;
    const shots = playedShots(inputs.shots, inputs);
    const direction: DirectionValue = {
      shots,
      cast: wholeCast(inputs.cast, shots),
      clock,
      references,
      ...(look && { look }),
      ...(continuity && { continuity }),
    };
    return {
      direction,
      motion: toMotion(shots),
      shots: shots.length,
      seconds: directionSeconds(direction),
      cuts: shotStarts(direction).slice(1),
      ...mediaByKind(references),
    };
  },
});

const wholeCast = (cast: DirectionValue['cast'] | undefined, shots: readonly ShotValue[]) =>
  joinCasts([...(cast ? [cast] : []), ...shots.map((shot) => shot.cast)]);

/** Shots nobody named by their place. */
const numbered = (shots: readonly ShotValue[]): ShotValue[] =>
  shots.map((shot, at) => (shot.name === UNNAMED_SHOT ? { ...shot, name: `shot ${at + 1}` } : shot));

/** There is nothing before the first shot that it could overlap. */
const firstCut = ([first, ...rest]: readonly ShotValue[]): ShotValue[] =>
  first ? [{ ...first, transition: { kind: 'cut', seconds: 0 } }, ...rest] : [];

/** How cuts are put on beats. */
interface Snapping {
  readonly beats?: BeatTimes | undefined;
  readonly snap?: 'none' | 'beat' | 'bar';
  readonly beatsPerBar?: number;
  readonly downbeat?: number;
}

/** Shots as they are played: cut on beats where that is asked for. */
function playedShots(shots: readonly ShotValue[], snapping: Snapping): ShotValue[] {
  const { beats, snap = 'none', beatsPerBar = 4, downbeat = 1 } = snapping;
  const cut = firstCut(numbered(shots));
  const steps = snap === 'bar' ? barsFrom(downbeat, beatsPerBar) : EVERY_BEAT;
  return beats && snap !== 'none' ? snapShots(cut, beats, steps) : cut;
}

const beatsIssue = (snap: string): InputIssue => ({
  input: 'snap',
  message: `cuts cannot fall on a ${snap} without beats; wire in those of the music, or set "snap" to none`,
  mend: { kind: 'set', input: 'snap', value: 'none' },
});
