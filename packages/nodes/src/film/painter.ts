import type { Renderer } from '../stage/index.ts';
import type { Film } from './film.ts';
import { drawGuides } from './guides.ts';
import { shotRenderer } from './paint-still.ts';
import { type Piece, sourceOf } from './plan-film.ts';
import { stageFrameAt } from './stage-frame.ts';
import { mixInto } from './transition.ts';

/** Paints frames of one film, in any order: a frame follows from its number alone. */
export interface FilmPainter {
  /** RGBA, rows from the top, opaque; `out` when given. */
  paint(frame: number, out?: Uint8ClampedArray): Uint8ClampedArray;
}

/** Renderers kept: a transition needs two, and frames are mostly asked for in their order. */
const KEPT_RENDERERS = 2;

/** Makes a painter. Costs nothing until the first frame of a shot is asked for. */
export function createFilmPainter({ size, plan, shots, guide }: Film): FilmPainter {
  const renderers = new Map<number, Renderer>();
  const second = new Uint8ClampedArray(size.width * size.height * 4);
  const rendererOf = (shot: number): Renderer => {
    const known = renderers.get(shot);
    if (known) return known;
    const made = shotRenderer(shots[shot]!, size);
    renderers.set(shot, made);
    if (renderers.size > KEPT_RENDERERS) renderers.delete(renderers.keys().next().value!);
    return made;
  };
  const paintPiece = ({ shot }: Piece, frame: number, out?: Uint8ClampedArray) =>
    rendererOf(shot).render(stageFrameAt(shots[shot]!, frame, plan.fps), out);
  return {
    paint(frame, out) {
      const source = sourceOf(plan, frame);
      const picture = paintPiece(source.piece, source.frame, out);
      if (source.next !== undefined) {
        const { piece, frame: within, share } = source.next;
        mixInto(picture, paintPiece(piece, within, second), size, piece.transition, share);
      }
      drawGuides(picture, size, guide);
      return picture;
    },
  };
}
