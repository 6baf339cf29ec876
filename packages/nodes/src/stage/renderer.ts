import { clearCanvas, createCanvas } from './canvas.ts';
import type { StageFrame } from './frame.ts';
import { addLayerDepth, createFrameFocus } from './frame-focus.ts';
import { createFrameLight } from './frame-light.ts';
import { type Grade, NEUTRAL_GRADE, type PreparedGrade, prepareGrade, writeGraded } from './grade.ts';
import { paintLayer } from './paint-layer.ts';
import { createView, type FrameSize, quadFromPicture, type View } from './projection.ts';
import type { Layer, Scene } from './scene.ts';
import { createSolidPainter } from './solid/painter.ts';
import { add, cross, dot, subtract } from './vector.ts';

/** Paints pictures of one scene at one size. */
export interface Renderer {
  readonly size: FrameSize;
  /**
   * Paints one frame: RGBA bytes, row by row from the top, every pixel opaque. Without `out` the bytes are new.
   *
   * @throws RangeError when `out` does not have width x height x 4 bytes
   */
  render(frame: StageFrame, out?: Uint8ClampedArray): Uint8ClampedArray;
}

/**
 * A software renderer that gives the same bytes on every machine: pixel code uses integers, `+ - * /` and square roots only.
 *
 * @throws RangeError when a side of the picture is not 1..8192 pixels
 */
export function createRenderer(scene: Scene, size: FrameSize, sensorWidthMm: number): Renderer {
  const { width, height } = size;
  for (const side of [width, height]) {
    if (!Number.isInteger(side) || side < 1 || side > 8192)
      throw new RangeError(`a picture of ${width}x${height} needs sides of 1..8192 pixels`);
  }
  const canvas = createCanvas(width, height);
  const solidPainter = createSolidPainter(width, height);
  const lightFrame = createFrameLight(scene);
  const frameFocus = createFrameFocus(scene, size, sensorWidthMm);
  const gradeFor = rememberLast((grade: Grade) => prepareGrade(grade, size));
  return {
    size,
    render(frame, out = new Uint8ClampedArray(width * height * 4)) {
      if (out.length !== width * height * 4)
        throw new RangeError(`a ${width}x${height} frame needs ${width * height * 4} bytes, got ${out.length}`);
      const view = createView(frame.pose, size, sensorWidthMm);
      const solids = [...(scene.solids ?? []), ...(frame.solids ?? [])];
      const light = lightFrame(frame, view, solids);
      const depth = frameFocus.begin(frame);
      clearCanvas(canvas);
      solidPainter.begin(view, solids, light.surfaces, frame.isStill);
      for (const layer of nearestFirst(moveLayers(scene.layers, frame.moved), view)) {
        const matrix = quadFromPicture(view, layer.quad);
        if (matrix === undefined) continue;
        solidPainter.paint(canvas, matrix, depth);
        paintLayer(canvas, layer.texture, matrix, layer.edgeX, layer.edgeY, light.onLayer(layer));
        if (depth !== undefined) addLayerDepth(depth, canvas, matrix);
      }
      solidPainter.paint(canvas, undefined, depth);
      light.paintBackdrop(canvas);
      if (depth !== undefined) frameFocus.apply(canvas, depth, view, frame);
      writeGraded(canvas.pixels, gradeFor(frame.grade ?? NEUTRAL_GRADE), out);
      return out;
    },
  };
}

/** The layers where they are in this frame. */
function moveLayers(layers: readonly Layer[], moved: StageFrame['moved'] = []): readonly Layer[] {
  if (moved.length === 0) return layers;
  const by = new Map(moved.map((move) => [move.layer, move.by]));
  return layers.map((layer, i) => {
    const way = by.get(i);
    return way ? { ...layer, quad: { ...layer.quad, origin: add(layer.quad.origin, way) } } : layer;
  });
}

/**
 * Painter's order, turned round: what is nearer is painted first, so that hidden pixels are never computed. Of two layers
 * in one plane the later one is in front.
 */
function nearestFirst(layers: readonly Layer[], view: View): readonly Layer[] {
  return layers
    .map((layer, index) => ({ layer, index, distance: planeDistance(layer, view) }))
    .sort((a, b) => a.distance - b.distance || b.index - a.index)
    .map(({ layer }) => layer);
}

/**
 * From the camera straight to the layer's plane, metres. Unlike the distance to the layer's centre this is right for
 * parallel layers wherever the camera looks.
 */
function planeDistance({ quad }: Layer, view: View): number {
  const normal = cross(quad.across, quad.down);
  return Math.abs(dot(normal, subtract(quad.origin, view.position))) / Math.sqrt(dot(normal, normal));
}

/** Most shots keep one grade: its tables are made once. */
function rememberLast(
  prepare: (grade: Grade) => PreparedGrade | undefined,
): (grade: Grade) => PreparedGrade | undefined {
  let last: { grade: Grade; prepared: PreparedGrade | undefined } | undefined;
  return (grade) => {
    const same =
      last !== undefined &&
      last.grade.exposureStops === grade.exposureStops &&
      last.grade.kelvin === grade.kelvin &&
      last.grade.vignette === grade.vignette;
    if (!same) last = { grade, prepared: prepare(grade) };
    return last!.prepared;
  };
}
