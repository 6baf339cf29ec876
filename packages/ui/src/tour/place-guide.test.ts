import { describe, expect, it } from 'vitest';
import { cornerFor, guideAt, meet, within } from './place-guide.ts';

const area = { left: 0, top: 48, width: 1200, height: 800 };
const size = { width: 304, height: 160 };
const at = (left: number, top: number, width = 40, height = 40) => ({ left, top, width, height });

describe('cornerFor', () => {
  it('covers nothing of what is pointed at', () => {
    const spots = [at(100, 700), at(40, 90)];
    const corner = cornerFor(size, { area, spots, cards: [] });
    expect(spots.some((spot) => meet(guideAt(corner, size, area), spot))).toBe(false);
  });

  it('covers as few cards as it can, and leaves room for the tools and the small map', () => {
    const cards = [at(100, 700), at(40, 90), at(1000, 90)];
    expect(cornerFor(size, { area, spots: [], cards })).toBe('bottom-right');
    expect(guideAt('bottom-right', size, area).top + size.height).toBe(48 + 800 - 136);
    expect(guideAt('bottom-left', size, area).left).toBe(64);
  });

  it('stays where it is as long as it covers nothing of what is pointed at', () => {
    const cards = [at(40, 90)];
    expect(cornerFor(size, { area, spots: [], cards }, 'top-left')).toBe('top-left');
    expect(cornerFor(size, { area, spots: cards, cards }, 'top-left')).toBe('bottom-left');
  });

  it('stays where it is when something lies under every corner', () => {
    const spots = [at(0, 0, 1200, 900)];
    expect(cornerFor(size, { area, spots, cards: [] }, 'top-right')).toBe('top-right');
    expect(cornerFor(size, { area, spots, cards: [] })).toBe('bottom-left');
  });

  it('keeps within a narrow canvas', () => {
    const narrow = { left: 0, top: 48, width: 320, height: 400 };
    const { left, width } = guideAt('bottom-left', size, narrow);
    expect([left, left + width]).toEqual([8, 312]);
  });
});

describe('within', () => {
  it('gives the part in view, and nothing where most is out of view', () => {
    expect(within(at(1180, 100), area)).toEqual({ left: 1180, top: 100, width: 20, height: 40 });
    expect(within(at(1195, 100), area)).toBeUndefined();
    expect(within(at(1300, 100), area)).toBeUndefined();
  });
});
