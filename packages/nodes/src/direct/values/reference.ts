import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';
import type { MediaValue } from '../../media/types.ts';
import { nestedMedia } from './nested-media.ts';

/** What a reference is for: each has exactly one role. */
export const REFERENCE_ROLES = [
  'identity',
  'style',
  'layout',
  'opening-frame',
  'closing-frame',
  'storyboard',
  'lighting',
  'motion',
  'camera',
  'effect',
  'edit-source',
  'extend-source',
  'rhythm',
  'voice',
  'sound',
  'music',
] as const;
export type ReferenceRole = (typeof REFERENCE_ROLES)[number];

/** What a reference can hand on, or must not. */
export const ASPECTS = [
  'face',
  'hair',
  'costume',
  'body',
  'product',
  'colour',
  'style',
  'light',
  'layout',
  'environment',
  'background',
  'people',
  'text',
  'logo',
  'motion',
  'timing',
  'camera',
  'effect',
  'rhythm',
  'melody',
  'voice',
  'words',
  'ambience',
  'soundtrack',
] as const;
export type Aspect = (typeof ASPECTS)[number];

export const STRENGTHS = ['loose', 'match', 'strict'] as const;

/** A picture, clip or sound with its one job. */
export const Reference = definePortType(
  'reference',
  z.object({
    /** Names it in messages and checks, unique within a set; prompts get a provider's own notation. */
    name: z.string().min(1),
    role: z.enum(REFERENCE_ROLES),
    /** The member of the cast it shows or sounds like; empty for none. */
    subject: z.string(),
    transfer: z.array(z.enum(ASPECTS)),
    ignore: z.array(z.enum(ASPECTS)),
    strength: z.enum(STRENGTHS),
    /** The part of the shot it holds for, from and to in seconds; left out: all of it. */
    span: z.object({ from: z.number().min(0), to: z.number().positive() }).optional(),
    media: z.custom<MediaValue>(
      (value) => ['image', 'video', 'audio'].includes((value as MediaValue)?.kind),
      'not image, video or audio',
    ),
  }),
  { ...nestedMedia, colour: '#90a4ae' },
);
export type ReferenceValue = z.infer<typeof Reference.schema>;

/** References in their order. Each one's number among those of its kind is its place in the list of that kind. */
export const References = definePortType('references', z.array(Reference.schema), {
  ...nestedMedia,
  colour: '#90a4ae',
});
export type ReferencesValue = z.infer<typeof References.schema>;
