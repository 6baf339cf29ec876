import { canonicalJson, defineNode, one, optional, out, sha256Text } from '@shotgraph/engine';
import { blockShot } from '../film/blocking/block-shot.ts';
import { labelBlocking, labelledSize } from '../film/blocking/label-blocking.ts';
import { toDepthMap } from '../film/blocking/paint-blocking.ts';
import { findInstant, instantIssues, MOMENTS } from '../film/instant.ts';
import { loadTypeface } from '../film/lettering/typeface.ts';
import { storeStill } from '../film/store-still.ts';
import { predicted } from '../media/expr.ts';
import { choice, Image, Number_, Seconds } from '../ports.ts';
import { RATIOS, RESOLUTIONS, sizeOf } from '../providers/animatic/profile.ts';
import { Motion } from './values/index.ts';
import { nestedMedia } from './values/nested-media.ts';

/** Instants are those of frames of a film at this rate. */
const FPS = 24;

/** Paints where everything stands, as flat shapes and as depth: a reference for models that follow a layout, and a plan for people. */
export const blockingReference = defineNode({
  type: 'direct/blocking',
  version: 1,
  title: 'Blocking',
  doc: 'Paints where everything stands, as flat shapes by depth, as a depth map, and labelled for people.',
  tags: [
    'layout',
    'depth map',
    'staging',
    'occlusion',
    'foreground',
    'background',
    'silhouette',
    'controlnet',
    'reference',
  ],
  effect: 'compute',
  needs: ['media', 'assets'],
  inputs: {
    motion: one(Motion, 'What stands and moves where: from direct/shot or direct/sequence.'),
    shot: optional(Number_, 'Number of the shot, from 1; the whole film when left out.', { min: 1, step: 1 }),
    at: one(choice(...MOMENTS), 'Which frame of the shot or the film.', { default: 'first' }),
    seconds: optional(
      Seconds,
      'An instant instead: from the start of the shot when its number is given, else of the film.',
      { min: 0 },
    ),
    ratio: one(choice(...RATIOS), 'Shape of the picture: that of the shot it stands for.', { default: '16:9' }),
    resolution: one(choice(...RESOLUTIONS), 'Size of the picture, named after the height of 16:9.', {
      default: '720p',
    }),
  },
  outputs: {
    image: out(Image, 'Flat shapes in three greys, dark in front; no text.'),
    depthMap: out(Image, 'How near everything is: the nearest is white, the farthest black.'),
    labelled: out(Image, 'The shapes with names and distances, for people; never give it to a model.'),
  },

  check: ({ motion, shot, seconds }) => instantIssues(motion, { shot, seconds }),

  predict({ motion, ratio, resolution, ...rest }) {
    const size = sizeOf(ratio, resolution);
    const what = canonicalJson(['direct/blocking', 1, nestedMedia.content(motion), ratio, resolution, { ...rest }]);
    const picture = (output: string, { width, height } = size) =>
      predicted('image', { width, height, alpha: false }, sha256Text(`${output} ${what}`));
    return {
      image: picture('image'),
      depthMap: picture('depthMap'),
      labelled: picture('labelled', labelledSize(size)),
    };
  },

  async run({ motion, shot, at, seconds, ratio, resolution }, context) {
    const size = sizeOf(ratio, resolution);
    const instant = findInstant(motion, { shot, at, seconds }, FPS);
    const blocked = await blockShot(motion, instant, FPS, size, context);
    const labelled = labelBlocking(blocked, blocked.plan, blocked.title, await loadTypeface());
    const { assets } = context.host;
    return {
      image: await storeStill(blocked.picture, size, assets),
      depthMap: await storeStill(toDepthMap(blocked.depth), size, assets),
      labelled: await storeStill(labelled.pixels, labelled, assets),
    };
  },
});
