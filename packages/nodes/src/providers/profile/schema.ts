import * as z from 'zod';
import { once } from '../once.ts';
import type { ProviderProfile } from './types.ts';

/** Shape of a profile. Unknown members are refused, so that a misspelt override is noticed. */
export const profileSchema = once((): z.ZodType<ProviderProfile> => {
  const name = z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'must be a name of small letters, digits, dots and hyphens');
  const positive = z.number().positive('must be a positive number');
  const count = z.int().min(0);
  const words = z.array(z.string().min(1));
  const task = z.enum(['text', 'first-frame', 'first-last-frame', 'reference', 'edit', 'extend']);
  const ratio = z.enum(['16:9', '4:3', '1:1', '3:4', '9:16', '21:9']);
  const tier = z.enum(['480p', '720p', '1080p', '4k']);
  const kind = z.enum(['image', 'video', 'audio']);

  const rising = ({ min, max }: { min: number; max: number }) => min <= max;
  const span = z.strictObject({ min: positive, max: positive }).refine(rising, 'min must not exceed max');
  const range = z
    .strictObject({ min: positive, max: positive, open: z.literal(true).exactOptional() })
    .refine(rising, 'min must not exceed max');

  const rate = z.union(
    [positive, z.tuple([positive, positive]).refine(([a, b]) => a <= b, 'min must not exceed max')],
    {
      error: 'must be a positive number or [min, max]',
    },
  );
  const length = z.strictObject({ min: positive, total: positive, tolerance: z.number().min(0) });

  const images = z.strictObject({ mimeTypes: words.min(1), side: range, ratio: range, bytesBelow: positive });
  const videos = z.strictObject({
    mimeTypes: words.min(1),
    codecs: words.min(1),
    audioCodecs: words,
    side: range,
    ratio: range,
    pixels: range,
    pixelsContested: positive.exactOptional(),
    fps: range,
    fpsTolerance: z.number().min(0),
    seconds: length,
    maxBytes: positive,
    bytesContested: positive.exactOptional(),
    totalBytes: positive.exactOptional(),
  });
  const audios = z.strictObject({ mimeTypes: words.min(1), seconds: length, bytesBelow: positive });

  const family = z.strictObject({
    sizes: z.partialRecord(tier, z.record(ratio, z.tuple([z.int().positive(), z.int().positive()]))),
    references: z.strictObject({ images: count, videos: count, audios: count, total: count, audioAlone: z.boolean() }),
    images,
    videos,
    audios,
    prompt: z.strictObject({ words: positive, chineseCharacters: positive, cutAt: positive.exactOptional() }),
    refusedFields: words,
  });

  const model = z.strictObject({
    title: z.string().min(1),
    family: name,
    id: z.string().min(1),
    endpoints: z.partialRecord(task, z.string().min(1)).exactOptional(),
    tasks: z.array(task).min(1),
    seconds: z
      .strictObject({ min: z.int().positive(), max: z.int().positive() })
      .refine(rising, 'min must not exceed max'),
    tiers: z.partialRecord(tier, z.strictObject({ plain: rate, withVideo: rate })),
    adaptiveOnly: z.array(task),
    autoSecondsOnly: z.array(task),
    editSeconds: span.exactOptional(),
    editing: z.enum(['field', 'prompt']),
    webSearch: z.array(task),
    lastFrame: z.boolean(),
    seed: z.boolean(),
    seedEcho: z.boolean(),
    watermark: z.boolean(),
  });

  /** A tag without its number would be the same for every reference. */
  const tag = z.string().regex(/^[^{}]*\{n\}[^{}]*$/, 'must contain {n} once, such as "[Image {n}]"');

  return z
    .strictObject({
      name,
      provider: name,
      title: z.string().min(1),
      verifiedOn: z.iso.date('must be a date such as 2026-11-22'),
      currency: z.enum(['USD', 'CNY']),
      baseUrl: z.string().regex(/^https?:\/\/[^\s]+$/, 'must be an address that begins with https://'),
      keyVariable: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of an environment variable, never a key'),
      idPrefix: z.string().min(1).exactOptional(),
      notation: z.strictObject({ image: tag, video: tag, audio: tag }),
      inline: z.array(kind),
      maxBodyBytes: positive.exactOptional(),
      expiresAfterSeconds: range.exactOptional(),
      videoFloor: z.enum(['yes', 'unknown']),
      families: z.record(name, family),
      models: z.record(name, model),
      notes: z.array(
        z.strictObject({ about: z.string(), confidence: z.enum(['A', 'B', 'C']), note: z.string().min(1) }),
      ),
    })
    .superRefine(({ families, models }, context) => {
      for (const [at, { family: own, tiers }] of Object.entries(models)) {
        const known = Object.hasOwn(families, own) ? families[own] : undefined;
        const report = (member: string, message: string) =>
          context.addIssue({ code: 'custom', path: ['models', at, member], message });
        if (known === undefined)
          report('family', `"${own}" is not in families; use ${Object.keys(families).join(', ')}`);
        else
          for (const one of tier.options)
            if (tiers[one] && !known.sizes[one])
              report('tiers', `${one} has no sizes in family "${own}"; add them there`);
      }
    });
});
