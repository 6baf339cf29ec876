import { describe, expect, it } from 'vitest';
import { differencesOf } from './differences.ts';
import { sortTakes } from './marks.ts';
import { advance, frameAt, seek, step, timecode, togglePlay } from './transport.ts';

const reel = { seconds: 5, fps: 24 };
const start = { at: 0, isPlaying: true, loops: false };

describe('the transport of several clips', () => {
  it('stops on the last picture, or begins again', () => {
    expect(advance({ ...start, at: 4.9 }, 0.05, reel).at).toBeCloseTo(4.95);
    expect(advance({ ...start, at: 4.9 }, 0.2, reel)).toEqual({ ...start, at: 5 - 1 / 48, isPlaying: false });
    expect(advance({ ...start, at: 4.9, loops: true }, 0.2, reel).at).toBeCloseTo(0.1);
    expect(advance({ ...start, isPlaying: false }, 1, reel).at).toBe(0);
  });

  it('plays from the beginning once it has come to the end', () => {
    const ended = advance({ ...start, at: 4.9 }, 0.2, reel);
    expect(togglePlay(ended, reel)).toEqual({ ...start, at: 0 });
    expect(togglePlay({ ...start, at: 2 }, reel)).toEqual({ ...start, at: 2, isPlaying: false });
  });

  it('goes by frames, into the middle of each, and never beyond the ends', () => {
    const third = step({ ...start, at: 2 / 24 }, 1, reel);
    expect([frameAt(third.at, reel), third.isPlaying]).toEqual([3, false]);
    expect(frameAt(step(third, 1, reel).at, reel)).toBe(4);
    expect(frameAt(step(third, -1, reel).at, reel)).toBe(2);
    expect(frameAt(step({ ...start, at: 0 }, -1, reel).at, reel)).toBe(0);
    expect(frameAt(step({ ...start, at: 4.99 }, 1, reel).at, reel)).toBe(119);
    expect(seek(start, 99, reel).at).toBeLessThan(5);
  });

  it('says a moment in minutes, seconds and frames', () => {
    expect([timecode(0, reel), timecode(4.5, reel), timecode(65 + 1 / 24, reel)]).toEqual([
      '0:00.00',
      '0:04.12',
      '1:05.01',
    ]);
  });
});

const take = (request: object, more: object = {}) =>
  ({ provider: 'fal', account: 'default', tag: 7, take: 1, request, ...more }) as never;

describe('what changed between takes', () => {
  it('is what any two of them were asked for differently, each in a row', () => {
    const rows = differencesOf([
      take({ prompt: ['A fox'], seconds: 5, ratio: '16:9' }),
      take({ prompt: ['A red fox'], seconds: 5, ratio: '16:9' }, { tag: 8 }),
      take({ prompt: ['A fox'], seconds: 8, ratio: '16:9' }),
    ]);
    expect(rows).toEqual([
      { name: 'prompt', values: ['A fox', 'A red fox', 'A fox'] },
      { name: 'seconds', values: ['5', '5', '8'] },
      { name: 'seed', values: ['7', '8', '7'] },
    ]);
  });

  it('is nothing for equal ones, and for one alone', () => {
    expect(differencesOf([take({ seconds: 5 }), take({ seconds: 5 })])).toEqual([]);
    expect(differencesOf([take({ seconds: 5 })])).toEqual([]);
  });

  it('names who made them where that differs', () => {
    expect(differencesOf([take({}), take({}, { provider: 'ark' })])).toEqual([
      { name: 'provider', values: ['fal', 'ark'] },
    ]);
  });
});

describe('the strip of takes', () => {
  it('begins with the starred ones, then the newest, and leaves rejected ones out', () => {
    const takes = ['a', 'b', 'c', 'd'].map((key) => ({ purchase: { key }, changes: undefined }) as never);
    const marks = new Map([
      ['a', 'star'],
      ['d', 'reject'],
    ] as const);
    const keys = (withRejected: boolean) => sortTakes(takes, marks, withRejected).map(({ purchase }) => purchase.key);
    expect(keys(false)).toEqual(['a', 'c', 'b']);
    expect(keys(true)).toEqual(['a', 'c', 'b', 'd']);
  });
});
