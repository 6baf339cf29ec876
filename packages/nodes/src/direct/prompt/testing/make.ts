import { predicted } from '../../../media/expr.ts';
import type { MediaValue } from '../../../media/types.ts';
import type { CameraValue } from '../../../ports.ts';
import { restPose } from '../../../stage/index.ts';
import { toCameraKey } from '../../camera/combine.ts';
import { MOVE_FACTS, type Move } from '../../camera/moves.ts';
import { planMove } from '../../camera/plan-move.ts';
import { usualAspects } from '../../presets/roles.ts';
import type {
  ActionValue,
  ContinuityValue,
  DepthLayerValue,
  DepthValue,
  DirectionValue,
  LightingValue,
  LightValue,
  LineValue,
  LookValue,
  ReferenceRole,
  ReferenceValue,
  ShotValue,
  SubjectKind,
  SubjectValue,
} from '../../values/index.ts';

/** A shot that says nothing but how long it is. */
export const makeShot = (own: Partial<ShotValue> = {}): ShotValue => ({
  name: 'shot',
  seconds: 5,
  size: 'unset',
  angle: 'unset',
  cast: { subjects: [] },
  subjects: [],
  description: '',
  lines: [],
  sounds: [],
  music: '',
  transition: { kind: 'cut', seconds: 0 },
  ...own,
});

export const makeDirection = (own: Partial<DirectionValue> = {}): DirectionValue => ({
  shots: [makeShot()],
  cast: { subjects: [] },
  clock: 'shots',
  references: [],
  ...own,
});

export const makeSubject = (name: string, description = '', kind: SubjectKind = 'person'): SubjectValue => ({
  name,
  kind,
  description,
  heightMetres: 1.7,
  colour: '#e69f00',
});

export const makeAction = (subject: string, does: string, own: Partial<ActionValue> = {}): ActionValue => ({
  subject,
  seconds: 0,
  duration: 2,
  does,
  manner: '',
  pose: 'stand',
  path: [],
  ...own,
});

export const makeLine = (speaker: string, text: string, delivery = '', seconds?: number): LineValue => ({
  speaker,
  text,
  delivery,
  ...(seconds !== undefined && { seconds }),
});

export const makeLight = (own: Partial<LightValue> = {}): LightValue => ({
  name: own.role ?? 'key',
  role: 'key',
  azimuthDegrees: 0,
  elevationDegrees: 30,
  distanceMetres: 2,
  sizeDegrees: 20,
  stops: 0,
  kelvin: 5600,
  motivation: '',
  changes: [],
  ...own,
});

export const makeLighting = (lights: readonly LightValue[], own: Partial<LightingValue> = {}): LightingValue => ({
  lights: [...lights],
  ambientStops: -4,
  ambientKelvin: 5600,
  timeOfDay: 'unset',
  haze: 0,
  whiteBalanceKelvin: 5600,
  exposureStops: 0,
  ...own,
});

export const makeLayer = (name: string, depthMetres: number, own: Partial<DepthLayerValue> = {}): DepthLayerValue => ({
  name,
  band: depthMetres < 3 ? 'foreground' : depthMetres < 12 ? 'midground' : 'background',
  kind: 'box',
  depthMetres,
  rightMetres: 0,
  raisedMetres: 0,
  subject: '',
  occludes: [],
  description: '',
  ...own,
});

export const makeDepth = (layers: readonly DepthLayerValue[], own: Partial<DepthValue> = {}): DepthValue => ({
  layers: [...layers],
  eyeMetres: 1.6,
  ...own,
});

export const makeLook = (own: Partial<LookValue> = {}): LookValue => ({
  style: '',
  medium: '',
  mood: '',
  palette: [],
  contrast: 0,
  saturation: 0,
  grain: 0,
  vignette: 0,
  ...own,
});

export const makeContinuity = (own: Partial<ContinuityValue> = {}): ContinuityValue => ({
  locks: [],
  exclude: [],
  openingState: '',
  continues: false,
  ...own,
});

/** A camera that makes one move. */
export function makeCamera(
  move: Move,
  amount: number,
  seconds: number,
  own: Partial<CameraValue> & { readonly lens?: number; readonly subject?: string; readonly focus?: number } = {},
): CameraValue {
  const { lens = 35, subject, focus, ...more } = own;
  const start = { ...restPose(lens), ...(focus !== undefined && { focusMetres: focus }) };
  const keys = planMove(start, { move, amount, seconds, ease: 'in-out', distanceMetres: 5 }).map(toCameraKey);
  return {
    seconds,
    sensorWidthMm: 36,
    keys: keys.map((key) => ({ ...key, ...(focus !== undefined && { focusMetres: focus }) })),
    moves: [{ move, amount, unit: MOVE_FACTS[move].unit, seconds, ...(subject !== undefined && { subject }) }],
    ...more,
  };
}

const media = (kind: MediaValue['kind'], id: string, sound: boolean): MediaValue => {
  const audio = { seconds: 5, sampleRate: 48_000, channels: 2 };
  if (kind === 'image') return predicted('image', { width: 1280, height: 720, alpha: false }, id);
  if (kind === 'audio') return predicted('audio', audio, id);
  return predicted('video', { width: 1280, height: 720, fps: 24, seconds: 5, audio: sound ? audio : null }, id);
};

/** A reference as `direct/reference` makes it, unless told otherwise. */
export function makeReference(
  kind: MediaValue['kind'],
  role: ReferenceRole,
  subject = '',
  own: Partial<Omit<ReferenceValue, 'media'>> & { readonly sound?: boolean } = {},
): ReferenceValue {
  const { sound = false, ...more } = own;
  const name = own.name ?? (subject ? `${subject}: ${role}` : role);
  return {
    name,
    role,
    subject,
    ...usualAspects(role, kind),
    strength: 'match',
    media: media(kind, name, sound),
    ...more,
  };
}
