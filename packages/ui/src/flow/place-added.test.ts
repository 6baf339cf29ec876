import type { Op } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { CARD_WIDTH } from './card-size.ts';
import { freeNear, placeAdded } from './place-added.ts';

const box = (id: string) => ({ id, width: 240, height: 200 });
const added: Op = {
  op: 'add-node',
  id: 'trim',
  node: { type: 'transform/trim', version: 1, inputs: { video: { from: 'clip.video' } } },
};
const wired: Op = { op: 'set-input', node: 'shot', input: 'videos', value: [{ from: 'trim.video' }] };

describe('nodes that a fix adds', () => {
  it('stand left of what they feed', () => {
    const places = new Map([['shot', [800, 40] as const]]);
    expect(placeAdded([added, wired], [box('shot')], places)).toEqual([{ ...added, at: [496, 40] }, wired]);
  });

  it('cover no card that stands there', () => {
    const places = new Map([
      ['shot', [800, 40] as const],
      ['clip', [480, 40] as const],
    ]);
    const [op] = placeAdded([added, wired], [box('shot'), box('clip')], places);
    const [x, y] = op?.op === 'add-node' ? op.at! : [0, 0];
    expect(x).toBe(496);
    expect(y).toBeGreaterThanOrEqual(240);
  });

  it('stay without a place where nothing says one, and keep the one they have', () => {
    expect(placeAdded([added], [box('shot')], new Map())).toEqual([added]);
    const given: Op = { ...added, at: [1, 2] };
    expect(placeAdded([given, wired], [box('shot')], new Map([['shot', [0, 0]]]))).toEqual([given, wired]);
  });
});

describe('freeNear', () => {
  it('keeps a place that is free, and finds the nearest one beside what is taken', () => {
    const places = new Map([['shot', [0, 0] as const]]);
    expect(freeNear([600, 0], [box('shot')], places)).toEqual([600, 0]);
    const [x, y] = freeNear([0, 0], [box('shot')], places);
    expect(Math.abs(x) >= CARD_WIDTH || Math.abs(y) >= box('shot').height).toBe(true);
    expect(Math.hypot(x, y)).toBeLessThan(400);
  });
});
