import type { MediaValue } from '../../../media/types.ts';
import type { CameraValue } from '../../../ports.ts';
import type { Pose } from '../../../stage/index.ts';
import { usualAspects } from '../../presets/roles.ts';
import { media } from '../../testing/run-node.ts';
import type {
  ActionValue,
  ChoreographyValue,
  DepthLayerValue,
  DepthValue,
  DirectionValue,
  FloorPathValue,
  LightingValue,
  LightValue,
  LineValue,
  ReferenceRole,
  ReferenceValue,
  ShotValue,
  SubjectValue,
} from '../../values/index.ts';
import { type Film, toFilm } from '../film.ts';
import type { Scene } from '../scene.ts';
import type { LintFacts } from '../types.ts';

/** Somebody for a test. */
export const subject = (name: string, own: Partial<SubjectValue> = {}): SubjectValue => ({
  name,
  kind: 'person',
  description: '',
  heightMetres: 1.7,
  colour: '#9e9e9e',
  ...own,
});
export const mara = subject('Mara');
export const jonas = subject('Jonas');
export const pair = [mara, jonas];

/** An action of two seconds from the start, standing still. */
export const action = (name: string, own: Partial<ActionValue> = {}): ActionValue => ({
  subject: name,
  seconds: 0,
  duration: 2,
  does: '',
  manner: '',
  pose: (own.path?.length ?? 0) > 1 ? 'walk' : 'stand',
  path: [],
  ...own,
});

/** A way that takes as long as it is told. */
export const way = (name: string, path: FloorPathValue, duration = 5, own: Partial<ActionValue> = {}): ActionValue =>
  action(name, { path, duration, ...own });

/** Actions of a cast, in their order in time. */
export const choreography = (
  subjects: readonly SubjectValue[],
  ...actions: readonly ActionValue[]
): ChoreographyValue => ({
  subjects: [...subjects],
  actions: actions.toSorted((a, b) => a.seconds - b.seconds),
});

/** A camera that goes evenly through poses; one pose stands still. */
export const camera = (
  poses: readonly Partial<Pose>[] = [{}],
  own: Partial<CameraValue> & { readonly move?: string; readonly amount?: number } = {},
): CameraValue => {
  const { move, amount = 1, ...rest } = own;
  const seconds = own.seconds ?? 5;
  return {
    seconds,
    sensorWidthMm: 36,
    keys: poses.map(({ position = [0, 0, 0], ...pose }, i) => ({
      panDegrees: 0,
      tiltDegrees: 0,
      rollDegrees: 0,
      focalLengthMm: 35,
      ease: 'linear' as const,
      ...pose,
      position: [...position] as [number, number, number],
      seconds: poses.length === 1 ? 0 : (seconds * i) / (poses.length - 1),
    })),
    moves: move === undefined ? [] : [{ move, amount, unit: 'm', seconds }],
    ...rest,
  };
};

/** A layer in the midground; a box when it has no picture. */
export const layer = (name: string, own: Partial<DepthLayerValue> = {}): DepthLayerValue => ({
  name,
  band: 'midground',
  kind: 'box',
  depthMetres: 5,
  rightMetres: 0,
  raisedMetres: 0,
  subject: '',
  occludes: [],
  description: '',
  ...own,
});
export const depth = (...layers: readonly DepthLayerValue[]): DepthValue => ({ layers: [...layers], eyeMetres: 1.6 });

/** A light at camera right. */
export const light = (own: Partial<LightValue> = {}): LightValue => ({
  name: 'key',
  role: 'key',
  azimuthDegrees: 45,
  elevationDegrees: 30,
  distanceMetres: 2,
  sizeDegrees: 20,
  stops: 0,
  kelvin: 5600,
  motivation: '',
  changes: [],
  ...own,
});
export const lighting = (lights: readonly LightValue[], own: Partial<LightingValue> = {}): LightingValue => ({
  lights: [...lights],
  ambientStops: -4,
  ambientKelvin: 5600,
  timeOfDay: 'unset',
  haze: 0,
  whiteBalanceKelvin: 5600,
  exposureStops: 0,
  ...own,
});

export const line = (speaker: string, text: string, own: Partial<LineValue> = {}): LineValue => ({
  speaker,
  text,
  delivery: '',
  ...own,
});

/** A shot of five seconds in which nothing is said. */
export const shot = (own: Partial<ShotValue> = {}): ShotValue => ({
  name: 'shot',
  seconds: 5,
  size: 'unset',
  angle: 'unset',
  subjects: [],
  transition: { kind: 'cut', seconds: 0 },
  cast: { subjects: own.choreography?.subjects ?? [] },
  description: '',
  lines: [],
  sounds: [],
  music: '',
  ...own,
});

/** A reference of a role with the usual aspects. */
export const reference = (
  role: ReferenceRole,
  value: MediaValue = media.image(role, 1280, 1280),
  own: Partial<ReferenceValue> = {},
): ReferenceValue => ({
  name: own.subject ? `${own.subject}: ${role}` : role,
  role,
  subject: '',
  strength: 'match',
  ...usualAspects(role, value.kind),
  media: value,
  ...own,
});

/** Shots in their order, numbered as a sequence numbers them. */
export const direction = (shots: readonly ShotValue[], own: Partial<DirectionValue> = {}): DirectionValue => ({
  shots: shots.map((one, at) => (one.name === 'shot' ? { ...one, name: `shot ${at + 1}` } : one)),
  cast: { subjects: [] },
  clock: 'shots',
  references: [],
  ...own,
});

/** What a rule of a shot is asked. */
export function sceneOf(own: Partial<ShotValue>, facts?: LintFacts): [Scene, Film] {
  const film = toFilm(direction([shot(own)]), facts);
  return [film.scenes[0]!, film];
}

/** What a rule of a film is asked. */
export const filmOf = (shots: readonly ShotValue[], own: Partial<DirectionValue> = {}, facts?: LintFacts): Film =>
  toFilm(direction(shots, own), facts);

/** Lints as `code: message; remedy`. */
export const said = (lints: readonly { readonly code: string; readonly message: string; readonly remedy: string }[]) =>
  lints.map(({ code, message, remedy }) => `${code}: ${message}; ${remedy}`);
