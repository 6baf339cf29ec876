import { createCanvas } from '../../stage/canvas.ts';
import { addFloorDepth, type DepthBuffer } from '../../stage/focus/depth-buffer.ts';
import { addLayerDepth } from '../../stage/frame-focus.ts';
import { createView, type FrameSize, type Layer, type Solid, type View, viewPoseAt } from '../../stage/index.ts';
import { paintLayer } from '../../stage/paint-layer.ts';
import { type Matrix3, quadFromPicture } from '../../stage/projection.ts';
import { createSolidPainter } from '../../stage/solid/painter.ts';
import type { Shader } from '../../stage/solid/shade.ts';
import { actorSolids } from '../actors.ts';
import type { BlockingPlan } from './blocking-plan.ts';

/** A blocked frame: its picture, and how far everything in it is. */
export interface Blocking {
  /** RGBA, rows from the top, opaque. */
  readonly picture: Uint8ClampedArray;
  readonly depth: DepthBuffer;
  readonly view: View;
  /** Bodies in it, the limbs of stand-ins included. */
  readonly solids: readonly Solid[];
}

/**
 * Paints one instant of a shot as flat shapes in the greys of their bands, in true occlusion order, with its depth.
 *
 * @param seconds - from the start of the shot
 */
export function paintBlocking(plan: BlockingPlan, seconds: number, size: FrameSize): Blocking {
  const { camera } = plan.view;
  const view = createView(viewPoseAt(camera, seconds), size, camera.sensorWidthMm);
  const solids = [...(plan.scene.solids ?? []), ...actorSolids(plan, seconds)];
  const canvas = createCanvas(size.width, size.height);
  const depth: DepthBuffer = new Float32Array(size.width * size.height);
  const painter = createSolidPainter(size.width, size.height);
  painter.begin(view, solids, facingShader, true);
  for (const { layer, matrix } of nearestFirst(plan.scene.layers, view)) {
    painter.paint(canvas, matrix, depth);
    paintLayer(canvas, layer.texture, matrix, layer.edgeX, layer.edgeY);
    addLayerDepth(depth, canvas, matrix);
  }
  painter.paint(canvas, undefined, depth);
  const { ground } = plan.scene.backdrop;
  if (ground !== undefined) addFloorDepth(depth, view, ground.height);
  return { picture: withBackdrop(canvas.pixels, depth), depth, view, solids };
}

/** Flat, but for edges that turn away: so limbs in front of a body can be told from it. */
const facingShader: Shader = (point, { red, green, blue }, out) => {
  const facing = point[3]! * point[6]! + point[4]! * point[7]! + point[5]! * point[8]!;
  const light = 0.62 + 0.38 * Math.max(0, facing);
  out[0] = red * light;
  out[1] = green * light;
  out[2] = blue * light;
};

/** Layers by how far their middle is, the nearest first; those seen edge-on are left out. */
function nearestFirst(layers: readonly Layer[], view: View): { layer: Layer; matrix: Matrix3 }[] {
  return layers
    .flatMap((layer, index) => {
      const matrix = quadFromPicture(view, layer.quad);
      if (matrix === undefined) return [];
      const { origin, across, down } = layer.quad;
      const nx = across[1] * down[2] - across[2] * down[1];
      const ny = across[2] * down[0] - across[0] * down[2];
      const nz = across[0] * down[1] - across[1] * down[0];
      const [x, y, z] = view.position;
      const off = Math.abs(nx * (origin[0] - x) + ny * (origin[1] - y) + nz * (origin[2] - z));
      return [{ layer, matrix, index, metres: off / Math.sqrt(nx * nx + ny * ny + nz * nz) }];
    })
    .sort((a, b) => a.metres - b.metres || b.index - a.index);
}

/** Greys of what lies behind everything: the floor from its near edge to the horizon, and the sky. */
const FLOOR_NEAR = 158;
const FLOOR_FAR = 218;
const SKY = 234;
/** Distance at which the floor is half way to its far grey, metres. */
const FLOOR_METRES = 6;

function withBackdrop(pixels: Int32Array, depth: DepthBuffer): Uint8ClampedArray {
  const out = new Uint8ClampedArray(pixels.length * 4);
  for (let i = 0; i < pixels.length; i++) {
    const pixel = pixels[i]!;
    const rest = 255 - (pixel >>> 24);
    const near = depth[i]! * FLOOR_METRES;
    const behind = depth[i] === 0 ? SKY : FLOOR_FAR + (FLOOR_NEAR - FLOOR_FAR) * (near / (1 + near));
    // Pixels are premultiplied, so what shows through is simply added.
    for (let channel = 0; channel < 3; channel++)
      out[i * 4 + channel] = Math.floor(((pixel >>> (8 * channel)) & 255) + (behind * rest) / 255 + 0.5);
    out[i * 4 + 3] = 255;
  }
  return out;
}

/**
 * Inverse depth as greys: the nearest thing in the picture is white, the farthest black; all black where there is nothing near or far.
 */
export function toDepthMap(depth: DepthBuffer): Uint8ClampedArray {
  let nearest = 0;
  let farthest = Number.POSITIVE_INFINITY;
  for (const inverse of depth) {
    nearest = Math.max(nearest, inverse);
    farthest = Math.min(farthest, inverse);
  }
  const span = nearest - farthest;
  const out = new Uint8ClampedArray(depth.length * 4);
  for (let i = 0; i < depth.length; i++) {
    const grey = span > 0 ? Math.floor((255 * (depth[i]! - farthest)) / span + 0.5) : 0;
    out.fill(grey, i * 4, i * 4 + 3);
    out[i * 4 + 3] = 255;
  }
  return out;
}
