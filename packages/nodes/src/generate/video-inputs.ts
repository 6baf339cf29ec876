import { many, one, optional } from '@shotgraph/engine';
import { Direction } from '../direct/values/index.ts';
import { GUIDES } from '../film/guides.ts';
import { STYLES } from '../film/set.ts';
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
import { OVERLAYS } from '../providers/provider.ts';
import { pinnedInput } from './pinned.ts';

/** What a shot is asked to be. `auto` follows from what is wired: frames, references, or text alone. */
export const TASKS = ['auto', 'text', 'first-frame', 'first-last-frame', 'reference', 'edit', 'extend'] as const;
/** What to do while the provider takes no more jobs. */
export const ON_BUSY = ['wait', 'fast', 'fail'] as const;

/**
 * Inputs of `generate/video`.
 *
 * @param models - names a graph can use, the default first
 * @param routes - ways to providers by name
 */
export const videoInputs = (models: readonly [string, ...string[]], routes: readonly string[]) => ({
  model: one(choice(...models), 'What makes the shot. animatic renders it here, free and without AI.', {
    default: models[0],
    isMain: true,
  }),
  provider: one(choice('auto', ...routes), 'Who is asked for it: auto takes the first that is set up for the model.', {
    default: 'auto',
  }),
  task: one(choice(...TASKS), 'What the references are for: auto follows from what is wired.', { default: 'auto' }),
  prompt: one(PromptText, 'What the shot shows. @name stands for a wired reference.', { default: '', isMain: true }),
  images: many(
    Image,
    'Reference images. The animatic shows them: the first is the background, the following stand nearer, in their order.',
    ANIMATIC_PROFILE.images,
  ),
  videos: many(
    Video,
    'Reference clips; the first is the one to edit or extend. The animatic shows its first frame when there are no images.',
    ANIMATIC_PROFILE.videos,
  ),
  audios: many(Audio, 'Reference sounds. The animatic plays the first one.', ANIMATIC_PROFILE.audios),
  firstFrame: optional(Image, 'The shot begins with exactly this picture. Not together with references.'),
  lastFrame: optional(Image, 'The shot ends with exactly this picture; needs a first frame.'),
  direction: optional(
    Direction,
    'Shots with camera, light, depth and choreography, to preview exactly as directed. Of the animatic; direct/prompt says it in words for other models.',
  ),
  camera: optional(Camera, 'The camera move; a gentle one, another for each take, when left out. Of the animatic.'),
  depths: optional(
    Numbers,
    'Distance of each image from the camera, metres; far to near by themselves when left out. Of the animatic.',
  ),
  seconds: one(Seconds, 'Length of the shot; whole seconds for models that are paid for.', {
    default: 5,
    ...ANIMATIC_PROFILE.seconds,
  }),
  autoSeconds: one(Boolean_, 'Lets the model choose the length; the price is then known only up to the longest.', {
    default: false,
  }),
  ratio: one(choice(...RATIOS, 'adaptive'), 'Shape of the picture; adaptive follows the references.', {
    default: '16:9',
  }),
  resolution: one(choice(...RESOLUTIONS, '4k'), 'Class of size, named after the height of 16:9.', { default: '720p' }),
  fps: one(Number_, 'Frames per second of the animatic; models that are paid for give 24.', {
    default: 24,
    ...ANIMATIC_PROFILE.fps,
  }),
  sound: one(Boolean_, 'Whether the model makes sound along with the picture.', { default: true }),
  beats: optional(Beats, 'Beats to cut on. Of the animatic.'),
  cuts: one(
    Number_,
    'Beats per cut: the framing jumps on every so many beats. 0 for one uncut shot. Of the animatic.',
    {
      default: 0,
      min: 0,
      max: 64,
      step: 1,
    },
  ),
  exposure: one(Stops, 'Light of the shot: +1 doubles it, -1 halves it. Of the animatic.', {
    default: 0,
    min: -5,
    max: 5,
    step: 0.1,
  }),
  temperature: one(Kelvin, 'Colour of the light: 6500 is neutral, candles 1900, a blue hour 10000. Of the animatic.', {
    default: 6500,
    min: 1900,
    max: 15_000,
    step: 100,
  }),
  vignette: one(Number_, 'How much light is lost in the corners: 0 none, 1 all. Of the animatic.', {
    default: 0,
    min: 0,
    max: 1,
    step: 0.05,
  }),
  captions: one(Boolean_, 'Shows the prompt as a small caption at the bottom. Of the animatic.', { default: false }),
  style: one(choice(...STYLES), 'Shows pictures as they are, or everything as a grey white model. Of the animatic.', {
    default: 'pictures',
  }),
  overlay: one(
    choice(...OVERLAYS),
    'Writes over the picture: running timecode, name, size, lens and length of each shot, or all. Of the animatic.',
    { default: 'none' },
  ),
  guides: one(
    choice(...GUIDES),
    'Lines for composing: safe areas, thirds, or what another shape would keep. Of the animatic.',
    {
      default: 'none',
    },
  ),
  webSearch: one(Boolean_, 'Lets the model search the web; only for text alone.', { default: false }),
  watermark: one(Boolean_, "Asks for the provider's watermark.", { default: false }),
  onBusy: one(
    choice(...ON_BUSY),
    'While the provider takes no more jobs: wait for hours, take the fast model instead, or fail at once.',
    { default: 'wait' },
  ),
  take: one(Number_, 'Which attempt: another take is another shot of the same request, and earlier ones are kept.', {
    default: 1,
    min: 1,
    max: 9999,
    step: 1,
  }),
  pinned: pinnedInput,
  seed: optional(Number_, 'Chooses among equal possibilities; a whole number. A new one for each take when left out.', {
    min: 0,
    max: 2 ** 31 - 1,
    step: 1,
  }),
});

/** What `generate/video` is run with. */
export type VideoInputs = ReturnType<typeof videoInputs>;
