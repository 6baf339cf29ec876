import { defineNode, many, one, optional, out } from '@shotgraph/engine';
import {
  Audio,
  Beats,
  Boolean_,
  Camera,
  choice,
  Image,
  Kelvin,
  Number_,
  Numbers,
  PromptText,
  Seconds,
  Stops,
  Video,
} from '../ports.ts';
import { ANIMATIC_PROFILE, RATIOS, RESOLUTIONS } from '../providers/animatic/profile.ts';
import { providerOf, VIDEO_MODELS } from '../providers/index.ts';
import { predictVideo } from './predict-video.ts';

/** Generates a shot. `animatic` is free and local: it moves a real camera through the reference images. */
export const generateVideo = defineNode({
  type: 'generate/video',
  version: 1,
  title: 'Generate video',
  doc: 'Makes a shot from a prompt, references and a camera move. The animatic model is free and runs here.',
  tags: ['shot', 'clip', 'animatic', 'preview', 'seedance', 'text to video', 'image to video'],
  effect: 'compute',
  needs: ['media', 'assets'],
  inputs: {
    model: one(choice(...VIDEO_MODELS), 'What makes the shot. animatic renders it here, free and without AI.', {
      default: VIDEO_MODELS[0],
    }),
    prompt: one(PromptText, 'What the shot shows. @name stands for a wired reference.', { default: '' }),
    images: many(
      Image,
      'Reference images: the first is the background, the following stand nearer, in their order.',
      ANIMATIC_PROFILE.images,
    ),
    videos: many(
      Video,
      'Reference clips. The animatic shows the first frame of the first one when there are no images.',
      ANIMATIC_PROFILE.videos,
    ),
    audios: many(Audio, 'Reference sounds. The animatic plays the first one.', ANIMATIC_PROFILE.audios),
    camera: optional(Camera, 'The camera move; a gentle one, another for each take, when left out.'),
    depths: optional(
      Numbers,
      'Distance of each image from the camera, metres; far to near by themselves when left out.',
    ),
    seconds: one(Seconds, 'Length of the shot, to the nearest frame.', { default: 5, ...ANIMATIC_PROFILE.seconds }),
    ratio: one(choice(...RATIOS), 'Shape of the picture.', { default: '16:9' }),
    resolution: one(choice(...RESOLUTIONS), 'Class of size, named after the height of 16:9.', { default: '720p' }),
    fps: one(Number_, 'Frames per second.', { default: 24, ...ANIMATIC_PROFILE.fps }),
    beats: optional(Beats, 'Beats to cut on.'),
    cuts: one(Number_, 'Beats per cut: the framing jumps on every so many beats. 0 for one uncut shot.', {
      default: 0,
      min: 0,
      max: 64,
      step: 1,
    }),
    exposure: one(Stops, 'Light of the shot: +1 doubles it, -1 halves it.', { default: 0, min: -5, max: 5, step: 0.1 }),
    temperature: one(Kelvin, 'Colour of the light: 6500 is neutral, candles 1900, a blue hour 10000.', {
      default: 6500,
      min: 1900,
      max: 15_000,
      step: 100,
    }),
    vignette: one(Number_, 'How much light is lost in the corners: 0 none, 1 all.', {
      default: 0,
      min: 0,
      max: 1,
      step: 0.05,
    }),
    captions: one(Boolean_, 'Shows the prompt as a small caption at the bottom.', { default: false }),
    take: one(Number_, 'Which attempt: another take is another shot of the same request, and earlier ones are kept.', {
      default: 1,
      min: 1,
      max: 9999,
      step: 1,
    }),
    seed: optional(Number_, 'Chooses among equal possibilities; a whole number.', {
      min: 0,
      max: 2 ** 31 - 1,
      step: 1,
    }),
  },
  outputs: { video: out(Video, 'The shot.') },

  check: (inputs) => providerOf(inputs.model).check(inputs),
  predict: (inputs) => ({ video: predictVideo(providerOf(inputs.model), inputs) }),
  run: async (inputs, context) => ({ video: await providerOf(inputs.model).render(inputs, context) }),
});
