import type { Op, Point } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { moveBendsOps } from '../doc/bends.ts';
import { boundsOf, type Placed, withHeld } from '../marks/carry.ts';
import { marksOf, moveOps, parseMarkId } from '../marks/marks.ts';
import { linesOf } from './helper-lines.ts';
import { snapMove } from './snap.ts';

/** Step of places on the canvas, px. */
const GRID = 8;
/** How close something has to come to be in line with something else, px of the screen. */
const REACH = 6;

/** A card as the canvas knows it. */
export interface CardBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is being dragged, from the press until it is let go. */
export interface Moving {
  /** Cards, frames and notes that move. */
  readonly ids: readonly string[];
  /**
   * How far they go for a pointer that has moved so far, in line with what is near; shows the lines.
   *
   * @param isFree - whether they only go onto the grid: a key is held
   */
  by(pointer: Point, zoom: number, isFree?: boolean): Point;
  /** Ops that leave them there: one step. */
  ops(by: Point): readonly Op[];
  /** Takes the lines away. */
  end(): void;
}

/** What is moved, and beside what. */
export interface MoveOptions {
  /** Whether something is in view: nothing else is snapped to. */
  readonly isNear?: (thing: Placed) => boolean;
  /** What is selected are copies that lie over their originals: these stay, though they lie in copied frames. */
  readonly isCopy?: boolean;
}

/**
 * Begins to move what is selected, and what lies in its frames.
 *
 * @param cards - the cards of the graph in view, at the places they are shown at
 */
export function beginMove(
  editor: Editor,
  cards: Iterable<CardBox>,
  { isNear = () => true, isCopy = false }: MoveOptions = {},
): Moving {
  const part = editor.part();
  const marks = marksOf(part);
  const boxes = [...cards].map(({ id, x, y, width, height }): Placed => ({ id, at: [x, y], size: [width, height] }));
  const things = [...boxes, ...marks];
  const { selectedNodes } = editor.ui.getState();
  const pressed = new Map(things.filter(({ id }) => selectedNodes.has(id)).map(({ id }) => [id, [0, 0] as Point]));
  const moved = isCopy ? pressed : withHeld(pressed, marks, things);
  const moving = things.filter(({ id }) => moved.has(id));
  const around = boundsOf(moving);
  // Cards line up with cards and notes, not with the frames that they go in and out of.
  const withFrames = moving.some(({ id }) => parseMarkId(id)?.kind === 'frame');
  const others = things.filter(
    (thing) => !moved.has(thing.id) && (withFrames || parseMarkId(thing.id)?.kind !== 'frame') && isNear(thing),
  );
  return {
    ids: moving.map(({ id }) => id),
    by(pointer, zoom, isFree = false) {
      if (!around) return [0, 0];
      const { by, lines } = snapMove(around, others, pointer, isFree ? 0 : REACH / zoom, GRID);
      linesOf(editor).show(lines);
      return by;
    },
    ops: ([x, y]) => [
      ...moving.flatMap(({ id, at }) => moveOps(part, id, [at[0] + x, at[1] + y])),
      // Cards that the document gives no place stay where they are shown.
      ...boxes
        .filter(({ id }) => !moved.has(id) && !part.positions.has(id))
        .flatMap(({ id, at }) => moveOps(part, id, at)),
      ...moveBendsOps(part, new Map(moving.map(({ id }) => [id, [x, y]]))),
    ],
    end: () => linesOf(editor).end(),
  };
}
