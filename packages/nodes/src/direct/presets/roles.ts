import type { MediaValue } from '../../media/types.ts';
import type { Aspect, ReferenceRole } from '../values/index.ts';

type Modality = MediaValue['kind'];

/** What a reference of a role can be, and what it usually hands on and must not. */
export interface RoleFacts {
  readonly modalities: readonly [Modality, ...Modality[]];
  readonly transfer: readonly [Aspect, ...Aspect[]];
  readonly ignore: readonly Aspect[];
  /** Two of them at the same time contradict each other: `subject` if they are of the same subject. */
  readonly exclusive?: 'always' | 'subject';
}

const LETTERS = ['text', 'logo'] as const;
/** What a performance brings along that only its movement is wanted of. */
const PERFORMER = ['face', 'hair', 'costume', 'colour', 'style', 'background', ...LETTERS, 'soundtrack'] as const;

/**
 * Roles of references. A reference has one job: everything else in it would leak into the shot unless it is said that it must not.
 *
 * Which modality carries what follows the published guides to multimodal prompting: pictures carry identity, costume, place, palette and
 * layout; clips carry movement, camera and timing, and their performers, rooms and soundtracks leak; sounds carry tempo, voice and
 * ambience. Two looks of one person average to a third face; two clocks make none.
 */
export const ROLE_FACTS: { readonly [R in ReferenceRole]: RoleFacts } = {
  identity: {
    modalities: ['image', 'video'],
    transfer: ['face', 'hair', 'costume', 'body'],
    ignore: ['layout', 'background', 'light', ...LETTERS, 'motion', 'camera', 'soundtrack'],
    exclusive: 'subject',
  },
  style: {
    modalities: ['image', 'video'],
    transfer: ['style', 'colour'],
    ignore: ['people', 'layout', 'environment', ...LETTERS, 'motion', 'camera', 'soundtrack'],
  },
  layout: {
    modalities: ['image'],
    transfer: ['layout', 'environment', 'background'],
    ignore: ['people', ...LETTERS],
  },
  'opening-frame': {
    modalities: ['image'],
    transfer: ['layout', 'people', 'environment', 'light', 'colour', 'style'],
    ignore: [],
    exclusive: 'always',
  },
  'closing-frame': {
    modalities: ['image'],
    transfer: ['layout', 'people', 'environment', 'light', 'colour', 'style'],
    ignore: [],
    exclusive: 'always',
  },
  storyboard: {
    modalities: ['image'],
    transfer: ['layout', 'camera', 'timing'],
    ignore: ['style', 'colour', ...LETTERS],
  },
  lighting: {
    modalities: ['image', 'video'],
    transfer: ['light'],
    ignore: ['people', 'layout', 'environment', 'style', ...LETTERS, 'motion', 'camera', 'soundtrack'],
  },
  motion: {
    modalities: ['video'],
    transfer: ['motion', 'timing'],
    ignore: PERFORMER,
  },
  camera: {
    modalities: ['video'],
    transfer: ['camera', 'timing'],
    ignore: ['people', 'environment', 'colour', 'style', 'light', ...LETTERS, 'soundtrack'],
    exclusive: 'always',
  },
  effect: {
    modalities: ['video', 'image'],
    transfer: ['effect', 'timing'],
    ignore: ['people', 'environment', 'camera', ...LETTERS, 'soundtrack'],
  },
  'edit-source': {
    modalities: ['video'],
    transfer: ['people', 'layout', 'environment', 'motion', 'timing', 'camera', 'light', 'style'],
    ignore: [],
    exclusive: 'always',
  },
  'extend-source': {
    modalities: ['video'],
    transfer: ['people', 'environment', 'motion', 'camera', 'light', 'colour', 'style'],
    ignore: [],
    exclusive: 'always',
  },
  rhythm: {
    modalities: ['audio'],
    transfer: ['rhythm', 'timing'],
    ignore: ['melody', 'voice', 'words'],
    exclusive: 'always',
  },
  voice: {
    modalities: ['audio'],
    transfer: ['voice'],
    ignore: ['words', 'melody', 'ambience'],
    exclusive: 'subject',
  },
  sound: {
    modalities: ['audio'],
    transfer: ['ambience'],
    ignore: ['voice', 'words', 'melody'],
  },
  music: {
    modalities: ['audio'],
    transfer: ['melody', 'rhythm'],
    ignore: ['voice', 'words', 'ambience'],
  },
};

/** Aspects that only something that moves or sounds can have. */
const OF_TIME: readonly Aspect[] = ['motion', 'camera', 'timing', 'soundtrack'];

/** What a role usually hands on and must not, for one modality: a picture's soundtrack need not be ruled out. */
export function usualAspects(role: ReferenceRole, modality: Modality): { transfer: Aspect[]; ignore: Aspect[] } {
  const { transfer, ignore } = ROLE_FACTS[role];
  const isThere = (aspect: Aspect) => modality !== 'image' || !OF_TIME.includes(aspect);
  // Boards are pictures that stand for camera and timing.
  return { transfer: role === 'storyboard' ? [...transfer] : transfer.filter(isThere), ignore: ignore.filter(isThere) };
}

/** The role that media of a kind have when the asked one does not fit. */
export const USUAL_ROLES: { readonly [M in Modality]: ReferenceRole } = {
  image: 'style',
  video: 'motion',
  audio: 'music',
};
/** Roles that mean the same for other media. */
export const SAME_FOR_SOUND: { readonly [R in ReferenceRole]?: ReferenceRole } = {
  identity: 'voice',
  motion: 'rhythm',
};
