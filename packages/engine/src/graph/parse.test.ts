import { describe, expect, it } from 'vitest';
import { GraphError } from '../errors.ts';
import { formatDocument } from './format.ts';
import { openGraph, toDocument } from './graph.ts';
import { migrateFormat } from './migrate.ts';
import { parseDocument } from './parse.ts';

const issuesOf = (text: string) => {
  try {
    parseDocument(text);
  } catch (error) {
    if (error instanceof GraphError) return error.issues;
    throw error;
  }
  return [];
};
const node = { type: 'a/b', version: 1, inputs: {} };
const text = (value: unknown) => JSON.stringify(value);

describe('parseDocument', () => {
  it('[G1] reports every problem of shape at once, with its place', () => {
    const issues = issuesOf(
      text({
        shotgraph: 1,
        title: 3,
        inputs: { line: 4 },
        outputs: { film: 'x' },
        nodes: { a: 1, b: { type: 2, version: 0, inputs: [] } },
      }),
    );
    expect(issues.map(({ code, node, message }) => `${code} ${node ?? '-'} ${message}`)).toEqual([
      'document-invalid - "title" must be text, got number 3',
      'document-invalid - inputs."line" must be { "type": "…" }, got number 4',
      'document-invalid - outputs."film" must be { "from": "node.port" }, got text "x"',
      'document-invalid a a node is an object, got number 1',
      'document-invalid b "type" must be text such as "transform/trim", got number 2',
      'document-invalid b "version" must be a positive integer, got number 0',
      'document-invalid b "inputs" must be an object, got a list of 0',
    ]);
  });

  it('[G1] says where broken JSON breaks, and what is not a graph document', () => {
    expect(issuesOf('{\n  "shotgraph": 1,\n  nodes }')[0]?.message).toMatch(/not JSON.*line 3/s);
    expect(issuesOf('[]')[0]?.message).toContain('a graph document is a JSON object, got a list of 0');
    expect(issuesOf('{"nodes":{}}')[0]?.message).toContain('is this a graph document?');
  });

  it('[G2] keeps unknown members of documents and nodes through load and save', () => {
    const document = {
      shotgraph: 1,
      nodes: { a: { ...node, each: [['seed']], later: { x: 1 } } },
      graphs: { sub: {} },
      future: [1, { y: 2 }],
      layout: { nodes: { a: [1, 2] }, notes: ['n'] },
    };
    expect(JSON.parse(formatDocument(toDocument(openGraph(parseDocument(text(document))))))).toEqual(document);
  });

  it('[G3] refuses deep nesting before parsing it, and too much text', () => {
    const deep = `{"shotgraph":1,"nodes":${'['.repeat(100_000)}${' '.repeat(10_000_000)}${']'.repeat(100_000)}}`;
    expect(issuesOf(deep).map(({ code }) => code)).toEqual(['document-too-deep']);
    expect(issuesOf('"[[[[["').map(({ code }) => code)).toEqual(['document-invalid']);
    expect(issuesOf(' '.repeat(64 * 2 ** 20 + 1)).map(({ code }) => code)).toEqual(['document-too-large']);
  });

  it.each(['__proto__', 'constructor.x', 'A', '', 'a'.repeat(65), 'inputs', 'outputs', 'ä', 'a b', '1a'])(
    '[G4] refuses %j as a node id and leaves prototypes alone',
    (id) => {
      const issues = issuesOf(`{"shotgraph":1,"nodes":{${JSON.stringify(id)}:{"type":"a/b","version":1,"inputs":{}}}}`);
      expect(issues).toMatchObject([{ code: 'id-invalid', severity: 'error' }]);
      expect(issues[0]?.message).toContain(JSON.stringify(id.slice(0, 60)).slice(0, 20));
      expect(({} as Record<string, unknown>).type).toBeUndefined();
    },
  );

  it('[M2] refuses a newer format and says what to do', () => {
    expect(issuesOf(text({ shotgraph: 2, nodes: {} }))).toMatchObject([
      { code: 'format-newer', message: expect.stringContaining('format 2') },
    ]);
  });

  it('[M1] applies format migrations in order and keeps unknown members', () => {
    const steps = [
      (d: Record<string, unknown>) => ({ ...d, nodes: d.steps, steps: undefined }),
      (d: Record<string, unknown>) => ({ ...d, title: `${d.title}!` }),
    ];
    expect(migrateFormat({ shotgraph: 1, title: 'a', steps: { x: 1 }, keep: true }, steps, 3)).toEqual({
      shotgraph: 3,
      title: 'a!',
      nodes: { x: 1 },
      keep: true,
    });
  });
});

describe('formatDocument', () => {
  const document = {
    layout: { nodes: { b: [0, 0] } },
    nodes: { b: { inputs: { z: 1, a: [{ as: 'x', from: 'c.d' }] }, version: 1, type: 'a/b', extra: 1 } },
    title: 'T',
    shotgraph: 1,
  };

  it('[G5] is idempotent and keeps the order of nodes and inputs', () => {
    const once = formatDocument(parseDocument(text(document)));
    expect(formatDocument(parseDocument(once))).toBe(once);
    expect(once).toBe(`{
  "shotgraph": 1,
  "title": "T",
  "nodes": {
    "b": {
      "type": "a/b",
      "version": 1,
      "inputs": { "z": 1, "a": [{ "from": "c.d", "as": "x" }] },
      "extra": 1
    }
  },
  "layout": { "nodes": { "b": [0, 0] } }
}
`);
  });
});
