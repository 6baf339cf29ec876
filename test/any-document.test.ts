import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { formatDocument, GraphError, type Json, openSession, parseDocument, validate } from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { catalogue } from '@shotgraph/nodes';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../packages/engine/src/testing/simulator/random.ts';

const folder = new URL('../examples/', import.meta.url);
const texts = readdirSync(folder)
  .map((name) => new URL(`${name}/graph.json`, folder))
  .filter((file) => existsSync(file))
  .map((file) => readFileSync(file, 'utf8'));

/** An object or a list, with whatever in it. */
interface Container {
  [key: string]: unknown;
}
const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

const VALUES: readonly Json[] = [
  ...['', 'a', '@', 'video', 'image[]', 'file[]', 'any', 'text', 'graph/shot', 'graph/gone', 'flow/fold', 'inputs'],
  ...['media/a.png', '16:9', 0, -1, 1e9, 1.5, true, null, {}, { from: 'x.y' }, { from: 'inputs.x' }],
  ...[[], [[]], [1], ['a'], [null], [{}], [{ from: 'x.y' }], [['graph']], [['items'], ['state']]],
];
const PORTS = ['video', 'image', 'audio', 'text', 'camera', 'layer', 'list', 'value', 'state', 'item'];

/** Changes something somewhere in a document. */
function mutate(document: Container, random: Random): void {
  // Mostly in its nodes: little else can be changed and leave a document.
  let at = isContainer(document.nodes) && random.chance(0.8) ? document.nodes : document;
  for (let keys = Object.keys(at); keys.length > 0; keys = Object.keys(at)) {
    const key = random.pick(keys);
    const value = at[key];
    if (!isContainer(value) || random.chance(0.08)) {
      change(at, key, document, random);
      return;
    }
    at = value;
  }
}

function change(at: Container, key: string, document: Container, random: Random): void {
  const value = at[key];
  const nodes = isContainer(document.nodes) ? Object.values(document.nodes).filter(isContainer) : [];
  const names = isContainer(document.nodes) ? Object.keys(document.nodes) : [];
  const ways: readonly (() => void)[] = [
    () => delete at[key],
    () => {
      at[key] = structuredClone(random.pick(VALUES));
    },
    () => {
      at[key] = [value];
    },
    () => {
      at[key] = [value, structuredClone(value)];
    },
    () => {
      if (typeof value === 'string' && value.includes('.'))
        at[key] = `${random.pick([...names, 'inputs'])}.${random.pick(PORTS)}`;
    },
    () => {
      const [node, other] = [random.pick(nodes), random.pick(nodes)];
      if (!isContainer(node?.inputs) || !isContainer(other?.inputs)) return;
      const inputs = Object.keys(node.inputs);
      if (inputs.length === 0) return;
      node.each = [[random.pick(inputs)]];
      other.inputs[random.pick(inputs)] = structuredClone(node.inputs[random.pick(inputs)]);
    },
  ];
  random.pick(ways)();
}

describe('a document with anything in it', () => {
  it('[V1] is refused when it is read, or told of, written and read again: it is never stumbled over', async () => {
    let read = 0;
    for (let seed = 0; seed < 800; seed++) {
      const random = createRandom(seed);
      const made: Container = JSON.parse(random.pick(texts));
      for (let count = 1 + random.int(4); count > 0; count--) mutate(made, random);
      const text = JSON.stringify(made);
      try {
        const document = parseDocument(text);
        read++;
        const written = formatDocument(document);
        expect(formatDocument(parseDocument(written))).toBe(written);
        validate(document, catalogue);
        await openSession(document, { registry: catalogue, host: memoryHost() }).plan();
      } catch (error) {
        if (!(error instanceof GraphError)) throw new Error(`seed ${seed}: ${text}`, { cause: error });
      }
    }
    expect(read).toBeGreaterThan(150);
  }, 120_000);
});
