import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';

/** What must not change from shot to shot, and from take to take. */
export const LOCKS = [
  'identity',
  'costume',
  'hair',
  'props',
  'environment',
  'layout',
  'light',
  'colour',
  'screen-direction',
] as const;
export type Lock = (typeof LOCKS)[number];

/** What stays, what is kept out, and what the shot takes over from the one before. */
export const Continuity = definePortType(
  'continuity',
  z.object({
    locks: z.array(z.enum(LOCKS)),
    /** What must not be seen or heard: `subtitles`, `logos`. */
    exclude: z.array(z.string()),
    /** State at the start that differs from the references: `her coat is wet`; empty for none. */
    openingState: z.string(),
    /** The first picture is the last one of the shot before. */
    continues: z.boolean(),
  }),
  { colour: '#aed581' },
);
export type ContinuityValue = z.infer<typeof Continuity.schema>;
