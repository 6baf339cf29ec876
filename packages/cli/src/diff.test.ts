import { describe, expect, it } from 'vitest';
import { documentOf, workspace } from './testing/workspace.ts';

describe('shotgraph diff', () => {
  const a = documentOf({ a: ['sample/sum', { k: 3 }] }, { n: 'a.total' });

  it('says nothing and ends with 0 when both mean the same', async () => {
    const { write, shotgraph } = workspace();
    write('a.json', a);
    write('b.json', JSON.stringify(a, null, 4));
    expect(await shotgraph('diff', 'a.json', 'b.json')).toEqual({ code: 0, out: '', err: '' });
  });

  it('says changes in words and ends with 1', async () => {
    const { write, shotgraph } = workspace();
    write('a.json', a);
    write('b.json', documentOf({ a: ['sample/sum', { k: 4 }], b: ['sample/work', { value: 1 }] }, { n: 'b.doubled' }));
    expect(await shotgraph('diff', 'a.json', 'b.json')).toEqual({
      code: 1,
      out: 'node "a", input "k": 3 became 4\nnode "b" added (sample/work)\ngraph output "n": "a.total" became "b.doubled"\n',
      err: '',
    });
  });

  it('ends with 2 when one of them is no document', async () => {
    const { write, shotgraph } = workspace();
    write('a.json', a);
    write('b.json', '{');
    expect((await shotgraph('diff', 'a.json', 'b.json')).code).toBe(2);
    expect((await shotgraph('diff', 'a.json', 'gone.json')).code).toBe(2);
  });
});
