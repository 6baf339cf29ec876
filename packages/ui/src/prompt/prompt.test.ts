import type { NodeRecord } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { changeBetween, matching, queryAt } from './query.ts';
import { danglingIn, followRename, referencesOf, removeMention, renameMention } from './references.ts';

const picture = { name: 'image', colour: '#4caf50', mentions: false, lazy: true };
const type = {
  inputs: {
    prompt: { type: { name: 'prompt', mentions: true } },
    images: { type: picture, arity: 'many' },
    firstFrame: { type: picture, arity: 'optional' },
  },
} as never;
const record = {
  type: 'generate/video',
  version: 1,
  inputs: {
    prompt: 'Like @fox, mail@fox.org, \\@fox and @fox-den: @fox',
    images: [{ from: 'fox.image' }, { from: 'street.image', as: 'alley' }],
    firstFrame: { from: 'inputs.opening' },
  },
} as NodeRecord;

describe('references of a node', () => {
  it('are its edges, by the names prompts give them', () => {
    expect(referencesOf(record, type).map(({ name, input, index }) => [name, input, index])).toEqual([
      ['fox', 'images', 0],
      ['alley', 'images', 1],
      ['opening', 'firstFrame', 0],
    ]);
  });

  it('keep what the prompt points to when one is renamed', () => {
    expect(followRename('shot', record, type, 'fox', 'vixen')).toEqual([
      {
        op: 'set-input',
        node: 'shot',
        input: 'prompt',
        value: 'Like @vixen, mail@fox.org, \\@fox and @fox-den: @vixen',
      },
    ]);
    expect(followRename('shot', record, type, 'alley', 'lane')).toEqual([]);
  });

  it('leave the prompt to the other edge where two had one name', () => {
    const twice = { ...record, inputs: { ...record.inputs, firstFrame: { from: 'fox.image' } } };
    expect(followRename('shot', twice, type, 'fox', 'vixen')).toEqual([]);
  });
});

describe('mentions in a text', () => {
  it('are those that nothing answers to', () => {
    expect(danglingIn('@fox in @den, @den and \\@not', referencesOf(record, type))).toEqual(['den']);
  });

  it('are renamed whole', () => {
    expect(renameMention('@a @ab @a-b @a', 'a', 'x')).toBe('@x @ab @a-b @x');
  });

  it('are taken out with the space they leave', () => {
    expect(removeMention('A @den of foxes', 'den')).toBe('A of foxes');
    expect(removeMention('@den of foxes', 'den')).toBe('of foxes');
    expect(removeMention('foxes in @den', 'den')).toBe('foxes in');
    expect(removeMention('foxes in @den ', 'den')).toBe('foxes in');
    expect(removeMention('foxes in @den, asleep', 'den')).toBe('foxes in, asleep');
  });
});

describe('what is being typed', () => {
  it('is a mention or a template that ends at the caret', () => {
    expect(queryAt('A @fo', 5)).toEqual({ kind: 'mention', from: 2, to: 5, word: 'fo' });
    expect(queryAt('A @', 3)).toEqual({ kind: 'mention', from: 2, to: 3, word: '' });
    expect(queryAt('At {{li', 7)).toEqual({ kind: 'template', from: 3, to: 7, word: 'li' });
  });

  it('is nothing within a word, behind a backslash, or further back', () => {
    expect([queryAt('mail@fo', 7), queryAt('\\@fo', 4), queryAt('@fox ', 5), queryAt('\\{{li', 6)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('finds beginnings before middles', () => {
    const names = ['the-fox', 'fox', 'alley'].map((name) => ({ name }));
    expect(matching(names, 'fo').map(({ name }) => name)).toEqual(['fox', 'the-fox']);
  });
});

describe('the change between two texts', () => {
  it('is what lies between their common ends', () => {
    expect(changeBetween('a fox runs', 'a red fox runs')).toEqual({ from: 2, to: 2, insert: 'red ' });
    expect(changeBetween('aaa', 'aa')).toEqual({ from: 2, to: 3, insert: '' });
    expect(changeBetween('same', 'same')).toBeUndefined();
  });

  it('makes the one of the other for any two texts', () => {
    for (const [before, after] of [
      ['', 'x'],
      ['xyx', 'x'],
      ['abab', 'ab'],
      ['ab', 'ba'],
    ] as const) {
      const { from, to, insert } = changeBetween(before, after)!;
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
    }
  });
});
