import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  applyOps,
  type Edge,
  type Graph,
  type Issue,
  type Json,
  type NodeType,
  type Op,
  openGraph,
  openSession,
  type Plan,
  parseDocument,
  partOf,
  toDocument,
  validate,
} from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { catalogue } from '@shotgraph/nodes';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../packages/engine/src/testing/simulator/random.ts';

const folder = new URL('../examples/', import.meta.url);
const documents = readdirSync(folder)
  .map((name) => new URL(`${name}/graph.json`, folder))
  .filter((file) => existsSync(file))
  .map((file) => parseDocument(readFileSync(file, 'utf8')));
const types: readonly NodeType[] = [...catalogue.values()];

const VALUES: readonly Json[] = [
  '',
  'a',
  '@shot x',
  '{{title}}',
  'video',
  16,
  0,
  -1,
  true,
  null,
  {},
  [],
  ['a'],
  [1, 2],
];
const PORTS = ['video', 'image', 'audio', 'text', 'camera', 'layer', 'list', 'value', 'state', 'item'];
const GRAPH_TYPES = ['text', 'image', 'file', 'file[]', 'number[]', 'video', 'odd'];
const NAMES = ['title', 'x', 'model', 'file', 'film'];

/** An edit somewhere in a graph; what it names may not be there, and what it sets may not fit. */
function anyOp(graph: Graph, random: Random, step: number): Op {
  const subgraphs = [...graph.graphs.keys()];
  const subgraph = random.chance(0.25) && subgraphs.length > 0 ? random.pick(subgraphs) : undefined;
  const where = subgraph === undefined ? {} : { graph: subgraph };
  const { nodes } = partOf(graph, subgraph);
  const ids = [...nodes.keys(), 'gone'];
  const id = random.pick(ids);
  const known = types.find(({ type }) => type === nodes.get(id)?.type);
  const input = random.pick(Object.keys(known?.inputs ?? nodes.get(id)?.inputs ?? {})) ?? 'x';
  const edge = (): Edge => ({ from: `${random.pick([...ids, 'inputs'])}.${random.pick(PORTS)}` });
  const name = random.pick(NAMES);
  const ops: readonly (() => Op)[] = [
    () => ({ op: 'remove-node', id, ...where }),
    () => {
      const type = random.chance(0.2) ? `graph/${random.pick([...subgraphs, 'gone'])}` : random.pick(types).type;
      return { op: 'add-node', id: `n${step}`, node: { type, version: 1, inputs: {} }, ...where };
    },
    () => ({ op: 'set-input', node: id, input, value: random.pick(VALUES), ...where }),
    () => ({ op: 'set-input', node: id, input, value: random.chance(0.5) ? edge() : [edge(), edge()], ...where }),
    () => ({ op: 'set-input', node: id, input, ...where }),
    () => ({ op: 'set-each', node: id, ...(random.chance(0.7) && { value: [[input]] }), ...where }),
    () => ({ op: 'set-off', node: id, ...(random.chance(0.6) && { value: true }), ...where }),
    () => {
      const value = { type: random.pick(GRAPH_TYPES), ...(random.chance(0.6) && { default: random.pick(VALUES) }) };
      return { op: 'set-graph-input', name, ...(random.chance(0.8) && { value }), ...where };
    },
    () => ({ op: 'set-graph-output', name, ...(random.chance(0.8) && { value: edge() }), ...where }),
  ];
  return random.pick(ops)();
}

const texts = (issues: readonly Issue[]) => issues.map((issue) => JSON.stringify(issue)).sort();

const keys = ({ entries }: Plan) => entries.map((entry) => `${entry.node} ${'key' in entry ? entry.key : ''}`).sort();

describe('a session that is edited', () => {
  it('[V12] tells of the same issues and plans the same as a new one, whatever is done to the examples, some edits at a time', async () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = createRandom(seed);
      const start = random.pick(documents);
      const graph = openGraph(start);
      const session = openSession(start, { registry: catalogue, host: memoryHost() });
      const trail: Op[] = [];
      for (let step = 0; step < 16; step++) {
        const op = anyOp(graph, random, step);
        try {
          applyOps(graph, [op]);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          continue;
        }
        trail.push(op);
        session.apply([op]);
        if (!random.chance(0.35)) continue;
        const plan = await session.plan().catch((error: Error) => {
          throw new Error(`seed ${seed}: ${JSON.stringify(trail)}`, { cause: error });
        });
        const document = toDocument(graph);
        const told = `seed ${seed}: ${JSON.stringify(trail)}`;
        expect(texts(session.issues()), told).toEqual(texts(validate(document, catalogue)));
        const fresh = await openSession(document, { registry: catalogue, host: memoryHost() }).plan();
        expect(keys(plan), told).toEqual(keys(fresh));
      }
    }
  }, 120_000);
});
