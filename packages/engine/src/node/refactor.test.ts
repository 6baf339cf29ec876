import { describe, expect, it } from 'vitest';
import type { GraphBody, GraphDocument, NodeRecord } from '../graph/document.ts';
import { applyOps } from '../graph/edit.ts';
import { openGraph, toDocument } from '../graph/graph.ts';
import { validate } from '../run/validate.ts';
import { sampleRegistry } from '../testing/sample-nodes.ts';
import { collapseNodes, expandNode } from './refactor.ts';

const node = (type: string, inputs: NodeRecord['inputs'] = {}, rest: object = {}): NodeRecord => ({
  type: type.includes('/') ? type : `sample/${type}`,
  version: 1,
  ...rest,
  inputs,
});
const from = (text: string, as?: string) => ({ from: text, ...(as !== undefined && { as }) });

const story: GraphDocument = {
  shotgraph: 1,
  inputs: { line: { type: 'text', default: 'fox', label: 'Line' }, k: { type: 'number', default: 2 } },
  outputs: { film: from('ask.text'), sum: from('b.total') },
  nodes: {
    a: node('sum', { k: from('inputs.k') }),
    fox: node('thing', { tag: '{{line}}' }),
    cat: node('thing', { tag: 'cat' }),
    b: node('sum', { k: 1, terms: [from('a.total'), from('inputs.k')] }),
    ask: node('ask', {
      prompt: '@fox sees @cat and @it: {{line}}',
      things: [from('fox.thing'), from('cat.thing'), from('fox.thing', 'it')],
    }),
    c: node('sum', { terms: [from('b.total'), from('a.total')] }),
  },
  layout: { nodes: { a: [10, 20], fox: [100, 40], ask: [201, 40], c: [400, 40] } },
};

const collapse = (document: GraphDocument, ids: readonly string[], name = 'shot', subgraph?: string) => {
  const graph = openGraph(document);
  const options = { name, ...(subgraph !== undefined && { subgraph }) };
  applyOps(graph, collapseNodes(graph, sampleRegistry, ids, options));
  return toDocument(graph);
};
const expand = (document: GraphDocument, id: string, subgraph?: string) => {
  const graph = openGraph(document);
  applyOps(graph, expandNode(graph, sampleRegistry, id, subgraph));
  return toDocument(graph);
};

describe('collapseNodes', () => {
  it('[G16] gives what the last nodes give where nothing of them is used yet', () => {
    const nodes = { a: node('sum', { k: 1 }), b: node('sum', { terms: [from('a.total')] }) };
    const made = collapse({ shotgraph: 1, nodes }, ['a', 'b']);
    expect(made.graphs!.shot!.outputs).toEqual({ total: from('b.total') });
    expect(validate(made, sampleRegistry)).toEqual([]);
    const off = { a: node('sum', { k: 1 }), b: { ...node('sum', { terms: [from('a.total')] }), off: true as const } };
    expect(collapse({ shotgraph: 1, nodes: off }, ['a', 'b']).graphs!.shot!.outputs).toBeUndefined();
  });

  it('[G16] moves nodes into a subgraph, with an input per source and an output per use, names and templates kept', () => {
    const made = collapse(story, ['ask', 'fox', 'a']);
    expect(validate(made, sampleRegistry)).toEqual([]);
    expect(made).toEqual({
      shotgraph: 1,
      inputs: story.inputs,
      outputs: { film: from('shot.text'), sum: from('b.total') },
      nodes: {
        shot: node('graph/shot', { line: from('inputs.line'), k: from('inputs.k'), cat: from('cat.thing') }),
        cat: story.nodes.cat,
        b: node('sum', { k: 1, terms: [from('shot.total'), from('inputs.k')] }),
        c: node('sum', { terms: [from('b.total'), from('shot.total')] }),
      },
      graphs: {
        shot: {
          inputs: { line: { type: 'text', label: 'Line' }, k: { type: 'number' }, cat: { type: 'opaque' } },
          outputs: { total: from('a.total'), text: from('ask.text') },
          nodes: {
            a: story.nodes.a,
            fox: story.nodes.fox,
            ask: node('ask', {
              prompt: '@fox sees @cat and @it: {{line}}',
              things: [from('fox.thing'), from('inputs.cat'), from('fox.thing', 'it')],
            }),
          },
          layout: { nodes: { a: [0, 0], fox: [90, 20], ask: [191, 20] } },
        },
      },
      layout: { nodes: { shot: [104, 33], c: [400, 40] } },
    });
    expect(Object.keys(made.nodes)).toEqual(['shot', 'cat', 'b', 'c']);
    expect(expand(made, 'shot')).toEqual(story);
  });

  it('[G16] keeps the names of edges where prompts or the node mean them, inside and out', () => {
    const made = collapse(story, ['fox', 'cat'], 'cast');
    expect(made.nodes.ask?.inputs.things).toEqual([
      from('cast.thing', 'fox'),
      from('cast.cat-thing', 'cat'),
      from('cast.thing', 'it'),
    ]);
    expect(validate(made, sampleRegistry)).toEqual([]);
    const twice = {
      ...story,
      nodes: {
        ...story.nodes,
        line: node('thing'),
        ask: node('ask', { prompt: '{{line}} @line', things: [from('line.thing')] }),
      },
    };
    const inner = collapse(twice, ['ask']).graphs?.shot;
    expect(inner?.inputs).toEqual({ line: { type: 'text', label: 'Line' }, 'line-2': { type: 'opaque' } });
    expect(inner?.nodes.ask?.inputs.things).toEqual([from('inputs.line-2', 'line')]);
    const choice = {
      shotgraph: 1,
      nodes: { a: node('sum'), b: node('switch', { choice: 'a', cases: [from('a.total')] }) },
    } as const;
    expect(collapse(choice, ['a']).nodes.b?.inputs.cases).toEqual([from('shot.total', 'a')]);
  });

  it('[G16] declares lists as lists, keeps each and off, and takes new ids where one is taken', () => {
    const document: GraphDocument = {
      shotgraph: 1,
      nodes: {
        range: node('range'),
        sweep: node('work', { value: from('range.numbers'), label: '{{x}}' }, { each: [['value']] }),
        all: node('sum', { terms: [from('sweep.doubled'), from('sweep.sign')] }, { off: true }),
        end: node('total', { numbers: from('sweep.doubled') }),
        'sum-up': node('sum'),
      },
    };
    const made = collapse(document, ['sweep', 'all'], 'sum-up');
    expect(made.nodes['sum-up-2']).toEqual(node('graph/sum-up', { range: from('range.numbers') }));
    expect(made.nodes.end?.inputs.numbers).toEqual(from('sum-up-2.doubled'));
    expect(made.graphs?.['sum-up']).toEqual({
      inputs: { range: { type: 'number[]' } },
      outputs: { doubled: from('sweep.doubled') },
      nodes: {
        sweep: node('work', { value: from('inputs.range'), label: '{{x}}' }, { each: [['value']] }),
        all: document.nodes.all,
      },
    });
    expect(expand(made, 'sum-up-2')).toEqual(document);
  });

  it('[G16] works within a subgraph', () => {
    const { shotgraph: _, ...body } = story;
    const outer: GraphDocument = { shotgraph: 1, nodes: { one: node('graph/tale') }, graphs: { tale: body } };
    const made = collapse(outer, ['a', 'fox'], 'shot', 'tale');
    expect(made.nodes).toEqual(outer.nodes);
    expect(Object.keys(made.graphs ?? {})).toEqual(['tale', 'shot']);
    expect(validate(made, sampleRegistry)).toEqual([]);
    expect(expand(made, 'shot', 'tale')).toEqual(outer);
  });

  it('[G16] refuses what cannot be one node, naming what is at fault, and changes nothing', () => {
    const refused = (ids: readonly string[], name = 'shot', document = story) => {
      try {
        collapse(document, ids, name);
      } catch (error) {
        if (error instanceof RangeError) return error.message;
        throw error;
      }
      return 'collapsed';
    };
    expect(refused(['a', 'c'])).toBe(
      'node "b" stands between the chosen nodes: it is fed by them and feeds "c"; choose it too',
    );
    expect(refused([])).toBe('no nodes to collapse; choose at least one');
    expect(refused(['a', 'z'])).toBe('there is no node "z" to collapse');
    expect(refused(['a'], 'A b')).toContain('subgraph id "A b" must be');
    expect(refused(['a'], 'tale', { ...story, graphs: { tale: { nodes: {} } } })).toBe(
      'subgraph "tale" exists already; choose another name',
    );
    const broken = { ...story, nodes: { ...story.nodes, c: node('sum', { terms: [from('gone.total')] }) } };
    expect(refused(['c'], 'shot', broken)).toBe(
      'node "c", input "terms": the type of "gone.total" is not known, so that no input of a subgraph can stand for it; mend the edge or remove it first',
    );
  });
});

const shot: GraphBody = {
  inputs: {
    line: { type: 'text', default: 'fox', label: 'Line' },
    value: { type: 'number' },
    extra: { type: 'number', default: 7 },
    thing: { type: 'opaque' },
  },
  outputs: { text: from('ask.text'), total: from('add.total'), value: from('inputs.value') },
  nodes: {
    work: node('work', { value: from('inputs.value'), label: from('inputs.line') }),
    add: node('sum', {
      k: from('inputs.extra'),
      terms: [from('work.doubled'), from('inputs.value'), from('inputs.extra')],
    }),
    ask: node('ask', { prompt: 'of {{line}} \\{{line}} @thing', things: [from('inputs.thing')] }),
  },
  layout: { nodes: { work: [0, 0], add: [100, 0], ask: [50, 90] } },
};
const uses = (inputs: NodeRecord['inputs'], rest: Partial<GraphDocument> = {}): GraphDocument => ({
  shotgraph: 1,
  nodes: {
    add: node('sum', { terms: [from('one.total'), from('one.value')] }),
    one: node('graph/shot', inputs),
    ref: node('thing'),
    after: node('ask', { prompt: '@one', things: [] }),
    value: node('work', { value: from('one.value') }),
  },
  graphs: { shot },
  ...rest,
});

describe('expandNode', () => {
  it('[G17] writes literals and defaults where they were used, and makes inputs of the graph where only an edge can be', () => {
    const document = uses(
      { value: 3, thing: from('ref.thing') },
      { outputs: { v: from('one.value'), t: from('one.text') }, layout: { nodes: { one: [500, 500] } } },
    );
    expect(validate(document, sampleRegistry)).toEqual([expect.objectContaining({ code: 'mention-dangling' })]);
    const made = expand(document, 'one');
    expect(made).toEqual({
      shotgraph: 1,
      inputs: {
        'one-value': { type: 'number', default: 3 },
        'one-extra': { type: 'number', default: 7 },
        'one-line': { type: 'text', default: 'fox', label: 'Line' },
      },
      outputs: { v: from('inputs.one-value'), t: from('ask.text') },
      nodes: {
        add: node('sum', { terms: [from('add-2.total'), from('inputs.one-value')] }),
        work: node('work', { value: 3, label: 'fox' }),
        'add-2': node('sum', {
          k: 7,
          terms: [from('work.doubled'), from('inputs.one-value'), from('inputs.one-extra')],
        }),
        ask: node('ask', { prompt: 'of {{one-line}} \\{{line}} @thing', things: [from('ref.thing', 'thing')] }),
        ref: document.nodes.ref,
        after: document.nodes.after,
        value: node('work', { value: 3 }),
      },
      layout: { nodes: { work: [450, 470], 'add-2': [550, 470], ask: [500, 560] } },
    });
    expect(Object.keys(made.nodes)).toEqual(['add', 'work', 'add-2', 'ask', 'ref', 'after', 'value']);
  });

  it('[G17] follows edges, also through to the graph inputs a template names, and keeps a subgraph that is used elsewhere', () => {
    const inputs = { title: { type: 'text', default: 'T' }, n: { type: 'number' } } as const;
    const document = uses(
      { line: from('inputs.title'), value: from('inputs.n'), thing: from('ref.thing'), extra: from('ref2.total') },
      { inputs },
    );
    const two = {
      ...document,
      nodes: { ...document.nodes, ref2: node('sum'), fold: node('flow/fold', { graph: 'shot' }) },
    };
    const made = expand(two, 'one');
    expect(made.inputs).toEqual(inputs);
    expect(made.graphs).toEqual({ shot });
    expect(made.nodes['add-2']).toEqual(
      node('sum', { k: from('ref2.total'), terms: [from('work.doubled'), from('inputs.n'), from('ref2.total')] }),
    );
    expect(made.nodes.ask?.inputs.prompt).toBe('of {{title}} \\{{line}} @thing');
    expect(made.nodes.value?.inputs).toEqual({ value: from('inputs.n') });
  });

  it('[G17] leaves inputs that were given nothing without value', () => {
    const made = expand(uses({}), 'one');
    expect(made.nodes.work?.inputs).toEqual({ label: 'fox' });
    expect(made.nodes['add-2']?.inputs.terms).toEqual([from('work.doubled'), from('inputs.one-extra')]);
    expect(made.nodes.value?.inputs).toEqual({});
    // What a prompt mentions stays an edge.
    expect(made.nodes.ask?.inputs.things).toEqual([from('inputs.one-thing', 'thing')]);
    expect(made.inputs?.['one-thing']).toEqual({ type: 'opaque' });
  });

  it('[G17] writes no literal where it would be read in another way or not be taken', () => {
    const body: GraphBody = {
      inputs: { text: { type: 'text' }, count: { type: 'number' }, list: { type: 'text[]' }, big: { type: 'number' } },
      outputs: {},
      nodes: {
        prompt: node('ask', { prompt: from('inputs.text') }),
        words: node('letters', { text: from('inputs.list') }, { each: [['text']] }),
        off: node('sum', { k: from('inputs.count') }, { off: true }),
        any: node('identity', { value: from('inputs.count') }),
        unknown: node('some/where', { x: from('inputs.count'), y: '{{text}}' }),
      },
    };
    const text = 'mail @fox {{k}}';
    const document: GraphDocument = {
      shotgraph: 1,
      inputs: { k: { type: 'number' } },
      nodes: { one: node('graph/in', { text, count: 2, list: ['a', '@b {{k}}'] }) },
      graphs: { in: body },
    };
    const made = expand(document, 'one');
    expect(made.inputs).toEqual({
      k: { type: 'number' },
      'one-text': { type: 'text', default: text },
      'one-list': { type: 'text[]', default: ['a', '@b {{k}}'] },
      'one-count': { type: 'number', default: 2 },
    });
    expect(Object.values(made.nodes).map(({ inputs }) => inputs)).toEqual([
      { prompt: from('inputs.one-text') },
      { text: from('inputs.one-list') },
      { k: from('inputs.one-count') },
      { value: from('inputs.one-count') },
      { x: from('inputs.one-count', 'count'), y: '{{one-text}}' },
    ]);
    const plain = expand({ ...document, nodes: { one: node('graph/in', { text, list: ['a', 'b'] }) } }, 'one');
    expect(plain.nodes.words?.inputs).toEqual({ text: ['a', 'b'] });
  });

  it('[G17] refuses what cannot be written inside, saying why', () => {
    const refused = (inputs: NodeRecord['inputs'], rest: object = {}, graphs = { shot }, type = 'graph/shot') => {
      const document = { ...uses({}), graphs, inputs: { n: { type: 'number' } } };
      try {
        expand({ ...document, nodes: { ...document.nodes, one: node(type, inputs, rest), by: node('ask') } }, 'one');
      } catch (error) {
        if (error instanceof RangeError) return error.message;
        throw error;
      }
      return 'expanded';
    };
    expect(refused({}, { each: [['value']] })).toBe(
      'node "one" cannot be expanded: it runs once per item; take "each" off first',
    );
    expect(refused({}, { off: true })).toBe('node "one" cannot be expanded: it is off; turn it on first');
    expect(refused({ graph: 'shot' }, {}, { shot }, 'flow/fold')).toBe(
      'node "one" cannot be expanded: it folds a subgraph over a list, and how many rounds that takes is only known in a run',
    );
    expect(refused({}, {}, { shot }, 'sample/sum')).toContain('it is a "sample/sum", which is no subgraph');
    expect(refused({}, {}, { shot }, 'graph/gone')).toContain('there is no subgraph "gone"');
    expect(refused({ value: from('one.total') })).toContain('it contains or feeds itself');
    expect(refused({ line: from('by.text') })).toBe(
      'subgraph "shot", node "ask", input "prompt": "{{line}}" would stand for "by.text", but a text can only name inputs of the graph; wire the text instead',
    );
    expect(refused({ value: [from('by.text')] })).toBe(
      'node "one", input "value" takes one edge; keep one of them first',
    );
    const broken = { shot: { ...shot, nodes: { ...shot.nodes, add: node('sum', { k: from('gone.x') }) } } };
    expect(refused({}, {}, broken)).toBe(
      'subgraph "shot", node "add", input "k" comes from "gone.x", which does not exist; mend it first',
    );
    expect(refused({}, {}, { shot: { ...shot, inputs: { line: shot.inputs!.line! } } })).toBe(
      'subgraph "shot" has no input "value", but uses it; mend it first',
    );
    expect(refused({}, {}, { shot: { ...shot, outputs: {} } })).toBe(
      'subgraph "shot" gives nothing as "total", but "one.total" is used; mend it first',
    );
    const named = { shot: { ...shot, inputs: { ...shot.inputs, line: { type: 'text', default: 'of {{value}}' } } } };
    expect(refused({}, {}, named)).toBe(
      'the default of input "line" of subgraph "shot" names graph inputs; set it on "one" first',
    );
    const unknown = { shot: { ...shot, nodes: { ...shot.nodes, ask: node('ask', { prompt: '{{n}}' }) } } };
    expect(refused({}, {}, unknown)).toBe('subgraph "shot" has no input "n", but uses it; mend it first');
    const inner = uses({ line: 'of {{n}}' });
    const within = {
      ...inner,
      nodes: {},
      graphs: { shot, outer: { nodes: inner.nodes, inputs: { n: { type: 'text' } } } },
    };
    expect(() => expand(within, 'one', 'outer')).toThrow(
      'node "one", input "line": its text names graph inputs, so that it cannot become a default in subgraph "outer"; wire the text instead',
    );
    expect(() => expand(uses({}), 'gone')).toThrow('there is no node "gone" to expand');
  });

  it('[G17] refuses to lose what the border of the subgraph converts', () => {
    const body: GraphBody = {
      inputs: { prompt: { type: 'prompt' } },
      outputs: {},
      nodes: { same: node('identity', { value: from('inputs.prompt') }) },
    };
    const document: GraphDocument = {
      shotgraph: 1,
      nodes: { by: node('ask', { prompt: 'x' }), one: node('graph/in', { prompt: from('by.text') }) },
      graphs: { in: body },
    };
    expect(() => expand(document, 'one')).toThrow(
      'node "one", input "prompt" turns text into prompt, which would be lost; put a node that converts "by.text" in front first',
    );
    const taken = {
      ...document,
      graphs: { in: { ...body, nodes: { ask: node('ask', { prompt: from('inputs.prompt') }) } } },
    };
    expect(expand(taken, 'one').nodes.ask).toEqual(node('ask', { prompt: from('by.text') }));
    const mentions = { ...taken, nodes: { one: node('graph/in', { prompt: 'of @fox' }) } };
    expect(() => expand(mentions, 'one')).toThrow('what its text mentions would not be found');
  });
});
