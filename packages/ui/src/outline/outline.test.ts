import { openGraph } from '@shotgraph/engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnnouncer } from './announcer.ts';
import { flowOrder, nextOf } from './order.ts';

const node = (...from: string[]) => ({
  type: 'a/b',
  version: 1,
  inputs: { list: from.map((id) => ({ from: `${id}.x` })) },
});

describe('the order of the outline', () => {
  it('is that of the data, whatever the order in the document; what feeds itself comes last', () => {
    const graph = openGraph({
      shotgraph: 1,
      nodes: { film: node('shot'), shot: node('fox', 'move'), x: node('y'), y: node('x'), fox: node(), move: node() },
    });
    expect(flowOrder(graph)).toEqual(['fox', 'move', 'shot', 'film', 'x', 'y']);
  });

  it('hands the focus on to the next line, or the one before the last', () => {
    expect([nextOf(['a', 'b', 'c'], 'b'), nextOf(['a', 'b'], 'b'), nextOf(['a'], 'a')]).toEqual(['c', 'a', undefined]);
  });
});

describe('the announcer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says together what happens together, and the same thing again', () => {
    const announcer = createAnnouncer();
    const heard: string[] = [];
    announcer.subscribe(() => heard.push(announcer.text));
    announcer.say('shot is running');
    announcer.say('fox is done');
    announcer.say('fox is done');
    expect(heard).toEqual([]);
    vi.runAllTimers();
    announcer.say('one');
    vi.runAllTimers();
    announcer.say('one');
    vi.runAllTimers();
    for (let i = 0; i < 9; i++) announcer.say(`n${i}`);
    vi.runAllTimers();
    expect(heard).toEqual(['shot is running. fox is done.', 'one.', 'one.\u00a0', 'n5. n6. n7. n8. And 5 more.']);
  });
});
