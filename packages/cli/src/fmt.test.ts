import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workspace } from './testing/workspace.ts';

const UNFORMATTED = '{"nodes":{"a":{"inputs":{"k":3},"version":1,"type":"sample/sum","note":"kept"}},"shotgraph":1}';
const FORMATTED = `{
  "shotgraph": 1,
  "nodes": {
    "a": { "type": "sample/sum", "version": 1, "inputs": { "k": 3 }, "note": "kept" }
  }
}
`;

describe('shotgraph fmt', () => {
  it('writes the usual form, and changes nothing the second time', async () => {
    const { write, shotgraph, path, list } = workspace();
    write('graph.json', UNFORMATTED);
    chmodSync(path('graph.json'), 0o640);
    expect(await shotgraph('fmt', 'graph.json')).toEqual({ code: 0, out: 'graph.json: formatted\n', err: '' });
    expect(readFileSync(path('graph.json'), 'utf8')).toBe(FORMATTED);
    expect(statSync(path('graph.json')).mode & 0o777).toBe(0o640);
    const { mtimeNs } = statSync(path('graph.json'), { bigint: true });
    expect((await shotgraph('fmt', 'graph.json')).out).toBe('graph.json: already formatted\n');
    expect(statSync(path('graph.json'), { bigint: true }).mtimeNs).toBe(mtimeNs);
    expect(list()).toEqual(['graph.json']);
  });

  it('with --check only says what it would do', async () => {
    const { write, shotgraph, path } = workspace();
    write('graph.json', UNFORMATTED);
    expect(await shotgraph('fmt', '--check', 'graph.json')).toMatchObject({
      code: 1,
      out: expect.stringContaining('not formatted'),
    });
    expect(readFileSync(path('graph.json'), 'utf8')).toBe(UNFORMATTED);
    write('graph.json', FORMATTED);
    expect((await shotgraph('fmt', '--check', 'graph.json')).code).toBe(0);
  });

  it('writes through a link instead of replacing it', async () => {
    const { write, shotgraph, path } = workspace();
    write('real.json', UNFORMATTED);
    symlinkSync('real.json', path('link.json'));
    expect((await shotgraph('fmt', 'link.json')).code).toBe(0);
    expect(lstatSync(path('link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path('real.json'), 'utf8')).toBe(FORMATTED);
  });

  it('leaves a document alone that it cannot read', async () => {
    const { write, shotgraph, path } = workspace();
    write('graph.json', '{"shotgraph": 1');
    expect((await shotgraph('fmt', 'graph.json')).code).toBe(2);
    expect(readFileSync(path('graph.json'), 'utf8')).toBe('{"shotgraph": 1');
  });
});
