import type { Band, DepthLayerValue } from '../../direct/values/index.ts';
import { positionOf } from '../../direct/where.ts';
import type { CameraValue } from '../../ports.ts';
import type { FrameSize, RgbaPixels, Scene, Solid } from '../../stage/index.ts';
import type { ShotPlan } from '../film.ts';
import { EYE_METRES, studio } from '../grey-box.ts';
import { buildSet, setLens } from '../set.ts';
import { type MotionShot, markOf, standOf, viewCamera } from '../view-camera.ts';

/** Greys by band: what is near is dark, what is far is light, as through air. */
export const TONES: { readonly [B in Band]: number } = { foreground: 50, midground: 112, background: 204 };
/** Greys of subjects by band: told apart from what else is in it, and from what is behind. */
export const SUBJECT_TONES: { readonly [B in Band]: number } = { foreground: 84, midground: 148, background: 172 };
/** Without a plan of their depth, subjects nearer than this are in the foreground, and farther ones in the background, metres. */
const NEAR_METRES = 2;
const FAR_METRES = 12;

/** A shot whose every part has the grey of its band. */
export type BlockingPlan = ShotPlan & { readonly view: { readonly camera: CameraValue } };

/** Plans a shot for blocking: pictures become flat shapes, subjects stand-ins. @param shapes - pixels of pictures by the layer's name */
export function planBlocking(
  shot: MotionShot,
  shapes: ReadonlyMap<string, RgbaPixels>,
  frame: FrameSize,
): BlockingPlan {
  const eyeMetres = shot.depth?.eyeMetres ?? EYE_METRES;
  const camera = viewCamera(shot, frame, eyeMetres);
  const layers = standingLayers(shot);
  const flats = new Map(layers.map((layer) => [layer.name, flatOf(layer, shapes.get(layer.name), frame)]));
  const { scene } = buildSet(shot.depth && { ...shot.depth, layers }, flats, {
    style: 'pictures',
    frame,
    lensMm: setLens(camera),
    sensorWidthMm: camera.sensorWidthMm,
    stand: standOf(shot, camera),
    acting: new Set(),
  });
  const { choreography } = shot;
  return {
    scene: layers.length === 0 ? emptyFloor(eyeMetres) : repainted(scene, layers),
    view: { camera },
    eyeMetres,
    lightMark: [0, 0, 0],
    actors: choreography?.subjects.map((subject, i) => ({ ...subject, colour: greyOf(shot, subject.name, i) })) ?? [],
    moving: [],
    ...(choreography && { choreography }),
  };
}

/** A CSS colour. */
function greyOf(shot: MotionShot, subject: string, index: number): string {
  const grey = SUBJECT_TONES[bandOf(shot, subject, index)].toString(16).padStart(2, '0');
  return `#${grey}${grey}${grey}`;
}

/** Layers without those whose subject acts: a stand-in shows it. */
export function standingLayers({ depth, choreography }: MotionShot): DepthLayerValue[] {
  const acting = new Set(choreography?.subjects.map(({ name }) => name));
  return depth?.layers.filter(({ subject }) => subject === '' || !acting.has(subject)) ?? [];
}

const emptyFloor = (eyeMetres: number): Scene => ({ backdrop: studio(eyeMetres), layers: [], solids: [] });

/** Boxes in the greys of their bands. */
function repainted(scene: Scene, layers: readonly DepthLayerValue[]): Scene {
  const bands = new Map(layers.map(({ name, band }) => [name, band]));
  const solids = scene.solids?.map((solid): Solid => {
    const grey = TONES[bands.get(solid.name) ?? 'midground'];
    return { ...solid, material: { colour: [grey, grey, grey], roughness: 1 } };
  });
  return { ...scene, ...(solids && { solids }) };
}

/** The band of a subject: that of the layer that shows it, else of the layer nearest in depth, else by its distance. */
function bandOf({ depth, choreography }: MotionShot, name: string, index: number): Band {
  const own = depth?.layers.find(({ subject }) => subject === name);
  if (own !== undefined) return own.band;
  const [, metres] = positionOf(choreography!, name, 0) ?? markOf(index, choreography!.subjects.length);
  const nearest = depth?.layers.reduce<DepthLayerValue | undefined>((best, layer) => {
    const off = (each: DepthLayerValue) => Math.abs(each.depthMetres - metres);
    return best === undefined || off(layer) < off(best) ? layer : best;
  }, undefined);
  return nearest?.band ?? (metres < NEAR_METRES ? 'foreground' : metres > FAR_METRES ? 'background' : 'midground');
}

/** Longest side of a shape that stands for nothing but its size, pixels. */
const PLAIN_PIXELS = 64;

/** A picture's shape in one grey, its edges kept; a plain one where there is no picture. */
function flatOf(layer: DepthLayerValue, pixels: RgbaPixels | undefined, frame: FrameSize): RgbaPixels {
  const grey = TONES[layer.band];
  if (pixels !== undefined) {
    const data = new Uint8Array(pixels.data.length);
    for (let i = 0; i < data.length; i += 4) {
      data.fill(grey, i, i + 3);
      data[i + 3] = pixels.data[i + 3]!;
    }
    return { ...pixels, data };
  }
  const { widthMetres = 1, heightMetres = 1 } = layer;
  const shape = layer.kind === 'scenery' ? frame : { width: widthMetres, height: heightMetres };
  const factor = PLAIN_PIXELS / Math.max(shape.width, shape.height);
  const width = Math.max(2, Math.round(shape.width * factor));
  const height = Math.max(2, Math.round(shape.height * factor));
  const data = new Uint8Array(width * height * 4).fill(grey);
  for (let i = 3; i < data.length; i += 4) data[i] = 255;
  return { width, height, data };
}
