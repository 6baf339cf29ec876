import * as z from 'zod';
import { once } from '../once.ts';
import type { ChatProfile, ImageProfile } from './still-types.ts';

/** Steps must rise, and their last must cover the largest there is. */
function stepProblem(steps: readonly number[], largest: number): string | undefined {
  if (steps.some((step, at) => at > 0 && step <= steps[at - 1]!)) return 'must rise from step to step';
  const last = steps.at(-1)!;
  return last < largest ? `must cover ${largest} with the last step, which ends at ${last}` : undefined;
}

/** What both shapes are made of. */
const vocabulary = once(() => {
  const name = z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'must be a name of small letters, digits, dots and hyphens');
  const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of an environment variable, never a key');
  const address = z.string().regex(/^https?:\/\/[^\s]+$/, 'must be an address that begins with https://');
  const positive = z.number().positive('must be a positive number');
  const whole = z.int().positive('must be a positive whole number');
  const text = z.string().min(1);
  const range = z
    .strictObject({ min: positive, max: positive, open: z.literal(true).exactOptional() })
    .refine(({ min, max }) => min <= max, 'min must not exceed max');
  /** Zero is a price: models that run on a machine of one's own cost nothing. */
  const amount = z.number().min(0, 'must not be negative');
  const rate = z.union([amount, z.tuple([amount, amount]).refine(([a, b]) => a <= b, 'min must not exceed max')], {
    error: 'must be a number or [min, max]',
  });

  const pictures = z.strictObject({
    count: z.int().min(0),
    limits: z.strictObject({
      mimeTypes: z.array(text).min(1),
      side: range,
      ratio: range,
      pixels: range,
      maxBytes: positive,
    }),
  });

  const common = {
    name,
    title: text,
    verifiedOn: z.iso.date('must be a date such as 2026-11-22'),
    currency: z.enum(['USD', 'CNY']),
    baseUrl: address,
    baseUrlVariable: variable,
    keyVariable: variable,
    notation: z.string().regex(/^[^{}]*\{n\}[^{}]*$/, 'must contain {n} once, such as "Image {n}"'),
    maxBodyBytes: positive,
    notes: z.array(z.strictObject({ about: z.string(), confidence: z.enum(['A', 'B', 'C']), note: text })),
  };
  return { name, common, text, positive, whole, range, rate, pictures };
});

/** Shape of a profile of image models. Unknown members are refused, so that a misspelt override is noticed. */
export const imageProfileSchema = once((): z.ZodType<ImageProfile> => {
  const { name, common, text, positive, whole, range, rate, pictures } = vocabulary();
  const ratio = z.enum(['1:1', '4:3', '3:4', '16:9', '9:16', '3:2', '2:3', '21:9']);
  const tier = z.enum(['1K', '2K', '3K', '4K']);

  const imageFamily = z.strictObject({
    sizes: z.partialRecord(tier, z.record(ratio, z.tuple([whole, whole]))),
    pixels: range,
    ratio: range,
    references: pictures,
    prompt: z.strictObject({ words: positive, chineseCharacters: positive, cutAt: positive.exactOptional() }),
  });

  const imageModel = z.strictObject({
    title: text,
    family: name,
    id: text,
    formats: z.tuple([z.enum(['png', 'jpeg'])], z.enum(['png', 'jpeg'])),
    series: z.boolean(),
    prices: z.array(z.strictObject({ upToPixels: whole, each: rate })).min(1),
    references: z.strictObject({ free: z.int().min(0), each: rate }).exactOptional(),
  });

  return z
    .strictObject({ ...common, families: z.record(name, imageFamily), models: z.record(name, imageModel) })
    .superRefine(({ families, models }, context) => {
      for (const [at, { family, prices }] of Object.entries(models)) {
        const known = Object.hasOwn(families, family) ? families[family] : undefined;
        const report = (member: string, message: string) =>
          context.addIssue({ code: 'custom', path: ['models', at, member], message });
        if (!known) {
          report('family', `"${family}" is not in families; use ${Object.keys(families).join(', ')}`);
          continue;
        }
        const steps = prices.map(({ upToPixels }) => upToPixels);
        const problem = stepProblem(steps, known.pixels.max);
        if (problem !== undefined) report('prices', problem);
      }
    });
});

/** Shape of a profile of chat models. Unknown members are refused, so that a misspelt override is noticed. */
export const chatProfileSchema = once((): z.ZodType<ChatProfile> => {
  const { name, common, text, whole, range, rate, pictures } = vocabulary();
  const chatLimits = {
    contextTokens: whole,
    maxTokens: whole,
    references: pictures,
    imageTokens: range,
    thinking: z.boolean(),
    json: z.boolean(),
    prices: z.array(z.strictObject({ upToTokens: whole, input: rate, output: rate })).min(1),
  };

  return z
    .strictObject({
      ...common,
      maxTokensField: z.enum(['max_tokens', 'max_completion_tokens']),
      models: z.record(name, z.strictObject({ title: text, id: text, ...chatLimits })),
      others: z.strictObject(chatLimits).exactOptional(),
    })
    .superRefine(({ models, others }, context) => {
      const all = [
        ...Object.entries(models).map(([at, model]) => [['models', at], model] as const),
        ...(others ? [[['others'], others] as const] : []),
      ];
      for (const [path, { prices, contextTokens }] of all) {
        const steps = prices.map(({ upToTokens }) => upToTokens);
        const message = stepProblem(steps, contextTokens);
        if (message !== undefined) context.addIssue({ code: 'custom', path: [...path, 'prices'], message });
      }
    });
});
