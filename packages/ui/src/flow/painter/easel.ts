import type { Region } from './region.ts';

/** Makes an easel as large as a region is on the screen and empty, and gives a context scaled to the document's px. */
export function start(easel: OffscreenCanvas, region: Region): OffscreenCanvasRenderingContext2D | undefined {
  const context = easel.getContext('2d');
  if (!context) return undefined;
  const scale = scaleOf(region);
  const wide = Math.ceil((region.right - region.left) * scale);
  const high = Math.ceil((region.bottom - region.top) * scale);
  if (easel.width !== wide || easel.height !== high) {
    easel.width = wide;
    easel.height = high;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wide, high);
  }
  context.setTransform(scale, 0, 0, scale, -region.left * scale, -region.top * scale);
  return context;
}

/** Px of the canvas for one of the document. */
const scaleOf = ({ zoom }: Region) => zoom * (globalThis.devicePixelRatio || 1);

/**
 * Hands what was painted for a region to the page as a finished picture: browsers without a graphics card copy a canvas that can still be
 * painted on in every frame in which it moves.
 */
export function hand(easel: OffscreenCanvas, canvas: HTMLCanvasElement, region: Region): void {
  place(canvas, region, easel);
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(easel.transferToImageBitmap());
}

/** Puts a canvas where a region is, as large as what was painted for it. */
function place(
  { style }: HTMLCanvasElement,
  region: Region,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const scale = scaleOf(region);
  style.left = `${region.left}px`;
  style.top = `${region.top}px`;
  style.width = `${width / scale}px`;
  style.height = `${height / scale}px`;
}
