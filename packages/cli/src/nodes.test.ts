import { describe, expect, it } from 'vitest';
import { workspace } from './testing/workspace.ts';

describe('shotgraph nodes', () => {
  it('lists types with their inputs, defaults, ranges and outputs', async () => {
    const { code, out } = await workspace().shotgraph('nodes', 'test/slow', 'test/paint');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'test/paint  Paint',
        '  Paints words.',
        '  in   text   text   required  What to paint.',
        '  out  image  image            The picture.',
        '',
        'test/slow  Slow (takes time)',
        '  in   value    number  required            Handed on.',
        '  in   seconds  number  = 60 s, at least 0  How long it takes.',
        '  out  value    number                      The value.',
        '',
      ].join('\n'),
    );
  });

  it('takes a group, and everything when nothing is named', async () => {
    const { shotgraph } = workspace();
    expect((await shotgraph('nodes', 'sample')).out).not.toContain('test/');
    const all = (await shotgraph('nodes')).out;
    expect(all).toContain('test/paint');
    expect(all).toContain('sample/ask');
  });

  it('with --json gives the catalogue as data', async () => {
    const { out } = await workspace().shotgraph('nodes', 'test/slow', '--json');
    expect(JSON.parse(out)).toEqual([
      {
        type: 'test/slow',
        version: 1,
        title: 'Slow',
        effect: 'compute',
        inputs: [
          { name: 'value', type: 'number', arity: 'one', doc: 'Handed on.', literal: true, accepts: ['number'] },
          {
            name: 'seconds',
            type: 'number',
            arity: 'one',
            doc: 'How long it takes.',
            default: 60,
            min: 0,
            unit: 's',
            literal: true,
            accepts: ['number'],
          },
        ],
        outputs: [{ name: 'value', type: 'number', doc: 'The value.' }],
      },
    ]);
  });
});
