import { defineNode, type InputIssue, listOf, many, one, optional, out } from '@shotgraph/engine';
import { Camera, choice, LongText, Seconds, Text } from '../ports.ts';
import { shotIssues, withLints } from './lint/index.ts';
import { toName, toTexts } from './names.ts';
import { strangerIssues, timeIssues } from './shot-checks.ts';
import { toMotion } from './to-motion.ts';
import {
  ANGLES,
  Cast,
  Choreography,
  Depth,
  Lighting,
  Line,
  Motion,
  SHOT_SIZES,
  SHOT_TRANSITIONS,
  Shot,
  type ShotValue,
  SubjectName,
} from './values/index.ts';

const SHOT_SECONDS = 5;
/** A shot nobody named; a sequence numbers those. */
export const UNNAMED_SHOT = 'shot';

/** Puts everything together that is seen and heard between two cuts. */
export const shot = defineNode({
  type: 'direct/shot',
  version: 1,
  title: 'Shot',
  doc: 'One uncut piece of film: who and what is seen, by which camera and light, what happens and what is heard.',
  tags: ['scene', 'take', 'cut', 'close-up', 'wide', 'angle', 'dialogue', 'sound', 'transition', 'director'],
  effect: 'pure',
  editor: 'shot',
  inputs: {
    description: one(LongText, 'Place and what is seen, in your words.', { default: '' }),
    seconds: optional(Seconds, 'Length of the shot; that of the camera move, else 5, when left out.', {
      min: 0.1,
      max: 600,
    }),
    size: one(choice(...SHOT_SIZES), 'How much of the subject the frame holds.', { default: 'unset' }),
    angle: one(choice(...ANGLES), 'From where it is seen.', { default: 'unset' }),
    cast: optional(Cast, 'Everybody who may be named; those of the choreography when left out.'),
    subjects: one(listOf(SubjectName), 'Names of those in the frame, the main one first; those who act when empty.', {
      default: [],
    }),
    camera: optional(Camera, 'How it is seen.'),
    lighting: optional(Lighting, 'The light.'),
    depth: optional(Depth, 'What stands where.'),
    choreography: optional(Choreography, 'Who does what.'),
    lines: many(Line, 'What is said, in order.', { max: 64 }),
    sounds: one(listOf(Text), 'Sounds to hear: rain on tin.', { default: [] }),
    music: one(Text, 'Music in words: slow solo cello.', { default: '' }),
    transition: one(choice(...SHOT_TRANSITIONS), 'How it begins after the shot before.', { default: 'cut' }),
    transitionSeconds: one(Seconds, 'How long the two shots overlap; nothing for a cut.', {
      default: 0.5,
      min: 0,
      max: 60,
    }),
    name: optional(Text, 'What lists and messages call it; numbered in a sequence when left out.'),
  },
  outputs: {
    shot: out(Shot, 'The shot.'),
    motion: out(Motion, 'What moves in it and how it is seen; a change of light or words leaves it as it is.'),
  },

  check(inputs): InputIssue[] {
    // Wired values are unknown while only the document is looked at; what takes many tells the two apart.
    if (inputs.lines === undefined) return [];
    const { camera, seconds } = inputs;
    const length = seconds ?? camera?.seconds ?? SHOT_SECONDS;
    if (length > 600) {
      const message = `the camera moves for ${length} s, and a shot lasts 600 s at most; type in a length`;
      return [{ input: 'seconds', message, mend: { kind: 'set', input: 'seconds', value: 600 } }];
    }
    const parts = { ...inputs, seconds: length };
    return withLints([...strangerIssues(inputs), ...timeIssues(parts)], () => shotIssues(parts));
  },

  run(inputs) {
    const { cast, camera, lighting, depth, choreography, transition, transitionSeconds } = inputs;
    const value: ShotValue = {
      name: toName(inputs.name) ?? UNNAMED_SHOT,
      seconds: inputs.seconds ?? camera?.seconds ?? SHOT_SECONDS,
      size: inputs.size,
      angle: inputs.angle,
      cast: cast ?? { subjects: choreography?.subjects ?? [] },
      subjects: toTexts(inputs.subjects),
      description: inputs.description.trim(),
      lines: [...inputs.lines],
      sounds: toTexts(inputs.sounds),
      music: inputs.music.trim(),
      transition: { kind: transition, seconds: transition === 'cut' ? 0 : transitionSeconds },
      ...(camera && { camera }),
      ...(lighting && { lighting }),
      ...(depth && { depth }),
      ...(choreography && { choreography }),
    };
    return { shot: value, motion: toMotion([value]) };
  },
});
