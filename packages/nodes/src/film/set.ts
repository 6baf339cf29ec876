import type { DepthLayerValue, DepthValue } from '../direct/values/index.ts';
import type { CameraValue } from '../ports.ts';
import {
  contain,
  cover,
  createTexture,
  type EdgeMode,
  type FrameSize,
  type Layer,
  type Placement,
  type RgbaPixels,
  type Scene,
  type Solid,
  type Span,
  seenAt,
  type Texture,
  uprightQuad,
  type Vec3,
} from '../stage/index.ts';
import type { MovingLayer } from './film.ts';
import { boxAt, emptySet, OPEN_SKY, studio } from './grey-box.ts';
import { silhouette, wall } from './white-model.ts';

/** Pictures as they are, or everything as a white model: shapes and places without looks. */
export const STYLES = ['pictures', 'grey-box'] as const;
export type Style = (typeof STYLES)[number];

/** What a set is built for. */
export interface SetOptions {
  readonly style: Style;
  readonly frame: FrameSize;
  /** The lens whose picture scenery fills. */
  readonly lensMm: number;
  readonly sensorWidthMm: number;
  /** Where the camera stands when the shot begins: from there scenery fills the frame. */
  readonly stand: Vec3;
  /** Subjects that the choreography shows; their cut-outs move, or make way for a stand-in. */
  readonly acting: ReadonlySet<string>;
}

/** A set, and which of its pictures move. */
export interface ShotSet {
  readonly scene: Scene;
  readonly moving: readonly MovingLayer[];
}

/** What scenery is built for at most: the usual lens. */
const SET_LENS_MM = 35;

/** The lens a set is built for: 35 mm, or the widest of the path when that is wider, so that it is filled at rest too. */
export const setLens = ({ keys }: Pick<CameraValue, 'keys'>): number =>
  Math.min(SET_LENS_MM, ...keys.map(({ focalLengthMm }) => focalLengthMm));

/** Share of the frame's height that a figure without a height takes, and of the frame that a card takes. */
const FIGURE_SHARE = 0.8;
const CARD_SHARE = 0.56;
const AT_REST: Vec3 = [0, 0, 0];
/** A layer the camera stands at or behind is filled as from here. */
const NEAREST_METRES = 0.2;
/** Depth of a box that was given none, as a share of its width. */
const BOX_THICKNESS = 1;

/**
 * Builds what stands in a shot. Without a plan of its depth it is an empty studio with a grid on the floor.
 *
 * @param pictures - pixels of the layers that have a picture, by the layer's name
 */
export function buildSet(
  depth: DepthValue | undefined,
  pictures: ReadonlyMap<string, RgbaPixels>,
  options: SetOptions,
): ShotSet {
  if (depth === undefined || depth.layers.length === 0) return { scene: emptySet(depth?.eyeMetres), moving: [] };
  const layers: Layer[] = [];
  const solids: Solid[] = [];
  const moving: MovingLayer[] = [];
  for (const layer of depth.layers) {
    const acts = layer.subject !== '' && options.acting.has(layer.subject);
    if (layer.kind === 'box') solids.push(toBox(layer, depth.eyeMetres, options));
    else if (acts && options.style === 'grey-box') continue;
    else {
      if (acts) moving.push({ layer: layers.length, subject: layer.subject });
      layers.push(toLayer(layer, pictures.get(layer.name), depth.eyeMetres, options));
    }
  }
  const covered = layers.some(({ texture, edgeX }) => texture.opaque && edgeX !== 'none');
  return { scene: { backdrop: covered ? OPEN_SKY : studio(depth.eyeMetres), layers, solids }, moving };
}

function toLayer(
  layer: DepthLayerValue,
  pixels: RgbaPixels | undefined,
  eyeMetres: number,
  options: SetOptions,
): Layer {
  const looks = lookOf(layer, pixels, options);
  const texture = createTexture(looks);
  const placement = placeLayer(layer, looks, eyeMetres, options);
  return { name: layer.name, texture, quad: uprightQuad(placement), ...edgesOf(layer, texture) };
}

function lookOf(layer: DepthLayerValue, pixels: RgbaPixels | undefined, { style, frame }: SetOptions): RgbaPixels {
  if (pixels !== undefined) return style === 'pictures' ? pixels : silhouette(pixels, layer.depthMetres);
  const { widthMetres, heightMetres } = layer;
  // What has no size of its own takes the shape of the frame, in squares of a tenth of it.
  const shape = { width: frame.width / frame.height, height: 1 };
  const high = heightMetres ?? (widthMetres === undefined ? 10 : widthMetres / shape.width);
  return wall({ width: widthMetres ?? high * shape.width, height: high }, layer.depthMetres);
}

/** Where a layer stands, metres from the axis of the camera at rest. */
export function placeLayer(
  layer: DepthLayerValue,
  shape: Span,
  eyeMetres: number,
  options: Omit<SetOptions, 'style' | 'acting'>,
): Placement {
  const { depthMetres, rightMetres, raisedMetres, kind, heightMetres } = layer;
  const [right, rise, back] = kind === 'scenery' ? options.stand : AT_REST;
  const metres = Math.max(NEAREST_METRES, depthMetres + back);
  const seen = seenAt(options.frame, metres, options.lensMm, options.sensorWidthMm);
  const size = sizeOf(layer, shape, seen);
  const floor = raisedMetres - eyeMetres + size.height / 2;
  const lowerEdge = (size.height - seen.height) / 2 + raisedMetres;
  // What has a height of its own stands on the floor; what is only as high as fits stands in the frame.
  const up = heightMetres !== undefined && kind !== 'scenery' ? floor : kind === 'figure' ? lowerEdge : rise;
  return { depthMetres, widthMetres: size.width, heightMetres: size.height, centre: [rightMetres + right, up] };
}

function sizeOf({ kind, heightMetres, widthMetres }: DepthLayerValue, shape: Span, seen: Span): Span {
  const ratio = shape.width / shape.height;
  if (heightMetres !== undefined) return { width: widthMetres ?? heightMetres * ratio, height: heightMetres };
  if (widthMetres !== undefined) return { width: widthMetres, height: widthMetres / ratio };
  if (kind === 'scenery') return cover(shape, seen);
  const share = kind === 'figure' ? { width: 1, height: FIGURE_SHARE } : { width: CARD_SHARE, height: CARD_SHARE };
  return contain(shape, { width: seen.width * share.width, height: seen.height * share.height });
}

function toBox(layer: DepthLayerValue, eyeMetres: number, { frame, lensMm, sensorWidthMm }: SetOptions): Solid {
  const seen = seenAt(frame, layer.depthMetres, lensMm, sensorWidthMm);
  const height = layer.heightMetres ?? seen.height * FIGURE_SHARE;
  const width = layer.widthMetres ?? height / 2;
  const size = { width, height, thickness: layer.thicknessMetres ?? width * BOX_THICKNESS };
  return boxAt(
    layer.name,
    size,
    [layer.rightMetres, layer.raisedMetres - eyeMetres, -layer.depthMetres],
    layer.depthMetres,
  );
}

/**
 * Scenery goes on beyond its edges. Mirroring carries texture on where drawing out would leave streaks; but a ridge must
 * stay ground below and air above, so transparent scenery is drawn out upwards and downwards, and to the sides it is
 * mirrored only when it reaches them: else its middle would come back.
 */
function edgesOf({ kind }: DepthLayerValue, { opaque, content, width }: Texture): { edgeX: EdgeMode; edgeY: EdgeMode } {
  if (kind !== 'scenery') return { edgeX: 'none', edgeY: 'none' };
  if (opaque) return { edgeX: 'mirror', edgeY: 'mirror' };
  const reaches = content.left === 0 && content.right === width;
  return { edgeX: reaches ? 'mirror' : 'clamp', edgeY: 'clamp' };
}
