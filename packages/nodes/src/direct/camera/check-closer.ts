import type { InputIssue } from '@shotgraph/engine';
import type { CameraInputs } from './camera-inputs.ts';
import { CLOSING_MOVES, type Move } from './moves.ts';

/** What is wrong with how much nearer a camera comes, as far as that can be told without its subject. */
export function closerIssues({ move, closer, distance, subject }: Partial<CameraInputs>): InputIssue[] {
  if (move === undefined || !closer) return [];
  if (!CLOSING_MOVES.has(move))
    return [
      {
        input: 'closer',
        severity: 'warning',
        message: `${move} has no use for closer; it is for ${[...CLOSING_MOVES].join(', ')}`,
        mend: { kind: 'set', input: 'closer' },
      },
    ];
  // How far somebody is away is judged once everything is known.
  if (subject !== undefined || distance === undefined || closer < distance) return [];
  return [tooClose(move, closer, distance)];
}

/** Issue of a move that would come nearer than what it goes around or along with. */
export function tooClose(move: Move, closer: number, metres: number): InputIssue {
  const value = roundDown(metres / 2);
  const message = `${move} comes ${closer} m closer to what is ${tidy(metres)} m away; use less than ${tidy(metres)} m`;
  return { input: 'closer', message, mend: { kind: 'set', input: 'closer', value } };
}

const tidy = (value: number): number => Math.round(value * 100) / 100;
const roundDown = (value: number): number => Math.floor(value * 100) / 100;
