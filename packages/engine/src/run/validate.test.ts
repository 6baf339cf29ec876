import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeIssue } from '../errors.ts';
import { applyOps } from '../graph/edit.ts';
import { openGraph, toDocument } from '../graph/graph.ts';
import { canConnect } from '../node/connect.ts';
import { defineNode, many, one, out } from '../node/define-node.ts';
import { definePortType } from '../node/port-type.ts';
import { createRegistry } from '../node/registry.ts';
import { Num, sampleRegistry } from '../testing/sample-nodes.ts';
import { documentOf } from '../testing/tools.ts';
import { validate } from './validate.ts';

const problems = (...args: Parameters<typeof documentOf>) =>
  validate(documentOf(...args), sampleRegistry).map((issue) => `${issue.code} | ${describeIssue(issue)}`);

describe('validate', () => {
  it('[V1] returns every issue at once with node, input, value and remedy', () => {
    expect(
      problems({
        a: ['sample/sum', { k: 'three', terms: [{ from: 'b.total' }, { from: 'nobody.total' }] }],
        b: ['sample/sum', { kk: 1, terms: 5 }],
        c: ['sample/work', {}],
      }),
    ).toEqual([
      'literal-invalid | Node "a", input "k": text "three" is not of type number: Invalid input: expected number, received string',
      'edge-dangling | Node "a", input "terms": comes from "nobody.total", but there is no node "nobody"',
      'input-unknown | Node "b", input "kk": sample/sum has no input "kk"; it has k, terms',
      'literal-not-allowed | Node "b", input "terms": takes edges, got number 5; write [{ "from": "node.port" }]',
      'input-missing | Node "c", input "value": "value" is required; type in or wire a value of type number',
    ]);
  });

  it('[V2] blames an unknown type once and not its neighbours', () => {
    expect(problems({ a: ['sample/sun'], b: ['sample/work', { value: { from: 'a.total' } }] })).toEqual([
      'node-type-unknown | Node "a": node type "sample/sun" is not known here; did you mean sample/sum?',
    ]);
  });

  it('[V3] knows what an input takes', () => {
    expect(
      problems({
        a: ['sample/ask', { prompt: 3, things: { from: 'b.thing' } }],
        b: ['sample/thing', { tag: [{ from: 'b.thing' }] }],
      }),
    ).toEqual([
      'literal-invalid | Node "a", input "prompt": number 3 is not of type prompt: Invalid input: expected string, received number',
      'literal-not-allowed | Node "b", input "tag": takes one edge, got a list of 1; keep one of them',
      'cycle | Node "b": feeds itself: b -> b; remove one of these edges',
    ]);
    const ranged = defineNode({
      type: 'a/ranged',
      version: 1,
      title: 'R',
      effect: 'pure',
      inputs: { k: one(Num, 'k', { min: 1, max: 2, unit: 's' }) },
      outputs: { k: out(Num, 'k') },
      run: ({ k }) => ({ k }),
    });
    const issues = validate(
      documentOf({ a: ['a/ranged', { k: 0 }], b: ['a/ranged', { k: 3 }] }),
      createRegistry([ranged]),
    );
    expect(issues.map(({ message }) => message)).toEqual([
      '0 s is too small; the least is 1 s',
      '3 s is too large; the most is 2 s',
    ]);
  });

  it('[V9] offers ops that remove an issue, where they are known', () => {
    const ranged = defineNode({
      type: 'a/ranged',
      version: 1,
      title: 'R',
      effect: 'pure',
      inputs: {
        amount: one(Num, 'k', { default: 1, min: 1, max: 2, unit: 's' }),
        terms: many(Num, 'Terms.'),
        word: one(
          definePortType('choice', z.enum(['red', 'green']), {
            literal: z.enum(['red', 'green']),
            options: ['red', 'green'],
          }),
          'w',
        ),
      },
      outputs: { k: out(Num, 'k') },
      run: ({ amount }) => ({ k: amount }),
    });
    const registry = createRegistry([ranged]);
    const graph = openGraph(
      documentOf(
        {
          a: ['a/ranged', { amount: 7, word: 'gren', terms: [{ from: 'b.k' }, { from: 'gone.k' }] }],
          b: ['a/ranged', { amonut: 2, word: 'red', terms: { from: 'c.x' } }],
          c: ['a/ranged', { word: 'red' }],
        },
        { outputs: { film: { from: 'gone.k' }, kept: { from: 'a.k' } } },
      ),
    );
    const issues = validate(toDocument(graph), registry);
    expect(issues.map(({ fix }) => fix?.label)).toEqual([
      'use 2 s',
      'remove edge 2',
      'use "green"',
      'call it "amount"',
      'remove the edge',
      'remove the output',
    ]);
    for (const { fix } of issues) applyOps(graph, fix!.ops);
    expect(validate(toDocument(graph), registry)).toEqual([]);
    expect(graph.nodes.get('a')?.inputs).toEqual({ amount: 2, word: 'green', terms: [{ from: 'b.k' }] });
    expect(graph.nodes.get('b')?.inputs).toEqual({ amount: 2, word: 'red' });
  });

  it('[V4] refuses edges to ports that do not exist or do not fit', () => {
    expect(
      problems(
        {
          t: ['sample/thing'],
          a: ['sample/work', { value: { from: 't.thing' } }],
          b: ['sample/work', { value: { from: 't.tag' } }],
          c: ['sample/work', { value: { from: 'x' } }],
        },
        { outputs: { film: { from: 't.nothing' } } },
      ),
    ).toEqual([
      'type-mismatch | Node "a", input "value": takes number, but "t.thing" gives opaque',
      'port-unknown | Node "b", input "value": "t" has no output "tag"; it has thing',
      'edge-dangling | Node "c", input "value": "x" names no output; write "node.port"',
      'port-unknown | Graph output "film": "t" has no output "nothing"; it has thing',
    ]);
  });

  it('[V5] names a cycle in the order of its edges', () => {
    const sum = (from: string) => ['sample/sum', { terms: [{ from: `${from}.total` }] }] as const;
    expect(problems({ a: sum('c'), b: sum('a'), c: sum('b'), d: sum('c') })).toEqual([
      'cycle | Node "a": feeds itself: a -> b -> c -> a; remove one of these edges',
    ]);
  });

  it('[V6] binds mentions to exactly one edge and templates to graph inputs', () => {
    const ask = (prompt: string) =>
      problems({
        fox: ['sample/thing'],
        alley: ['sample/thing'],
        a: [
          'sample/ask',
          {
            prompt,
            things: [
              { from: 'fox.thing' },
              { from: 'alley.thing', as: 'street' },
              { from: 'alley.thing', as: 'twin' },
              { from: 'fox.thing', as: 'twin' },
            ],
          },
        ],
      });
    expect(ask('@fox in @street')).toEqual([]);
    expect(ask('@alley {{line}} @twin')).toEqual([
      'mention-dangling | Node "a", input "prompt": "@alley" names no reference of this node (@fox, @street, @twin); wire it in, or write \\@alley for plain text',
      'template-unknown | Node "a", input "prompt": "{{line}}" names no graph input; declare it or write \\{{line}}',
      'mention-ambiguous | Node "a", input "prompt": "@twin" could mean things 3 and things 4; give one of the edges another name with "as"',
    ]);
  });

  it('[V7] applies the rules of a node to its literals', () => {
    expect(problems({ a: ['sample/work', { value: 2e6 }] })).toEqual([
      'input-invalid | Node "a", input "value": value 2000000 is over 1000000; lower it',
    ]);
  });

  it('[M3] brings old nodes up before judging them and refuses newer ones', () => {
    const type = defineNode({
      type: 'a/b',
      version: 2,
      title: 'B',
      effect: 'pure',
      migrations: [({ old, ...rest }) => ({ ...rest, k: old })],
      inputs: { k: one(Num, 'k') },
      outputs: { k: out(Num, 'k') },
      run: ({ k }) => ({ k }),
    });
    const at = (version: number, inputs: Record<string, number>) =>
      validate({ shotgraph: 1, nodes: { a: { type: 'a/b', version, inputs } } }, createRegistry([type])).map(
        ({ code }) => code,
      );
    expect([at(1, { old: 3 }), at(2, { k: 3 }), at(2, { old: 3 }), at(3, { k: 3 })]).toEqual([
      [],
      [],
      ['input-unknown', 'input-missing'],
      ['node-version-newer'],
    ]);
  });
});

describe('canConnect', () => {
  const graph = openGraph(
    documentOf({
      t: ['sample/thing'],
      s: ['sample/sum'],
      w: ['sample/work', { value: { from: 's.total' } }],
      a: ['sample/ask', { prompt: 'x' }],
      b: ['sample/ask', { prompt: 'x' }],
    }),
  );
  const ask = (from: string, node: string, input: string) => canConnect(graph, sampleRegistry, from, { node, input });

  it('[V8] says what fits and why the rest does not', () => {
    expect(ask('w.doubled', 'a', 'things')).toMatchObject({
      ok: false,
      code: 'type-mismatch',
      message: expect.stringContaining('"things" takes opaque, "w.doubled" gives number'),
    });
    expect(ask('t.thing', 'a', 'things')).toEqual({ ok: true });
    expect(ask('w.doubled', 's', 'terms')).toMatchObject({ ok: false, code: 'cycle' });
    expect(ask('t.no', 'a', 'things')).toMatchObject({ ok: false, code: 'port-unknown' });
    expect(ask('t.thing', 'a', 'no')).toMatchObject({ ok: false, code: 'input-unknown' });
  });

  it('[V8] offers a converter as ops when a node type can stand between', () => {
    const text = ask('a.text', 'b', 'things');
    expect(text).toMatchObject({
      ok: false,
      fix: {
        label: 'insert Thing',
        ops: [
          { op: 'add-node', id: 'thing' },
          { op: 'set-input', node: 'b', input: 'things', value: { from: 'thing.thing' } },
        ],
      },
    });
    // A converter would only make the cycle longer.
    const loop = ask('a.text', 'a', 'things');
    expect(loop).toMatchObject({ ok: false, code: 'cycle' });
    expect(loop).not.toHaveProperty('fix');
  });
});

describe('validate at size', () => {
  it('[V1] stays linear for a node that is fed by 50,000 edges', () => {
    const terms = Array.from({ length: 50_000 }, () => ({ from: 'a.total' }));
    const at = performance.now();
    expect(problems({ a: ['sample/sum'], b: ['sample/sum', { terms }] })).toEqual([]);
    expect(performance.now() - at).toBeLessThan(5000);
  });
});
