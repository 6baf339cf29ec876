import { CAMERA_MOVE, STATIC_CAMERA } from '../../prompt/conflicts/vocabulary.ts';
import type { Aspect, ReferenceRole, ShotValue } from '../../values/index.ts';
import type { Film } from '../film.ts';
import { isIn } from '../references/unused.ts';
import type { Scene } from '../scene.ts';

/** The four points of the user guide's checklist, §5, in its order. */
export const POINT_NAMES = ['choreography', 'lighting', 'depth', 'trajectory'] as const;
export type PointName = (typeof POINT_NAMES)[number];

/** How a point of the checklist is told from a direction. */
export interface PointFacts {
  readonly title: string;
  /** Role of the reference that carries it, and what such a reference hands on. */
  readonly role: ReferenceRole;
  readonly aspect: Aspect;
  /** Whether a shot has anything of the kind at all. */
  readonly needed: (scene: Scene, film: Film) => boolean;
  readonly hasData: (scene: Scene) => boolean;
  /** Whether words of the author's say something of it. */
  readonly hasWords: (scene: Scene) => boolean;
  /** After "shots 2 and 3": what they lack. */
  readonly lacks: readonly [one: string, several: string];
  readonly remedy: string;
}

const LIGHT_WORDS =
  /\b(?:lit|(?:back|side|sun|moon|candle|fire|day|street|rim|key)?-?light(?:s|ing)?|backlit|sunlit|moonlit|lamps?|lanterns?|sun|sunset|sunrise|candles?|neon|shadows?|golden hour|blue hour|glow(?:s|ing)?|dusk|dawn|overcast)\b|光|灯|烛|阴影|霓虹|黄昏|黎明|清晨/iu;
const DEPTH_WORDS =
  /\b(?:foreground|background|midground|in front of|behind|beyond|in the distance|far away|out of focus|framed by|depth of field)\b|前景|背景|后景|前面|后面|远处|虚化|景深/iu;

const says = ({ texts }: Scene, pattern: RegExp): boolean => texts.some(({ text }) => pattern.test(text));
const always = (): boolean => true;

/** Planes a shot is laid out in: distances of layers, and one more for whoever walks about on the floor. */
function planesOf({ depth, choreography }: ShotValue): number {
  const distances = new Set((depth?.layers ?? []).map(({ depthMetres }) => depthMetres));
  const moves = (choreography?.actions ?? []).some(({ path }) => path.length > 0);
  return depth === undefined ? 0 : distances.size + (moves ? 1 : 0);
}

/**
 * What each point asks for: kinetics and performance of whoever is in it; source, intensity and temperature of light; what is in front of what;
 * pans, tilts, zooms and tracking.
 */
export const POINTS: { readonly [P in PointName]: PointFacts } = {
  choreography: {
    title: 'Choreography',
    role: 'motion',
    aspect: 'motion',
    // A landscape has nobody to direct.
    needed: (scene, film) =>
      scene.shown.length > 0 ||
      scene.shot.lines.length > 0 ||
      film.cast.subjects.some(({ name }) => isIn(film, scene, name)),
    hasData: ({ shot }) => (shot.choreography?.actions.length ?? 0) > 0,
    hasWords: ({ texts }) => texts.some(({ input }) => input !== 'depth'),
    lacks: ['does not plan who does what', 'do not plan who does what'],
    remedy: 'wire in actions with direct/choreography, or add a clip with the role motion',
  },
  lighting: {
    title: 'Lighting',
    role: 'lighting',
    aspect: 'light',
    needed: always,
    hasData: ({ shot }) => (shot.lighting?.lights.length ?? 0) > 0,
    hasWords: (scene) => says(scene, LIGHT_WORDS),
    lacks: [
      'has no light with a source, a strength and a temperature',
      'have no light with a source, a strength and a temperature',
    ],
    remedy: 'wire in direct/lighting, or add a reference with the role lighting',
  },
  depth: {
    title: 'Depth and occlusion',
    role: 'layout',
    aspect: 'layout',
    needed: always,
    hasData: ({ shot }) => planesOf(shot) > 1,
    hasWords: (scene) =>
      says(scene, DEPTH_WORDS) || (scene.shot.depth?.layers ?? []).some(({ description }) => description !== ''),
    lacks: ['places nothing in front of something else', 'place nothing in front of something else'],
    remedy: 'wire in direct/depth with two layers or more, or add a picture with the role layout',
  },
  trajectory: {
    title: 'Camera trajectory',
    role: 'camera',
    aspect: 'camera',
    needed: always,
    hasData: ({ shot }) => shot.camera !== undefined,
    hasWords: (scene) => says(scene, CAMERA_MOVE) || says(scene, STATIC_CAMERA),
    lacks: ['has no camera', 'have no camera'],
    remedy: 'wire in direct/camera, static where it stands still, or add a clip with the role camera',
  },
};
