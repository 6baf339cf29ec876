import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';

export const SUBJECT_KINDS = ['person', 'child', 'animal', 'vehicle', 'object'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Somebody or something that is directed. */
export const Subject = definePortType(
  'subject',
  z.object({
    /** What prompts, actions and dialogue call it: `Mara`, `the red kite`. Unique within a cast. */
    name: z.string().min(1),
    kind: z.enum(SUBJECT_KINDS),
    /** Two or three stable traits: `tall woman in a yellow raincoat`; empty for none. */
    description: z.string(),
    heightMetres: z.number().min(0.05).max(100),
    /** Of its stand-in in previews: a CSS colour `#rrggbb`. */
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  { colour: '#f06292' },
);
export type SubjectValue = z.infer<typeof Subject.schema>;

/** Everybody and everything that is directed. */
export const Cast = definePortType('cast', z.object({ subjects: z.array(Subject.schema) }), { colour: '#f06292' });
export type CastValue = z.infer<typeof Cast.schema>;
