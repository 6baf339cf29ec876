import type { Ease } from '../../stage/index.ts';
import { type Extent, extentOf, holdsAfterWhip, LENSES, pick, speedWords, tenths } from './bins.ts';
import { type Move, TRAVELLING_MOVES } from './moves.ts';
import { isForward, type SpokenMove, standsStill, subjectOr } from './spoken.ts';

export { speedWords } from './bins.ts';
export type { SpokenMove } from './spoken.ts';

/** Verb in the third person and as a participle, for amounts one way and the other. */
type Forms = readonly [does: string, doing: string];
const HOLDS: Forms = ['holds still', 'holding still'];
const VERBS: { readonly [M in Move]: readonly [positive: Forms, negative: Forms] } = {
  static: [
    ['holds its place', 'holding its place'],
    ['holds its place', 'holding its place'],
  ],
  pan: [
    ['pans right', 'panning right'],
    ['pans left', 'panning left'],
  ],
  tilt: [
    ['tilts up', 'tilting up'],
    ['tilts down', 'tilting down'],
  ],
  roll: [
    ['rolls clockwise', 'rolling clockwise'],
    ['rolls counter-clockwise', 'rolling counter-clockwise'],
  ],
  zoom: [
    ['zooms in', 'zooming in'],
    ['zooms out', 'zooming out'],
  ],
  dolly: [
    ['pushes in', 'pushing in'],
    ['pulls back', 'pulling back'],
  ],
  truck: [
    ['trucks right', 'trucking right'],
    ['trucks left', 'trucking left'],
  ],
  pedestal: [
    ['rises', 'rising'],
    ['sinks', 'sinking'],
  ],
  orbit: [
    ['orbits right', 'orbiting right'],
    ['orbits left', 'orbiting left'],
  ],
  arc: [
    ['arcs right', 'arcing right'],
    ['arcs left', 'arcing left'],
  ],
  crane: [
    ['cranes up', 'craning up'],
    ['cranes down', 'craning down'],
  ],
  follow: [
    ['follows', 'following'],
    ['follows', 'following'],
  ],
  lead: [
    ['leads', 'leading'],
    ['leads', 'leading'],
  ],
  whip: [
    ['whip-pans right', 'whip-panning right'],
    ['whip-pans left', 'whip-panning left'],
  ],
  'rack-focus': [
    ['racks focus', 'racking focus'],
    ['racks focus', 'racking focus'],
  ],
  'dolly-zoom': [
    ['performs a dolly zoom', 'performing a dolly zoom'],
    ['performs a dolly zoom', 'performing a dolly zoom'],
  ],
};

/** How far an orbit goes. */
const CIRCLE_REACH: { readonly [E in Extent]?: string } = {
  quarter: ' a quarter circle',
  half: ' half a circle',
  most: ' most of the way',
  full: ' all the way',
};

const EASE_WORDS: { readonly [E in Ease]: string } = {
  linear: ' at constant speed',
  in: ', gathering speed',
  out: ', settling to a stop',
  'in-out': '',
  hold: '',
};

/** Moves to whose timing an ease adds nothing that is seen: the subject's pace rules, or it is over at once. */
const hasEase = ({ move }: SpokenMove): boolean => move !== 'follow' && move !== 'lead' && move !== 'whip';

/** `35 mm natural wide lens` */
export const lensWords = (focalLengthMm: number): string =>
  `${tenths(focalLengthMm)} mm ${pick(LENSES, focalLengthMm)} lens`;

/** Whom or what a move has to do with, after its verb. */
function objectOf(spoken: SpokenMove): string {
  const who = subjectOr(spoken, 'the subject');
  switch (spoken.move) {
    case 'orbit':
    case 'arc':
      return `${CIRCLE_REACH[extentOf(spoken)] ?? ''} around ${who}`;
    case 'follow':
      return ` ${who}`;
    case 'lead':
      return ` ${who} from in front`;
    case 'whip':
      return holdsAfterWhip(spoken) ? ' and holds' : '';
    case 'rack-focus':
      return pullOf(spoken);
    default:
      return '';
  }
}

function pullOf({ subject, nearer, amount }: SpokenMove): string {
  if (subject !== undefined) return ` to ${subject}`;
  if (nearer === undefined) return ` to what is ${tenths(amount)} m away`;
  return nearer ? ' from the background to the foreground' : ' from the foreground to the background';
}

/** What goes on meanwhile: participles, each with a comma before it. */
const meanwhile = (spoken: SpokenMove): string =>
  `${ownMeanwhile(spoken)}${spoken.aim === undefined ? '' : `, keeping ${spoken.aim} in frame`}`;

function ownMeanwhile(spoken: SpokenMove): string {
  const { move, subject, closerMetres = 0 } = spoken;
  const who = subjectOr(spoken, 'the subject');
  const nearing = closerMetres > 0 ? ', coming nearer' : ', moving away';
  switch (move) {
    case 'arc':
      return closerMetres === 0 ? '' : nearing;
    case 'crane':
      return `, keeping ${who} in place in the frame`;
    case 'follow':
      return closerMetres === 0 ? ', keeping its distance' : closerMetres > 0 ? ', catching up' : ', falling behind';
    case 'lead':
      if (closerMetres === 0) return ', moving backwards and keeping its distance';
      return closerMetres > 0
        ? `, moving backwards while ${who} comes nearer`
        : ', moving backwards further and further ahead';
    case 'dolly-zoom':
      return isForward(spoken)
        ? `, travelling forward while zooming out so that ${who} stays the same size and the background stretches away`
        : `, travelling back while zooming in so that ${who} stays the same size and the background closes in`;
    case 'orbit':
    case 'rack-focus':
      return '';
    case 'static':
      return subject === undefined ? '' : `, turning to keep ${subject} in frame`;
    default:
      return subject === undefined ? '' : `, keeping ${subject} in frame`;
  }
}

/** Words that only a full phrase has, after the verb and after the whole. */
export interface Additions {
  readonly extent: (spoken: SpokenMove) => string;
  /** Tells moves apart that are easily taken for each other. `travels`: the camera leaves its place for another reason. */
  readonly clear: (spoken: SpokenMove, travels: boolean) => string;
}
const NOTHING: Additions = { extent: () => '', clear: () => '' };

function phrase(spoken: SpokenMove, form: 0 | 1, extent: string): string {
  if (standsStill(spoken)) return HOLDS[form];
  const verb = VERBS[spoken.move][isForward(spoken) ? 0 : 1][form];
  const rest = `${extent}${objectOf(spoken)}`;
  const speed = speedWords(spoken);
  if (speed.endsWith('-')) return `${speed}${verb}${rest}`;
  if (speed === '') return `${verb}${rest}`;
  return speed.endsWith('ly') ? `${speed} ${verb}${rest}` : `${verb}${rest} ${speed}`;
}

/**
 * `very slowly pushes in while slowly panning right`: moves made at the same time.
 *
 * @param time - `over 5 seconds`, put before what goes on meanwhile
 */
export function movesTogetherWords(
  moves: readonly SpokenMove[],
  time = '',
  { extent, clear }: Additions = NOTHING,
): string {
  const moving = moves.filter((spoken) => !standsStill(spoken));
  const [first, ...rest] = moving;
  if (first === undefined) return [HOLDS[0], time].filter(Boolean).join(' ');
  const travels = (spoken: SpokenMove) => moving.some((other) => other !== spoken && TRAVELLING_MOVES.has(other.move));
  const ease = hasEase(first) ? EASE_WORDS[first.ease ?? 'in-out'] : '';
  const also = rest.map((spoken) => phrase(spoken, 1, extent(spoken))).join(' and ');
  const together = also && `${ease.startsWith(',') ? ',' : ''} while ${also}`;
  const tails = moving.map((spoken) => `${clear(spoken, travels(spoken))}${meanwhile(spoken)}`);
  return `${phrase(first, 0, extent(first))}${ease}${together}${time && ` ${time}`}${tails.join('')}`;
}

/**
 * `The camera very slowly pushes in over 5 seconds, 35 mm natural wide lens.`
 *
 * @param body - what carries the camera, and what is sharp: words after the time and after the lens
 */
export function cameraWords(
  moves: readonly SpokenMove[],
  seconds: number,
  focalLengthMm: number,
  body: { readonly support?: string; readonly focus?: string } = {},
): string {
  const holds = moves.every(standsStill) || moves.some(holdsAfterWhip);
  const parts = [
    `The camera ${movesTogetherWords(moves, `${holds ? 'for' : 'over'} ${secondsWords(seconds)}`)}`,
    body.support,
    lensWords(focalLengthMm),
    body.focus,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

/** `5 seconds`, `1 second`, `2.5 seconds` */
export const secondsWords = (seconds: number): string =>
  `${tenths(seconds)} ${tenths(seconds) === 1 ? 'second' : 'seconds'}`;
