/**
 * A picture in the making, painted from near to far: premultiplied pixels as in a texture level. A pixel is closed once its
 * alpha is 255; `open` counts the pixels of each row that are not.
 */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Int32Array;
  readonly open: Int32Array;
}

/** An empty canvas of this size. */
export const createCanvas = (width: number, height: number): Canvas => ({
  width,
  height,
  pixels: new Int32Array(width * height),
  open: new Int32Array(height).fill(width),
});

/** Makes a canvas empty again. */
export function clearCanvas(canvas: Canvas): void {
  canvas.pixels.fill(0);
  canvas.open.fill(canvas.width);
}
