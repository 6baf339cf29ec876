import { extentOf, type ShakeName, type SharpDepth, speedWords, tenths } from './bins.ts';
import type { CameraFacts } from './facts.ts';
import { isForward, type SpokenMove } from './spoken.ts';
import type { Support } from './support.ts';
import { type Additions, lensWords, movesTogetherWords, secondsWords } from './words.ts';

const SUPPORTS: { readonly [S in Support]: string } = {
  tripod: 'on a tripod',
  dolly: 'on rails',
  crane: 'on a crane',
  gimbal: 'gliding on a gimbal',
  handheld: 'handheld',
  drone: 'filmed from a drone',
};
const SHAKES: { readonly [S in ShakeName]: string } = {
  hardly: 'hardly any shake',
  slightly: 'slight natural shake',
  clearly: 'clear shake',
  violently: 'violent shake',
};
const DEPTHS: { readonly [D in SharpDepth]: string } = {
  'razor-thin': 'razor-thin depth of field with the background melting away',
  shallow: 'shallow depth of field with a soft background',
  moderate: '',
  deep: 'deep focus from front to back',
};

/** `on rails with slight natural shake`; empty when nothing is said of it. */
export function supportWords({ support, shake }: Pick<CameraFacts, 'support' | 'shake'>): string {
  const carried = support ? SUPPORTS[support] : '';
  return [carried, shake && `with ${SHAKES[shake]}`].filter(Boolean).join(' ');
}

/** `f/2, shallow depth of field with a soft background`; empty while everything is sharp. */
export const focusWords = ({ focus }: Pick<CameraFacts, 'focus'>): string =>
  focus ? [`f/${tenths(focus.fStop)}`, DEPTHS[focus.depth]].filter(Boolean).join(', ') : '';

function extentWords(spoken: SpokenMove): string {
  const { move } = spoken;
  const extent = extentOf(spoken);
  switch (extent) {
    case 'little':
      return speedWords(spoken) === 'subtly' || move === 'dolly-zoom' ? '' : ' a little';
    case 'quarter':
      return move === 'roll' ? ' onto its side' : isTurn(move) ? ' by about a quarter turn' : '';
    case 'half':
      return move === 'roll' ? ' upside down' : isTurn(move) ? ' by about half a turn' : '';
    case 'full':
      return move === 'roll' ? ' all the way over' : isTurn(move) ? ' all the way around' : '';
    case 'twice':
      return isForward(spoken) ? ' to about twice the size' : ' to about half the size';
    case 'far':
      return move === 'tilt' ? ' steeply' : move === 'dolly-zoom' ? '' : ' a long way';
    default:
      return '';
  }
}
const isTurn = (move: SpokenMove['move']): boolean => move === 'pan' || move === 'whip';

/** A push-in and a zoom-in look alike in words and differ in parallax: each says what the camera itself does. */
function clearWords({ move, ...spoken }: SpokenMove, travels: boolean): string {
  if (move === 'zoom') return travels ? '' : ', with the lens alone, staying in place';
  if (move !== 'dolly') return '';
  return isForward({ move, ...spoken }) ? ', physically moving closer' : ', physically moving away';
}

const FULL: Additions = { extent: extentWords, clear: clearWords };

/** `The camera very slowly pushes in, physically moving closer`; stretches one after the other with their times. */
function movementWords({ stretches }: CameraFacts, timed: boolean): string {
  const parts = stretches.map(({ moves, seconds }) =>
    movesTogetherWords(moves, stretches.length === 1 || !timed ? '' : `for ${secondsWords(seconds)}`, FULL),
  );
  return `The camera ${parts.join(', then ')}`;
}

/** A camera in English, part by part. */
export const inEnglish = (facts: CameraFacts, timed: boolean) => ({
  movement: movementWords(facts, timed),
  support: supportWords(facts),
  lens: lensWords(facts.focalLengthMm),
  focus: focusWords(facts),
});
