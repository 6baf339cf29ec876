import { spokenSeconds } from '../../../film/line-times.ts';
import { isCameraCarried } from '../camera/carried.ts';
import { distinctMoves } from '../camera/made-moves.ts';
import { isFast } from '../camera/speed.ts';
import type { Film } from '../film.ts';
import { listed, tenth } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { Lint } from '../types.ts';
import { charactersIn, MOST_CHARACTERS, thingsIn } from './characters.ts';

/**
 * What a shot asks for, part by part: nothing while it is low, a point when it is medium, two when it is high.
 *
 * | part                    | low        | medium           | high     |
 * | ----------------------- | ---------- | ---------------- | -------- |
 * | characters              | up to 2    | 3                | from 4   |
 * | actions in words, 5 s   | up to 2    | up to 4          | from 5   |
 * | camera                  | one move   | two, or one fast | from 3   |
 * | things from the cast    | up to 1    | up to 3          | from 4   |
 * | what is said, s         | up to 8    | up to 16         | over 16  |
 *
 * Two points are too many. Source: complexity budget of wp746's playbook, where any two mediums say simplify and any high says split;
 * its bounds for actions and lines are widened here, so that what field reports call usual stays low.
 */
const BOUNDS = {
  characters: [MOST_CHARACTERS, 3],
  actions: [2, 4],
  camera: [1, 2],
  things: [1, 3],
  speech: [8, 16],
} as const;
type Part = keyof typeof BOUNDS;

const TOO_MANY_POINTS = 2;
/** Lengths that actions are counted in, s. */
const USUAL_SECONDS = 5;
/** Parts that no other lint speaks of: one of them alone is worth a word. */
const ONLY_HERE: readonly Part[] = ['actions', 'things'];

interface Load {
  readonly part: Part;
  readonly points: number;
  readonly words: string;
}

/** Shots that ask for too much at once. */
export const tooComplex = (film: Film): Lint[] =>
  film.scenes.flatMap((scene): Lint[] => {
    const loads = loadsOf(scene, film).filter(({ points }) => points > 0);
    const points = loads.reduce((sum, load) => sum + load.points, 0);
    const isTold = loads.length === 1 && !ONLY_HERE.includes(loads[0]!.part);
    if (points < TOO_MANY_POINTS || isTold) return [];
    return [
      {
        code: 'too-complex',
        severity: 'warning',
        shot: scene.index,
        input: 'choreography',
        message: `it asks for much at once: ${listed(loads.map(({ words }) => words))}`,
        remedy: 'leave out what is not the point of the shot, or make two shots of it',
      },
    ];
  });

function loadsOf(scene: Scene, film: Film): Load[] {
  const { shot } = scene;
  const characters = charactersIn(scene, film).length;
  const things = thingsIn(scene, film).length;
  const told = (shot.choreography?.actions ?? []).filter(({ does }) => does !== '').length;
  const spoken = shot.lines.reduce((sum, line) => sum + spokenSeconds(line), 0);
  const moves = isCameraCarried(film, scene) ? [] : distinctMoves(scene.moves()).flat();
  const camera = moves.length === 1 && isFast(moves[0]!) ? 2 : moves.length;
  return [
    load('characters', characters, `${characters} characters`),
    load('actions', told / Math.max(1, shot.seconds / USUAL_SECONDS), `${told} actions in ${tenth(shot.seconds)} s`),
    load('camera', camera, moves.length === 1 ? `a fast ${moves[0]!.move}` : `${moves.length} camera moves`),
    load('things', things, `${things} things`),
    load('speech', spoken, `${Math.round(spoken)} s of dialogue`),
  ];
}

const load = (part: Part, amount: number, words: string): Load => {
  const [low, medium] = BOUNDS[part];
  return { part, words, points: amount <= low ? 0 : amount <= medium ? 1 : 2 };
};
