import { defineNode, type InputIssue, many, one, optional, out } from '@shotgraph/engine';
import { Boolean_, choice, Kelvin, Number_, Stops, Text } from '../ports.ts';
import { light } from './light.ts';
import { findRepeated, freeName, numberUsual } from './names.ts';
import { findSetup, SETUP_NAMES } from './presets/lighting.ts';
import { lightPhrase } from './prompt/phrases/light/index.ts';
import { LIGHT_ROLES, Light, Lighting, type LightingValue, type LightValue, TIMES_OF_DAY } from './values/index.ts';

const KELVIN = { min: 1900, max: 15_000, step: 100 };

/** Puts lights together: a setup of the trade, lights of one's own, or both. */
export const lighting = defineNode({
  type: 'direct/lighting',
  version: 1,
  title: 'Lighting',
  doc: 'All light of a shot: a classic setup, single lights in its place, and what is around them.',
  tags: ['rig', 'three-point', 'rembrandt', 'noir', 'golden hour', 'moonlight', 'candle', 'haze', 'white balance'],
  effect: 'pure',
  editor: 'light-rig',
  inputs: {
    setup: one(choice(...SETUP_NAMES), 'Lights to start from; none leaves it to the wired ones.', { default: 'none' }),
    mirror: one(Boolean_, 'Swaps left and right of the setup; wired lights stay.', { default: false }),
    lights: many(
      Light,
      'Lights that take the place of those of the setup with the same name, else of all with the same role.',
      { max: 32 },
    ),
    ambientStops: optional(
      Stops,
      'Light from everywhere, against a key of 0. That of the setup when left out; without one -4, or 0 without lights.',
      { min: -12, max: 6, step: 0.5 },
    ),
    ambientKelvin: optional(Kelvin, 'Its colour temperature. That of the setup, else white, when left out.', KELVIN),
    timeOfDay: optional(choice(...TIMES_OF_DAY), 'When it is. As in the setup when left out.'),
    haze: optional(
      Number_,
      'How thick the air is: 0 clear, 1 hides what is 10 m away. As in the setup when left out.',
      {
        min: 0,
        max: 1,
        step: 0.05,
      },
    ),
    whiteBalance: optional(
      Kelvin,
      'Light of this temperature looks white: warmer light looks amber, cooler light blue. That of the setup, else 5600, when left out.',
      KELVIN,
    ),
    exposure: optional(Stops, 'Of the camera: +1 doubles everything. That of the setup when left out.', {
      min: -10,
      max: 10,
      step: 0.5,
    }),
  },
  outputs: {
    lighting: out(Lighting, 'All light of the shot.'),
    words: out(Text, 'The light as one sentence, as prompts say it.'),
  },

  check: ({ lights }) => (lights ? repeatedLights(numberUsual(lights, isUsualName)) : []),

  run(inputs) {
    const { setup, mirror, lights } = inputs;
    const base = findSetup(setup, lights.length > 0);
    const ambientKelvin = setup === 'none' ? (inputs.whiteBalance ?? base.ambientKelvin) : base.ambientKelvin;
    const value: LightingValue = {
      lights: inPlaceOf(mirror ? base.lights.map(mirrored) : base.lights, numberUsual(lights, isUsualName)),
      ambientStops: inputs.ambientStops ?? base.ambientStops,
      ambientKelvin: inputs.ambientKelvin ?? ambientKelvin,
      timeOfDay: inputs.timeOfDay ?? base.timeOfDay,
      haze: inputs.haze ?? base.haze,
      whiteBalanceKelvin: inputs.whiteBalance ?? base.whiteBalanceKelvin,
      exposureStops: inputs.exposure ?? base.exposureStops,
    };
    return { lighting: value, words: toSentence(lightPhrase(value, 'en') || EVEN_LIGHT) };
  },
});

/** A rig that has nothing to say for itself. */
const EVEN_LIGHT = 'even light from everywhere';
const toSentence = (phrase: string): string => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;

/** A light nobody named is called by its role. */
const isUsualName = ({ name, role }: LightValue): boolean => name === role;

/** Lights that were named alike; the edge of the second gets a light that only renames it. */
function repeatedLights(lights: readonly LightValue[]): InputIssue[] {
  const taken = new Set(lights.map(({ name }) => name));
  return findRepeated(lights.map(({ name }) => name)).map(({ name, first, again }) => {
    const free = freeName(name, taken);
    const { type, version } = light;
    return {
      input: 'lights',
      message: `lights ${first + 1} and ${again + 1} are both called "${name}"; give one another name`,
      mend: {
        kind: 'insert',
        input: 'lights',
        index: again,
        label: `call light ${again + 1} "${free}"`,
        node: { type, version, inputs: { name: free } },
        in: 'from',
        out: 'light',
      },
    };
  });
}

/** -180 and 180 are the same place. */
const mirrored = (one: LightValue): LightValue => ({
  ...one,
  azimuthDegrees: one.azimuthDegrees === 0 || one.azimuthDegrees === 180 ? one.azimuthDegrees : -one.azimuthDegrees,
});

/** Lights of a setup with others in their place, keys first. A setup never keeps a light whose part was taken over. */
function inPlaceOf(setup: readonly LightValue[], own: readonly LightValue[]): LightValue[] {
  const named = new Set(own.map(({ name }) => name));
  const inSetup = new Set(setup.map(({ name }) => name));
  const roles = new Set(own.filter(({ name }) => !inSetup.has(name)).map(({ role }) => role));
  const kept = setup.filter(({ name, role }) => !named.has(name) && !roles.has(role));
  return [...kept, ...own].sort((a, b) => LIGHT_ROLES.indexOf(a.role) - LIGHT_ROLES.indexOf(b.role));
}
