import { describe, expect, it } from 'vitest';
import { costsOf } from './costs.ts';
import { entry, price, purchase } from './testing.ts';

const never = () => false;

describe('costs of cards', () => {
  it('are those of their own node, with how the price came about', () => {
    expect(costsOf([entry('shot', { price: price(0.7, 0.76) })], never).get('shot')).toEqual({
      sums: [{ min: 0.7, max: 0.76, currency: 'USD' }],
      basis: ['0.76 by the list'],
      calls: 1,
      bought: [],
      unpriced: 0,
    });
  });

  it('add up what is inside: items, and nodes of a subgraph', () => {
    const costs = costsOf(
      [entry('scene/0/shot', { price: price(1) }), entry('scene/1/shot', { price: price(2) })],
      never,
    );
    expect([...costs.keys()]).toEqual(['scene', 'scene/shot']);
    expect(costs.get('scene')).toMatchObject({ sums: [{ min: 3, max: 3 }], calls: 2 });
  });

  it('are nothing where it was bought already, which is told', () => {
    const done = purchase();
    const entries = [
      entry('again', { price: price(0), purchase: done }),
      entry('reused', { action: 'reuse', purchase: done }),
    ];
    const costs = costsOf(entries, never);
    for (const card of ['again', 'reused'])
      expect(costs.get(card)).toMatchObject({ sums: [], calls: 0, bought: [done] });
  });

  it('do not count an attempt that came to nothing as bought', () => {
    const costs = costsOf([entry('shot', { price: price(1), purchase: purchase({ state: 'free' }) })], never);
    expect(costs.get('shot')).toMatchObject({ calls: 1, bought: [] });
  });

  it('are open where a paid node waits for others, unless it is set to what is free', () => {
    const waiting = entry('shot', { action: 'wait' });
    expect(costsOf([waiting], never).get('shot')).toMatchObject({ unpriced: 1, sums: [] });
    expect(costsOf([waiting], () => true).size).toBe(0);
  });

  it('count items, not the node that runs once per item', () => {
    const group = entry('shot', { action: 'wait' });
    const costs = costsOf([group, entry('shot/0', { price: price(1) }), entry('shot/1', { action: 'wait' })], never);
    expect(costs.get('shot')).toMatchObject({ calls: 1, unpriced: 1 });
  });

  it('are left out for nodes that have nothing to do with money', () => {
    expect(costsOf([entry('grade', { effect: 'compute' }), entry('animatic')], never).size).toBe(0);
  });
});
