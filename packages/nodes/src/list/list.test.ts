import { FailedItem, Halt, type NodeType, type RunContext } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import * as list from './index.ts';

const context = { host: {}, signal: new AbortController().signal, progress: () => {} } as RunContext<never>;
const run = (node: NodeType, inputs: object) => node.run(inputs as never, context);
const problems = (node: NodeType, inputs: object) =>
  node.check?.(inputs as never).map(({ input, message }) => `${input}: ${message}`);
const failed = new FailedItem('takes/1', { code: 'node-threw', message: 'no light', retryable: false });

describe('list/range', () => {
  it('counts from the start in steps, none for a count of 0', () => {
    expect(run(list.listRange, { start: 3, count: 4, step: -2 })).toEqual({ values: [3, 1, -1, -3] });
    expect(run(list.listRange, { start: 3, count: 0, step: 1 })).toEqual({ values: [] });
    expect(run(list.listRange, { start: 7, count: 2, step: 0 })).toEqual({ values: [7, 7] });
  });

  it('gives the numbers that one would type', () => {
    expect(run(list.listRange, { start: 0, count: 5, step: 0.1 })).toEqual({ values: [0, 0.1, 0.2, 0.3, 0.4] });
    expect(run(list.listRange, { start: 9007199254740989, count: 3, step: 1 })).toEqual({
      values: [9007199254740989, 9007199254740990, 9007199254740991],
    });
  });

  it('refuses counts that are not whole, below 0 or above 100000, and numbers without end', () => {
    const count = (count: number) => problems(list.listRange, { start: 0, count, step: 1 });
    expect(count(100_000)).toEqual([]);
    expect(count(100_001)).toEqual(['count: 100001 is too large; the most is 100000']);
    expect(count(-1)).toEqual(['count: -1 is too small; the least is 0']);
    expect(count(2.5)).toEqual(['count: 2.5 is not a whole number; use 3']);
    expect(problems(list.listRange, { start: 0, count: 9, step: 1e308 })).toEqual([
      'step: 9 steps of 1e+308 from 0 leave the range of numbers; lower it',
    ]);
    expect(problems(list.listRange, { start: 0 })).toEqual([]);
  });
});

describe('lists typed in', () => {
  it('are numbers as they are, and texts line by line', () => {
    expect(run(list.listNumbers, { values: [3, 1, 2] })).toEqual({ values: [3, 1, 2] });
    expect(run(list.listTexts, { lines: 'a fox\r\n\n  an owl \n\t\nan owl' })).toEqual({
      texts: ['a fox', 'an owl', 'an owl'],
    });
    expect(run(list.listTexts, { lines: '' })).toEqual({ texts: [] });
  });
});

describe('list/of and list/repeat', () => {
  it('make lists of values', () => {
    expect(run(list.listOfItems, { items: ['b', 'a', 'b'] })).toEqual({ list: ['b', 'a', 'b'] });
    expect(run(list.listRepeat, { item: 'a', count: 3 })).toEqual({ list: ['a', 'a', 'a'] });
    expect(run(list.listRepeat, { item: 'a', count: 0 })).toEqual({ list: [] });
    expect(problems(list.listRepeat, { count: 1e9 })).toEqual(['count: 1000000000 is too large; the most is 100000']);
  });
});

describe('list/pick', () => {
  it('counts from the start, and from the end by negative positions', () => {
    const at = (index: number) => run(list.listPick, { list: ['a', 'b', 'c'], index });
    expect([at(0), at(2), at(-1), at(-3)].map((outputs) => (outputs as { item: string }).item)).toEqual([
      'a',
      'c',
      'c',
      'a',
    ]);
  });

  it('refuses positions outside of the list, naming both', () => {
    const at = (index: number, length: number) => problems(list.listPick, { list: Array(length).fill('a'), index });
    const advice = 'use 0 to 3, or -4 to -1 from the end';
    expect(at(4, 4)).toEqual([`index: there is no item 4 among 4; ${advice}`]);
    expect(at(-5, 4)).toEqual([`index: there is no item -5 among 4; ${advice}`]);
    expect(at(0, 0)).toEqual(['index: there is no item 0: the list is empty']);
    expect(at(0.5, 4)).toEqual(['index: 0.5 is not a whole number; use 1']);
    expect(at(3, 4)).toEqual([]);
    expect(problems(list.listPick, { index: 7 })).toEqual([]);
    expect(() => run(list.listPick, { list: [], index: 0 })).toThrow('there is no item 0 among 0');
  });

  it('minds only the failure of the picked item, and names its node', () => {
    expect(run(list.listPick, { list: ['a', failed], index: 0 })).toEqual({ item: 'a' });
    expect(() => run(list.listPick, { list: ['a', failed], index: -1 })).toThrow(
      expect.objectContaining({
        code: 'node-threw',
        message: 'item 1 could not be made: node "takes/1": no light',
      }),
    );
  });

  it('stops where the picked item was stopped', () => {
    const dark = new FailedItem('gates/0', { code: 'stopped', message: 'too dark', retryable: false });
    expect(run(list.listPick, { list: [dark], index: 0 })).toEqual(
      new Halt('stopped', 'item 0 was stopped: node "gates/0": too dark'),
    );
  });
});

describe('list/zip', () => {
  it('takes items in turn from up to four lists', () => {
    const two = { a: [1, 2], b: [3, 4], c: undefined, d: undefined };
    expect(run(list.listZip, two)).toEqual({ list: [1, 3, 2, 4] });
    expect(run(list.listZip, { ...two, d: [5, 6] })).toEqual({ list: [1, 3, 5, 2, 4, 6] });
    expect(run(list.listZip, { ...two, a: [], b: [] })).toEqual({ list: [] });
  });

  it('refuses lists of unequal length, naming both', () => {
    expect(problems(list.listZip, { a: [1, 2], b: [3, 4], d: [5] })).toEqual([
      'd: "d" has 1 items and "a" has 2; make them equally long, for instance by list/slice',
    ]);
    expect(problems(list.listZip, { a: [1], b: [3], c: undefined })).toEqual([]);
    expect(problems(list.listZip, { b: [3] })).toEqual([]);
  });
});

describe('list/chunk', () => {
  const five = [1, 2, 3, 4, 5];

  it('gives pieces of a length, the last one shorter', () => {
    expect(run(list.listChunk, { list: five, size: 2, index: 0 })).toEqual({ list: [1, 2], chunks: 3 });
    expect(run(list.listChunk, { list: five, size: 2, index: -1 })).toEqual({ list: [5], chunks: 3 });
    expect(run(list.listChunk, { list: five, size: 9, index: 0 })).toEqual({ list: five, chunks: 1 });
    expect(run(list.listChunk, { list: [], size: 2, index: 0 })).toEqual({ list: [], chunks: 0 });
  });

  it('refuses pieces there are not', () => {
    expect(problems(list.listChunk, { list: five, size: 2, index: 3 })).toEqual([
      'index: there is no chunk 3 among 3; use 0 to 2, or -3 to -1 from the end',
    ]);
    expect(problems(list.listChunk, { list: five, size: 0, index: 0 })).toEqual([
      'size: 0 is too small; the least is 1',
    ]);
    expect(problems(list.listChunk, { list: [], size: 2, index: 0 })).toEqual([]);
    expect(problems(list.listChunk, { size: 2, index: 1.5 })).toEqual(['index: 1.5 is not a whole number; use 2']);
  });
});

describe('lists with failed items', () => {
  const items = ['a', failed, 'c', 'd'];

  it('keep them in place through slice, reverse, chunk, zip and length', () => {
    expect(run(list.listSlice, { list: items, start: -3, end: undefined })).toEqual({ list: [failed, 'c', 'd'] });
    expect(run(list.listSlice, { list: items, start: 2, end: 99 })).toEqual({ list: ['c', 'd'] });
    expect(run(list.listReverse, { list: items })).toEqual({ list: ['d', 'c', failed, 'a'] });
    expect(run(list.listChunk, { list: items, size: 2, index: 0 })).toEqual({ list: ['a', failed], chunks: 2 });
    expect(run(list.listZip, { a: [1, 2, 3, 4], b: items })).toEqual({ list: [1, 'a', 2, failed, 3, 'c', 4, 'd'] });
    expect(run(list.listLength, { list: items })).toEqual({ length: 4 });
    expect(problems(list.listSlice, { start: 0.5, end: 1 })).toEqual(['start: 0.5 is not a whole number; use 1']);
  });

  it('lose them through list/only, which tells where the others stood', () => {
    expect(run(list.listOnly, { list: items })).toEqual({ list: ['a', 'c', 'd'], indices: [0, 2, 3] });
    expect(run(list.listOnly, { list: [failed] })).toEqual({ list: [], indices: [] });
  });
});
