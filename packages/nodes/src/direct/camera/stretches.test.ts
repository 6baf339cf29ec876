import { describe, expect, it } from 'vitest';
import { moveInTurn, moveTogether } from './combine.ts';
import { stretchesOf } from './stretches.ts';
import { planned } from './testing/bench.ts';

const pan = (seconds: number) => planned({ move: 'pan', seconds });
const dolly = (seconds: number) => planned({ move: 'dolly', seconds });
const tilt = (seconds: number) => planned({ move: 'tilt', seconds });
const told = (camera: ReturnType<typeof planned>) =>
  stretchesOf(camera).map(({ begins, seconds, moves }) => [begins, seconds, moves.map(({ move }) => move).join('+')]);

describe('stretches of a path', () => {
  it('are the moves of a chain, and one where moves are made together', () => {
    expect(told(pan(3))).toEqual([[0, 3, 'pan']]);
    expect(told(moveTogether(dolly(4), pan(4)))).toEqual([[0, 4, 'dolly+pan']]);
    expect(told(moveTogether(dolly(4), pan(2)))).toEqual([[0, 4, 'dolly+pan']]);
    expect(told(moveInTurn([dolly(4), pan(2.5)]))).toEqual([
      [0, 4, 'dolly'],
      [4, 2.5, 'pan'],
    ]);
  });

  it('are told from the path where lengths alone would not do', () => {
    const first = moveInTurn([moveTogether(dolly(2), pan(2)), tilt(2)]);
    const last = moveInTurn([dolly(2), moveTogether(pan(2), tilt(2))]);
    expect(told(first).map(([, , moves]) => moves)).toEqual(['dolly+pan', 'tilt']);
    expect(told(last).map(([, , moves]) => moves)).toEqual(['dolly', 'pan+tilt']);
  });

  it('are found at once in chains of the most and of the same', () => {
    const pair = moveTogether(dolly(1), pan(1));
    const chain = moveInTurn(Array.from({ length: 32 }, () => pair));
    expect(told(chain)).toHaveLength(32);
  });

  it('are one when moves and lengths do not fit', () => {
    const odd = { ...pan(3), moves: [{ move: 'pan', amount: 20, unit: '°', seconds: 7 }] };
    expect(told(odd)).toEqual([[0, 3, 'pan']]);
    expect(told({ ...pan(3), moves: [] })).toEqual([[0, 3, '']]);
  });
});
