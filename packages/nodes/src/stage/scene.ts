import type { Backdrop } from './backdrop.ts';
import type { Quad } from './projection.ts';
import type { EdgeMode } from './sample.ts';
import type { Solid } from './solid/solid.ts';
import type { Texture } from './texture.ts';

/** A picture standing in the world. */
export interface Layer {
  /** For messages about the layer. */
  readonly name: string;
  readonly texture: Texture;
  readonly quad: Quad;
  /** Beyond the left and right edge. */
  readonly edgeX: EdgeMode;
  /** Beyond the top and bottom edge. */
  readonly edgeY: EdgeMode;
}

/** Everything that can be seen. Layers may be in any order: the camera's distance decides which is in front. */
export interface Scene {
  readonly backdrop: Backdrop;
  readonly layers: readonly Layer[];
  /** Bodies that never move; those that do come with each frame. Among layers they stand where their depth puts them. */
  readonly solids?: readonly Solid[];
}

/** Where an upright picture stands, facing the camera at rest. */
export interface Placement {
  /** Distance in front of the camera at rest, metres. */
  readonly depthMetres: number;
  /** Metres. */
  readonly widthMetres: number;
  /** Metres. */
  readonly heightMetres: number;
  /** Centre of the picture, metres right of and above the axis of the camera at rest. */
  readonly centre: readonly [x: number, y: number];
}

/** The quad of an upright picture that faces the camera at rest. */
export const uprightQuad = ({ depthMetres, widthMetres, heightMetres, centre: [x, y] }: Placement): Quad => ({
  origin: [x - widthMetres / 2, y + heightMetres / 2, -depthMetres],
  across: [widthMetres, 0, 0],
  down: [0, -heightMetres, 0],
});

/** Width and height of what a camera sees at a distance, metres. */
export interface Span {
  readonly width: number;
  readonly height: number;
}

/**
 * What a camera sees at a distance.
 *
 * @param size - of the picture; only its shape matters
 */
export function seenAt(size: Span, depthMetres: number, focalLengthMm: number, sensorWidthMm: number): Span {
  const metresPerPixel = (depthMetres * sensorWidthMm) / (focalLengthMm * Math.max(size.width, size.height));
  return { width: size.width * metresPerPixel, height: size.height * metresPerPixel };
}

/** The smallest size of this shape that covers an area. */
export function cover(shape: Span, area: Span): Span {
  const factor = Math.max(area.width / shape.width, area.height / shape.height);
  return { width: shape.width * factor, height: shape.height * factor };
}

/** The largest size of this shape that fits into an area. */
export function contain(shape: Span, area: Span): Span {
  const factor = Math.min(area.width / shape.width, area.height / shape.height);
  return { width: shape.width * factor, height: shape.height * factor };
}
