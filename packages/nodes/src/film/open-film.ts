import type { RunContext } from '@shotgraph/engine';
import type { DepthValue, LightingValue, LookValue, MotionValue } from '../direct/values/index.ts';
import type { ImageValue } from '../media/types.ts';
import { add, type FrameSize, type RgbaPixels, type Vec3 } from '../stage/index.ts';
import type { Film, ShotPlan } from './film.ts';
import { EYE_METRES } from './grey-box.ts';
import type { Guide } from './guides.ts';
import { loadPixels } from './load-pixels.ts';
import { planFilm } from './plan-film.ts';
import { buildSet, type Style, setLens } from './set.ts';
import { MARK_METRES, type MotionShot, meanPlace, standOf, viewCamera } from './view-camera.ts';

/** A shot as films show it: its motion, and its light when there is some. */
export type FilmShot = MotionShot & { readonly lighting?: LightingValue | undefined };

/** What is filmed: a whole direction, or only its motion. */
export type FilmSource = Omit<MotionValue, 'shots'> & {
  readonly shots: readonly FilmShot[];
  readonly look?: LookValue | undefined;
};

/** How a film is painted. */
export interface FilmOptions {
  readonly style: Style;
  readonly frame: FrameSize;
  readonly fps: number;
  readonly guide?: Guide;
}

/**
 * Gets a film ready to be painted: reads the pictures of its sets and works out where everything stands.
 *
 * @throws NodeError `media-failed` when a picture cannot be read
 */
export async function openFilm(
  source: FilmSource,
  { style, frame, fps, guide = 'none' }: FilmOptions,
  context: RunContext<'media' | 'assets'>,
): Promise<Film> {
  const pixels = await loadPictures(source, frame, context);
  const shots = source.shots.map((shot) => toShotPlan(shot, pixels, style, frame, source.look));
  return { size: frame, plan: planFilm(source.shots, fps), shots, guide };
}

/**
 * Pixels of every picture in any set, each read once, by the id of its expression.
 *
 * @throws NodeError `media-failed` when a picture cannot be read
 */
export async function loadPictures(
  { shots }: FilmSource,
  frame: FrameSize,
  context: RunContext<'media' | 'assets'>,
): Promise<ReadonlyMap<string, RgbaPixels>> {
  const images = new Map<string, ImageValue>();
  for (const { depth } of shots)
    for (const { image } of depth?.layers ?? []) if (image) images.set(image.expr.id, image);
  const loaded = [...images].map(async ([id, image]) => [id, await loadPixels(image, frame, context)] as const);
  return new Map(await Promise.all(loaded));
}

/** Plans one shot: what stands where, who acts, and how it is seen. */
export function toShotPlan(
  shot: FilmShot,
  pixels: ReadonlyMap<string, RgbaPixels>,
  style: Style,
  frame: FrameSize,
  look?: LookValue,
): ShotPlan {
  const eyeMetres = shot.depth?.eyeMetres ?? EYE_METRES;
  const camera = viewCamera(shot, frame, eyeMetres);
  const { choreography, lighting, depth } = shot;
  const acting = new Set(choreography?.subjects.map(({ name }) => name));
  const set = buildSet(depth, picturesOf(depth, pixels), {
    style,
    frame,
    lensMm: setLens(camera),
    sensorWidthMm: camera.sensorWidthMm,
    stand: standOf(shot, camera),
    acting,
  });
  const pictured = new Set(set.moving.map(({ subject }) => subject));
  return {
    ...set,
    view: { camera },
    eyeMetres,
    lightMark: lightMark(shot, eyeMetres),
    actors: choreography?.subjects.filter(({ name }) => !pictured.has(name)) ?? [],
    ...(choreography && { choreography }),
    ...(lighting && { lighting }),
    ...(depth?.sharp && { sharp: depth.sharp }),
    ...(look && look.vignette > 0 && { grade: { exposureStops: 0, kelvin: 6500, vignette: look.vignette } }),
  };
}

/** Middle of the head, as a share of the height of the body. */
const HEAD = 0.92;
const STANDING_METRES = 1.7;

/** Lights stand around the head of the one the shot is about, where it is on the average; else around a mark in front of the camera. */
function lightMark(shot: FilmShot, eyeMetres: number): Vec3 {
  const { subjects, choreography, depth } = shot;
  const subject = choreography?.subjects.find(({ name }) => name === subjects[0]) ?? choreography?.subjects[0];
  const feet = subject && meanPlace(shot, subject.name, eyeMetres);
  if (feet !== undefined) return add(feet, [0, HEAD * subject!.heightMetres, 0]);
  const layer = depth?.layers.find(({ kind, subject: shown }) => shown === subjects[0] || kind === 'figure');
  const ahead = layer?.depthMetres ?? MARK_METRES;
  return [layer?.rightMetres ?? 0, HEAD * STANDING_METRES - eyeMetres, -ahead];
}

/** Pictures of the layers of one set by the layer's name. */
const picturesOf = (depth: DepthValue | undefined, pixels: ReadonlyMap<string, RgbaPixels>): Map<string, RgbaPixels> =>
  new Map(
    depth?.layers.flatMap(({ name, image }) => {
      const picture = image && pixels.get(image.expr.id);
      return picture ? [[name, picture] as const] : [];
    }),
  );
