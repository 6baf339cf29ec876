import fc from 'fast-check';
import { MOVES } from '../../camera/moves.ts';
import {
  ANGLES,
  ASPECTS,
  type Aspect,
  type DirectionValue,
  LIGHT_ROLES,
  LOCKS,
  POSES,
  REFERENCE_ROLES,
  SHOT_SIZES,
  SHOT_TRANSITIONS,
  STRENGTHS,
  SUBJECT_KINDS,
  TIMES_OF_DAY,
} from '../../values/index.ts';
import {
  makeAction,
  makeCamera,
  makeContinuity,
  makeDepth,
  makeDirection,
  makeLayer,
  makeLight,
  makeLighting,
  makeLine,
  makeLook,
  makeReference,
  makeShot,
  makeSubject,
} from './make.ts';

type Text = fc.Arbitrary<string>;

/** Words a person could write, without punctuation of their own. */
export const plainText: Text = fc
  .array(
    fc.constantFrom(
      'rain',
      'slow',
      'walks',
      'old door',
      'over there',
      'café',
      '小巷',
      '雨夜',
      '慢慢',
      'lamp',
      'stop.',
      'wait!',
      '等等。',
    ),
    {
      minLength: 0,
      maxLength: 4,
    },
  )
  .map((words) => words.join(' '));

const FRAGMENTS = [
  '[Image 1]',
  '@Image2',
  '@图片1',
  '图片3',
  '<Image 1>',
  '<Subject_1>',
  '[image 1]',
  '[Video1]',
  '@Audio3',
  'Image',
  'image',
  'video',
  '音频',
  '图',
  '[',
  ']',
  '@',
  '<',
  '>',
  ' ',
  '1',
  '12',
  '２',
  '\u200b',
  '\u200d',
  '\u202e',
  '_',
  '#',
  '\n',
  '"',
  '”',
  '\\',
  '{{x}}',
  '{n}',
  '$1',
  '$&',
  '.',
  '。',
  'Shot 1:',
  '0-3 s:',
  'ｉｍａｇｅ',
  'no. ',
  's',
];

/** What somebody could write who wants to forge a tag. */
export const hostileText: Text = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const NAMES = ['Mara', 'Joe', 'the red kite', '玛拉', 'Mara Jones'] as const;
const seconds = fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10);

const subjects = (text: Text) =>
  fc
    .tuple(
      fc.subarray([...NAMES], { maxLength: 3 }),
      fc.array(text, { minLength: 5, maxLength: 5 }),
      fc.constantFrom(...SUBJECT_KINDS),
    )
    .map(([names, descriptions, kind]) => names.map((name, i) => makeSubject(name, descriptions[i]!, kind)));

const action = (text: Text) =>
  fc
    .record({
      who: fc.constantFrom(...NAMES),
      does: text,
      manner: text,
      start: seconds,
      duration: seconds,
      pose: fc.constantFrom(...POSES),
      path: fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 20 })), { maxLength: 3 }),
      facing: fc.option(fc.integer({ min: -360, max: 360 }), { nil: undefined }),
    })
    .map(({ who, does, manner, start, duration, pose, path, facing }) =>
      makeAction(who, does, {
        manner,
        seconds: start,
        duration: duration + 0.1,
        pose,
        path: path as [number, number][],
        ...(facing !== undefined && { facingDegrees: facing }),
      }),
    );

const lighting = (text: Text) =>
  fc
    .record({
      lights: fc.array(
        fc.record({
          role: fc.constantFrom(...LIGHT_ROLES),
          azimuthDegrees: fc.integer({ min: -180, max: 180 }),
          elevationDegrees: fc.integer({ min: -90, max: 90 }),
          sizeDegrees: fc.integer({ min: 1, max: 180 }),
          stops: fc.integer({ min: -12, max: 6 }),
          kelvin: fc.integer({ min: 1900, max: 15_000 }),
          motivation: text,
        }),
        { maxLength: 3 },
      ),
      ambientStops: fc.integer({ min: -12, max: 6 }),
      timeOfDay: fc.constantFrom(...TIMES_OF_DAY),
      haze: fc.constantFrom(0, 0.1, 0.5, 1),
      exposureStops: fc.integer({ min: -3, max: 3 }),
    })
    .map(({ lights, ...more }) =>
      makeLighting(
        lights.map((one) => makeLight({ ...one, name: 'zzlight' })),
        more,
      ),
    );

const depth = (text: Text) =>
  fc
    .array(fc.tuple(text, fc.integer({ min: 1, max: 50 }), fc.constantFrom('', ...NAMES)), { maxLength: 3 })
    .map((layers) =>
      makeDepth(
        layers.map(([description, metres, subject], i) =>
          makeLayer(`layer ${i + 1}`, metres, { description, subject, occludes: i === 0 ? ['layer 2'] : [] }),
        ),
      ),
    );

const camera = fc
  .tuple(
    fc.constantFrom(...MOVES),
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: 8, max: 300 }),
    fc.constantFrom(undefined, 'Mara'),
  )
  .map(([move, amount, lens, subject]) =>
    makeCamera(move, move === 'zoom' || move === 'rack-focus' ? 1.5 : amount, 4, { lens, ...(subject && { subject }) }),
  );

const shot = (text: Text) =>
  fc
    .record({
      seconds: fc.integer({ min: 1, max: 10 }),
      size: fc.constantFrom(...SHOT_SIZES),
      angle: fc.constantFrom(...ANGLES),
      subjects: fc.subarray([...NAMES], { maxLength: 2 }),
      description: text,
      actions: fc.array(action(text), { maxLength: 4 }),
      lines: fc.array(
        fc.tuple(fc.constantFrom('narrator', ...NAMES), text, text, fc.option(seconds, { nil: undefined })),
        { maxLength: 2 },
      ),
      sounds: fc.array(text, { maxLength: 2 }),
      music: text,
      kind: fc.constantFrom(...SHOT_TRANSITIONS),
      lighting: fc.option(lighting(text), { nil: undefined }),
      depth: fc.option(depth(text), { nil: undefined }),
      camera: fc.option(camera, { nil: undefined }),
    })
    .map(({ actions, lines, kind, lighting: light, depth: space, camera: view, ...more }) =>
      makeShot({
        ...more,
        name: 'zzshot',
        lines: lines.map(([speaker, words, delivery, at]) => makeLine(speaker, words || 'Yes', delivery, at)),
        transition: { kind, seconds: 0.5 },
        ...(actions.length > 0 && { choreography: { subjects: [], actions } }),
        ...(light && { lighting: light }),
        ...(space && { depth: space }),
        ...(view && { camera: view }),
      }),
    );

const reference = fc
  .record({
    kind: fc.constantFrom('image', 'video', 'audio'),
    role: fc.constantFrom(...REFERENCE_ROLES),
    subject: fc.constantFrom('', ...NAMES),
    transfer: fc.subarray([...ASPECTS], { maxLength: 4 }) as fc.Arbitrary<Aspect[]>,
    ignore: fc.subarray([...ASPECTS], { maxLength: 4 }) as fc.Arbitrary<Aspect[]>,
    strength: fc.constantFrom(...STRENGTHS),
    span: fc.option(fc.constantFrom({ from: 0, to: 600 }, { from: 1, to: 3 }, { from: 2, to: 600 }), {
      nil: undefined,
    }),
  })
  .map(({ kind, role, subject, span, ...more }) => ({ kind, role, subject, own: { ...more, ...(span && { span }) } }));

/** A direction of anything, with texts of one kind. */
export const directions = (text: Text): fc.Arbitrary<DirectionValue> =>
  fc
    .record({
      shots: fc.array(shot(text), { minLength: 1, maxLength: 3 }),
      cast: subjects(text),
      clock: fc.constantFrom('shots', 'audio', 'video'),
      references: fc.array(reference, { maxLength: 6 }),
      look: fc.option(
        fc.record({
          style: text,
          medium: text,
          mood: text,
          palette: fc.array(text, { maxLength: 2 }),
          grain: fc.constantFrom(0, 0.3),
        }),
        { nil: undefined },
      ),
      continuity: fc.option(
        fc.record({
          locks: fc.subarray([...LOCKS]),
          exclude: fc.array(text, { maxLength: 3 }),
          openingState: text,
          continues: fc.boolean(),
        }),
        { nil: undefined },
      ),
    })
    .map(({ cast, references, look, continuity, ...more }) =>
      makeDirection({
        ...more,
        cast: { subjects: cast },
        references: references.map(({ kind, role, subject, own }, i) =>
          makeReference(kind as 'image', role, subject, { ...own, name: `zzreference${i}` }),
        ),
        ...(look && { look: makeLook(look) }),
        ...(continuity && { continuity: makeContinuity(continuity) }),
      }),
    );

/** Everything else that decides about a prompt. */
export const promptChoices = fc.record({
  language: fc.constantFrom('en' as const, 'zh' as const),
  task: fc.constantFrom('auto', 'text', 'first-frame', 'first-last-frame', 'reference', 'edit', 'extend'),
  skeleton: fc.constantFrom('auto', 'time', 'shots'),
  sound: fc.boolean(),
  dialogue: fc.boolean(),
});
