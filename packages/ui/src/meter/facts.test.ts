import type { GraphPart, NodeRecord } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import type { Shown } from '../engine/shown.ts';
import { meterValues, placesOf } from './facts.ts';

const picture = { name: 'image', colour: '#4caf50', mentions: false, lazy: true };
const input = (type: object, arity: string, options: object = {}) => ({ type, arity, options, hasDefault: false });
const type = {
  inputs: {
    prompt: input({ name: 'prompt', mentions: true }, 'one', { default: '' }),
    images: input(picture, 'many'),
    firstFrame: input(picture, 'optional'),
    seconds: input({ name: 'seconds' }, 'one', { default: 5 }),
    model: input({ name: 'choice' }, 'one', { default: 'animatic' }),
  },
} as never;
const part = {
  header: { inputs: { line: { type: 'text', default: 'A fox' } } },
  nodes: new Map(),
} as never as GraphPart;
const values: { readonly [from: string]: Shown } = {
  'fox.image': { kind: 'image', id: 'f', width: 1280, height: 720 },
  'pick.images': {
    kind: 'list',
    count: 2,
    items: [
      { kind: 'image', id: 'a' },
      { kind: 'image', id: 'b' },
    ],
    picks: [],
  },
};
const around = { part, shown: (from: string) => values[from] };
const node = (inputs: NodeRecord['inputs'], more: Partial<NodeRecord> = {}): NodeRecord => ({
  type: 'generate/video',
  version: 1,
  inputs,
  ...more,
});

describe('what the meter is told', () => {
  it('is what is written, with the defaults, and what is left empty for good', () => {
    expect(meterValues(node({}), type, around)).toEqual({
      prompt: { parts: [] },
      images: [],
      firstFrame: null,
      seconds: 5,
      model: 'animatic',
    });
  });

  it('is what is known of what is wired, the items of lists one by one', () => {
    const wired = node({ images: [{ from: 'fox.image' }, { from: 'pick.images' }, { from: 'unknown.image' }] });
    expect(meterValues(wired, type, around).images).toEqual([
      { kind: 'image', content: 'f', width: 1280, height: 720 },
      { kind: 'image', content: 'a' },
      { kind: 'image', content: 'b' },
      null,
    ]);
  });

  it('leaves out what is wired and not known', () => {
    expect(meterValues(node({ firstFrame: { from: 'unknown.image' } }), type, around)).not.toHaveProperty('firstFrame');
  });

  it('is the prompt in pieces: words, graph inputs, references', () => {
    const prompt = '{{line}} near @fox, \\@no and @nobody';
    expect(meterValues(node({ prompt, images: [{ from: 'fox.image' }] }), type, around).prompt).toEqual({
      parts: ['A fox', ' near ', { input: 'images', index: 0 }, ', @no and ', '@nobody'],
    });
  });

  it('is the first item where a node runs once per item', () => {
    expect(meterValues(node({ seconds: [4, 8] }, { each: [['seconds']] }), type, around).seconds).toBe(4);
  });

  it('follows from the places that are wired, and from the graph inputs', () => {
    expect(placesOf(node({ images: [{ from: 'fox.image' }] }), around)).toEqual(['fox.image', 'inputs.line']);
  });
});
