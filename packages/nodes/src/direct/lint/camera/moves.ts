import type { Film } from '../film.ts';
import { listed } from '../say.ts';
import type { Lint } from '../types.ts';
import { isCameraCarried } from './carried.ts';
import { distinctMoves } from './made-moves.ts';

/**
 * More than one move in a shot. Words for two moves come out as neither; a rendered path carries as many as there are, so that a
 * shot with a camera reference is left alone. Source: one main action and one camera move a shot, in the official and all community guides.
 */
export const cameraMoves = (film: Film): Lint[] =>
  film.scenes.flatMap((scene): Lint[] => {
    const { camera } = scene.shot;
    if (camera === undefined || camera.moves.length < 2 || isCameraCarried(film, scene)) return [];
    const groups = distinctMoves(scene.moves());
    const moves = groups.flat().map(({ move }) => move);
    if (moves.length < 2) return [];
    const how =
      groups.length === 1 ? 'at once' : moves.length === groups.length ? 'one after the other' : 'in one shot';
    return [
      {
        code: 'camera-moves',
        severity: 'warning',
        shot: scene.index,
        input: 'camera',
        message: `the camera makes ${moves.length} moves ${how}, ${listed(moves)}, and words carry one a shot`,
        remedy:
          'keep one move, give each a shot of its own, or render the path as a motion guide and add it as a reference with the role camera',
      },
    ];
  });
