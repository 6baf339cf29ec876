import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';
import { Subject } from './cast.ts';

/** Positions of the body that stand-ins can take. */
export const POSES = [
  'stand',
  'walk',
  'run',
  'sit',
  'crouch',
  'kneel',
  'lie',
  'lean',
  'reach',
  'point',
  'wave',
  'raise-arms',
  'arms-crossed',
  'fight',
  'dance',
  'jump',
  'fall',
] as const;
export type PoseName = (typeof POSES)[number];

/** Places on the floor: metres to the right of the axis of the camera at rest, and metres ahead of that camera. */
export const FloorPath = definePortType('floor-path', z.array(z.tuple([z.number(), z.number()])), {
  literal: z.array(z.tuple([z.number(), z.number()])),
  widget: 'json',
  colour: '#ba68c8',
});
export type FloorPathValue = z.infer<typeof FloorPath.schema>;

/** One thing that one subject does. */
export const Action = definePortType(
  'action',
  z.object({
    /** A member of the cast, by name. */
    subject: z.string().min(1),
    /** When it begins, from the start of the shot. */
    seconds: z.number().min(0),
    /** How long it takes. */
    duration: z.number().positive(),
    /** What it does, third person: `walks to the window`; empty when only the pose counts. */
    does: z.string(),
    /** How: `hesitantly`; empty for none. */
    manner: z.string(),
    pose: z.enum(POSES),
    /** The way taken, evenly from the start to the end; one place stands there, none stays where it was. */
    path: FloorPath.schema,
    /** 0 faces the camera at rest, 90 camera right, 180 away. Left out: along the path, else as before. */
    facingDegrees: z.number().optional(),
  }),
  { colour: '#ba68c8' },
);
export type ActionValue = z.infer<typeof Action.schema>;

/** Who does what, when and where. */
export const Choreography = definePortType(
  'choreography',
  z.object({
    subjects: z.array(Subject.schema),
    /** Rising in `seconds`. */
    actions: z.array(Action.schema),
  }),
  { colour: '#ba68c8' },
);
export type ChoreographyValue = z.infer<typeof Choreography.schema>;
