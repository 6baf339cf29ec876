import type { Aspect, ShotSize } from '../../values/index.ts';
import type { Brief } from '../brief.ts';
import { shotSection } from '../budget/cuts.ts';
import { isMoving } from '../phrases/camera.ts';
import { timeWords } from '../phrases/light/index.ts';
import { labelOf, type PlacedReference } from '../references/groups.ts';
import type { Conflict } from '../types.ts';
import { type PlacedText, quoteOf, shotTexts, traitTexts } from './texts.ts';
import { CAMERA_MOVE, COSTUME_COLOUR, DAYTIMES, HAIR_COLOUR, SIZES, STATIC_CAMERA, TIME_CODE } from './vocabulary.ts';

/** Looks in words beside a picture that hands them on. */
export function appearanceConflicts(brief: Brief): Conflict[] {
  const asked: readonly (readonly [Aspect, RegExp])[] = [
    ['costume', COSTUME_COLOUR],
    ['hair', HAIR_COLOUR],
  ];
  return [...traitTexts(brief), ...shotTexts(brief)].flatMap((placed) =>
    asked.flatMap(([aspect, pattern]) => {
      const quote = quoteOf(placed.text, pattern);
      const owner = quote && ownerFor(brief, placed, aspect);
      if (!quote || !owner) return [];
      return [
        {
          code: 'appearance',
          where: placed.where,
          what: `${quote} is said in words while ${labelOf(owner)} hands on the ${aspect} of ${owner.reference.subject || 'whom it shows'}`,
          fix: `take it out of the text, or take ${aspect} out of what "${owner.reference.name}" transfers`,
          settled: false,
        },
      ];
    }),
  );
}

/** The reference that hands on an aspect of whoever a text is about. */
function ownerFor(brief: Brief, { subject, shot, text }: PlacedText, aspect: Aspect): PlacedReference | undefined {
  return brief.sent.find(({ reference }) => {
    if (reference.role !== 'identity' || !reference.transfer.includes(aspect)) return false;
    if (subject !== undefined) return reference.subject === subject;
    // A description is about whom it names, or about the only one there is.
    if (reference.subject !== '' && text.includes(reference.subject)) return true;
    const people = brief.cast.subjects.length;
    return shot !== undefined && people <= 1;
  });
}

/** A move in words while a clip carries the camera, and a camera said to stand still that moves. */
export function cameraConflicts(brief: Brief): Conflict[] {
  const owned = brief.camera
    ? shotTexts(brief).flatMap(({ where, text }) => {
        const quote = quoteOf(text, CAMERA_MOVE) ?? quoteOf(text, STATIC_CAMERA);
        return quote === undefined ? [] : [ownedText(where, quote, brief.camera!)];
      })
    : [];
  return [...owned, ...ownedMoves(brief), ...stillConflicts(brief)];
}

const ownedText = (where: string, quote: string, owner: PlacedReference): Conflict => ({
  code: 'camera-owned',
  where,
  what: `${quote} says what the camera does while ${labelOf(owner)} carries the camera`,
  fix: `take it out of the text, or take camera out of what "${owner.reference.name}" transfers`,
  settled: false,
});

/** The compiler leaves these moves out by itself. */
const ownedMoves = (brief: Brief): Conflict[] =>
  brief.camera
    ? brief.shots.flatMap(({ shot, index }) =>
        shot.camera && isMoving(shot.camera)
          ? [
              {
                code: 'camera-owned',
                where: shotSection(brief, index, 'camera'),
                what: `the move is planned here and carried by ${labelOf(brief.camera!)}; the prompt leaves it to the clip`,
                fix: `nothing, if the clip shows this move; else take camera out of what "${brief.camera!.reference.name}" transfers`,
                settled: true,
              },
            ]
          : [],
      )
    : [];

const stillConflicts = (brief: Brief): Conflict[] =>
  shotTexts(brief).flatMap(({ where, text, shot }) => {
    const camera = brief.shots[shot!]!.shot.camera;
    if (!camera || !isMoving(camera) || brief.camera) return [];
    const quote = quoteOf(text, STATIC_CAMERA);
    if (quote === undefined) return [];
    return [
      {
        code: 'camera-static',
        where,
        what: `${quote} says that the camera stands still, and its move is another`,
        fix: 'take it out of the text, or set the move of the camera to static',
        settled: false,
      },
    ];
  });

/** Two sizes for one shot. */
export function sizeConflicts(brief: Brief): Conflict[] {
  const ranks: readonly ShotSize[] = [
    'unset',
    'extreme-wide',
    'wide',
    'medium-wide',
    'medium',
    'medium-close',
    'close',
    'extreme-close',
  ];
  return brief.shots.flatMap(({ shot, index }) => {
    const rank = ranks.indexOf(shot.size);
    const found = SIZES.find(([, pattern]) => pattern.test(shot.description));
    // Neighbouring names are used for each other.
    if (rank === 0 || !found || Math.abs(found[0] - rank) <= 1) return [];
    return [
      {
        code: 'size',
        where: shotSection(brief, index, 'description'),
        what: `${quoteOf(shot.description, found[1])} is another size than "${shot.size}", which the shot is set to`,
        fix: 'keep the size in one place: take it out of the text, or change the size of the shot',
        settled: false,
      },
    ];
  });
}

const LIGHTS = {
  unset: undefined,
  dawn: 'edge',
  'golden-hour': 'edge',
  day: 'day',
  overcast: 'day',
  dusk: 'edge',
  'blue-hour': 'edge',
  night: 'dark',
} as const;

/** Two times of day for one shot, in words or against a picture that carries the light. */
export function daytimeConflicts(brief: Brief): Conflict[] {
  return brief.shots.flatMap(({ shot, index }) => {
    const time = shot.lighting?.timeOfDay ?? 'unset';
    const light = LIGHTS[time];
    if (light === undefined) return [];
    const found = DAYTIMES.find(([, pattern]) => pattern.test(shot.description));
    const against = found && found[0] !== light && !(found[0] === 'dark' && time === 'blue-hour') ? found : undefined;
    return [
      ...(against
        ? [
            {
              code: 'daytime',
              where: shotSection(brief, index, 'description'),
              what: `${quoteOf(shot.description, against[1])} is another time than the "${timeWords(time, 'en')}" of the light`,
              fix: 'take it out of the text, or set another time of day',
              settled: false,
            },
          ]
        : []),
      ...(brief.light ? [lightAgainst(brief, index, time, brief.light)] : []),
    ];
  });
}

const lightAgainst = (brief: Brief, index: number, time: keyof typeof LIGHTS, owner: PlacedReference): Conflict => ({
  code: 'light-owned',
  where: shotSection(brief, index, 'light'),
  what: `"${timeWords(time, 'en')}" is said in words while ${labelOf(owner)} carries the light`,
  fix: `make sure that the reference shows it; if it does, set the time of day to unset`,
  settled: false,
});

/** Times in texts beside a sound or a clip that owns time. */
export function clockConflicts(brief: Brief): Conflict[] {
  const { clock } = brief.direction;
  if (clock === 'shots') return [];
  const owner = clock === 'audio' ? 'a sound' : 'a clip';
  const texts = shotTexts(brief).flatMap(({ where, text }) => {
    const quote = quoteOf(text, TIME_CODE);
    if (quote === undefined) return [];
    return [
      {
        code: 'clock',
        where,
        what: `${quote} is a time in words while ${owner} is the clock`,
        fix: 'take the time out of the text, or let the shots own time',
        settled: false,
      },
    ];
  });
  const asked = brief.options.skeleton === 'time';
  return [
    ...(asked ? [skeletonConflict(owner)] : []),
    ...texts,
    ...brief.sent
      .filter(({ reference }) => reference.span !== undefined)
      .map((placed) => ({
        code: 'clock',
        where: labelOf(placed),
        what: `the part of the film it holds for is a time, and ${owner} is the clock; the prompt leaves the time out`,
        fix: 'let it hold for the whole film, or let the shots own time',
        settled: true,
      })),
  ];
}

const skeletonConflict = (owner: string): Conflict => ({
  code: 'clock',
  where: 'skeleton',
  what: `time codes are asked for while ${owner} is the clock; the prompt uses labels without times`,
  fix: 'set the skeleton to shots, or let the shots own time',
  settled: true,
});
