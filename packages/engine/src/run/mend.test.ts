import { describe, expect, it } from 'vitest';
import type { Fix, Issue } from '../errors.ts';
import type { GraphDocument, InputValue, NodeRecord } from '../graph/document.ts';
import { formatDocument } from '../graph/format.ts';
import { toDocument } from '../graph/graph.ts';
import { memoryHost } from '../host/memory/index.ts';
import { defineNode, type InputIssue, many, type NodeType, one, optional, out } from '../node/define-node.ts';
import { Ask, Num, Txt } from '../testing/sample-nodes.ts';
import { documentOf, from, open } from '../testing/tools.ts';

const atMost = defineNode({
  type: 'mend/at-most',
  version: 3,
  title: 'At most',
  effect: 'pure',
  inputs: { value: one(Num, 'A number.'), most: one(Num, 'The most.', { default: 0 }) },
  outputs: { held: out(Num, 'The lesser of the two.') },
  migrations: [(inputs) => inputs, (inputs) => inputs],
  run: ({ value, most }) => ({ held: Math.min(value, most) }),
});

const even = defineNode({
  type: 'mend/even',
  version: 1,
  title: 'Even',
  effect: 'pure',
  inputs: { value: one(Num, 'A number.') },
  outputs: { even: out(Num, 'The even number at or below it.') },
  run: ({ value }) => ({ even: 2 * Math.floor(value / 2) }),
});

/** What is wrong with numbers that should be even and at most 10. */
function judge(input: string, values: readonly (number | undefined)[], at?: (i: number) => number): InputIssue[] {
  return values.flatMap((value, i): InputIssue[] => {
    const place = { kind: 'insert', input, ...(at && { index: at(i) }) } as const;
    const { type, version } = atMost;
    const limit = {
      ...place,
      label: 'hold it',
      node: { type, version, inputs: { most: 10 } },
      in: 'value',
      out: 'held',
    };
    const round = {
      ...place,
      label: 'round it',
      node: { type: even.type, version: 1, inputs: {} },
      in: 'value',
      out: 'even',
    };
    return [
      ...(value !== undefined && value > 10 ? [{ input, message: `${value} is too much`, mend: limit }] : []),
      ...(value !== undefined && value % 2 !== 0 ? [{ input, message: `${value} is odd`, mend: round }] : []),
    ];
  });
}

const shot = defineNode({
  type: 'mend/shot',
  version: 2,
  title: 'Shot',
  effect: 'compute',
  inputs: {
    prompt: one(Ask, 'Words.', { default: '' }),
    terms: many(Num, 'Numbers.'),
    first: optional(Num, 'A number.'),
    mode: one(Txt, 'fast or slow.', { default: 'fast' }),
    sound: one(Txt, 'on or off.', { default: 'on' }),
  },
  outputs: { text: out(Txt, 'Everything in words.') },
  migrations: [({ many: terms, ...rest }) => ({ ...rest, ...(terms !== undefined && { terms }) })],
  check: ({ terms, first, mode, sound }) => [
    ...(terms ? judge('terms', terms, (i) => i) : []),
    ...judge('first', [first]),
    ...(mode === 'slow'
      ? [{ input: 'mode', message: 'slow is gone', mend: { kind: 'set', input: 'mode', value: 'fast' } as const }]
      : []),
    ...(sound === 'off'
      ? [
          {
            input: 'sound',
            severity: 'warning' as const,
            message: 'off means nothing',
            mend: { kind: 'set', input: 'sound' } as const,
          },
        ]
      : []),
  ],
  predict: () => ({ text: '' }),
  run: ({ prompt, terms, first = 0 }) => {
    const named: Record<string, readonly number[]> = { terms, first: [first] };
    return {
      text: prompt.parts.map((part) => (typeof part === 'string' ? part : named[part.input]![part.index])).join(''),
    };
  },
});

const TYPES: readonly NodeType[] = [atMost, even, shot];
const start = (document: GraphDocument) => open(document, memoryHost(), TYPES);
type Bench = ReturnType<typeof start>;

const record = (inputs: Record<string, InputValue>, more: Partial<NodeRecord> = {}): NodeRecord => ({
  type: 'mend/shot',
  version: 2,
  inputs,
  ...more,
});
const issuesOf = async ({ session }: Bench): Promise<readonly Issue[]> => (await session.plan()).issues;
const told = (issues: readonly Issue[]) => issues.map(({ message, fix }) => `${message}: ${fix?.label ?? 'no fix'}`);
const apply = ({ session }: Bench, fix: Fix | undefined) => session.apply(fix!.ops);
const inputsOf = ({ session }: Bench, node: string) => session.graph.nodes.get(node)!.inputs;

const sources = documentOf({
  fox: ['sample/sum', { k: 15 }],
  dog: ['sample/sum', { k: 4 }],
  cat: ['sample/sum', { k: 8 }],
});
const withShot = (inputs: Record<string, InputValue>, more: Partial<NodeRecord> = {}): GraphDocument => ({
  ...sources,
  inputs: { line: { type: 'number', default: 12 } },
  nodes: { ...sources.nodes, shot: record(inputs, more) },
});

describe('what a node says would mend its input', () => {
  it('[V10] is inserted into the edge at fault, and the issue is gone', async () => {
    const bench = start(withShot({ terms: [from('dog.total'), from('cat.total'), from('fox.total')] }));
    const [issue] = await issuesOf(bench);
    expect(issue).toEqual({
      severity: 'error',
      code: 'input-invalid',
      node: 'shot',
      input: 'terms',
      message: '15 is too much',
      fix: {
        label: 'hold it',
        ops: [
          {
            op: 'add-node',
            id: 'fox-at-most',
            node: { type: 'mend/at-most', version: 3, inputs: { value: from('fox.total'), most: 10 } },
            before: 'shot',
          },
          {
            op: 'set-input',
            node: 'shot',
            input: 'terms',
            value: [from('dog.total'), from('cat.total'), { from: 'fox-at-most.held', as: 'fox' }],
          },
        ],
      },
    });
    apply(bench, issue!.fix);
    expect(await issuesOf(bench)).toEqual([]);
    expect([...bench.session.graph.nodes.keys()]).toEqual(['fox', 'dog', 'cat', 'fox-at-most', 'shot']);
  });

  it('[V10] leaves names for mentions and the keys of other nodes as they were; undoing restores the text', async () => {
    const terms = [from('dog.total'), { from: 'fox.total', as: 'hero' }];
    const bench = start(withShot({ terms, first: from('inputs.line'), prompt: '@dog @hero @line' }));
    const text = () => formatDocument(toDocument(bench.session.graph));
    const before = text();
    const plan = await bench.session.plan();
    const keys = plan.entries.filter(({ node }) => node !== 'shot').map(({ node, key }) => [node, key]);
    const changes = [];
    for (let issues = plan.issues; issues.length > 0; issues = await issuesOf(bench))
      changes.push(apply(bench, issues[0]!.fix));
    const after = await bench.session.plan();
    expect(after.entries.map(({ node, key }) => [node, key])).toEqual(expect.arrayContaining(keys));
    const { outputs } = await start({ ...toDocument(bench.session.graph), outputs: { text: from('shot.text') } }).run();
    expect(outputs).toEqual({ text: '4 10 10' });
    for (const { inverse } of changes.reverse()) bench.session.apply(inverse);
    expect(text()).toBe(before);
  });

  it('[V10] mends one edge twice when applied one after the other', async () => {
    const bench = start(withShot({ first: from('fox.total') }));
    const issues = await issuesOf(bench);
    expect(told(issues)).toEqual(['15 is too much: hold it', '15 is odd: round it']);
    apply(bench, issues[1]!.fix);
    const rest = await issuesOf(bench);
    expect(told(rest)).toEqual(['14 is too much: hold it']);
    apply(bench, rest[0]!.fix);
    expect(await issuesOf(bench)).toEqual([]);
    expect(inputsOf(bench, 'shot').first).toEqual({ from: 'fox-even-at-most.held', as: 'fox' });
    expect(inputsOf(bench, 'fox-even-at-most').value).toEqual(from('fox-even.even'));
  });

  it('[V10] gives what is inserted an id that is free', async () => {
    const { nodes } = sources;
    const bench = start({
      ...sources,
      nodes: { ...nodes, one: record({ first: from('fox.total') }), two: record({ first: from('fox.total') }) },
    });
    for (let issues = await issuesOf(bench); issues.length > 0; issues = await issuesOf(bench)) {
      const limit = issues.find(({ fix }) => fix?.label === 'hold it')!;
      apply(bench, limit.fix);
    }
    const ids = [...bench.session.graph.nodes.keys()];
    expect(ids).toEqual(['fox', 'dog', 'cat', 'fox-at-most', 'one', 'fox-at-most-2', 'two']);
  });

  it('[V10] happens in the subgraph where the node stands', async () => {
    const inner = { inputs: { clip: { type: 'number' } }, nodes: { shot: record({ first: from('inputs.clip') }) } };
    const use = { type: 'graph/inner', version: 1, inputs: { clip: from('fox.total') } };
    const bench = start({ ...sources, nodes: { ...sources.nodes, use }, graphs: { inner } });
    const [issue] = await issuesOf(bench);
    expect(issue).toMatchObject({ graph: 'inner', node: 'shot', path: 'use/shot' });
    apply(bench, issue!.fix);
    expect(await issuesOf(bench)).toEqual([]);
    const part = bench.session.graph.graphs.get('inner')!;
    expect([...part.nodes.keys()]).toEqual(['clip-at-most', 'shot']);
    expect(part.nodes.get('shot')!.inputs.first).toEqual({ from: 'clip-at-most.held', as: 'clip' });
  });

  it('[V10] types a value in, or leaves it out, and says which', async () => {
    const bench = start(withShot({ mode: 'slow', sound: 'off' }));
    expect(told(bench.session.issues())).toEqual(['slow is gone: use "fast"', 'off means nothing: leave out "sound"']);
    for (const { fix } of bench.session.issues()) apply(bench, fix);
    expect(bench.session.issues()).toEqual([]);
    expect(inputsOf(bench, 'shot')).toEqual({ mode: 'fast' });
  });
});

describe('no mend is offered', () => {
  const noFix = async (document: GraphDocument) => told(await issuesOf(start(document)));

  it('[V11] before a literal, nor over a wire', async () => {
    const word = defineNode({
      type: 'mend/word',
      version: 1,
      title: 'Word',
      effect: 'pure',
      inputs: {},
      outputs: { word: out(Txt, 'A word.') },
      run: () => ({ word: 'slow' }),
    });
    const document = withShot({ first: 12, mode: from('word.word') });
    const bench = open(
      { ...document, nodes: { ...document.nodes, word: { type: word.type, version: 1, inputs: {} } } },
      memoryHost(),
      [...TYPES, word],
    );
    expect(told(await issuesOf(bench))).toEqual(['12 is too much: no fix', 'slow is gone: no fix']);
  });

  it('[V11] at or behind an edge whose list stands for its items', async () => {
    const range = { type: 'sample/range', version: 1, inputs: { start: 12, count: 2 } };
    const terms = [from('fox.total'), from('many.numbers'), from('fox.total')];
    const document = withShot({ terms });
    expect(await noFix({ ...document, nodes: { ...document.nodes, many: range } })).toEqual([
      '15 is too much: hold it',
      '15 is odd: round it',
      '12 is too much: no fix',
      '13 is too much: no fix',
      '13 is odd: no fix',
      '15 is too much: no fix',
      '15 is odd: no fix',
    ]);
  });

  it('[V11] where an input is walked item by item; the other inputs of such a node are mended', async () => {
    const warner = defineNode({
      ...shot,
      type: 'mend/warner',
      check: (inputs) => shot.check!(inputs).map((one) => ({ ...one, severity: 'warning' as const })),
    });
    const walked = { type: 'mend/warner', version: 2, each: [['first', 'mode']] };
    const inputs = { first: [12, 14], mode: ['slow', 'fast'], terms: [from('fox.total')], sound: 'off' };
    const document = { ...sources, nodes: { ...sources.nodes, shot: { ...walked, inputs } } };
    const bench = open(document, memoryHost(), [...TYPES, warner]);
    const issues = (await issuesOf(bench)).filter(({ path }) => path === 'shot/0');
    expect(told(issues)).toEqual([
      '15 is too much: hold it',
      '15 is odd: round it',
      '12 is too much: no fix',
      'slow is gone: no fix',
      'off means nothing: leave out "sound"',
    ]);
    for (const label of ['hold it', 'leave out "sound"'])
      apply(bench, issues.find(({ fix }) => fix?.label === label)!.fix);
    expect(new Set(told(await issuesOf(bench)))).toEqual(
      new Set(['12 is too much: no fix', '14 is too much: no fix', 'slow is gone: no fix']),
    );
  });

  it('[V11] on a node of an older version', async () => {
    const old = withShot({ many: [from('fox.total')], mode: 'slow' }, { version: 1 });
    expect(await noFix(old)).toEqual(['15 is too much: no fix', '15 is odd: no fix', 'slow is gone: no fix']);
  });
});
