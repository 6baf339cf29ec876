import { type InputValues, many, one, optional } from '@shotgraph/engine';
import { Boolean_, choice, Image, LongText, Number_, PromptText, Text } from '../ports.ts';

/**
 * Inputs of `generate/text`. The model is a text, not a choice: a compatible server has models nobody has listed.
 *
 * @param models - names of known models, the default first
 * @param routes - ways to providers by name
 */
export const textInputs = (models: readonly string[], routes: readonly string[]) => ({
  model: one(Text, `What writes the text: ${models.join(', ')}, or the name of any model of a compatible server.`, {
    default: models[0] ?? '',
    isMain: true,
  }),
  provider: one(choice('auto', ...routes), 'Who is asked for it: auto takes the first that is set up for the model.', {
    default: 'auto',
  }),
  prompt: one(PromptText, 'What is asked. @name stands for a wired image.', { default: '', isMain: true }),
  system: one(LongText, 'What holds for the whole answer: a role, a tone, a form.', { default: '' }),
  images: many(Image, 'Pictures the model looks at, in their order.'),
  json: one(Boolean_, 'Asks for one JSON object, given at the output json too.', { default: false }),
  thinking: one(Boolean_, 'Lets the model reason first, where it can: slower, dearer, better with hard questions.', {
    default: false,
  }),
  temperature: optional(
    Number_,
    "How free the choice of words is: 0 always takes the likeliest. The model's own when left out.",
    {
      min: 0,
      max: 2,
      step: 0.1,
    },
  ),
  maxTokens: one(Number_, 'Most tokens of the answer, its reasoning included; bounds the price.', {
    default: 2000,
    min: 1,
    max: 200_000,
    step: 1,
  }),
  take: one(Number_, 'Which attempt: another take is another answer to the same question, and earlier ones are kept.', {
    default: 1,
    min: 1,
    max: 9999,
    step: 1,
  }),
});

export type TextInputs = ReturnType<typeof textInputs>;
/** What `generate/text` is run with. */
export type TextValues = InputValues<TextInputs>;
