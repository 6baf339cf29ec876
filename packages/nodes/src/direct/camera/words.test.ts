import { describe, expect, it } from 'vitest';
import type { Move } from './moves.ts';
import { cameraWords, lensWords, type SpokenMove, speedWords } from './words.ts';

const GOLDEN: readonly (readonly [Move, amount: number, seconds: number, lens: number, words: string])[] = [
  ['static', 0, 4, 50, 'The camera holds still for 4 seconds, 50 mm normal lens.'],
  ['pan', 20, 5, 35, 'The camera slowly pans right over 5 seconds, 35 mm natural wide lens.'],
  ['pan', -60, 5, 24, 'The camera steadily pans left over 5 seconds, 24 mm wide lens.'],
  ['pan', 90, 0.5, 35, 'The camera whip-pans right over 0.5 seconds, 35 mm natural wide lens.'],
  ['tilt', 30, 1, 18, 'The camera quickly tilts up over 1 second, 18 mm ultra-wide lens.'],
  ['tilt', -10, 5, 35, 'The camera slowly tilts down over 5 seconds, 35 mm natural wide lens.'],
  ['roll', -8, 4, 35, 'The camera slowly rolls counter-clockwise over 4 seconds, 35 mm natural wide lens.'],
  ['zoom', 1.1, 5, 85, 'The camera subtly zooms in over 5 seconds, 85 mm portrait lens.'],
  ['zoom', 0.5, 4, 135, 'The camera steadily zooms out over 4 seconds, 135 mm telephoto lens.'],
  ['zoom', 4, 1, 35, 'The camera crash-zooms in over 1 second, 35 mm natural wide lens.'],
  ['dolly', 1, 5, 35, 'The camera very slowly pushes in over 5 seconds, 35 mm natural wide lens.'],
  ['dolly', -3, 5, 35, 'The camera pulls back at walking pace over 5 seconds, 35 mm natural wide lens.'],
  ['truck', 6, 5, 35, 'The camera briskly trucks right over 5 seconds, 35 mm natural wide lens.'],
  ['truck', -10, 5, 35, 'The camera trucks left at running speed over 5 seconds, 35 mm natural wide lens.'],
  ['pedestal', 1.5, 5, 35, 'The camera rises at walking pace over 5 seconds, 35 mm natural wide lens.'],
  ['orbit', 30, 6, 50, 'The camera slowly orbits right around the subject over 6 seconds, 50 mm normal lens.'],
  [
    'orbit',
    -180,
    6,
    50,
    'The camera quickly orbits left half a circle around the subject over 6 seconds, 50 mm normal lens.',
  ],
];

describe('camera words', () => {
  it.each(GOLDEN)('says %s of %d in %d s at %d mm', (move, amount, seconds, lens, words) => {
    expect(cameraWords([{ move, amount, seconds }], seconds, lens)).toBe(words);
  });

  it('says the ease and the second move', () => {
    const push: SpokenMove = { move: 'dolly', amount: 2, seconds: 5, ease: 'out' };
    expect(cameraWords([push, { move: 'pan', amount: 15, seconds: 5 }], 5, 35)).toBe(
      'The camera pushes in at walking pace, settling to a stop, while slowly panning right over 5 seconds, 35 mm natural wide lens.',
    );
  });

  it('leaves out a move of nothing beside a real one', () => {
    expect(
      cameraWords(
        [
          { move: 'static', amount: 0, seconds: 5 },
          { move: 'tilt', amount: 5, seconds: 5 },
        ],
        5,
        35,
      ),
    ).toContain('The camera slowly tilts up over');
  });

  it('changes its adverb at the documented bounds', () => {
    const at = (move: Move, amount: number, seconds: number) => speedWords({ move, amount, seconds });
    expect([5.99, 6, 19.99, 20, 119, 120].map((speed) => at('pan', speed, 1))).toEqual([
      'slowly',
      'steadily',
      'steadily',
      'quickly',
      'quickly',
      'whip-',
    ]);
    expect([0.29, 0.3, 1, 1.5].map((speed) => at('dolly', speed, 1))).toEqual([
      'very slowly',
      'at walking pace',
      'briskly',
      'at running speed',
    ]);
    expect([1.049, 1.051, 1.29, 1.31, 2.01].map((factor) => at('zoom', factor, 1))).toEqual([
      'subtly',
      'steadily',
      'steadily',
      'quickly',
      'crash-',
    ]);
    expect(at('zoom', 1.045 ** 7, 7)).toBe('subtly');
    expect([14, 24, 35, 50, 85, 135].map(lensWords)).toEqual([
      '14 mm ultra-wide lens',
      '24 mm wide lens',
      '35 mm natural wide lens',
      '50 mm normal lens',
      '85 mm portrait lens',
      '135 mm telephoto lens',
    ]);
  });
});
