import { describe, expect, it } from 'vitest';
import { memoryHost } from '../host/memory/index.ts';
import { defineNode, type NodeType, one, out } from '../node/define-node.ts';
import { createRegistry } from '../node/registry.ts';
import { Num } from '../testing/sample-nodes.ts';
import { documentOf } from '../testing/tools.ts';
import { openSession } from './session.ts';

/** A node that counts how many of its kind are under way, and waits for `wait` before it ends. */
function countingNode(wait: () => Promise<void>) {
  const counter = { now: 0, most: 0 };
  const node = defineNode({
    type: 'test/counting',
    version: 1,
    title: 'Counting',
    effect: 'pure',
    inputs: { k: one(Num, 'Anything.') },
    outputs: { k: out(Num, 'The same.') },
    async run({ k }) {
      counter.most = Math.max(counter.most, ++counter.now);
      await wait();
      counter.now--;
      return { k };
    },
  });
  return { node, counter };
}

/** So many of them that hang on nothing. */
function independent(node: NodeType, count: number) {
  const nodes = Array.from({ length: count }, (_, k) => [`n${k}`, [node.type, { k }]] as const);
  return openSession(documentOf(Object.fromEntries(nodes)), { registry: createRegistry([node]), host: memoryHost() });
}

describe('walking', () => {
  it('has only so many independent nodes under way as do not end by themselves', async () => {
    const { node, counter } = countingNode(async () => {});
    const { counts } = await independent(node, 10_000).run().done;
    expect(counts.evaluated).toBe(10_000);
    expect(counter.most).toBeLessThan(5000);
  });

  it('holds no node back that takes a while', async () => {
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const { node, counter } = countingNode(() => gate);
    const run = independent(node, 5000).run();
    setImmediate(letGo);
    await run.done;
    expect(counter.most).toBe(5000);
  });

  it('ends a run that is cancelled between two lots of nodes', async () => {
    const { node } = countingNode(async () => {});
    const run = independent(node, 5000).run({
      onEvent: ({ type }) => type === 'node-finished' && run.cancel(new Error('enough')),
    });
    await expect(run.done).rejects.toThrow('enough');
  });
});
