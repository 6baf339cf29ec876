import type { RunContext } from '@shotgraph/engine';
import type { FrameSize } from '../../stage/index.ts';
import { MOMENTS, momentFrame } from '../instant.ts';
import { openFilm } from '../open-film.ts';
import { shotRenderer } from '../paint-still.ts';
import type { Style } from '../set.ts';
import { stageFrameAt } from '../stage-frame.ts';
import type { BoardValue } from './board.ts';

/** Frames per second at which first, middle and last frames are told. */
export const BOARD_FPS = 24;

/**
 * Paints the first, the middle and the last frame of every shot, each shot by itself even where it goes over into another.
 *
 * @throws NodeError `media-failed` when a picture cannot be read; rejects with the signal's reason
 */
export async function* paintPanels(
  { shots }: BoardValue,
  style: Style,
  size: FrameSize,
  context: RunContext<'media' | 'assets'>,
): AsyncGenerator<Uint8ClampedArray, void, void> {
  const film = await openFilm({ shots }, { style, frame: size, fps: BOARD_FPS }, context);
  for (const { shot, count } of film.plan.pieces) {
    const plan = film.shots[shot]!;
    const renderer = shotRenderer(plan, size);
    for (const moment of MOMENTS) {
      await turn();
      context.signal.throwIfAborted();
      yield renderer.render(stageFrameAt(plan, momentFrame(moment, count), BOARD_FPS));
    }
  }
}

/** Resolves after everything else that is due has had its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
