import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';
import { toMotion } from '../direct/to-motion.ts';
import {
  type DirectionValue,
  Lighting,
  Look,
  type MotionValue,
  motionFields,
  type ShotValue,
} from '../direct/values/index.ts';
import { nestedMedia } from '../direct/values/nested-media.ts';
import type { FilmShot, FilmSource } from './open-film.ts';

const filmed = z.object({
  shots: z.array(z.object({ ...motionFields, lighting: Lighting.schema.optional() })).min(1),
  look: Look.schema.optional(),
});

/** What is seen of a shot: how it moves, and its light. */
const seen = (shot: ShotValue): FilmShot => ({
  ...toMotion([shot]).shots[0]!,
  ...(shot.lighting && { lighting: shot.lighting }),
});

function toFilmed(value: unknown, from: string): FilmSource {
  if (from === 'motion') return value as MotionValue;
  const { shots, look } =
    from === 'shot' ? { shots: [value as ShotValue], look: undefined } : (value as DirectionValue);
  return { shots: shots.map(seen), ...(look && look.vignette > 0 && { look: onlyVignette(look) }) };
}

/** The part of a look that is painted. */
const onlyVignette = ({ vignette }: z.infer<typeof Look.schema>): z.infer<typeof Look.schema> => ({
  style: '',
  medium: '',
  mood: '',
  palette: [],
  contrast: 0,
  saturation: 0,
  grain: 0,
  vignette,
});

/**
 * What a camera sees of a direction, a shot, or the motion of either: all that pictures of it hang on. Words, sounds and references are
 * left out, so that changing them paints nothing again.
 */
export const Filmed = definePortType<FilmSource, 'filmed', 'direction' | 'shot' | 'motion'>(
  'filmed',
  filmed as z.ZodType<FilmSource>,
  {
    ...nestedMedia,
    accepts: ['direction', 'shot', 'motion'],
    convert: toFilmed,
    colour: '#ff7043',
  },
);
