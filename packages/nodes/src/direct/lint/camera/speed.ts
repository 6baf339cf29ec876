import { TRAVELLING_MOVES } from '../../camera/moves.ts';
import type { SpokenMove } from '../../camera/spoken.ts';
import { speedWords } from '../../camera/words.ts';
import { tenth } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { ShotLint } from '../types.ts';

/** Nothing that carries a camera by hand or on rails is faster than a sprint, m/s. Drones, and whatever goes along with a subject, are. */
const FASTEST_TRAVEL = 6;

/**
 * Moves that are faster than their words: a turn that only a whip is, and travel that no support gives. Source: the bins that speeds are
 * put into words by; what is faster than the last of them is said as if it were that.
 */
export const fastMoves = ({ shot, moves }: Scene): ShotLint[] =>
  moves()
    .flatMap((group) => group.moves)
    .flatMap((spoken): ShotLint[] => {
      const found = problemOf(spoken, shot.camera?.support);
      return found ? [{ code: 'camera-too-fast', severity: 'warning', input: 'camera', ...found }] : [];
    });

function problemOf(spoken: SpokenMove, support: string | undefined): Pick<ShotLint, 'message' | 'remedy'> | undefined {
  const { move, amount, seconds } = spoken;
  const speed = tenth(Math.abs(amount) / seconds);
  if (speedWords(spoken) === 'whip-')
    return {
      message: `the ${move} turns ${tenth(Math.abs(amount))}° in ${tenth(seconds)} s, ${speed}° a second: a blur`,
      remedy: move === 'pan' ? 'make it a whip, or take more time for it' : 'turn less, or take more time for it',
    };
  const isFree = support === 'drone' || move === 'follow' || move === 'lead';
  if (!TRAVELLING_MOVES.has(move) || isTurn(move) || isFree || speed <= FASTEST_TRAVEL) return undefined;
  return {
    message: `the ${move} goes ${tenth(Math.abs(amount))} m in ${tenth(seconds)} s, ${speed} m a second, and is told as running speed`,
    remedy: 'go less far, take more time, or let a drone carry the camera',
  };
}

/** Travel that is counted in degrees. */
const isTurn = (move: SpokenMove['move']): boolean => move === 'orbit' || move === 'arc';

/** How fast a move is for whoever looks at a mouth: quickly turned, at a run, or crashed. */
export const isFast = (spoken: SpokenMove): boolean => spoken.move === 'whip' || FAST_WORDS.has(speedWords(spoken));
const FAST_WORDS: ReadonlySet<string> = new Set(['quickly', 'whip-', 'at running speed', 'crash-']);
