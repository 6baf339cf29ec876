import { defineNode, one, out } from '../node/define-node.ts';
import { ask, Num, sum, thing, work } from '../testing/sample-nodes.ts';
import { graph } from './builder.ts';

const g = graph();
const a = g.add('a', sum, {});
const t = g.add('t', thing, { tag: 'x' });
g.add('b', work, { value: a.out.total });
g.add('c', work, { value: 3, label: 'words' });
g.add('d', ask, { prompt: 'hi', things: [t.out.thing.named('x')] });

// @ts-expect-error: an opaque output does not fit a number
g.add('e1', work, { value: t.out.thing });
// @ts-expect-error: value is required
g.add('e2', work, {});
// @ts-expect-error: misspelt input
g.add('e3', work, { value: 1, lable: 'x' });
// @ts-expect-error: mistyped literal
g.add('e4', work, { value: 'three' });
// @ts-expect-error: no such port
g.add('e5', work, { value: a.out.sum });
// @ts-expect-error: only edges can be wired into an opaque input
g.add('e6', ask, { prompt: 'hi', things: [{ tag: 'x' }] });

defineNode({
  type: 'a/b',
  version: 1,
  title: 'B',
  effect: 'pure',
  inputs: { k: one(Num, 'k') },
  outputs: { k: out(Num, 'k') },
  // @ts-expect-error: the host has no capability that was not declared
  run: ({ k }, { host }) => ({ k: host.media ? k : 0 }),
});

defineNode({
  type: 'a/c',
  version: 1,
  title: 'C',
  effect: 'pure',
  inputs: { k: one(Num, 'k') },
  outputs: { k: out(Num, 'k') },
  // @ts-expect-error: the output is a number
  run: ({ k }) => ({ k: String(k) }),
});

// @ts-expect-error: a default has the type of the input
one(Num, 'k', { default: 'x' });
