import { describe, expect, it } from 'vitest';
import { validate } from '../run/validate.ts';
import { ask, sampleRegistry, sum, thing, work } from '../testing/sample-nodes.ts';
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
});
