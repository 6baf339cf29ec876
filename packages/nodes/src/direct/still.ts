import { canonicalJson, defineNode, one, optional, out, sha256Text } from '@shotgraph/engine';
import { Filmed } from '../film/filmed.ts';
import { findInstant, instantIssues, MOMENTS } from '../film/instant.ts';
import { openFilm } from '../film/open-film.ts';
import { paintStill } from '../film/paint-still.ts';
import { STYLES } from '../film/set.ts';
import { storeStill } from '../film/store-still.ts';
import { predicted } from '../media/expr.ts';
import { choice, Image, Number_, Seconds } from '../ports.ts';
import { RATIOS, RESOLUTIONS, sizeOf } from '../providers/animatic/profile.ts';

/** Paints one frame of a direction without loss: the picture that a model starts or ends a clip with. */
export const still = defineNode({
  type: 'direct/still',
  version: 1,
  title: 'Still',
  doc: 'Paints one frame of a direction: a first or last picture for models that start from one.',
  tags: ['frame', 'first frame', 'last frame', 'keyframe', 'image to video', 'previz', 'picture', 'snapshot'],
  effect: 'compute',
  needs: ['media', 'assets'],
  inputs: {
    direction: one(Filmed, 'What is filmed: a shot, a sequence, or only the motion of one.'),
    shot: optional(Number_, 'Number of the shot, from 1; the whole film when left out.', { min: 1, step: 1 }),
    at: one(choice(...MOMENTS), 'Which frame of the shot or the film.', { default: 'first' }),
    seconds: optional(
      Seconds,
      'An instant instead: from the start of the shot when its number is given, else of the film.',
      { min: 0 },
    ),
    style: one(choice(...STYLES), 'The pictures of the depth plan as they are, or everything as a grey white model.', {
      default: 'pictures',
    }),
    ratio: one(choice(...RATIOS), 'Shape of the picture.', { default: '16:9' }),
    resolution: one(choice(...RESOLUTIONS), 'Size of the picture, named after the height of 16:9.', {
      default: '720p',
    }),
    fps: one(Number_, 'Frames per second of the clip the still stands for.', { default: 24, min: 12, max: 60 }),
  },
  outputs: { image: out(Image, 'The frame, as PNG.') },

  check: ({ direction, shot, seconds }) => instantIssues(direction, { shot, seconds }),

  predict({ direction, ratio, resolution, ...rest }) {
    const info = { ...sizeOf(ratio, resolution), alpha: false };
    const id = sha256Text(
      canonicalJson(['direct/still', 1, Filmed.content!(direction), ratio, resolution, { ...rest }]),
    );
    return { image: predicted('image', info, id) };
  },

  async run({ direction, shot, at, seconds, style, ratio, resolution, fps }, context) {
    const size = sizeOf(ratio, resolution);
    const film = await openFilm(direction, { style, frame: size, fps }, context);
    context.signal.throwIfAborted();
    const picture = paintStill(film, findInstant(direction, { shot, at, seconds }, fps));
    return { image: await storeStill(picture, size, context.host.assets) };
  },
});
