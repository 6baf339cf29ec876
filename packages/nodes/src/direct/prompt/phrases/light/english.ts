import { term } from '../../text/glossary.ts';
import type { Contrast, Exposure, Haze, Height, LightColour, LightFact, LightFacts, Side } from './facts.ts';

const CONTRASTS: { readonly [C in Contrast]: string } = {
  flat: 'flat, even',
  gentle: 'gentle',
  dramatic: 'dramatic',
  'low-key': 'low-key',
  noir: 'noir',
};
export const TIMES_EN: { readonly [T in LightFacts['time']]: string } = {
  unset: '',
  dawn: 'dawn lighting',
  'golden-hour': 'golden-hour lighting',
  day: 'daylight',
  overcast: 'overcast lighting',
  dusk: 'dusk lighting',
  'blue-hour': 'blue-hour lighting',
  night: 'night lighting',
};
const COLOURS: { readonly [C in LightColour]: string } = {
  candle: 'candle-warm',
  tungsten: 'warm tungsten',
  warm: 'warm',
  neutral: '',
  cool: 'cool',
  blue: 'cold blue',
};
const HARDNESS: { readonly [H in LightFact['hardness']]: string } = {
  hard: 'hard',
  crisp: 'crisp',
  soft: 'soft',
  wrapping: 'soft, wrapping',
};
const CHANGES: { readonly [C in LightFact['change']]: string } = {
  none: '',
  'fades-out': 'fading out over the shot',
  dims: 'dimming over the shot',
  brightens: 'brightening over the shot',
  'comes-up': 'coming up over the shot',
  warms: 'turning warmer over the shot',
  cools: 'turning colder over the shot',
};
const HAZES: { readonly [H in Haze]: string } = {
  none: '',
  light: 'a light haze in the air',
  haze: 'haze thick enough to show the beams',
  fog: 'thick fog',
};
const EXPOSURES: { readonly [E in Exposure]: string } = {
  dark: 'heavily underexposed',
  dim: 'slightly underexposed',
  normal: '',
  bright: 'slightly overexposed',
  blown: 'overexposed, with highlights blown out',
};

/** A rig in English, without a full stop; empty when it says nothing. */
export function lightInEnglish(facts: LightFacts, detail: 'full' | 'key'): string {
  const lights = detail === 'full' ? facts.lights : facts.lights.filter(({ role }) => role === 'key');
  const parts = [
    ...lights.map(lightWords),
    facts.silhouette ? 'everything in front in silhouette' : '',
    ambientWords(facts),
    ...(detail === 'full' ? [HAZES[facts.haze], EXPOSURES[facts.exposure]] : []),
  ].filter((part) => part !== '');
  const lead = leadWords(facts);
  if (lead === '' || parts.length === 0) return lead || parts.join('; ');
  return `${lead}: ${parts.join('; ')}`;
}

function leadWords({ time, contrast }: LightFacts): string {
  // Noir is a thing of the night; by day the same ratio is the contrast of a hard sun.
  const isNoir = time === 'unset' || time === 'night';
  const ratio =
    contrast === undefined ? '' : contrast === 'noir' && !isNoir ? 'harsh, high-contrast' : CONTRASTS[contrast];
  const lead = [ratio, TIMES_EN[time] || (contrast ? 'lighting' : '')].filter((word) => word !== '').join(' ');
  return contrast === 'noir' ? `${lead} with deep black shadows` : lead;
}

const ambientWords = ({ ambient }: LightFacts): string =>
  ambient === undefined || COLOURS[ambient] === '' ? '' : `${COLOURS[ambient]} ambient light`;

function lightWords(light: LightFact): string {
  const source = term(light.motivation, 'en');
  const adjectives = [
    light.strength === 'normal' ? '' : light.strength,
    light.flickers ? 'flickering' : '',
    light.role === 'key' || light.role === 'fill' ? HARDNESS[light.hardness] : '',
    COLOURS[light.colour],
  ].filter((word) => word !== '');
  const described = (noun: string) =>
    `${/^[aeiou]/u.test(adjectives[0] ?? noun) ? 'an' : 'a'} ${[adjectives.join(', '), noun].filter((word) => word !== '').join(' ')}`;
  const rest = (place: string) =>
    [place, source && `as if from ${source}`, CHANGES[light.change]].filter((part) => part !== '');
  switch (light.role) {
    case 'practical': {
      const lamp = [adjectives.join(', '), 'practical light'].filter((word) => word !== '').join(' ');
      return [source ? `${lamp} from ${source}` : `${lamp} in the frame`, CHANGES[light.change]]
        .filter((part) => part !== '')
        .join(', ');
    }
    case 'background':
      return [`${described('light')} on the background`, ...rest('')].join(', ');
    case 'kicker':
      return `${described('kicker')} ${rest(placeWords(light)).join(', ')}`;
    default:
      return `${described(`${light.role} light`)} ${rest(placeWords(light)).join(', ')}`;
  }
}

const QUARTERS: { readonly [S in Side]: string } = {
  front: '',
  'three-quarter-front': 'three-quarter front',
  side: '',
  'three-quarter-back': 'three-quarter back',
  back: '',
};
const HEIGHTS: { readonly [H in Height]: string } = { below: 'low', level: '', high: 'high', top: 'overhead' };

/** `from camera left, high three-quarter back`. */
function placeWords({ side, hand, height }: LightFact): string {
  if (height === 'top' && hand === 'none') return side === 'back' ? 'from above and behind' : 'from directly above';
  const start = side === 'front' ? 'from the front' : side === 'back' ? 'from behind' : `from camera ${hand}`;
  const more = [HEIGHTS[height], QUARTERS[side]].filter((word) => word !== '').join(' ');
  return more === '' ? start : `${start}, ${more}`;
}
