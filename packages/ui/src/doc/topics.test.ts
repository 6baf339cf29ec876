import { expect, it, vi } from 'vitest';
import { createTopics } from './topics.ts';

it('tells of many names just those who listen to one of them, however many there are of either', () => {
  const topics = createTopics();
  const heard = vi.fn();
  for (const topic of ['node:a', 'node:b', 'node:', 'values:a', 'a', 'other'])
    topics.subscribe(topic, () => heard(topic));
  topics.emitEach('node:', new Set(['a', 'c']));
  expect(heard.mock.calls).toEqual([['node:a']]);
  heard.mockClear();
  topics.emitEach('node:', new Set(['b', 'a', ...Array.from({ length: 20 }, (_, i) => `n${i}`)]));
  expect(heard.mock.calls.toSorted()).toEqual([['node:a'], ['node:b']]);
});

it('lets listeners come and go while they are told', () => {
  const topics = createTopics();
  const late = vi.fn();
  const stop = topics.subscribe('node:a', () => {
    stop();
    topics.subscribe('node:b', late);
  });
  const names = new Set(['a', 'b', 'c', 'd']);
  topics.emitEach('node:', names);
  expect(late).not.toHaveBeenCalled();
  topics.emitEach('node:', names);
  expect(late).toHaveBeenCalledTimes(1);
});
