import type { DepthValue } from '@shotgraph/nodes';
import { contain, cover, type Quad, type Span, seenAt, uprightQuad, type Vec3 } from '@shotgraph/nodes/stage';

/** A layer of a depth plan as the stage shows it. */
export interface LayerQuad {
  readonly name: string;
  readonly kind: string;
  readonly subject: string;
  readonly corners: readonly Vec3[];
  /** Its back, of a box: seen through its front. */
  readonly back?: readonly Vec3[];
  /** The middle of its lower edge. */
  readonly foot: Vec3;
}

/** Shape of the frame that layers without a size of their own fill. */
const FRAME = { width: 16, height: 9 };
const LENS_MM = 35;
const SENSOR_WIDTH_MM = 36;
const FIGURE_SHARE = 0.8;
const CARD_SHARE = 0.56;

type Layer = DepthValue['layers'][number];

/** Where the layers of a plan stand, the farthest first. */
export function layerQuads({ layers, eyeMetres }: DepthValue): LayerQuad[] {
  return [...layers]
    .sort((a, b) => b.depthMetres - a.depthMetres)
    .map((layer) => {
      const quad = uprightQuad(placing(layer, eyeMetres));
      const corners = cornersOf(quad);
      const [, , right, left] = corners as [Vec3, Vec3, Vec3, Vec3];
      const foot: Vec3 = [(right[0] + left[0]) / 2, right[1], right[2]];
      const { name, kind, subject } = layer;
      if (kind !== 'box') return { name, kind, subject, corners, foot };
      const thickness = layer.thicknessMetres ?? right[0] - left[0];
      return { name, kind, subject, corners, foot, back: corners.map(([x, y, z]): Vec3 => [x, y, z - thickness]) };
    });
}

function placing(layer: Layer, eyeMetres: number) {
  const { depthMetres, rightMetres, raisedMetres, kind, heightMetres } = layer;
  const seen = seenAt(FRAME, depthMetres, LENS_MM, SENSOR_WIDTH_MM);
  const { width, height } = sizeOf(layer, seen);
  const floor = raisedMetres - eyeMetres + height / 2;
  const lowerEdge = (height - seen.height) / 2 + raisedMetres;
  const stands = kind === 'box' || (heightMetres !== undefined && kind !== 'scenery');
  const up = stands ? floor : kind === 'figure' ? lowerEdge : 0;
  return { depthMetres, widthMetres: width, heightMetres: height, centre: [rightMetres, up] as const };
}

function sizeOf(layer: Layer, seen: Span): Span {
  const { kind, heightMetres, widthMetres } = layer;
  const shape = shapeOf(layer);
  const ratio = shape.width / shape.height;
  if (kind === 'box') {
    const height = heightMetres ?? seen.height * FIGURE_SHARE;
    return { width: widthMetres ?? height / 2, height };
  }
  if (heightMetres !== undefined) return { width: widthMetres ?? heightMetres * ratio, height: heightMetres };
  if (widthMetres !== undefined) return { width: widthMetres, height: widthMetres / ratio };
  if (kind === 'scenery') return cover(shape, seen);
  const share = kind === 'figure' ? { width: 1, height: FIGURE_SHARE } : { width: CARD_SHARE, height: CARD_SHARE };
  return contain(shape, { width: seen.width * share.width, height: seen.height * share.height });
}

/** Of its picture, as far as it is known. */
function shapeOf({ image }: Layer): Span {
  // Pictures come as what cards show of them: their size, without pixels.
  const { width, height } = (image ?? {}) as { readonly width?: number; readonly height?: number };
  return width && height ? { width, height } : FRAME;
}

function cornersOf({ origin: [x, y, z], across: [wide], down: [, low] }: Quad): Vec3[] {
  return [
    [x, y, z],
    [x + wide, y, z],
    [x + wide, y + low, z],
    [x, y + low, z],
  ];
}
