import { definePortType, listOf, NodeError, type Prompt, withUnit } from '@shotgraph/engine';
import { z } from 'zod';
import { resolveFile } from './media/file.ts';
import { mediaAssets, renderValue } from './media/render.ts';
import type { AudioValue, Facts, FileValue, ImageValue, MediaValue, VideoValue } from './media/types.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Unicode text. `{{name}}` in a literal stands for the graph input of that name. */
export const Text = definePortType('text', z.string(), {
  literal: z.string(),
  widget: 'text',
  templates: true,
  colour: '#8bc34a',
});
/** Text over several lines. */
export const LongText = { ...Text, widget: 'multiline' as const };
/** Text whose `@name` mentions stand for references wired into the same node. Wired text never mentions anything. */
export const PromptText = definePortType(
  'prompt',
  z.object({
    parts: z.array(z.union([z.string(), z.object({ input: z.string(), index: z.int().min(0) })])),
  }) satisfies z.ZodType<Prompt>,
  {
    literal: z.string(),
    widget: 'multiline',
    colour: '#8bc34a',
    templates: true,
    mentions: true,
    accepts: ['text'],
    convert: (value) => ({ parts: [value as string] }),
  },
);
/** Any finite number. */
export const Number_ = definePortType('number', z.number(), {
  literal: z.number(),
  widget: 'number',
  colour: '#64b5f6',
});
export const Seconds = withUnit(Number_, 's');
export const Degrees = withUnit(Number_, '°');
export const Metres = withUnit(Number_, 'm');
/** Full-frame equivalent focal length. */
export const Millimetres = withUnit(Number_, 'mm');
export const Kelvin = withUnit(Number_, 'K');
/** Photographic stops: +1 doubles the light. */
export const Stops = withUnit(Number_, 'EV');
/** Level relative to the source. */
export const Decibels = withUnit(Number_, 'dB');
export const Boolean_ = definePortType('boolean', z.boolean(), {
  literal: z.boolean(),
  widget: 'toggle',
  colour: '#ba68c8',
});
/** A list of numbers, such as beat times. */
export const Numbers = listOf(Number_);

/** One of the given words. A wired text must be one of them. */
export const choice = <const W extends string>(...words: readonly [W, ...W[]]) =>
  definePortType('choice', z.enum(words as [W, ...W[]]), {
    literal: z.enum(words as [W, ...W[]]),
    widget: 'select',
    options: words,
    accepts: ['text'],
    convert(value) {
      if ((words as readonly unknown[]).includes(value)) return value as W;
      throw new NodeError('input-invalid', `"${value}" is not one of ${words.join(', ')}; wire in one of those`);
    },
    colour: '#8bc34a',
  });

/** A file beside the graph, named by relative path. The rest of the graph sees only its content. */
export const File_ = definePortType(
  'file',
  z.object({ hash, name: z.string(), bytes: z.number(), facts: z.custom<Facts>() }) as z.ZodType<FileValue>,
  {
    literal: z.string().min(1),
    widget: 'file',
    colour: '#9e9e9e',
    resolve: resolveFile,
    content: (file) => file.hash,
    assets: (file) => [file.hash],
  },
);

const media = <V extends MediaValue>(kind: V['kind']) =>
  z.custom<V>((value) => (value as V)?.kind === kind, `not ${kind}`);
const mediaOptions = { content: (value: MediaValue) => value.expr.id, assets: mediaAssets };

/** A still picture, as a lazy expression. */
export const Image = definePortType('image', media<ImageValue>('image'), {
  ...mediaOptions,
  colour: '#ffb74d',
  materialise: renderValue<ImageValue>,
});
/** A clip with or without sound, as a lazy expression. */
export const Video = definePortType('video', media<VideoValue>('video'), {
  ...mediaOptions,
  colour: '#ef5350',
  materialise: renderValue<VideoValue>,
});
/** Sound, as a lazy expression. */
export const Audio = definePortType('audio', media<AudioValue>('audio'), {
  ...mediaOptions,
  colour: '#4db6ac',
  materialise: renderValue<AudioValue>,
});
/** Any of image, video, audio. */
export const Media = definePortType(
  'media',
  z.custom<MediaValue>(
    (value) => ['image', 'video', 'audio'].includes((value as MediaValue)?.kind),
    'not image, video or audio',
  ),
  { ...mediaOptions, accepts: ['image', 'video', 'audio'], colour: '#bdbdbd', materialise: renderValue<MediaValue> },
);

/** What can carry a camera. */
export const SUPPORTS = ['tripod', 'dolly', 'crane', 'gimbal', 'handheld', 'drone'] as const;

/**
 * A camera over time. World space is right-handed, +Y up, metres; at pan 0 and tilt 0 the camera looks along -Z.
 * Positive pan turns right, positive tilt up, positive roll leans the camera clockwise (the picture turns counter-clockwise).
 */
export const Camera = definePortType(
  'camera',
  z.object({
    /** Length of the move. */
    seconds: z.number().positive(),
    /** Full-frame is 36. */
    sensorWidthMm: z.number().positive(),
    /** Rising in `seconds`, the first at 0; at least one. The ease shapes the way from this key to the next. */
    keys: z
      .array(
        z.object({
          seconds: z.number().min(0),
          position: z.tuple([z.number(), z.number(), z.number()]),
          panDegrees: z.number(),
          tiltDegrees: z.number(),
          rollDegrees: z.number(),
          focalLengthMm: z.number().positive(),
          /** Distance of what is sharpest; left out while everything is sharp. */
          focusMetres: z.number().positive().optional(),
          ease: z.enum(['linear', 'in', 'out', 'in-out', 'hold']),
        }),
      )
      .min(1),
    /** The moves the path was made from, for putting it into words. */
    moves: z.array(
      z.object({
        move: z.string(),
        amount: z.number(),
        unit: z.string(),
        seconds: z.number(),
        /** Whom it follows, circles or turns to; a member of the cast. */
        subject: z.string().optional(),
        /** Whom it stays turned to, when that is not whom it follows or circles. */
        aim: z.string().optional(),
        /** How much nearer to that, or to the point it circles, it comes meanwhile; negative for farther. */
        closerMetres: z.number().optional(),
      }),
    ),
    /** Aperture, for how much is sharp around the focus; left out: everything. */
    fStop: z.number().min(0.5).max(64).optional(),
    /** What carries the camera. */
    support: z.enum(SUPPORTS).optional(),
    /** Unrest of the hand on top of the keys: about `degrees` at most, `hz` a second. The same for the same seed. */
    shake: z.object({ degrees: z.number().positive(), hz: z.number().positive(), seed: z.int() }).optional(),
  }),
  { colour: '#ffd54f' },
);
export type CameraValue = z.infer<typeof Camera.schema>;

/** Tempo and beats of a piece of music. */
export const Beats = definePortType(
  'beats',
  z.object({
    /** Beats per minute. */
    tempo: z.number().positive(),
    /** Beat times, s, rising. */
    times: z.array(z.number().min(0)),
    /** 0..1: how clearly the tempo stands out. */
    confidence: z.number().min(0).max(1),
  }),
  { colour: '#7986cb' },
);
export type BeatsValue = z.infer<typeof Beats.schema>;
