import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';
import type { AudioValue } from '../../media/types.ts';
import { Camera } from '../../ports.ts';
import { Cast } from './cast.ts';
import { Choreography } from './choreography.ts';
import { Depth } from './depth.ts';
import { Lighting } from './lighting.ts';
import { nestedMedia } from './nested-media.ts';

/** How much of the subject the frame holds, from far to near. */
export const SHOT_SIZES = [
  'unset',
  'extreme-wide',
  'wide',
  'medium-wide',
  'medium',
  'medium-close',
  'close',
  'extreme-close',
] as const;
export type ShotSize = (typeof SHOT_SIZES)[number];

/** From where the subject is seen. */
export const ANGLES = [
  'unset',
  'eye',
  'low',
  'high',
  'top',
  'ground',
  'dutch',
  'over-shoulder',
  'point-of-view',
] as const;
export type Angle = (typeof ANGLES)[number];

/** How a shot begins. Everything but a cut overlaps the end of the shot before. */
export const SHOT_TRANSITIONS = ['cut', 'dissolve', 'fade-black', 'fade-white', 'wipe-left', 'wipe-right'] as const;
export type ShotTransition = (typeof SHOT_TRANSITIONS)[number];

/** Something that is said. */
export const Line = definePortType(
  'line',
  z.object({
    /** A member of the cast, or `narrator`. */
    speaker: z.string().min(1),
    text: z.string().min(1),
    /** `softly, without looking up`; empty for none. */
    delivery: z.string(),
    /** From the start of the shot; left out: in order, evenly. */
    seconds: z.number().min(0).optional(),
    /** A scratch recording, heard in previews. */
    recording: z.custom<AudioValue>((value) => (value as AudioValue)?.kind === 'audio', 'not audio').optional(),
  }),
  { ...nestedMedia, colour: '#ce93d8' },
);
export type LineValue = z.infer<typeof Line.schema>;

/** What moves in a shot and how it is seen: all that a preview of the motion needs. */
export const motionFields = {
  name: z.string().min(1),
  seconds: z.number().min(0.1).max(600),
  camera: Camera.schema.optional(),
  depth: Depth.schema.optional(),
  choreography: Choreography.schema.optional(),
  size: z.enum(SHOT_SIZES),
  angle: z.enum(ANGLES),
  /** Members of the cast in the frame, the main one first; empty: those who act. */
  subjects: z.array(z.string()),
  /** How it begins. The first shot of a film begins with a cut. */
  transition: z.object({ kind: z.enum(SHOT_TRANSITIONS), seconds: z.number().min(0) }),
};

/** One uncut piece of film. */
export const Shot = definePortType(
  'shot',
  z.object({
    ...motionFields,
    /** Everybody who may be named, choreographed or not. */
    cast: Cast.schema,
    /** Place and what is seen, in the author's words; may be empty. */
    description: z.string(),
    lighting: Lighting.schema.optional(),
    lines: z.array(Line.schema),
    /** Sounds to hear: `rain on tin`. */
    sounds: z.array(z.string()),
    /** Music in words; empty for none. */
    music: z.string(),
  }),
  { ...nestedMedia, colour: '#ff8a65' },
);
export type ShotValue = z.infer<typeof Shot.schema>;
