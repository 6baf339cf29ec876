import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Sizes after gzip, KiB. */
export interface FirstLoad {
  /** Scripts and styles that the page has to have before it shows anything. */
  readonly page: number;
  /** Files among them. */
  readonly files: number;
  /** The engine, which the page starts in a worker. */
  readonly worker: number;
}

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** Measures a built editor by its manifest: the entry with everything it imports statically, and their styles. */
export async function measureFirstLoad(folder: string): Promise<FirstLoad> {
  const manifest: { readonly [name: string]: Chunk } = JSON.parse(
    await readFile(join(folder, '.vite/manifest.json'), 'utf8'),
  );
  const files = new Set<string>();
  const visit = (chunk: Chunk) => {
    if (files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const name of chunk.imports ?? []) visit(manifest[name]!);
  };
  for (const chunk of Object.values(manifest)) if (chunk.isEntry) visit(chunk);
  const workers = (await readdir(join(folder, 'assets'))).filter((file) => /^worker-.*\.js$/.test(file));
  return {
    page: await zippedSize(folder, [...files]),
    files: files.size,
    worker: await zippedSize(join(folder, 'assets'), workers),
  };
}

async function zippedSize(folder: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(folder, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}
