import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from './cli.ts';
import { setupOf, testIo } from './testing/test-io.ts';
import { testRegistry } from './testing/test-nodes.ts';
import { documentOf, workspace } from './testing/workspace.ts';

const film = documentOf(
  {
    words: ['sample/sum', { k: 3 }],
    n: ['sample/work', { value: { from: 'words.total' } }],
    p: ['test/paint', { text: 'say {{line}}' }],
  },
  { film: 'p.image', number: 'n.doubled' },
  { inputs: { line: { type: 'text', default: 'hello' } } },
);
const lines = (text: string) => text.trimEnd().split('\n');

describe('shotgraph run', () => {
  it('writes media outputs to files, prints the others, and keeps progress apart', async () => {
    const { write, shotgraph, path, list } = workspace();
    write('graph.json', film);
    const { code, out, err } = await shotgraph('run', 'graph.json');
    expect(code).toBe(0);
    expect(lines(out)).toEqual(['film    out/film.png  4x2  9 B', 'number  6']);
    expect(readFileSync(path('out/film.png'), 'utf8')).toBe('say hello');
    expect(list('out')).toEqual(['film.png']);
    expect(err).toMatch(/finished {2}n in \d+\.\d s\n/);
    expect(err).toMatch(/Done in \d+\.\d s: 2 nodes ran, 0 reused\.\n$/);
  });

  it('runs nothing the second time, and only the cone of what was set', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', film);
    await shotgraph('run', 'graph.json');
    expect((await shotgraph('run', 'graph.json')).err).toContain('0 nodes ran, 2 reused');
    expect((await shotgraph('run', 'graph.json', '--set', 'words.k=4')).err).toContain('1 node ran, 1 reused');
    expect((await shotgraph('run', 'graph.json', '--force', 'n')).err).toContain('1 node ran, 1 reused');
  });

  it('takes values as JSON or as text, by the type of the input', async () => {
    const { write, shotgraph, path } = workspace();
    write('graph.json', film);
    const paint = async (...options: string[]) => {
      await shotgraph('run', 'graph.json', ...options);
      return readFileSync(path('out/film.png'), 'utf8');
    };
    expect(await paint('--input', 'line=a=b')).toBe('say a=b');
    expect(await paint('--input', 'line=5')).toBe('say 5');
    expect(await paint('--input', 'line="quoted"')).toBe('say quoted');
    expect(await paint('--set', 'p.text=')).toBe('');
    expect((await shotgraph('run', 'graph.json', '--set', 'words.k=-1.5e1')).out).toContain('number  -30');
  });

  it('makes only what is targeted, and a port of it a file', async () => {
    const { write, shotgraph, list } = workspace();
    write('graph.json', film);
    const { out, err } = await shotgraph('run', 'graph.json', '--target', 'p.image');
    expect(lines(out)).toEqual(['p.image  out/p.image.png  4x2  9 B']);
    expect(err).not.toContain('finished  n ');
    expect(list('out')).toEqual(['p.image.png']);
  });

  it('puts files and results where it is told', async () => {
    const { write, shotgraph, list, path } = workspace();
    write('graph.json', film);
    const { out } = await shotgraph('run', 'graph.json', '--out', 'deep/er', '--store', 'kept');
    expect(list()).toEqual(['deep', 'graph.json', 'kept']);
    expect(out).toContain('deep/er/film.png');
    writeFileSync(path('deep/er/film.png'), 'something else');
    await shotgraph('run', 'graph.json', '--out', 'deep/er', '--store', 'kept');
    expect(readFileSync(path('deep/er/film.png'), 'utf8')).toBe('say hello');
  });

  it('with --json writes every event and last the outputs with path, hash and facts', async () => {
    const { write, shotgraph, path } = workspace();
    write('graph.json', film);
    const { code, out, err } = await shotgraph('run', 'graph.json', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const events = lines(out).map((line) => JSON.parse(line));
    expect(events[0]).toMatchObject({ type: 'run-started' });
    expect(events.at(-2)).toMatchObject({ type: 'run-ended', status: 'done', counts: { executed: 2 } });
    expect(events.at(-1)).toEqual({
      type: 'outputs',
      outputs: {
        film: {
          kind: 'image',
          path: path('out/film.png'),
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          bytes: 9,
          format: 'png',
          mimeType: 'image/png',
          width: 4,
          height: 2,
        },
        number: { kind: 'value', value: 6 },
      },
    });
  });

  it('ends with 1 when a node fails, names it, and keeps what else finished', async () => {
    const { write, shotgraph } = workspace();
    write(
      'graph.json',
      documentOf({
        bad: ['test/fail', { value: 1 }],
        good: ['sample/work', { value: 1 }],
        after: ['sample/work', { value: { from: 'bad.value' } }],
      }),
    );
    const { code, err } = await shotgraph('run', 'graph.json');
    expect(code).toBe(1);
    expect(err).toContain('failed    bad (media-failed)');
    expect(err).toContain('skipped   after: needs bad');
    expect(err).toContain('error node "bad", input "value": ffmpeg failed: no such thing; try another (media-failed)');
    expect((await shotgraph('run', 'graph.json', '--target', 'good')).err).toContain('0 nodes ran, 1 reused');
  });

  it('ends with 130 when cancelled, and says what is kept', async () => {
    const { write, folder, shotgraph } = workspace();
    write(
      'graph.json',
      documentOf({ quick: ['sample/work', { value: 1 }], slow: ['test/slow', { value: { from: 'quick.doubled' } }] }),
    );
    const io = testIo(folder, setupOf(testRegistry));
    const stderr = {
      ...io.stderr,
      write(text: string) {
        io.stderr.write(text);
        if (text.includes('started   slow')) io.cancel();
      },
    };
    expect(await main(['run', 'graph.json'], { ...io, stderr })).toBe(130);
    expect(io.err()).toContain('Cancelled. 1 finished node kept in .shotgraph; run again to go on from there.');
    expect((await shotgraph('run', 'graph.json', '--set', 'slow.seconds=0')).err).toContain('reused    quick');
  });
});
