import { expose, transfer } from 'comlink';
import { contained } from '../../media/aspect.ts';
import { paintDrawing } from './paint-drawing.ts';
import type { Drawing } from './sketch.ts';

/** Px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Px of what is painted, px of it for one of the document, and the document's point in its corner. */
export interface Sheet extends Size {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

const pictures = new Map<number, ImageBitmap>();
const canvas = new OffscreenCanvas(1, 1);

const easel = {
  /** Makes a picture small enough for a box, as a whole and in its own shape. @returns its size, px */
  async keep(id: number, source: Blob | ImageBitmap, box: Size): Promise<Size> {
    const whole = source instanceof Blob ? await createImageBitmap(source) : source;
    const [, , width, height] = contained(whole.width / whole.height, box.width, box.height).map((px) =>
      Math.max(1, Math.round(px)),
    );
    const small = await createImageBitmap(whole, { resizeWidth: width!, resizeHeight: height! });
    whole.close();
    pictures.set(id, small);
    return { width: small.width, height: small.height };
  },
  forget(id: number): void {
    pictures.get(id)?.close();
    pictures.delete(id);
  },
  /** @returns nothing for a sheet that is larger than canvases can be */
  paint(drawing: Drawing, { width, height, scale, left, top }: Sheet): ImageBitmap | undefined {
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    // Setting its size empties a canvas, also when it is the same.
    canvas.width = width;
    canvas.height = height;
    context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
    paintDrawing(context, drawing, (id) => pictures.get(id));
    const painted = canvas.transferToImageBitmap();
    return transfer(painted, [painted]);
  },
};

/** What the page asks of the worker. */
export type EaselWorker = typeof easel;

expose(easel);
