import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FOLD_TYPE,
  type GraphBody,
  type GraphDocument,
  type NodeRecord,
  SUBGRAPH_GROUP,
  subgraphOf,
} from '../graph/document.ts';
import { applyOps, type Op } from '../graph/edit.ts';
import { formatDocument } from '../graph/format.ts';
import { type Graph, openGraph, partOf, toDocument } from '../graph/graph.ts';
import { memoryHost } from '../host/memory/index.ts';
import type { RunEvent } from '../run/events.ts';
import { validate } from '../run/validate.ts';
import { randomGraph } from '../testing/random-graph.ts';
import { gate, Num, sampleRegistry, slow, switch_ } from '../testing/sample-nodes.ts';
import { open } from '../testing/tools.ts';
import { defineNode, many, type NamedValue, one, optional, out } from './define-node.ts';
import { listOf, typeVariable } from './list.ts';
import { collapseNodes, expandNode, renameGraphInput, renameGraphOutput, renameNode } from './refactor.ts';
import { createRegistry } from './registry.ts';

/** Graphs of one test. */
const RUNS = 300;

const Any = typeVariable('t');
const placeOf = (pick: number, length: number) => ((Math.trunc(pick) % length) + length) % length;

/** A switch that needs all of its cases and always finds one. */
const tameSwitch = defineNode({
  type: 'tame/switch',
  version: 1,
  title: 'Switch',
  effect: 'pure',
  inputs: {
    choice: switch_.inputs.choice,
    cases: many(Any, 'What can be chosen.', { named: true }),
    otherwise: optional(Any, 'Taken when there is none.'),
  },
  outputs: switch_.outputs,
  run({ choice, cases, otherwise }) {
    const named = cases as readonly NamedValue[];
    const found = named.find(({ name }) => name === choice) ?? named[placeOf(Number(choice) || 0, named.length)];
    return { value: found ? found.value : otherwise };
  },
});

/** A pick that never waits. */
const tamePick = defineNode({
  type: 'tame/pick',
  version: 1,
  title: 'Pick',
  effect: 'pure',
  inputs: { candidates: one(listOf(Num), 'What can be chosen.'), choice: optional(Num, 'Place of the chosen one.') },
  outputs: { item: out(Num, 'The chosen one.') },
  run: ({ candidates, choice = 0 }) => ({ item: candidates[placeOf(choice, candidates.length)] ?? 0 }),
});

/** Costly work that takes no time. */
const tameSlow = defineNode({
  type: 'tame/slow',
  version: 1,
  title: 'Slow',
  effect: 'compute',
  inputs: slow.inputs,
  outputs: slow.outputs,
  predict: ({ a, b }) => ({ value: a + b, made: `slow ${a} ${b}` }),
  run: ({ a, b }) => ({ value: a + b, made: `slow ${a} ${b}` }),
});
/** A gate that is always open. */
const tameGate = defineNode({
  type: 'tame/gate',
  version: 1,
  title: 'Gate',
  effect: 'pure',
  inputs: gate.inputs,
  outputs: gate.outputs,
  run: ({ value }) => ({ value }),
});
const tame = [tameSwitch, tamePick, tameSlow, tameGate];
const registry = createRegistry([...sampleRegistry.values(), ...tame]);

/**
 * The document with nodes that neither wait nor leave others alone. What nobody chooses does not run, and within a subgraph more is
 * of that kind: that is what a subgraph means, and no matter of keys.
 */
function tamed(document: GraphDocument, names: readonly string[] = ['switch', 'pick', 'slow']): GraphDocument {
  const tameOne = (node: NodeRecord): NodeRecord => {
    const name = /^sample\/(.+)$/.exec(node.type)?.[1];
    return name === undefined || !names.includes(name) ? node : { ...node, type: `tame/${name}` };
  };
  const within = <B extends GraphBody>(body: B): B => ({
    ...body,
    nodes: Object.fromEntries(Object.entries(body.nodes).map(([id, node]) => [id, tameOne(node)])),
  });
  const { graphs } = document;
  if (!graphs) return within(document);
  return {
    ...within(document),
    graphs: Object.fromEntries(Object.entries(graphs).map(([name, body]) => [name, within(body)])),
  };
}

describe('collapse and expand', () => {
  it('[G16][G17] keep the keys of all nodes in random graphs, and undo each other', { timeout: 120_000 }, async () => {
    let collapsed = 0;
    await fc.assert(
      fc.asyncProperty(
        randomGraph().map((document) => tamed(document)),
        fc.nat(),
        fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
        async (document, place, picks) => {
          const graph = openGraph(document);
          const names = [undefined, ...graph.graphs.keys()];
          const subgraph = names[place % names.length];
          const ids = [...partOf(graph, subgraph).nodes.keys()];
          const made = collapse(graph, new Set(picks.map((pick) => ids[pick % ids.length]!)), subgraph);
          collapsed++;
          expect(await work(toDocument(graph))).toEqual(await work(document));
          applyOps(graph, expandNode(graph, registry, made, subgraph));
          expect(toDocument(graph)).toEqual(document);
        },
      ),
      { numRuns: RUNS, seed: 3 },
    );
    expect(collapsed).toBe(RUNS);
  });

  it('[G17] keep the keys of all nodes of subgraphs that are given literals and defaults', {
    timeout: 120_000,
  }, async () => {
    let expanded = 0;
    await fc.assert(
      fc.asyncProperty(
        randomGraph({ nodes: 8, subgraphs: 4 }).map((document) => tamed(document)),
        async (document) => {
          const graph = openGraph(document);
          const before = await work(document);
          expanded += expandAll(graph).expanded;
          expect(await work(toDocument(graph))).toEqual(before);
        },
      ),
      { numRuns: RUNS, seed: 4 },
    );
    expect(expanded).toBeGreaterThan(RUNS / 2);
  });

  it('[G16][G17] keep the meaning of mentions and templates', { timeout: 120_000 }, async () => {
    let [expanded, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        tales,
        fc.nat(),
        fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        async (document, place, picks) => {
          const before = await work(document);
          const graph = openGraph(document);
          const names = [undefined, ...graph.graphs.keys()];
          const subgraph = names[place % names.length];
          const ids = [...partOf(graph, subgraph).nodes.keys()];
          const made = collapse(graph, new Set(picks.map((pick) => ids[pick % ids.length]!)), subgraph);
          expect(await work(toDocument(graph))).toEqual(before);
          applyOps(graph, expandNode(graph, registry, made, subgraph));
          expect(toDocument(graph)).toEqual(document);
          const ends = expandAll(graph);
          expanded += ends.expanded;
          refused += ends.refused;
          expect(await work(toDocument(graph))).toEqual(before);
        },
      ),
      { numRuns: 4 * RUNS, seed: 5 },
    );
    expect([expanded > RUNS, refused > RUNS / 10]).toEqual([true, true]);
  });
});

/** Ops of a renaming; none where a fold goes by the old name. */
function tried(rename: () => readonly Op[]): readonly Op[] {
  try {
    return rename();
  } catch (error) {
    expect((error as Error).message).toMatch(/folds the subgraph and goes by that name$/);
    return [];
  }
}

/** Seeds of nodes: what each is, and numbers that decide the rest. */
const seeds = fc.array(fc.tuple(fc.nat(4), fc.nat(99), fc.nat(99), fc.nat(99)), {
  minLength: 1,
  maxLength: 6,
  size: 'max',
});
type Seeds = readonly (readonly [kind: number, a: number, b: number, c: number])[];

/** Documents about texts: prompts that mention, templates, and subgraphs in each other that are handed all of them. */
const tales: fc.Arbitrary<GraphDocument> = fc
  .array(seeds, { minLength: 2, maxLength: 4, size: 'max' })
  .map((bodies) => {
    const graphs: Record<string, GraphBody> = {};
    const main = bodies.pop()!;
    for (const [i, body] of bodies.entries()) graphs[`tale-${i}`] = tell(body, Object.keys(graphs), true);
    return { shotgraph: 1, ...tell(main, Object.keys(graphs), false), graphs };
  });

describe('renaming', () => {
  it.each([
    // Which node an item failed at is part of what is made of it: here none does.
    ['random graphs', randomGraph().map((document) => tamed(document, ['switch', 'pick', 'slow', 'gate']))],
    ['tales', tales],
  ])(
    '[G21] keeps the keys of all nodes, and the meaning of mentions and templates, in %s',
    {
      timeout: 120_000,
    },
    async (_, documents) => {
      let renamed = 0;
      await fc.assert(
        fc.asyncProperty(documents, fc.array(fc.nat(), { minLength: 3, maxLength: 6 }), async (document, picks) => {
          const graph = openGraph(document);
          const before = await work(document, false);
          for (const pick of picks) {
            const names = [undefined, ...graph.graphs.keys()];
            const subgraph = names[pick % names.length];
            const { nodes, header } = partOf(graph, subgraph);
            const kinds = [
              [renameNode, [...nodes.keys()]],
              [renameGraphInput, Object.keys(header.inputs ?? {})],
              // What a run gives goes by the names of its own outputs.
              [renameGraphOutput, subgraph === undefined ? [] : Object.keys(header.outputs ?? {})],
            ] as const;
            const [rename, ids] = kinds[pick % 3]!;
            if (ids.length === 0) continue;
            const id = ids[(pick >> 2) % ids.length]!;
            // A name that edges go by already is the hard case.
            const to = [`new-${renamed}`, 'as-1', 'line-2', 'it'].find((name) => !ids.includes(name) && pick % 2 === 0);
            const ops = tried(() => rename(graph, registry, id, to ?? `other-${renamed}`, subgraph));
            applyOps(graph, ops);
            renamed += ops.length > 0 ? 1 : 0;
          }
          expect(await work(toDocument(graph), false)).toEqual(before);
        }),
        { numRuns: RUNS / 2, seed: 6 },
      );
      expect(renamed).toBeGreaterThan(RUNS);
    },
  );
});

function tell(body: Seeds, names: readonly string[], isInner: boolean): GraphBody {
  const nodes: Record<string, NodeRecord> = {};
  const texts = ['inputs.line'];
  const numbers = ['inputs.n'];
  const things = isInner ? ['inputs.ref'] : [];
  const edge = (list: readonly string[], pick: number) => ({ from: list[pick % list.length]! });
  const text = (pick: number) =>
    [edge(texts, pick >> 2), 'of {{line}}', `\\{{line}} ${pick} @it`, '{{n}} {{line}}'][pick % 4]!;
  const number = (pick: number) => (pick % 2 === 0 ? pick : edge(numbers, pick >> 1));
  for (const [i, [kind, a, b, c]] of body.entries()) {
    const id = `n${i}`;
    const add = (type: string, inputs: NodeRecord['inputs'], into?: string[], port?: string) => {
      nodes[id] = { type, version: 1, inputs };
      if (into) into.push(`${id}.${port}`);
    };
    if (kind === 1) add('sample/ask', ask([a, b, c].slice(c % 4), edge, things, text(b)), texts, 'text');
    else if (kind === 2)
      add('sample/sum', { k: number(a), terms: [edge(numbers, b), edge(numbers, c)] }, numbers, 'total');
    else if (kind === 3) add('sample/letters', { text: text(a) }, numbers, 'count');
    else if (kind === 4 && names.length > 0 && things.length > 0) {
      const given = { ...(b % 3 > 0 && { line: text(b) }), ...(c % 3 > 0 && { n: number(c) }), ref: edge(things, a) };
      add(`graph/${names[a % names.length]}`, given);
      texts.push(`${id}.text`);
      numbers.push(`${id}.number`);
      things.push(`${id}.thing`);
    } else add('sample/thing', { tag: text(a) }, things, 'thing');
  }
  const [from, count, thing] = [texts.at(-1)!, numbers.at(-1)!, things.at(-1)];
  return {
    inputs: {
      line: { type: 'text', default: 'fox' },
      n: { type: 'number', default: 3 },
      ...(isInner && { ref: { type: 'opaque' } }),
    },
    outputs: { text: { from }, number: { from: count }, ...(thing !== undefined && { thing: { from: thing } }) },
    nodes,
  };
}

/** Inputs of a node that asks about things, each by its name. */
function ask(
  picks: readonly number[],
  edge: (list: readonly string[], pick: number) => { readonly from: string },
  things: readonly string[],
  text: NodeRecord['inputs'][string],
): NodeRecord['inputs'] {
  if (things.length === 0) return { prompt: typeof text === 'string' ? text.replace('@it', '') : text };
  const taken = new Set<string>();
  const edges = picks.map((pick, i) => {
    const made = edge(things, pick);
    const [node, port] = made.from.split('.') as [string, string];
    const name = node === 'inputs' ? port : node;
    if (pick % 5 > 0 && !taken.has(name)) {
      taken.add(name);
      return made;
    }
    taken.add(`as-${i}`);
    return { ...made, as: `as-${i}` };
  });
  const mentions = [...taken].map((name) => `@${name}`).join(' and ');
  const prompt = typeof text === 'string' ? `${mentions}: ${text.replace('@it', '\\@it')}` : text;
  return { prompt, ...(edges.length > 0 && { things: edges }) };
}

/** Collapses nodes together with those that stand between them; returns the id of the node in their place. */
function collapse(graph: Graph, ids: Set<string>, subgraph: string | undefined): string {
  const options = { name: 'made', ...(subgraph !== undefined && { subgraph }) };
  for (;;) {
    let ops: readonly Op[];
    try {
      ops = collapseNodes(graph, registry, ids, options);
    } catch (error) {
      const between = /^node "([^"]+)" stands between/.exec((error as Error).message)?.[1];
      if (between === undefined || ids.has(between)) throw error;
      ids.add(between);
      continue;
    }
    applyOps(graph, ops);
    return 'made';
  }
}

/** Nodes that can be expanded, with the subgraph each stands in. */
function instancesIn(graph: Graph): readonly (readonly [id: string, subgraph: string | undefined])[] {
  const able = ({ type, each, off }: NodeRecord) => type.startsWith(SUBGRAPH_GROUP) && !each && !off;
  return [undefined, ...graph.graphs.keys()].flatMap((subgraph) =>
    [...partOf(graph, subgraph).nodes].flatMap(([id, record]) => (able(record) ? [[id, subgraph] as const] : [])),
  );
}

/** Expands every node that there is at first and can be, undoing and redoing each. */
function expandAll(graph: Graph): { readonly expanded: number; readonly refused: number } {
  let [expanded, refused] = [0, 0];
  for (const [id, subgraph] of instancesIn(graph)) {
    // It may have gone together with the last use of the subgraph it stood in.
    if (subgraph !== undefined && !graph.graphs.has(subgraph)) continue;
    const before = formatDocument(toDocument(graph));
    let ops: readonly Op[];
    try {
      ops = expandNode(graph, registry, id, subgraph);
    } catch (error) {
      expect((error as Error).message).toMatch(/wire the text instead$/);
      refused++;
      continue;
    }
    const { inverse } = applyOps(graph, ops);
    applyOps(graph, inverse);
    expect(formatDocument(toDocument(graph))).toBe(before);
    applyOps(graph, ops);
    expanded++;
  }
  return { expanded, refused };
}

/**
 * What a run of a document gives, and the keys of its nodes or how they ended, whatever subgraphs they stand in.
 *
 * @param isBypassOwn - whether subgraphs that are bypassed count: what is handed on goes by the names of their inputs
 */
async function work(document: GraphDocument, isBypassOwn = true) {
  const issues = validate(document, registry).filter(({ severity }) => severity === 'error');
  expect(issues).toEqual([]);
  const { outputs, events } = await open(document, memoryHost(), tame).run();
  const ends = events.flatMap((event) => {
    const end = endOf(event);
    return end !== undefined && 'node' in event && isOwn(document, event.node, isBypassOwn) ? [end] : [];
  });
  // Where a failed item came from is told by path.
  const given = JSON.stringify(outputs, (key, value) => (key === 'node' ? undefined : value));
  return { outputs: given, ends: ends.sort() };
}

function endOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'node-reused':
    case 'node-finished':
      return event.key;
    case 'node-failed':
    case 'node-skipped':
    case 'node-waiting':
    case 'node-stopped':
      return event.type;
    default:
      return undefined;
  }
}

/** Whether a path leads to a node that does something itself: no use of a subgraph, no graph input or output. */
function isOwn(document: GraphDocument, path: string, isBypassOwn: boolean): boolean {
  let nodes: { readonly [id: string]: NodeRecord } = document.nodes;
  let record: NodeRecord | undefined;
  for (const name of path.split('/')) {
    if (/^\d+$/.test(name)) continue;
    record = nodes[name];
    const inner = record && subgraphOf(record);
    if (inner !== undefined) nodes = document.graphs?.[inner]?.nodes ?? {};
  }
  return (
    record !== undefined &&
    ((record.off === true && isBypassOwn) || !(record.type === FOLD_TYPE || record.type.startsWith(SUBGRAPH_GROUP)))
  );
}
