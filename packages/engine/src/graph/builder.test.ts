import { describe, expect, it } from 'vitest';
import { validate } from '../run/validate.ts';
import { ask, Num, sampleRegistry, sum, thing, work } from '../testing/sample-nodes.ts';
import { graph } from './builder.ts';
import { formatDocument } from './format.ts';
import { parseDocument } from './parse.ts';

describe('graph', () => {
  it('[G9] builds the document that loading and saving keeps', () => {
    const g = graph({ title: 'Fox' });
    const line = g.input('line', { type: 'text', default: 'A fox', label: 'Story line' });
    const a = g.add('a', sum, { k: 1, terms: [] }, [10, 20]);
    const b = g.add('b', work, { value: a.out.total, label: line });
    const t = g.add('t', thing, {});
    g.add('q', ask, { prompt: '@fox {{line}}', things: [t.out.thing.named('fox')] });
    g.output('n', b.out.doubled);
    const document = g.build();
    expect(document).toEqual({
      shotgraph: 1,
      title: 'Fox',
      inputs: { line: { type: 'text', default: 'A fox', label: 'Story line' } },
      outputs: { n: { from: 'b.doubled' } },
      nodes: {
        a: { type: 'sample/sum', version: 1, inputs: { k: 1, terms: [] } },
        b: { type: 'sample/work', version: 1, inputs: { value: { from: 'a.total' }, label: { from: 'inputs.line' } } },
        t: { type: 'sample/thing', version: 1, inputs: {} },
        q: {
          type: 'sample/ask',
          version: 1,
          inputs: { prompt: '@fox {{line}}', things: [{ from: 't.thing', as: 'fox' }] },
        },
      },
      layout: { nodes: { a: [10, 20] } },
    });
    expect(parseDocument(formatDocument(document))).toEqual(document);
    expect(validate(document, sampleRegistry)).toEqual([]);
  });

  it('[G9] refuses ids that are taken, reserved or malformed', () => {
    const g = graph();
    g.add('a', thing, {});
    expect(() => g.add('a', thing, {})).toThrow('node id "a" is taken');
    expect(() => g.add('inputs', thing, {})).toThrow('node id "inputs"');
    expect(() => g.add('A b', thing, {})).toThrow('node id "A b"');
  });

  it('[G15] writes each, off, subgraphs and folds as the document has them', () => {
    const g = graph();
    const numbers = g.input('numbers', { type: 'number[]' });
    const shot = g.subgraph(
      'shot',
      { value: { type: Num }, label: { type: 'text', default: 'x' } },
      (sub, { value, label }) => {
        const grade = sub.add('grade', work, { value, label }, { at: [0, 0] });
        return { film: grade.out.doubled };
      },
    );
    const round = g.subgraph('round', (sub) => {
      const item = sub.input('item', { type: 'number' });
      const state = sub.input('state', { type: 'number', default: 0 });
      sub.output('state', sub.add('next', sum, { terms: [item, state] }).out.total);
    });
    const shots = g.add('shots', shot, { value: numbers }, { each: [['value']], off: true, at: [3, 4] });
    const chain = g.fold('chain', round, { items: shots.out.film, state: 1 }, [5, 6]);
    g.add('all', sum, { terms: [shots.out.film] }, { off: false, each: [] });
    g.output('last', chain.out.state!);
    const document = g.build();
    expect(document).toEqual({
      shotgraph: 1,
      inputs: { numbers: { type: 'number[]' } },
      outputs: { last: { from: 'chain.state' } },
      nodes: {
        shots: {
          type: 'graph/shot',
          version: 1,
          each: [['value']],
          off: true,
          inputs: { value: { from: 'inputs.numbers' } },
        },
        chain: { type: 'flow/fold', version: 1, inputs: { graph: 'round', items: { from: 'shots.film' }, state: 1 } },
        all: { type: 'sample/sum', version: 1, inputs: { terms: [{ from: 'shots.film' }] } },
      },
      graphs: {
        shot: {
          inputs: { value: { type: 'number' }, label: { type: 'text', default: 'x' } },
          outputs: { film: { from: 'grade.doubled' } },
          nodes: {
            grade: {
              type: 'sample/work',
              version: 1,
              inputs: { value: { from: 'inputs.value' }, label: { from: 'inputs.label' } },
            },
          },
          layout: { nodes: { grade: [0, 0] } },
        },
        round: {
          inputs: { item: { type: 'number' }, state: { type: 'number', default: 0 } },
          outputs: { state: { from: 'next.total' } },
          nodes: {
            next: {
              type: 'sample/sum',
              version: 1,
              inputs: { terms: [{ from: 'inputs.item' }, { from: 'inputs.state' }] },
            },
          },
        },
      },
      layout: { nodes: { shots: [3, 4], chain: [5, 6] } },
    });
    expect(parseDocument(formatDocument(document))).toEqual(document);
  });

  it('[G15] refuses names of subgraphs that are taken, also by one built inside, or malformed', () => {
    const g = graph();
    g.subgraph('shot', () => {});
    expect(() => g.subgraph('shot', () => {})).toThrow('subgraph id "shot" is taken');
    expect(() => g.subgraph('A b', () => {})).toThrow('subgraph id "A b" must be');
    expect(() => g.subgraph('twice', () => void g.subgraph('twice', () => {}))).toThrow('subgraph id "twice" is taken');
    expect(() => g.subgraph('a', (sub) => void sub.add('inputs', thing, {}))).toThrow('node id "inputs"');
  });
});
