import { defineNode, type InputIssue, one, optional, out } from '@shotgraph/engine';
import { wholeIssue } from '../list/whole.ts';
import { choice, Degrees, Kelvin, Metres, Number_, Seconds, Stops, Text } from '../ports.ts';
import { toName } from './names.ts';
import { SOURCE_NAMES, type SourceFacts, sourceFacts, USUAL_LIGHTS } from './presets/light.ts';
import { LIGHT_ROLES, Light, type LightValue } from './values/index.ts';

const KELVIN = { min: 1900, max: 15_000 };
const STOPS = { min: -12, max: 6, step: 0.25 };

/** Makes one light. What is left out follows from what it comes from, then from its role. */
export const light = defineNode({
  type: 'direct/light',
  version: 1,
  title: 'Light',
  doc: 'One light: where it stands, how large, bright and warm it is, and how it changes.',
  tags: ['lamp', 'key', 'fill', 'rim', 'kicker', 'practical', 'kelvin', 'colour temperature', 'stops', 'flicker'],
  effect: 'pure',
  editor: 'light',
  inputs: {
    role: optional(choice(...LIGHT_ROLES), 'What it is there for; key when left out.'),
    source: one(
      choice(...SOURCE_NAMES),
      'What it comes from: sets colour, size, distance, motivation and flicker where they are left out.',
      { default: 'unset' },
    ),
    name: optional(Text, 'What messages call it; its role when left out.'),
    azimuth: optional(
      Degrees,
      'Where it stands around the subject: 0 at the camera, 90 camera right, -90 camera left, 180 behind. Usual for the role when left out.',
      { min: -180, max: 180, step: 5 },
    ),
    elevation: optional(Degrees, 'Above the eyes of the subject; 90 is overhead. Usual for the role when left out.', {
      min: -90,
      max: 90,
      step: 5,
    }),
    distance: optional(Metres, 'From the subject. Usual for source and role when left out.', { min: 0.1, max: 1000 }),
    size: optional(
      Degrees,
      'How large it looks from the subject: the sun 0.5 and hard, a soft box 20, an overcast sky 120. Usual for source and role when left out.',
      { min: 0.1, max: 180 },
    ),
    stops: optional(Stops, 'Brightness at the subject against a key of 0. Usual for the role when left out.', STOPS),
    kelvin: optional(
      Kelvin,
      'Colour temperature: candle 1900, tungsten 3200, daylight 5600, moonlight 8000. Usual for source and role when left out.',
      { ...KELVIN, step: 100 },
    ),
    motivation: optional(Text, 'What the audience takes it for: a window, the neon sign.'),
    endStops: optional(Stops, 'Brightness it changes to; it stays when left out.', STOPS),
    endKelvin: optional(Kelvin, 'Colour temperature it changes to; it stays when left out.', { ...KELVIN, step: 100 }),
    changeStart: one(Seconds, 'When it begins to change, from the start of the shot.', { default: 0, min: 0 }),
    changeSeconds: one(Seconds, 'How long the change takes.', { default: 5, min: 0.04, max: 600 }),
    flickerStops: optional(
      Stops,
      'How far it flickers up and down; 0 for steady. Usual for the source when left out.',
      {
        min: 0,
        max: 6,
      },
    ),
    flickerHz: optional(Number_, 'How often it flickers. Usual for the source, else 6, when left out.', {
      min: 0.1,
      max: 30,
      unit: 'Hz',
    }),
    flickerSeed: optional(Number_, 'Another number flickers in another way; 1 when left out.', { step: 1 }),
    from: optional(Light, 'Start from this light: what is left out here stays as it is there.'),
  },
  outputs: { light: out(Light, 'The light.') },

  check: ({ flickerSeed }): InputIssue[] => wholeIssue('flickerSeed', flickerSeed),

  run(inputs) {
    const { role: asked, source, from } = inputs;
    const role = asked ?? from?.role ?? 'key';
    const facts = sourceFacts(source);
    // A light that is continued in another role keeps its place: moving it is what the other inputs are for.
    const base = from ?? USUAL_LIGHTS[role];
    const placed = {
      name: toName(inputs.name) ?? from?.name ?? role,
      role,
      azimuthDegrees: inputs.azimuth ?? base.azimuthDegrees,
      elevationDegrees: inputs.elevation ?? base.elevationDegrees,
      distanceMetres: inputs.distance ?? facts?.distanceMetres ?? base.distanceMetres,
      sizeDegrees: inputs.size ?? facts?.sizeDegrees ?? base.sizeDegrees,
      stops: inputs.stops ?? base.stops,
      kelvin: inputs.kelvin ?? facts?.kelvin ?? base.kelvin,
      motivation: inputs.motivation?.trim() ?? facts?.motivation ?? from?.motivation ?? '',
    };
    const flicker = flickerOf(inputs, facts);
    return { light: { ...placed, changes: changesOf(inputs, placed), ...(flicker && { flicker }) } };
  },
});

interface Change {
  readonly from: LightValue | undefined;
  readonly endStops: number | undefined;
  readonly endKelvin: number | undefined;
  readonly changeStart: number;
  readonly changeSeconds: number;
}

/** Both ends of a change, so that nobody has to know what comes before the first. A light continued from changes as it did. */
function changesOf(
  { from, endStops, endKelvin, changeStart, changeSeconds }: Change,
  { stops, kelvin }: Pick<LightValue, 'stops' | 'kelvin'>,
): LightValue['changes'] {
  if (endStops !== undefined || endKelvin !== undefined) {
    const end = { seconds: changeStart + changeSeconds, stops: endStops ?? stops, kelvin: endKelvin ?? kelvin };
    return [{ seconds: changeStart, stops, kelvin }, end];
  }
  if (from === undefined) return [];
  return from.changes.map((change) => ({
    seconds: change.seconds,
    stops: change.stops + stops - from.stops,
    kelvin: kelvin === from.kelvin ? change.kelvin : kelvin,
  }));
}

interface Flicker {
  readonly from: LightValue | undefined;
  readonly flickerStops: number | undefined;
  readonly flickerHz: number | undefined;
  readonly flickerSeed: number | undefined;
}

function flickerOf(
  { from, flickerStops, flickerHz, flickerSeed }: Flicker,
  facts: SourceFacts | undefined,
): LightValue['flicker'] {
  const usual = facts ? facts.flicker : from?.flicker;
  const stops = flickerStops ?? usual?.stops ?? 0;
  const seed = flickerSeed ?? from?.flicker?.seed ?? 1;
  return stops > 0 ? { stops, hz: flickerHz ?? usual?.hz ?? 6, seed } : undefined;
}
