import fc from 'fast-check';
import type { Each, Edge, GraphBody, GraphDocument, GraphInput, InputValue, NodeRecord } from '../graph/document.ts';

/**
 * Seeds of one node: what it is, and numbers that decide the rest. Smaller numbers make simpler nodes, so that shrinking them
 * shrinks the graph.
 */
type NodeSeed = readonly [kind: number, a: number, b: number, c: number, shape: number, flags: number];

/** How large random graphs are and what is in them. */
export interface RandomGraphOptions {
  /** Nodes of the document's own graph, at most. */
  readonly nodes?: number;
  readonly subgraphs?: number;
  /** Every other node is costly. */
  readonly costly?: boolean;
}

/** Documents of sample nodes with lists, subgraphs, folds, choices, failures and bypassed nodes; validation finds no error in them. */
export function randomGraph({
  nodes = 12,
  subgraphs = 2,
  costly = false,
}: RandomGraphOptions = {}): fc.Arbitrary<GraphDocument> {
  const kinds = costly ? [...KINDS, ...Array.from(KINDS, (_, i) => COSTLY[i % COSTLY.length]!)] : KINDS;
  const seed = fc.tuple(fc.nat(kinds.length - 1), fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99));
  const seeds = (maxLength: number) => fc.array(seed, { minLength: 1, maxLength, size: 'max' });
  const parts = fc.tuple(seeds(nodes), fc.array(seeds(5), { maxLength: subgraphs, size: 'max' }));
  return parts.map(([main, subgraphs]) => toDocument(main, subgraphs, kinds));
}

function toDocument(
  main: readonly NodeSeed[],
  subgraphs: readonly (readonly NodeSeed[])[],
  kinds: readonly Kind[],
): GraphDocument {
  const definitions: Definition[] = [];
  for (const [i, seeds] of subgraphs.entries()) definitions.push(define(`part-${i}`, seeds, [...definitions], kinds));
  const yard = build(main, definitions, 400, kinds);
  const outputs = { number: at(yard.numbers, 0), ...(yard.lists.length > 1 && { list: at(yard.lists, 0).from }) };
  return {
    shotgraph: 1,
    inputs: pickInputs(['x', 'xs', 'word']),
    outputs: toEdges(outputs),
    nodes: Object.fromEntries(yard.nodes),
    ...(definitions.length > 0 && { graphs: Object.fromEntries(definitions.map(({ name, body }) => [name, body])) }),
  };
}

const INPUTS: Record<string, GraphInput> = {
  x: { type: 'number', default: 1 },
  item: { type: 'number', default: 2 },
  state: { type: 'number', default: 0 },
  xs: { type: 'number[]', default: [1, 2, 3] },
  word: { type: 'text', default: 'ab' },
};
const pickInputs = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, INPUTS[name]!]));
const toEdges = (outputs: Record<string, string>): Record<string, Edge> =>
  Object.fromEntries(Object.entries(outputs).map(([name, from]) => [name, { from }]));

/** A subgraph: any can be used by those after it. */
interface Definition {
  readonly name: string;
  readonly body: GraphBody;
  /** How many node runs it takes, at most. */
  readonly cost: number;
  /** Has an output that is a list, so that it cannot run once per item. */
  readonly givesList: boolean;
}

function define(
  name: string,
  seeds: readonly NodeSeed[],
  definitions: readonly Definition[],
  kinds: readonly Kind[],
): Definition {
  const yard = build(seeds, definitions, 40, kinds);
  const [flags] = [seeds[0]![5]];
  const givesList = flags % 3 === 2 && yard.lists.length > 1;
  const outputs = {
    state: at(yard.numbers, 0),
    value: at(yard.numbers, flags),
    ...(givesList && { list: at(yard.lists, 0).from }),
  };
  const body = { inputs: INPUTS, outputs: toEdges(outputs), nodes: Object.fromEntries(yard.nodes) };
  return { name, body, cost: yard.cost, givesList };
}

/** A graph under construction: its nodes, and what can be wired so far. */
interface Yard {
  readonly nodes: Map<string, NodeRecord>;
  readonly numbers: string[];
  /** `most`: items at most. */
  readonly lists: { readonly from: string; readonly most: number }[];
  readonly definitions: readonly Definition[];
  cost: number;
}

/** What a kind of node makes of its seed. Outputs: `number`, or the most items a list can have. */
interface Made {
  readonly type: string;
  readonly inputs: Record<string, InputValue>;
  readonly outputs: Record<string, 'number' | number>;
  readonly each?: Each;
  readonly off?: boolean;
  readonly cost?: number;
}
type Kind = (seed: NodeSeed, yard: Yard) => Made;

function build(
  seeds: readonly NodeSeed[],
  definitions: readonly Definition[],
  budget: number,
  kinds: readonly Kind[],
): Yard {
  const yard: Yard = {
    nodes: new Map(),
    numbers: ['inputs.x'],
    lists: [{ from: 'inputs.xs', most: MOST_GIVEN }],
    definitions,
    cost: 0,
  };
  if (budget < 400) yard.numbers.push('inputs.item', 'inputs.state');
  for (const [i, seed] of seeds.entries()) {
    const wanted = kinds[seed[0] % kinds.length]!(seed, yard);
    const {
      type,
      inputs,
      outputs,
      each,
      off,
      cost = 1,
    } = yard.cost + (wanted.cost ?? 1) <= budget ? wanted : sum(seed, yard);
    const id = `n${i}`;
    yard.nodes.set(id, { type, version: 1, ...(each && { each }), ...(off && { off: true as const }), inputs });
    yard.cost += cost;
    for (const [port, kind] of Object.entries(outputs)) {
      if (kind === 'number') yard.numbers.push(`${id}.${port}`);
      else yard.lists.push({ from: `${id}.${port}`, most: kind });
    }
  }
  return yard;
}

/** Longest list that is handed into a subgraph, so that its cost is known. */
const MOST_GIVEN = 6;

/** Picks from the end: the smallest number takes what came last. */
const at = <T>(list: readonly T[], pick: number): T => list[list.length - 1 - (pick % list.length)]!;
const literalOf = (pick: number) => (pick % 14) - 3;
const number = ({ numbers }: Yard, pick: number): InputValue =>
  pick % 3 === 2 ? { from: at(numbers, Math.floor(pick / 3)) } : literalOf(pick);
const LITERALS = [[1, 2], [4], [], [0, 3, 5], [2, 2], [7, 1, 6]];

function list(yard: Yard, pick: number): { readonly value: InputValue; readonly most: number } {
  const literal = at(LITERALS, Math.floor(pick / 2));
  if (pick % 2 === 0) return { value: literal, most: literal.length };
  const { from, most } = at(yard.lists, Math.floor(pick / 2));
  return { value: { from }, most };
}
const edge = (value: InputValue, yard: Yard): InputValue =>
  Array.isArray(value) ? { from: at(yard.lists, 0).from } : value;

const isOff = (flags: number) => flags % 12 === 11;

const sum: Kind = ([, a, b, c, , flags], yard) => ({
  type: flags % 4 === 1 ? 'sample/slow-sum' : 'sample/sum',
  inputs: {
    k: literalOf(a),
    ...(b % 4 > 0 && {
      terms: [b, c]
        .slice(0, b % 4)
        .map((pick) => ({ from: pick % 5 === 4 ? at(yard.lists, pick).from : at(yard.numbers, pick) })),
    }),
  },
  outputs: { total: 'number' },
  off: isOff(flags),
});

const pair =
  (type: string): Kind =>
  ([, a, b, , , flags], yard) => ({
    type,
    inputs: { a: number(yard, a), b: number(yard, b) },
    outputs: { value: 'number' },
    off: isOff(flags),
  });

const blend: Kind = ([, a, b, c, , flags], yard) => ({
  type: 'sample/blend',
  inputs: { a: number(yard, a), b: number(yard, b), ...(c % 2 === 1 && { c: number(yard, c) }) },
  outputs: { value: 'number' },
  off: isOff(flags),
});

const range: Kind = ([, a, b], yard) => ({
  type: 'sample/range',
  inputs: { start: number(yard, a), count: number(yard, b) },
  outputs: { numbers: 4 },
});

const total: Kind = ([, a, , , shape], yard) => ({
  type: shape % 2 === 0 ? 'sample/total' : 'sample/total-tolerant',
  inputs: { numbers: list(yard, a).value },
  outputs: { total: 'number', ...(shape % 2 === 1 && { good: 'number' }) },
});

const letters: Kind = ([, a]) => ({
  type: 'sample/letters',
  inputs: { text: ['abc', '{{word}}!', 'x={{x}} {{word}}'][a % 3]! },
  outputs: { count: 'number' },
});

/** Both kinds of value that a node with a type variable can take. */
const anything = (yard: Yard, pick: number): { readonly value: Edge; readonly output: 'number' | number } => {
  if (pick % 3 < 2) return { value: { from: at(yard.numbers, pick) }, output: 'number' };
  const { from, most } = at(yard.lists, pick);
  return { value: { from }, output: most };
};

const identity: Kind = ([, a, , , , flags], yard) => {
  const { value, output } = anything(yard, a);
  return { type: 'sample/identity', inputs: { value }, outputs: { value: output }, off: isOff(flags) };
};

const gate: Kind = ([, a, b, c, , flags], yard) => {
  const { value, output } = anything(yard, a);
  const inputs = { value, score: number(yard, b), atLeast: literalOf(c) - 5 };
  return { type: 'sample/gate', inputs, outputs: { value: output }, off: isOff(flags) };
};

const pick: Kind = ([, a, b], yard) => ({
  type: 'sample/pick',
  inputs: { candidates: { from: at(yard.lists, a).from }, ...(b % 6 > 0 && { choice: number(yard, b) }) },
  outputs: { item: 'number' },
});

const switch_: Kind = ([, a, b, c, shape], yard) => ({
  type: 'sample/switch',
  inputs: { choice: shape % 4 === 3 ? 'second' : number(yard, a), ...casesOf(yard, b, c, shape) },
  outputs: { value: 'number' },
});

const casesOf = (yard: Yard, b: number, c: number, shape: number) => ({
  cases: [{ from: at(yard.numbers, b) }, { from: at(yard.numbers, c), as: 'second' }],
  ...(shape % 5 > 0 && { otherwise: { from: at(yard.numbers, shape) } }),
});

const instance: Kind = ([, a, b, c, shape, flags], yard) => {
  if (yard.definitions.length === 0) return blend([0, a, b, c, shape, flags], yard);
  const { name, cost, givesList } = at(yard.definitions, shape);
  const inputs = {
    ...(a % 2 === 1 && { x: number(yard, a) }),
    ...(b % 2 === 1 && { item: number(yard, b) }),
    ...givenList(yard, c),
  };
  const outputs = { state: 'number', value: 'number', ...(givesList && { list: MOST_GIVEN }) } as const;
  return { type: `graph/${name}`, inputs, outputs, cost, off: isOff(flags) };
};

const givenList = (yard: Yard, pick: number) => {
  const { value, most } = list(yard, pick);
  return most <= MOST_GIVEN && pick % 3 === 2 ? { xs: value } : {};
};

const fold: Kind = (seed, yard) => {
  const [, a, b, c, shape, flags] = seed;
  const able = yard.definitions.filter(({ givesList }) => !givesList);
  if (able.length === 0) return pair('sample/slow')(seed, yard);
  const { name, cost } = at(able, shape);
  const items = list(yard, a);
  const inputs = {
    graph: name,
    items: items.value,
    state: number(yard, b),
    ...(c % 2 === 1 && { x: number(yard, c) }),
  };
  return {
    type: 'flow/fold',
    inputs,
    outputs: { state: 'number', value: items.most },
    cost: cost * items.most,
    off: isOff(flags),
  };
};

/** Nodes that can run once per item: inputs that take lists, the rest of their inputs, and their outputs. */
const PER_ITEM: ((seed: NodeSeed, yard: Yard) => PerItem | undefined)[] = [
  (_, yard) => ({ type: 'sample/blend', walked: ['a', 'b', 'c'], rest: { c: number(yard, 2) }, outputs: ['value'] }),
  () => ({ type: 'sample/slow', walked: ['a', 'b'], rest: {}, outputs: ['value'] }),
  () => ({ type: 'sample/moody', walked: ['a', 'b'], rest: {}, outputs: ['value'] }),
  ([, , , , shape], { definitions }) => {
    const able = definitions.filter(({ givesList }) => !givesList);
    if (able.length === 0) return undefined;
    const { name, cost } = at(able, shape);
    return { type: `graph/${name}`, walked: ['item', 'x'], rest: {}, outputs: ['value', 'state'], cost };
  },
  ([, , b, , shape], yard) => ({
    type: 'sample/switch',
    walked: ['choice'],
    rest: casesOf(yard, b, shape, shape),
    outputs: ['value'],
  }),
  ([, , b]) => ({
    type: 'sample/gate',
    walked: ['value', 'score'],
    edges: ['value'],
    rest: { atLeast: literalOf(b) - 5 },
    outputs: ['value'],
  }),
  () => ({ type: 'sample/identity', walked: ['value'], edges: ['value'], rest: {}, outputs: ['value'] }),
  ([, a], yard) => ({
    type: 'sample/pick',
    walked: ['choice'],
    rest: { candidates: { from: at(yard.lists, a).from } },
    outputs: ['item'],
  }),
  (_, yard) => ({
    type: 'sample/sum',
    walked: ['k'],
    rest: { terms: [{ from: at(yard.numbers, 1) }] },
    outputs: ['total'],
  }),
];
interface PerItem {
  readonly type: string;
  readonly walked: readonly string[];
  /** Of those, the ones without literals. */
  readonly edges?: readonly string[];
  readonly rest: Record<string, InputValue>;
  readonly outputs: readonly string[];
  readonly cost?: number;
}

const each: Kind = (seed, yard) => {
  const [, a, b, c, shape, flags] = seed;
  const base = at(PER_ITEM.toReversed(), b)(seed, yard) ?? PER_ITEM[0]!(seed, yard)!;
  const [first, second] = base.walked as [string, string?];
  const one = list(yard, a);
  const { way, other } = second === undefined ? ({ way: 'one', other: one } as const) : secondList(yard, one, c, shape);
  const lists: Record<string, InputValue> = { [first]: one.value, ...(way !== 'one' && { [second!]: other.value }) };
  const inputs: Record<string, InputValue> = { ...base.rest, ...lists };
  for (const name of base.edges ?? []) if (inputs[name]) inputs[name] = edge(inputs[name], yard);
  const most = (way === 'product' ? other.most : 1) * Math.max(one.most, base.edges ? at(yard.lists, 0).most : 0);
  const groups = way === 'one' ? [[first]] : way === 'zip' ? [[first, second!]] : [[second!], [first]];
  const outputs = Object.fromEntries(base.outputs.map((name) => [name, most]));
  return {
    type: base.type,
    each: groups,
    inputs,
    outputs,
    cost: most * (base.cost ?? 1) + 1,
    off: flags % 20 === 19 && base.type !== 'sample/pick',
  };
};

/** A second list to walk: none, the same once more (so that lengths are equal), one to multiply with, or any. */
function secondList(yard: Yard, one: ReturnType<typeof list>, pick: number, shape: number) {
  if (shape % 8 < 3) return { way: 'one', other: one } as const;
  if (shape % 8 < 5) return { way: 'zip', other: one } as const;
  if (shape % 8 < 7)
    return { way: 'product', other: { value: at(LITERALS, pick), most: at(LITERALS, pick).length } } as const;
  return { way: 'zip', other: list(yard, pick) } as const;
}

const KINDS: readonly Kind[] = [
  ...[sum, pair('sample/slow'), pair('sample/moody'), blend, range, each, total, instance, fold, switch_, gate, pick],
  ...[identity, letters, each, instance],
];
const COSTLY: readonly Kind[] = [pair('sample/slow'), each, pair('sample/moody'), instance, pair('sample/slow'), fold];
