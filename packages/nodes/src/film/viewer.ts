import type { PortType, RunContext } from '@shotgraph/engine';
import { directionSeconds } from '../direct/timing.ts';
import { SHOT_FIELDS_AT_REST } from '../direct/to-motion.ts';
import type { ChoreographyValue, DepthValue, LightingValue, MotionValue } from '../direct/values/index.ts';
import type { CameraValue } from '../ports.ts';
import type { FrameSize, RgbaPixels } from '../stage/index.ts';
import { Filmed } from './filmed.ts';
import { paintLighting } from './lighting/paint-lighting.ts';
import { type FilmSource, loadPictures, toShotPlan } from './open-film.ts';
import { createFilmPainter, type FilmPainter } from './painter.ts';
import { planFilm } from './plan-film.ts';
import type { Style } from './set.ts';

/** Which picture of a value is looked at. */
export interface ViewOptions {
  readonly size: FrameSize;
  /** From its start; the last frame after its end. */
  readonly seconds: number;
  readonly style: Style;
  /** A rig of lights without the shadows of bodies on each other: for while it is being dragged. */
  readonly isQuick?: boolean;
}

/** Paints single pictures of values of direction as they are edited: quick ones, with the light and the shadows of films. */
export interface Viewer {
  /**
   * RGBA, rows from the top; `undefined` for a value that shows nothing by itself.
   *
   * @throws NodeError `media-failed` when a picture of a layer cannot be read
   */
  paint(value: unknown, type: PortType, options: ViewOptions): Promise<Uint8ClampedArray | undefined>;
}

/** Frames a second that an instant is rounded to. */
const FPS = 24;
/** Pictures of layers kept. */
const KEPT_PICTURES = 24;

/** Makes a viewer. It keeps the pictures it has read, and the film it painted last. */
export function createViewer(context: RunContext<'media' | 'assets'>): Viewer {
  const pictures = new Map<string, ReturnType<typeof loadPictures>>();
  let last: { readonly value: unknown; readonly key: string; readonly painter: FilmPainter } | undefined;

  const read = async (source: FilmSource, style: Style, size: FrameSize): Promise<ReadonlyMap<string, RgbaPixels>> => {
    // What is predicted has no pixels yet.
    if (style === 'grey-box') return new Map();
    const ids = source.shots.flatMap(({ depth }) => depth?.layers.flatMap(({ image }) => image?.expr.id ?? []) ?? []);
    const key = JSON.stringify([size, [...new Set(ids)].sort()]);
    const known = pictures.get(key) ?? loadPictures(source, size, context);
    pictures.delete(key);
    pictures.set(key, known);
    if (pictures.size > KEPT_PICTURES) pictures.delete(pictures.keys().next().value!);
    // A picture that could not be read now may be there later.
    known.catch(() => pictures.delete(key));
    return known;
  };

  const open = async (source: FilmSource, style: Style, size: FrameSize): Promise<FilmPainter> => {
    const pixels = await read(source, style, size);
    const shots = source.shots.map((shot) => toShotPlan(shot, pixels, style, size, source.look));
    return createFilmPainter({ size, plan: planFilm(source.shots, FPS), shots, guide: 'none' });
  };

  return {
    async paint(value, type, { size, seconds, style, isQuick }) {
      if (type.name === 'lighting') return paintLighting(value as LightingValue, seconds, size, isQuick);
      const source = toFilmSource(value, type.name);
      if (source === undefined) return undefined;
      const key = JSON.stringify([size, style]);
      const known = last !== undefined && last.value === value && last.key === key ? last.painter : undefined;
      const painter = known ?? (await open(source, style, size));
      last = { value, key, painter };
      const frames = Math.max(1, Math.round(directionSeconds(source) * FPS));
      return painter.paint(Math.min(frames - 1, Math.max(0, Math.floor(seconds * FPS + 1e-6))));
    },
  };
}

/** A value as a film of its own: a camera looks at the grey-box set, a choreography and a plan of layers are seen by a still camera. */
function toFilmSource(value: unknown, type: string): FilmSource | undefined {
  switch (type) {
    case 'direction':
    case 'shot':
    case 'motion':
      return Filmed.convert!(value, type) as FilmSource;
    case 'camera': {
      const camera = value as CameraValue;
      return oneShot({ camera, seconds: camera.seconds });
    }
    case 'choreography': {
      const choreography = value as ChoreographyValue;
      const end = Math.max(1, ...choreography.actions.map(({ seconds, duration }) => seconds + duration));
      return oneShot({ choreography, seconds: end });
    }
    case 'depth':
      return oneShot({ depth: value as DepthValue, seconds: 1 });
    default:
      return undefined;
  }
}

const oneShot = (part: Partial<MotionValue['shots'][number]> & { readonly seconds: number }): FilmSource => ({
  shots: [{ ...SHOT_FIELDS_AT_REST, ...part }],
});
