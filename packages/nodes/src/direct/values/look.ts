import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';

/** How everything looks, whatever the shot. */
export const Look = definePortType(
  'look',
  z.object({
    /** `neo-noir`, `1970s documentary`; empty for none. Of the same kind: all other texts. */
    style: z.string(),
    /** `35 mm film`, `stop-motion puppets`. */
    medium: z.string(),
    mood: z.string(),
    /** Colours in words: `teal`, `burnt orange`. */
    palette: z.array(z.string()),
    /** -1..1, 0 neutral. */
    contrast: z.number().min(-1).max(1),
    saturation: z.number().min(-1).max(1),
    /** 0..1. */
    grain: z.number().min(0).max(1),
    vignette: z.number().min(0).max(1),
  }),
  { colour: '#4dd0e1' },
);
export type LookValue = z.infer<typeof Look.schema>;
