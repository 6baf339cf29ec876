import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeHost } from '@shotgraph/engine/host/node';
import { expect, it, onTestFinished } from 'vitest';
import { exportOutput } from './exported.ts';

async function workspace() {
  const folder = mkdtempSync(join(tmpdir(), 'shotgraph-exported-'));
  const host = await nodeHost({ folder });
  onTestFinished(async () => {
    await host.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  /** A file that a graph wrote. */
  const written = async (text: string, format: string, mimeType: string) => {
    const hash = await host.assets.put(new TextEncoder().encode(text));
    await host.assets.putFacts(hash, { kind: 'written-file', format, mimeType });
    return { kind: 'written-file', hash, format, bytes: text.length };
  };
  return { folder, host, written };
}

it('a written file becomes a file with the ending of its format', async () => {
  const { folder, host, written } = await workspace();
  const file = await written('TITLE: x\r\n', 'edl', 'text/plain');
  const path = join(folder, 'cut.edl');
  expect(await exportOutput(host, file, folder, 'cut')).toEqual({
    kind: 'file',
    path,
    hash: file.hash,
    bytes: 10,
    format: 'edl',
    mimeType: 'text/plain',
    info: {},
  });
  expect(readFileSync(path, 'utf8')).toBe('TITLE: x\r\n');
});

it('a list of written files becomes numbered files', async () => {
  const { folder, host, written } = await workspace();
  const files = [await written('a', 'csv', 'text/csv'), await written('b', 'csv', 'text/csv')];
  const { kind, ...rest } = await exportOutput(host, files, folder, 'lists');
  expect(kind).toBe('list');
  expect(rest).toMatchObject({ items: [{ path: join(folder, 'lists-0.csv') }, { path: join(folder, 'lists-1.csv') }] });
});

it('facts somebody else wrote never lead out of the folder', async () => {
  const { folder, host, written } = await workspace();
  const file = await written('x', '../../evil', 'text/plain');
  expect(await exportOutput(host, file, folder, 'cut')).toMatchObject({ path: join(folder, 'cut.bin') });
});

it('a value that only looks like a written file stays a value', async () => {
  const { folder, host } = await workspace();
  const value = { kind: 'written-file', hash: '../../etc/passwd' };
  expect(await exportOutput(host, value, folder, 'cut')).toEqual({ kind: 'value', value });
});
