import { canonicalJson, defineNode, type InputIssue, one, out, sha256Text } from '@shotgraph/engine';
import { openFilm } from '../film/open-film.ts';
import { planFilm } from '../film/plan-film.ts';
import { renderFilm } from '../film/render-film.ts';
import { STYLES } from '../film/set.ts';
import { lastFrameOf } from '../generate/take.ts';
import { predicted } from '../media/expr.ts';
import { framesToSeconds } from '../media/frames.ts';
import { extractFrame } from '../media/index.ts';
import type { VideoInfo } from '../media/types.ts';
import { choice, Image, Number_, Seconds, Video } from '../ports.ts';
import { RATIOS, sizeOf } from '../providers/animatic/profile.ts';
import { directionSeconds } from './timing.ts';
import { Motion, type MotionValue } from './values/index.ts';
import { nestedMedia } from './values/nested-media.ts';

/** What models take as a reference clip, s: a little under 2 to 15. */
const REFERENCE_SECONDS = { min: 1.8, max: 15 };

/**
 * Renders how everything moves, without looks: a reference clip for models that read motion from pictures. Sizes lie within
 * what they take, there is no sound and nothing is written over it.
 */
export const motionGuide = defineNode({
  type: 'direct/motion-guide',
  version: 1,
  title: 'Motion guide',
  doc: 'Renders camera, depth and choreography as a grey reference clip that models follow; it leaks no looks.',
  tags: ['previz', 'blockout', 'white model', 'grey box', 'camera path', 'reference', 'trajectory'],
  effect: 'compute',
  needs: ['media', 'assets', 'threads'],
  inputs: {
    motion: one(Motion, 'What moves: from direct/shot or direct/sequence.'),
    style: one(choice(...STYLES), 'Everything as a grey white model, or the pictures of the depth plan as they are.', {
      default: 'grey-box',
    }),
    ratio: one(choice(...RATIOS), 'Shape of the picture: that of the shot it guides.', { default: '16:9' }),
    resolution: one(choice('480p', '720p'), 'Both are within what models take; smaller uploads faster.', {
      default: '480p',
    }),
    fps: one(Number_, 'Frames per second.', { default: 24, min: 12, max: 60 }),
  },
  outputs: {
    video: out(Video, 'The clip, silent.'),
    firstFrame: out(Image, 'Its first picture.'),
    lastFrame: out(Image, 'Its last picture.'),
    seconds: out(Seconds, 'Its length.'),
  },

  check: ({ motion }) => (motion === undefined ? [] : lengthIssues(motion)),

  predict(inputs) {
    const { motion, ratio, resolution, style, fps } = inputs;
    const id = sha256Text(
      canonicalJson(['direct/motion-guide', nestedMedia.content(motion), style, ratio, resolution, fps]),
    );
    return toOutputs(predicted('video', infoOf(inputs), id));
  },

  async run(inputs, context) {
    const { motion, style, fps } = inputs;
    const film = await openFilm(motion, { style, frame: infoOf(inputs), fps }, context);
    return toOutputs(await renderFilm(film, context));
  },
});

type Clip = Parameters<typeof extractFrame>[0];

const toOutputs = (video: Clip) => ({
  video,
  firstFrame: extractFrame(video, 0),
  lastFrame: lastFrameOf(video),
  seconds: video.info.seconds,
});

interface Size {
  readonly motion: MotionValue;
  readonly ratio: (typeof RATIOS)[number];
  readonly resolution: '480p' | '720p';
  readonly fps: number;
}

function infoOf({ motion, ratio, resolution, fps }: Size): VideoInfo {
  const plan = planFilm(motion.shots, fps);
  return { ...sizeOf(ratio, resolution), fps: plan.fps, seconds: framesToSeconds(plan.count, plan.fps), audio: null };
}

function lengthIssues(motion: MotionValue): InputIssue[] {
  const seconds = directionSeconds(motion);
  const { min, max } = REFERENCE_SECONDS;
  if (seconds >= min && seconds <= max) return [];
  const remedy = seconds < min ? 'make it longer' : 'split it into several, or guide only the shots that need it';
  const message = `the guide lasts ${seconds} s, but models take reference clips of ${min} to ${max} s; ${remedy}`;
  return [{ input: 'motion', severity: 'warning', message }];
}
