import { describe, expect, it } from 'vitest';
import { describeIssue, GraphError } from '../errors.ts';
import { applyOps, type Op } from './edit.ts';
import { formatDocument, type NodeLines } from './format.ts';
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
      nodes: { a: { ...node, each: [['seed']], off: true, later: { x: 1 } } },
      graphs: { sub: { nodes: { b: { ...node, soon: 1 } }, later: 2, layout: { frames: [1] } } },
      future: [1, { y: 2 }],
      layout: { nodes: { a: [1, 2] }, notes: ['n'] },
    };
    expect(JSON.parse(formatDocument(toDocument(openGraph(parseDocument(text(document))))))).toEqual(document);
  });

  it('[G11] checks a subgraph as the document itself, and says where it found what', () => {
    const issues = issuesOf(
      text({
        shotgraph: 1,
        nodes: {},
        graphs: {
          shot: { inputs: { line: 4 }, outputs: { Film: { from: 'a.b' } }, nodes: { inputs: node, b: { version: 1 } } },
          inner: { shotgraph: 1, graphs: {}, nodes: {} },
          list: [],
          'A b': { nodes: {} },
        },
      }),
    );
    expect(issues.map(describeIssue)).toEqual([
      'Subgraph "shot": inputs."line" must be { "type": "…" }, got number 4',
      'Subgraph "shot": graph output id "Film" must be a lower-case letter followed by letters, digits or -, at most 64 characters',
      'Subgraph "shot": node id "inputs" is reserved; choose another',
      'Subgraph "shot", node "b": "type" must be text such as "transform/trim", got nothing',
      'Subgraph "inner": a subgraph has no "graphs" of its own; move them to those of the document',
      'Subgraph "inner": "shotgraph" stands only at the top of the document; remove it',
      'Subgraph "list": a subgraph is an object with "nodes", got a list of 0',
      'subgraph id "A b" must be a lower-case letter followed by letters, digits or -, at most 64 characters',
    ]);
    expect(issuesOf('{"shotgraph":1,"nodes":{},"graphs":[]}').map(({ message }) => message)).toEqual([
      '"graphs" must be an object of subgraphs by name, got a list of 0',
    ]);
    expect(issuesOf('{"shotgraph":1,"nodes":{},"graphs":{"__proto__":{"nodes":{}}}}')).toMatchObject([
      { code: 'id-invalid' },
    ]);
  });

  it.each([
    ['seed', '"each" must be a list of groups of input names such as [["seed"], ["model"]], got text "seed"'],
    [[], '"each" names no input; leave it out to have the node run once'],
    [['seed'], '"each" must be a list of groups of input names such as [["seed"], ["model"]], got text "seed" in it'],
    [[['seed'], []], 'a group of "each" is empty; name an input in it or remove it'],
    [[['seed', 3]], '"each" holds names of inputs, got number 3'],
    [[['a b']], '"each" holds names of inputs, got text "a b"'],
    [[['seed'], ['model', 'seed']], '"each" names input "seed" twice; keep one of them'],
  ])('[G11] refuses %j as each', (each, message) => {
    expect(issuesOf(text({ shotgraph: 1, nodes: { a: { ...node, each } } }))).toEqual([
      { severity: 'error', code: 'document-invalid', node: 'a', message },
    ]);
  });

  it('[G11] takes input names with hyphens, as subgraphs have them, and off only as true', () => {
    const document = { shotgraph: 1, nodes: { a: { ...node, each: [['last-frame']], inputs: { 'last-frame': 1 } } } };
    expect(issuesOf(text(document))).toEqual([]);
    expect(issuesOf(text({ shotgraph: 1, nodes: { a: { ...node, off: false } } }))[0]?.message).toBe(
      '"off" must be true, got boolean false; leave it out to have the node work',
    );
    expect(issuesOf(text({ shotgraph: 1, nodes: {}, layout: { nodes: 'x' } }))).toHaveLength(1);
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

  it('[G5] writes subgraphs as it writes the document: members in a fixed order, every node on lines of its own', () => {
    const once = formatDocument(
      parseDocument(
        text({
          layout: { nodes: { b: [1, 1], a: [0, 0] }, frames: [] },
          graphs: {
            shot: {
              layout: { nodes: {} },
              nodes: { grade: { inputs: { k: 1 }, off: true, each: [['k'], ['m']], version: 1, type: 'a/b' } },
              outputs: { film: { from: 'grade.video' } },
            },
            empty: { nodes: {}, title: 'E' },
          },
          nodes: { a: node, b: node },
          shotgraph: 1,
        }),
      ),
    );
    expect(once).toBe(`{
  "shotgraph": 1,
  "nodes": {
    "a": { "type": "a/b", "version": 1, "inputs": {} },
    "b": { "type": "a/b", "version": 1, "inputs": {} }
  },
  "graphs": {
    "shot": {
      "outputs": { "film": { "from": "grade.video" } },
      "nodes": {
        "grade": {
          "type": "a/b",
          "version": 1,
          "each": [["k"], ["m"]],
          "off": true,
          "inputs": { "k": 1 }
        }
      }
    },
    "empty": {
      "title": "E",
      "nodes": {}
    }
  },
  "layout": { "nodes": { "a": [0, 0], "b": [1, 1] } }
}
`);
    expect(formatDocument(parseDocument(once))).toBe(once);
    expect(formatDocument(toDocument(openGraph(parseDocument(once))))).toBe(once);
  });

  it('[G5] with remembered lines writes what it writes without, whatever was replaced', () => {
    const lines: NodeLines = new WeakMap();
    const graph = openGraph(
      parseDocument(text({ ...document, graphs: { s: { nodes: { a: node, b: { ...node, inputs: { k: 1 } } } } } })),
    );
    const edits: Op[] = [
      {
        op: 'set-input',
        node: 'b',
        input: 'z',
        value: 'A sentence that takes more room than there is on the line of a node',
      },
      { op: 'move-node', id: 'b', at: [8, 16] },
      { op: 'set-input', graph: 's', node: 'b', input: 'k', value: [1, 2] },
      { op: 'add-node', id: 'c', node },
      { op: 'set-input', node: 'b', input: 'z' },
      { op: 'remove-node', id: 'c' },
    ];
    for (const edit of edits) {
      applyOps(graph, [edit]);
      const now = toDocument(graph);
      expect(formatDocument(now, lines)).toBe(formatDocument(now));
    }
  });
});
