import { openGraph } from '@shotgraph/engine';
import { describeRegistry } from '@shotgraph/engine/worker';
import { catalogue } from '@shotgraph/nodes';
import { expect, it } from 'vitest';
import { hasUnknownPrice } from './unknown-price.ts';

const types = new Map(describeRegistry(catalogue).map((type) => [type.type, type]));
const shot = (inputs: object, more: object = {}) => ({ type: 'generate/video', version: 1, inputs, ...more }) as never;
const isUnknown = (nodes: object, priced: readonly string[] = []) =>
  hasUnknownPrice(
    openGraph({ shotgraph: 1, nodes: nodes as never }),
    (type) => types.get(type),
    new Map(priced.map((card) => [card, {} as never])),
  );

it('a node that is paid for has a price, is free, is off, or has a price nobody knows', () => {
  expect(isUnknown({ shot: shot({ model: 'seedance-2.0' }) })).toBe(true);
  expect(isUnknown({ shot: shot({ model: 'seedance-2.0' }) }, ['act/0/shot'])).toBe(false);
  expect(isUnknown({ shot: shot({ model: 'animatic' }), usual: shot({}) })).toBe(false);
  expect(isUnknown({ shot: shot({ model: 'seedance-2.0' }, { off: true }) })).toBe(false);
  expect(isUnknown({ title: { type: 'input/text', version: 1, inputs: {} } })).toBe(false);
});
