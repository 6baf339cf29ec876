import { describe, expect, it } from 'vitest';
import { GraphError } from '../errors.ts';
import { checkDocument, parseDocument } from '../graph/parse.ts';
import { memoryHost } from '../host/memory/index.ts';
import { documentOf, from, job, open } from '../testing/tools.ts';

/** Every kind of character that has made trouble somewhere: separators, quotes, controls, directions, surrogates, look-alikes. */
const ODD = [
  ...[...Array(0x30).keys()].map((code) => String.fromCharCode(code)),
  ...':;<=>?@[\\]^_`{|}~\u007f\u0085\u00a0\u00ad\u200b\u200e\u202e\u2028\u2029\ufeff\uffff\ud800\udfff',
  ...[
    'é',
    'ß',
    'İ',
    'а',
    '中',
    '😀',
    'e\u0301',
    '__proto__',
    'constructor',
    'toString',
    '../x',
    'CON',
    'a/b',
    'a.b',
    '',
  ],
];

const refusal = (document: unknown): GraphError => {
  try {
    checkDocument(document);
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(document)} was taken`);
};

describe('odd names', () => {
  const isPlain = (name: string) => /^[a-z0-9-]*$/.test(name);

  it('[G4] are refused as ids of nodes, inputs, outputs and subgraphs, and said back', () => {
    const node = { type: 'sample/sum', version: 1, inputs: {} };
    for (const odd of ODD) {
      const id = isPlain(odd) ? `-${odd}` : `a${odd}b`;
      const own = (value: unknown) => JSON.parse(`{${JSON.stringify(id)}:${JSON.stringify(value)}}`);
      const places: [string, unknown][] = [
        ['node', { shotgraph: 1, nodes: own(node) }],
        ['graph input', { shotgraph: 1, nodes: {}, inputs: own({ type: 'number' }) }],
        ['graph output', { shotgraph: 1, nodes: {}, outputs: own({ from: 'a.b' }) }],
        ['subgraph', { shotgraph: 1, nodes: {}, graphs: own({ nodes: {} }) }],
      ];
      for (const [what, document] of places) {
        const [issue] = refusal(document).issues;
        expect({ id, what, code: issue?.code }).toEqual({ id, what, code: 'id-invalid' });
        expect(issue!.message).toContain('must be a lower-case letter');
      }
    }
  });

  it('[V1] in types, edges, groups and literals are issues, and nothing else happens', async () => {
    for (const odd of ODD) {
      const document = documentOf({
        a: [`x/${odd}`, {}],
        b: ['sample/work', { value: { from: odd } }],
        c: ['sample/work', { value: { from: `a.${odd}` } }],
        d: ['sample/work', { value: odd }],
      });
      const nodes = {
        ...document.nodes,
        e: { type: 'sample/work', version: 1, inputs: { value: [1] }, each: [[odd]] },
      };
      const { session, run } = open({ ...document, nodes }, memoryHost());
      expect(session.issues().map(({ node }) => node)).toEqual(expect.arrayContaining(['a', 'd', 'e']));
      expect((await run()).error).toBeInstanceOf(GraphError);
    }
  });

  it('[G1] survive as texts, labels and titles', () => {
    for (const odd of ODD.filter((text) => !/[\ud800-\udfff]/.test(text) || text === '😀')) {
      const document = {
        shotgraph: 1,
        title: odd,
        nodes: {},
        inputs: { line: { type: 'text', label: odd, default: odd } },
      };
      expect(parseDocument(JSON.stringify(document))).toEqual(document);
    }
  });
});

describe('a node that misbehaves', () => {
  it('[R6] by giving an output it does not declare, or none it declares, is named, and the others run', async () => {
    const broken = job('broken', () => ({ other: 1 }) as never);
    const empty = job('empty', () => ({}) as never);
    const good = job('good', ({ value }) => ({ value }));
    const { error, events } = await open(
      documentOf({ a: ['job/broken'], b: ['job/empty'], c: ['job/good'] }),
      memoryHost(),
      [broken.type, empty.type, good.type],
    ).run();
    expect(error).toMatchObject({
      failures: [
        { node: 'a', error: { code: 'output-invalid' } },
        { node: 'b', error: { code: 'output-invalid', message: expect.stringContaining('"value"') } },
      ],
    });
    expect(events).toContainEqual(expect.objectContaining({ type: 'node-finished', node: 'c' }));
  });

  it('[C2] by never returning does not outlast a cancel', async () => {
    const stuck = job('stuck', () => new Promise(() => {}));
    const controller = new AbortController();
    const { session } = open(documentOf({ a: ['job/stuck'] }), memoryHost(), [stuck.type]);
    const { done } = session.run({
      signal: controller.signal,
      onEvent: ({ type }) => type === 'node-started' && controller.abort(new Error('enough')),
    });
    await expect(done).rejects.toThrow('enough');
  });
});

describe('a node fed by 50,000 edges', () => {
  it('[R9] runs, is edited and runs again', async () => {
    const n = 50_000;
    const sources = Object.fromEntries(
      Array.from({ length: n }, (_, i) => [`n${i}`, ['sample/sum', { k: 1 }] as const]),
    );
    const terms = Array.from({ length: n }, (_, i) => from(`n${i}.total`));
    const bench = open(documentOf({ ...sources, all: ['sample/sum', { terms }] }), memoryHost());
    await bench.run();
    expect(bench.session.value('all.total').value).toBe(n);
    bench.session.apply([{ op: 'set-input', node: 'n7', input: 'k', value: 3 }]);
    await bench.run();
    expect(bench.session.value('all.total').value).toBe(n + 2);
  });
});
