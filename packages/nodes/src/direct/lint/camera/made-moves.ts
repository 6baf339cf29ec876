import type { CameraValue } from '../../../ports.ts';
import { isForward, type SpokenMove, spokenMoves, standsStill } from '../../camera/spoken.ts';
import { stretchesOf } from '../../camera/stretches.ts';

/** Moves that a camera makes at the same time, and when. */
export interface MadeMoves {
  /** From the start of the camera. */
  readonly begins: number;
  readonly moves: readonly SpokenMove[];
}

/** Moves of a camera that are seen, one group after the other. Pulls of focus move no camera. */
export function madeMoves(camera: CameraValue): MadeMoves[] {
  if (camera.moves.length === 0) return [];
  return stretchesOf(camera)
    .map((stretch) => ({ begins: stretch.begins, moves: spokenMoves(camera, undefined, stretch).filter(isSeen) }))
    .filter(({ moves }) => moves.length > 0);
}

/** The same with a move in two pieces taken as one. */
export const distinctMoves = (groups: readonly MadeMoves[]): (readonly SpokenMove[])[] =>
  groups.map(({ moves }) => moves).filter((moves, i) => i === 0 || !isSame(groups[i - 1]!.moves, moves));

const isSeen = (spoken: SpokenMove): boolean => spoken.move !== 'rack-focus' && !standsStill(spoken);

const isSame = (one: readonly SpokenMove[], other: readonly SpokenMove[]): boolean =>
  one.length === other.length &&
  one.every((spoken, i) => spoken.move === other[i]!.move && isForward(spoken) === isForward(other[i]!));

/** Whether nothing of a camera moves, not even a hand. Without a camera nobody knows. */
export const isLocked = (camera: CameraValue | undefined): boolean =>
  camera !== undefined && camera.shake === undefined && hasOnePose(camera);

const hasOnePose = ({ keys }: CameraValue): boolean => {
  const first = keys[0]!;
  return keys.every(
    (key) =>
      key.panDegrees === first.panDegrees &&
      key.tiltDegrees === first.tiltDegrees &&
      key.rollDegrees === first.rollDegrees &&
      key.focalLengthMm === first.focalLengthMm &&
      key.position.every((value, axis) => value === first.position[axis]),
  );
};
