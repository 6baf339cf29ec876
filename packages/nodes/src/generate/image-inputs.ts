import { type InputValues, many, one, optional } from '@shotgraph/engine';
import { Boolean_, choice, Image, Number_, PromptText } from '../ports.ts';
import { pinnedInput } from './pinned.ts';

/** The free model, which paints a card here. */
export const CARD = 'card';

const RATIOS = ['16:9', '4:3', '3:2', '1:1', '2:3', '3:4', '9:16', '21:9'] as const;
const TIERS = ['1K', '2K', '3K', '4K'] as const;

const pixels = { min: 16, max: 8192, step: 1, unit: 'px' } as const;

/**
 * Inputs of `generate/image`.
 *
 * @param models - names of the models that are paid for
 * @param routes - ways to providers by name
 */
export const imageInputs = (models: readonly string[], routes: readonly string[]) => ({
  model: one(
    choice(CARD, ...models),
    'What makes the picture. card paints the prompt on a card here, free and without AI.',
    {
      default: CARD,
      isMain: true,
    },
  ),
  provider: one(choice('auto', ...routes), 'Who is asked for it: auto takes the first that is set up for the model.', {
    default: 'auto',
  }),
  prompt: one(PromptText, 'What the picture shows. @name stands for a wired image.', { default: '', isMain: true }),
  images: many(Image, 'Pictures to go by: people, places, styles, or the one to change. The card does not show them.'),
  ratio: one(choice(...RATIOS), 'Shape of the picture.', { default: '16:9' }),
  resolution: one(choice(...TIERS), 'Class of size, named after the side of a square picture.', { default: '2K' }),
  width: optional(Number_, 'Exact width, instead of ratio and resolution; together with height.', pixels),
  height: optional(Number_, 'Exact height, instead of ratio and resolution; together with width.', pixels),
  format: one(choice('auto', 'png', 'jpeg'), 'Format it is asked for in; auto is the best the model has.', {
    default: 'auto',
  }),
  watermark: one(Boolean_, "Asks for the provider's watermark.", { default: false }),
  take: one(
    Number_,
    'Which attempt: another take is another picture for the same request, and earlier ones are kept.',
    {
      default: 1,
      min: 1,
      max: 9999,
      step: 1,
    },
  ),
  pinned: pinnedInput,
});

export type ImageInputs = ReturnType<typeof imageInputs>;
/** What `generate/image` is run with. */
export type ImageValues = InputValues<ImageInputs>;
