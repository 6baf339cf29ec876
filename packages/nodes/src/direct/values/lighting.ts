import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';

/** What a light is there for. */
export const LIGHT_ROLES = ['key', 'fill', 'rim', 'kicker', 'practical', 'background'] as const;
export type LightRole = (typeof LIGHT_ROLES)[number];

/** When it is, as far as light tells. */
export const TIMES_OF_DAY = ['unset', 'dawn', 'golden-hour', 'day', 'overcast', 'dusk', 'blue-hour', 'night'] as const;
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];

/** One light, placed around the subject as seen from the camera at rest. */
export const Light = definePortType(
  'light',
  z.object({
    /** For messages and words; unique within a rig. */
    name: z.string().min(1),
    role: z.enum(LIGHT_ROLES),
    /** 0 from the camera, positive to camera right, ±180 from behind the subject. */
    azimuthDegrees: z.number().min(-180).max(180),
    /** Above the subject's eyes; 90 is straight down from the top. */
    elevationDegrees: z.number().min(-90).max(90),
    /** From the subject; light falls off with its square. */
    distanceMetres: z.number().min(0.1).max(1000),
    /** Apparent diameter seen from the subject: the sun 0.5, a soft box 20, an overcast sky 120. */
    sizeDegrees: z.number().min(0.1).max(180),
    /** At the subject, against a key of 0. */
    stops: z.number().min(-12).max(6),
    kelvin: z.number().min(1900).max(15_000),
    /** What the audience takes it for: `a window`, `the neon sign`; empty for none. */
    motivation: z.string(),
    /** Changes over the shot: rising in `seconds`, linear between; empty when it stays as above. */
    changes: z.array(z.object({ seconds: z.number().min(0), stops: z.number(), kelvin: z.number() })),
    /** Random unrest around the above, such as fire. */
    flicker: z.object({ stops: z.number().positive(), hz: z.number().positive(), seed: z.int() }).optional(),
  }),
  { colour: '#fff176' },
);
export type LightValue = z.infer<typeof Light.schema>;

/** All light of a shot. */
export const Lighting = definePortType(
  'lighting',
  z.object({
    lights: z.array(Light.schema),
    /** Light from everywhere, against a key of 0. */
    ambientStops: z.number().min(-12).max(6),
    ambientKelvin: z.number().min(1900).max(15_000),
    timeOfDay: z.enum(TIMES_OF_DAY),
    /** 0 clear; 1 hides what is 10 m away. */
    haze: z.number().min(0).max(1),
    /** Light of this temperature looks white. 6500 is the white of the screen. */
    whiteBalanceKelvin: z.number().min(1900).max(15_000),
    /** Of the camera: +1 doubles everything. */
    exposureStops: z.number().min(-10).max(10),
  }),
  { colour: '#fff176' },
);
export type LightingValue = z.infer<typeof Lighting.schema>;
