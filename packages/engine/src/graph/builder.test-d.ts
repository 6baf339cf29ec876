import { defineNode, one, optional, out } from '../node/define-node.ts';
import { listOf, typeVariable } from '../node/list.ts';
import { ask, Num, sum, thing, work } from '../testing/sample-nodes.ts';
import { graph, type OutRef } from './builder.ts';

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

// Lists: inputs named in each take lists of their type or of its literals, and outputs become lists.
const numbers = g.input('numbers', { type: 'number[]' });
const swept = g.add('swept', work, { value: numbers, label: 'same' }, { each: [['value']], at: [0, 0] });
g.add('grid', work, { value: [1, 2, 3], label: ['a', 'b'] }, { each: [['value'], ['label']] });
g.add('again', work, { value: swept.out.doubled }, { each: [['value']], off: true });
g.add('spread', sum, { terms: [swept.out.doubled, a.out.total] });
g.add('placed', work, { value: 1 }, [0, 0]);
swept.out.doubled satisfies OutRef<'number[]'>;
// @ts-expect-error: a list needs each
g.add('f1', work, { value: numbers });
// @ts-expect-error: named in each, so it takes a list
g.add('f2', work, { value: a.out.total }, { each: [['value']] });
// @ts-expect-error: a list of the wrong literals
g.add('f3', work, { value: ['three'] }, { each: [['value']] });
// @ts-expect-error: no such input
g.add('f4', work, { value: [1] }, { each: [['valu']] });
// @ts-expect-error: an input that takes many cannot be walked
g.add('f5', sum, { terms: [a.out.total] }, { each: [['terms']] });
// @ts-expect-error: the outputs are lists now
g.add('f6', work, { value: swept.out.sign });
// @ts-expect-error: required, and no list replaces it
g.add('f7', work, { label: ['a'] }, { each: [['label']] });

// Type variables take anything, and what they give fits anywhere.
const T = typeVariable('t');
const pick = defineNode({
  type: 'a/pick',
  version: 1,
  title: 'Pick',
  effect: 'pure',
  inputs: { list: one(listOf(T), 'l'), otherwise: optional(T, 'o') },
  outputs: { item: out(T, 'i'), rest: out(listOf(T), 'r') },
  run: ({ list }) => ({ item: list[0], rest: list.slice(1) }),
});
const picked = g.add('picked', pick, { list: numbers, otherwise: t.out.thing });
g.add('h1', work, { value: picked.out.item });
g.add('h2', work, { value: picked.out.rest }, { each: [['value']] });
// @ts-expect-error: not a list
g.add('h3', pick, { list: a.out.total });

// Subgraphs: inputs declared beside them and outputs handed out are typed.
const shot = g.subgraph(
  'shot',
  { value: { type: Num }, label: { type: 'text', default: 'x' } },
  (sub, { value, label }) => {
    const node = sub.add('node', work, { value, label });
    return { film: node.out.doubled };
  },
);
const first = g.add('first', shot, { value: 1 });
g.add('second', shot, { value: first.out.film, label: 'words' });
const shots = g.add('shots', shot, { value: numbers }, { each: [['value']] });
g.add('all', sum, { terms: [shots.out.film] });
// @ts-expect-error: value is required
g.add('i1', shot, {});
// @ts-expect-error: mistyped literal
g.add('i2', shot, { value: 'three' });
// @ts-expect-error: misspelt input
g.add('i3', shot, { value: 1, lable: 'x' });
// @ts-expect-error: no such output
first.out.still;
// @ts-expect-error: an opaque output does not fit a number
g.add('i4', shot, { value: t.out.thing });

// Inputs and outputs declared inside are checked when the graph is validated.
const loose = g.subgraph('loose', (sub) => {
  sub.output('film', sub.add('node', work, { value: sub.input('value', { type: 'number' }) }).out.doubled);
});
g.add('j1', work, { value: g.add('j2', loose, { value: 1, other: t.out.thing }).out.film! });
const half = g.subgraph('half', (sub) => ({ film: sub.add('node', sum, {}).out.total }));
g.add('j3', work, { value: g.add('j4', half, {}).out.film });

// Folds.
const round = g.subgraph(
  'round',
  { item: { type: Num }, state: { type: Num }, k: { type: Num, default: 1 } },
  (sub, refs) => {
    const next = sub.add('next', sum, { terms: [refs.item, refs.state, refs.k] });
    return { state: next.out.total, frame: next.out.total };
  },
);
const folded = g.fold('folded', round, { items: numbers, state: 0 });
g.fold('k1', round, { items: [1, 2], state: folded.out.state, k: 3 }, { at: [0, 0] });
folded.out.state satisfies OutRef<'number'>;
folded.out.frame satisfies OutRef<'number[]'>;
// @ts-expect-error: the items are a list
g.fold('k2', round, { items: 3, state: 0 });
// @ts-expect-error: the first state is required
g.fold('k3', round, { items: numbers });
// @ts-expect-error: items of another type
g.fold('k4', round, { items: g.input('texts', { type: 'text[]' }), state: 0 });
