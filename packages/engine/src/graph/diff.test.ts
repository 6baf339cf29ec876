import { describe, expect, it } from 'vitest';
import { describeChange, diffDocuments } from './diff.ts';
import type { GraphDocument, InputValue, NodeRecord } from './document.ts';
import { formatDocument } from './format.ts';
import { parseDocument } from './parse.ts';

const cut = (inputs: { readonly [input: string]: InputValue }): GraphDocument => ({
  shotgraph: 1,
  nodes: { cut: { type: 'transform/trim', version: 1, inputs } },
});
const words = (a: GraphDocument, b: GraphDocument) => diffDocuments(a, b).map(describeChange);

describe('diffDocuments', () => {
  it('finds nothing where only order of members, nodes and white space differ', () => {
    const a: GraphDocument = {
      shotgraph: 1,
      title: 'Fox',
      nodes: {
        a: { type: 'x/y', version: 1, inputs: { p: 1, q: { from: 'b.out', as: 'fox' } } },
        b: { type: 'x/z', version: 1, inputs: {} },
      },
      layout: { nodes: { a: [0, 0] } },
    };
    const b = {
      layout: { nodes: { a: [0, 0] } },
      nodes: {
        b: { inputs: {}, version: 1, type: 'x/z' },
        a: { version: 1, type: 'x/y', inputs: { q: { as: 'fox', from: 'b.out' }, p: 1 } },
      },
      shotgraph: 1,
      title: 'Fox',
    } as GraphDocument;
    expect(diffDocuments(a, b)).toEqual([]);
    expect(diffDocuments(a, parseDocument(formatDocument(b)))).toEqual([]);
  });

  it('gives each change as data, with the sides that exist', () => {
    expect(diffDocuments(cut({ start: 1, end: 3 }), cut({ end: 4, video: { from: 'clip.video' } }))).toEqual([
      { kind: 'input', node: 'cut', input: 'start', before: 1 },
      { kind: 'input', node: 'cut', input: 'end', before: 3, after: 4 },
      { kind: 'input', node: 'cut', input: 'video', after: { from: 'clip.video' } },
    ]);
  });

  it('tells apart an input set to null from one that is not set', () => {
    expect(diffDocuments(cut({ end: null }), cut({}))).toEqual([
      { kind: 'input', node: 'cut', input: 'end', before: null },
    ]);
  });

  it('treats names of Object.prototype as ordinary names', () => {
    expect(diffDocuments(cut({}), cut({ constructor: 1 }))).toEqual([
      { kind: 'input', node: 'cut', input: 'constructor', after: 1 },
    ]);
  });

  it('keeps looks apart from meaning', () => {
    const at = (x: number) => ({ ...cut({}), layout: { nodes: { cut: [x, 0] as const } } });
    expect(diffDocuments(at(0), at(40))).toEqual([{ kind: 'moved', nodes: ['cut'] }]);
    expect(words(at(0), at(40))).toEqual(['layout only: "cut" moved']);
  });

  it('sees members this version gives no meaning to', () => {
    const a = { ...cut({}), future: { inner: {} } } as unknown as GraphDocument;
    const b = { ...cut({}), future: { inner: { deep: [1] } } } as unknown as GraphDocument;
    expect(words(a, b)).toEqual(['member "future": {"inner":{}} became {"inner":{"deep":[1]}}']);
  });

  it('[G14] tells what changed inside which subgraph, and which came and went', () => {
    const { nodes } = cut({ end: 1 });
    const a: GraphDocument = { shotgraph: 1, nodes: {}, graphs: { shot: { title: 'S', nodes }, old: { nodes } } };
    const b: GraphDocument = {
      shotgraph: 1,
      nodes: {},
      graphs: {
        made: { nodes: {} },
        shot: {
          inputs: { line: { type: 'text' } },
          outputs: { film: { from: 'cut.video' } },
          nodes: { cut: { ...nodes.cut!, inputs: { end: 2 } } },
          layout: { frames: [1] } as object,
        },
      },
    };
    expect(diffDocuments(a, b)[0]).toEqual({ kind: 'title', before: 'S', graph: 'shot' });
    expect(words(a, b)).toEqual([
      'subgraph "shot", title: no longer set, was "S"',
      'subgraph "shot", graph input "line" added (text)',
      'subgraph "shot", node "cut", input "end": 1 became 2',
      'subgraph "shot", graph output "film": wired from "cut.video"',
      'subgraph "shot", member "layout.frames": set to [1]',
      'subgraph "old" removed (1 node)',
      'subgraph "made" added (0 nodes)',
    ]);
    expect(diffDocuments(a, structuredClone(a))).toEqual([]);
  });

  it('[G14] says each and off in words', () => {
    const record = cut({}).nodes.cut!;
    const as = (members: Partial<NodeRecord>): GraphDocument => ({
      shotgraph: 1,
      nodes: { cut: { ...record, ...members } },
    });
    const swept = as({ each: [['seed', 'prompt'], ['model']] });
    expect(diffDocuments(as({}), swept)).toEqual([
      { kind: 'each', node: 'cut', after: [['seed', 'prompt'], ['model']] },
    ]);
    expect(words(as({}), swept)).toEqual([
      'node "cut" runs once for each "seed" with its "prompt", times each "model"',
    ]);
    expect(words(swept, as({ each: [['seed']], off: true }))).toEqual([
      'node "cut" ran once for each "seed" with its "prompt", times each "model", now for each "seed"',
      'node "cut" turned off',
    ]);
    expect(words(as({ each: [['seed']], off: true }), as({}))).toEqual([
      'node "cut" no longer runs once for each "seed"',
      'node "cut" turned on again',
    ]);
  });
});

describe('describeChange', () => {
  it('says literals and edges in words', () => {
    expect(
      words(
        cut({ start: 1, end: 3 }),
        cut({ end: { from: 'beats.last' }, video: { from: 'clip.video', as: 'fox' }, fit: 'fill' }),
      ),
    ).toEqual([
      'node "cut", input "start": no longer set, was 1',
      'node "cut", input "end": 3 became "beats.last"',
      'node "cut", input "video": wired from "clip.video" as @fox',
      'node "cut", input "fit": set to "fill"',
    ]);
  });

  it('says what joined and left a list of edges, and when only the order changed', () => {
    const [a, b, c] = [{ from: 'a.out' }, { from: 'b.out' }, { from: 'c.out' }];
    expect(words(cut({ list: [a, b] }), cut({ list: [b, c] }))).toEqual([
      'node "cut", input "list": no longer wired from "a.out"; also wired from "c.out"',
    ]);
    expect(words(cut({ list: [a, b] }), cut({ list: [b, a] }))).toEqual([
      'node "cut", input "list": order "a.out", "b.out" became "b.out", "a.out"',
    ]);
  });

  it('shows long texts where they part', () => {
    const text = 'A fox runs through the snow at dusk, slowly, with the wind behind it, ';
    expect(words(cut({ prompt: `${text}alone` }), cut({ prompt: `${text}in company` }))).toEqual([
      'node "cut", input "prompt": …"wind behind it, alone" became …"wind behind it, in company"',
    ]);
  });

  it('says nodes, types, graph inputs, outputs and titles in words', () => {
    const a: GraphDocument = {
      shotgraph: 1,
      title: 'Fox',
      inputs: { line: { type: 'text', default: 'A fox' }, speed: { type: 'number' } },
      outputs: { film: { from: 'cut.video' } },
      nodes: {
        cut: { type: 'transform/trim', version: 1, inputs: {} },
        old: { type: 'text/join', version: 1, inputs: {} },
      },
    };
    const b: GraphDocument = {
      shotgraph: 1,
      inputs: { line: { type: 'text', default: 'A cat' }, seed: { type: 'number', default: 3 } },
      outputs: { film: { from: 'grade.video' } },
      nodes: {
        cut: { type: 'transform/trim', version: 2, inputs: {} },
        grade: { type: 'transform/color', version: 1, inputs: {} },
      },
    };
    expect(words(a, b)).toEqual([
      'title: no longer set, was "Fox"',
      'graph input "line": default "A fox" became "A cat"',
      'graph input "speed" removed (number)',
      'graph input "seed" added (number, 3 by default)',
      'node "cut": transform/trim version 1 became transform/trim version 2',
      'node "old" removed (text/join)',
      'node "grade" added (transform/color)',
      'graph output "film": "cut.video" became "grade.video"',
    ]);
  });
});
