import { type Remote, transfer, wrap } from 'comlink';
import type { EaselWorker, Size } from './easel-worker.ts';
import type { Region } from './region.ts';
import type { Picture, Sketch } from './sketch.ts';

/** Where paintings are made: a worker, for a painting as large as the window takes longer than a frame. */
export interface Easel {
  /** Takes a picture over, made small enough for a box. Rejects with what the browser says when it cannot be read. */
  keep(source: Blob | ImageBitmap, box: Size): Promise<Picture>;
  forget(picture: Picture): void;
  /** Tells when all pictures that were taken over are gone, because what held them broke. @returns a function that stops it */
  onLost(listener: () => void): () => void;
  /** Paints a region of the document as large as it is on the screen. @returns nothing where there is nothing to paint, or it failed */
  paint(sketch: Sketch, region: Region): Promise<ImageBitmap | undefined>;
}

let shared: Easel | undefined;

/** The one of this page: it begins to work when it is first asked for, and stays. */
export function pageEasel(): Easel {
  shared ??= createEasel(
    () => new Worker(new URL('./easel-worker.ts', import.meta.url), { type: 'module', name: 'easel' }),
  );
  return shared;
}

/** So often pictures that were lost are asked for again: what breaks every time must not be tried for ever. */
const MOST_LOSSES = 3;

interface Hired {
  readonly remote: Remote<EaselWorker>;
  /** Resolves when it has broken. */
  readonly gone: Promise<undefined>;
  hasPictures: boolean;
}

/** Makes an easel. @param start - starts its worker, and another one should that not come or break */
export function createEasel(start: () => Worker): Easel {
  let last = 0;
  let losses = 0;
  let hired: Hired | undefined;
  const listeners = new Set<() => void>();
  const hire = () => {
    const worker = start();
    const gone = new Promise<undefined>((resolve) => {
      worker.addEventListener('error', () => {
        if (hired !== own) return;
        hired = undefined;
        worker.terminate();
        resolve(undefined);
        if (own.hasPictures && losses++ < MOST_LOSSES) for (const listener of listeners) listener();
      });
    });
    const own: Hired = { remote: wrap<EaselWorker>(worker), gone, hasPictures: false };
    hired = own;
    return own;
  };
  return {
    async keep(source, box) {
      const worker = hired ?? hire();
      const { remote, gone } = worker;
      const id = ++last;
      const sent = source instanceof Blob ? source : transfer(source, [source]);
      const size = await Promise.race([remote.keep(id, sent, box), gone]);
      if (!size) throw new Error('the worker that paints did not come');
      worker.hasPictures = true;
      return { id, ...size };
    },
    forget({ id }) {
      void hired?.remote.forget(id);
    },
    onLost(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async paint(sketch, region) {
      const { left, top, right, bottom } = region;
      const scale = scaleOf(region);
      const width = Math.ceil((right - left) * scale);
      const height = Math.ceil((bottom - top) * scale);
      if (!(width > 0 && height > 0)) return undefined;
      const { remote, gone } = hired ?? hire();
      const drawing = sketch.finish();
      const sheet = { width, height, scale, left, top };
      const painted = remote.paint(transfer(drawing, [drawing.marks.buffer]), sheet);
      return Promise.race([painted, gone]).catch(() => undefined);
    },
  };
}

/** Px of the canvas for one of the document. */
const scaleOf = ({ zoom }: Region) => zoom * (globalThis.devicePixelRatio || 1);

/**
 * Shows a painting on the page as a finished picture, where its region is: browsers without a graphics card copy a canvas that can still
 * be painted on in every frame in which it moves.
 */
export function hang(painted: ImageBitmap, canvas: HTMLCanvasElement, region: Region): void {
  const scale = scaleOf(region);
  const { style } = canvas;
  style.left = `${region.left}px`;
  style.top = `${region.top}px`;
  style.width = `${painted.width / scale}px`;
  style.height = `${painted.height / scale}px`;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(painted);
}

/** Takes a painting off the page. The canvas stays as it is, without pixels. */
export function takeDown(canvas: HTMLCanvasElement): void {
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(null);
}
