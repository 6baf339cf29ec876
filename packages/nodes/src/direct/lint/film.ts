import type { FrameSize } from '../../stage/index.ts';
import { joinCasts } from '../sequence-checks.ts';
import { directionSeconds, shotStarts } from '../timing.ts';
import type { Aspect, CastValue, DirectionValue, ReferenceRole, ReferenceValue } from '../values/index.ts';
import { type ModelFacts, modelFacts } from './model-facts.ts';
import { createScene, type Scene } from './scene.ts';
import type { LintFacts } from './types.ts';

/** Height of the picture that lints look at, pixels: only shares of it count. */
const FRAME_HEIGHT = 720;
const USUAL_RATIO = 16 / 9;
/** Instants that differ by less are one, s. */
const SAME_SECONDS = 0.05;

/** A direction with everything that lints ask of it. */
export interface Film {
  readonly direction: DirectionValue;
  readonly scenes: readonly Scene[];
  readonly seconds: number;
  /** Everybody of the film and of its shots, each once. */
  readonly cast: CastValue;
  readonly model: ModelFacts;
  readonly audioOn: boolean;
  /** Whether a text has a name in it, as a word of its own. */
  readonly mentions: (text: string, name: string) => boolean;
}

/** Sets a direction up for linting. */
export function toFilm(
  direction: DirectionValue,
  { audioOn = true, model, ratio = USUAL_RATIO }: LintFacts = {},
): Film {
  const frame: FrameSize = { width: Math.round(FRAME_HEIGHT * ratio), height: FRAME_HEIGHT };
  const cast = joinCasts([direction.cast, ...direction.shots.map((shot) => shot.cast)]);
  const starts = shotStarts(direction);
  const scenes = direction.shots.map((shot, index) =>
    createScene(shot, { index, startSeconds: starts[index]!, frame, cast }),
  );
  return {
    direction,
    scenes,
    seconds: directionSeconds(direction),
    cast,
    model: model ?? modelFacts(),
    audioOn,
    mentions: createMentions(),
  };
}

/** Whether several shots fit into one clip, so that they are most likely generated together. */
export const sharesOneClip = ({ scenes, seconds, model }: Film): boolean =>
  scenes.length > 1 && seconds <= model.seconds.max + SAME_SECONDS;

/** A reference that carries an aspect of a whole shot: by its role, or because it hands it on. */
export const carrierOf = (
  { direction }: Film,
  scene: Scene,
  role: ReferenceRole,
  aspect: Aspect,
): ReferenceValue | undefined =>
  direction.references.find(
    (reference) => (reference.role === role || reference.transfer.includes(aspect)) && holdsFor(reference, scene),
  );

/** Whether a reference holds for all of a shot. */
export const holdsFor = ({ span }: ReferenceValue, { startSeconds, endSeconds }: Scene): boolean =>
  span === undefined || (span.from <= startSeconds + SAME_SECONDS && span.to >= endSeconds - SAME_SECONDS);

function createMentions(): Film['mentions'] {
  const patterns = new Map<string, RegExp>();
  return (text, name) => {
    let pattern = patterns.get(name);
    if (pattern === undefined) {
      // Han has no spaces between its words.
      const isHan = /\p{Script=Han}/u.test(name);
      const escaped = name.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
      pattern = new RegExp(isHan ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu');
      patterns.set(name, pattern);
    }
    return pattern.test(text);
  };
}
