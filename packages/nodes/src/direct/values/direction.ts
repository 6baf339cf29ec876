import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';
import { Cast } from './cast.ts';
import { Continuity } from './continuity.ts';
import { Look } from './look.ts';
import { nestedMedia } from './nested-media.ts';
import { References } from './reference.ts';
import { motionFields, Shot } from './shot.ts';

/** Who owns time: the lengths of the shots, or a reference that everything follows. */
export const CLOCKS = ['shots', 'audio', 'video'] as const;
export type Clock = (typeof CLOCKS)[number];

const direction = z.object({
  /** In their order; at least one. */
  shots: z.array(Shot.schema).min(1),
  cast: Cast.schema,
  clock: z.enum(CLOCKS),
  look: Look.schema.optional(),
  references: References.schema,
  continuity: Continuity.schema.optional(),
});

/** A shot directs a film of its own. */
const toDirection = (value: unknown): z.infer<typeof direction> => {
  const shot = value as z.infer<typeof Shot.schema>;
  return { shots: [shot], cast: shot.cast, clock: 'shots', references: [] };
};

/** Everything that is directed: shots on one clock, and what holds for all of them. */
export const Direction = definePortType('direction', direction, {
  ...nestedMedia,
  accepts: ['shot'],
  convert: toDirection,
  colour: '#ff7043',
});
export type DirectionValue = z.infer<typeof Direction.schema>;

/** The moving part of a direction: what stands and moves where, and how it is seen. Light, look and words are left out. */
export const Motion = definePortType('motion', z.object({ shots: z.array(z.object(motionFields)).min(1) }), {
  ...nestedMedia,
  colour: '#ffb300',
});
export type MotionValue = z.infer<typeof Motion.schema>;
