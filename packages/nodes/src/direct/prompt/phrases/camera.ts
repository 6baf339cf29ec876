import type { CameraValue } from '../../../ports.ts';
import { cameraPhraseParts } from '../../camera/camera-phrase.ts';
import { spokenMoves, standsStill } from '../../camera/spoken.ts';
import { cleanPhrase } from '../text/clean.ts';
import type { Language } from '../types.ts';

/** How much of a camera is said. */
export interface CameraWords {
  /** Left out, all of it; `move` is only what it does. What is sharp is told with the depth. */
  readonly part?: 'move';
  /** Whether times may be said. */
  readonly timed: boolean;
}

/** What the camera does and how it is carried, without a full stop; empty when there is nothing to say. */
export function cameraSentence(camera: CameraValue, language: Language, { part, timed }: CameraWords): string {
  const { movement, support, lens } = cameraPhraseParts(withCleanNames(camera), language);
  const moves = timed ? movement : withoutTimes(movement);
  const said = part === 'move' ? [moves] : [moves, support, lens];
  return said.filter((text) => text !== '').join(language === 'zh' ? '，' : ', ');
}

/** Names in moves are an author's text like any other. */
const withCleanNames = (camera: CameraValue): CameraValue => ({
  ...camera,
  moves: camera.moves.map(({ subject, ...move }) => {
    const name = subject === undefined ? '' : cleanPhrase(subject);
    return name === '' ? move : { ...move, subject: name };
  }),
});

/** Moves one after the other are told with how long each takes; where a sound or a clip is the clock, only their order counts. */
const withoutTimes = (movement: string): string =>
  movement.replace(/ for \d+(?:\.\d+)? seconds?(?=,|$)/gu, '').replace(/([先再])用\d+(?:\.\d+)?秒/gu, '$1');

/** Whether the camera does anything but stand still. */
export const isMoving = (camera: CameraValue): boolean => !spokenMoves(camera).every(standsStill);
