import { describe, expect, it } from 'vitest';
import type { Placed } from '../marks/carry.ts';
import type { Mark } from '../marks/marks.ts';
import { makeRoom, type Squeeze } from './make-room.ts';

const card = (id: string, x: number, y = 0): Placed => ({ id, at: [x, y], size: [240, 200] });
const frame = (name: string, at: Placed['at'], size: Placed['size']): Mark => ({
  ...{ id: `frame:${name}`, kind: 'frame', name, at, size },
  ...{ colour: 'grey', title: name },
});

/** A card dropped on the edge from `a` to `b`. */
const squeeze = (dropped: Placed, things: readonly Placed[], more: Partial<Squeeze> = {}) =>
  makeRoom({
    ...{ card: dropped, source: 'a', target: 'b', fed: new Set(['b', 'c']), marks: [], ...more },
    things: [...things, ...(more.marks ?? [])],
  });

describe('room for a card in an edge', () => {
  it('is left alone where there is enough', () => {
    const things = [card('a', 0), card('b', 600)];
    expect(squeeze(card('new', 300), things)).toMatchObject({ at: [300, 0], by: 0 });
    // Beside both, above the edge: it covers nobody.
    expect(squeeze(card('new', 160, -240), [card('a', 0), card('b', 328)])).toMatchObject({ at: [160, -240], by: 0 });
  });

  it('is made by moving the target, and what it feeds, right by what is needed', () => {
    const { at, moved, by } = squeeze(card('new', 160), [card('a', 0), card('b', 328), card('c', 656)]);
    expect([at, by]).toEqual([[288, 0], 248]);
    expect([...moved]).toEqual(['b', 'c']);
    expect(at[0] + 240 + 48).toBeLessThanOrEqual(328 + by);
  });

  it('moves nothing that stands elsewhere, and whatever would be covered', () => {
    const things = [card('a', 0), card('b', 328), card('above', 328, -400), card('beside', 590), card('far', 1400)];
    expect([...squeeze(card('new', 288), things).moved]).toEqual(['b', 'beside']);
  });

  it('leaves what is fed but stands before the target', () => {
    const things = [card('a', 0), card('b', 328), card('c', 0, 400)];
    expect([...squeeze(card('new', 288), things).moved]).toEqual(['b']);
  });

  it('leaves edges alone that go back, and those whose cards are gone', () => {
    expect(squeeze(card('new', 100), [card('a', 300), card('b', 0)]).by).toBe(0);
    expect(squeeze(card('new', 100), [card('a', 0)]).by).toBe(0);
  });

  it('moves the frame of the target with everything in it', () => {
    const marks = [frame('act', [310, -40], [300, 700])];
    const things = [card('a', 0), card('b', 328), card('mate', 340, 400), card('c', 656)];
    const { moved, widths } = squeeze(card('new', 160, 20), things, { marks });
    expect([...moved].sort()).toEqual(['b', 'c', 'frame:act', 'mate']);
    expect(widths.size).toBe(0);
  });

  it('makes a frame wider that holds both, and the frame around it', () => {
    const marks = [frame('act', [-24, -60], [620, 300]), frame('film', [-60, -120], [700, 400])];
    const { moved, by, widths } = squeeze(card('new', 160), [card('a', 0), card('b', 328), card('c', 700)], { marks });
    expect([...moved]).toEqual(['b', 'c']);
    expect(widths.get('frame:act')).toBe(328 + by + 240 + 24 + 24);
    expect(widths.get('frame:film')! - 60).toBe(widths.get('frame:act')! - 24 + 24);
  });

  it('moves another frame as one when something comes to cover a card in it', () => {
    const marks = [frame('other', [640, -40], [600, 300])];
    const things = [card('a', 0), card('b', 328), card('x', 660), card('y', 960)];
    const { moved } = squeeze(card('new', 288), things, { marks });
    expect([...moved].sort()).toEqual(['b', 'frame:other', 'x', 'y']);
  });
});
