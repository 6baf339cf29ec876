import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';
import type { ImageValue } from '../../media/types.ts';
import { nestedMedia } from './nested-media.ts';

export const BANDS = ['foreground', 'midground', 'background'] as const;
export type Band = (typeof BANDS)[number];

/**
 * What a layer is: `scenery` fills the picture at rest and goes on beyond its edges, `figure` is a cut-out that stands on the
 * floor, `card` a framed picture, `box` a grey solid.
 */
export const LAYER_KINDS = ['scenery', 'figure', 'card', 'box'] as const;
export type LayerKind = (typeof LAYER_KINDS)[number];

/** Something that stands at one distance: a picture, or a grey solid in its place. */
export const DepthLayer = definePortType(
  'layer',
  z.object({
    /** Unique within a plan. */
    name: z.string().min(1),
    band: z.enum(BANDS),
    kind: z.enum(LAYER_KINDS),
    /** From the camera at rest. */
    depthMetres: z.number().min(0.2).max(10_000),
    /** Centre, from the axis of the camera at rest; positive is right. */
    rightMetres: z.number(),
    /** Lower edge above the floor. Scenery ignores it. */
    raisedMetres: z.number(),
    /** Height; what fills the frame when left out. The width follows from the picture, or is that of `widthMetres`. */
    heightMetres: z.number().positive().optional(),
    /** Width of a box or of a layer without a picture. */
    widthMetres: z.number().positive().optional(),
    /** Front to back, of a box. */
    thicknessMetres: z.number().positive().optional(),
    /** The member of the cast it shows; empty for none. */
    subject: z.string(),
    /** Names of layers that it hides in part; they must stand behind it. */
    occludes: z.array(z.string()),
    /** What it is, in words, for prompts: `rain-streaked window`; empty when the name says enough. */
    description: z.string(),
    image: z.custom<ImageValue>((value) => (value as ImageValue)?.kind === 'image', 'not image').optional(),
  }),
  { ...nestedMedia, colour: '#a1887f' },
);
export type DepthLayerValue = z.infer<typeof DepthLayer.schema>;

/** What stands where in depth, and what of it is sharp. */
export const Depth = definePortType(
  'depth',
  z.object({
    /** In any order; distances decide. */
    layers: z.array(DepthLayer.schema),
    /** Distances between which everything looks sharp; left out when all of it does, or when the camera's stop decides. */
    sharp: z.object({ nearMetres: z.number().positive(), farMetres: z.number().positive() }).optional(),
    /** The floor lies this far below the camera at rest. */
    eyeMetres: z.number().positive(),
  }),
  { ...nestedMedia, colour: '#a1887f' },
);
export type DepthValue = z.infer<typeof Depth.schema>;
