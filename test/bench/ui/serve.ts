import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { editorConfig } from '../../editor/build-editor.ts';
import { PICTURE, picturePath, toDocument } from './document.ts';
import { type BenchGraph, PICTURES } from './graph.ts';

/** The built pages on servers of their own. */
export interface Served {
  /** Folder of the built editor, with its manifest. */
  readonly editor: string;
  readonly editorUrl: string;
  /** Address of the folder that holds the other pages by name. */
  readonly peersUrl: string;
  close(): Promise<void>;
}

const pages = fileURLToPath(new URL('pages/', import.meta.url));

/** Name of the example that shows a graph in the editor. */
export const exampleOf = ({ nodes }: BenchGraph): string => `bench-${nodes.length}`;

/**
 * Builds the editor as it is delivered and the pages it is compared with, puts the graphs beside them, and serves all of it.
 *
 * @param builtEditor - folder of an editor that was built earlier, with its manifest
 */
export async function servePages(
  graphs: readonly BenchGraph[],
  peers: readonly string[],
  builtEditor: string | undefined,
): Promise<Served> {
  const parent = await realpath(await mkdtemp(join(tmpdir(), 'shotgraph-bench-ui-')));
  const closing: (() => Promise<unknown>)[] = [() => rm(parent, { recursive: true, force: true })];
  const close = async () => {
    for (const end of closing.reverse()) await end();
  };
  const serve = async (outDir: string, configFile: string | false) => {
    const server = await preview({
      configFile,
      ...(configFile === false && { root: outDir, appType: 'mpa' }),
      logLevel: 'error',
      build: { outDir },
      preview: { host: '127.0.0.1', port: 0 },
    });
    closing.push(() => server.close());
    return server.resolvedUrls!.local[0]!;
  };
  try {
    const editor = join(parent, 'editor');
    const others = join(parent, 'peers');
    if (builtEditor === undefined) await buildEditor(editor);
    else await cp(builtEditor, editor, { recursive: true });
    for (const peer of peers) await buildPeer(peer, join(others, peer));
    await mkdir(join(others, 'media'), { recursive: true });
    paintPictures(others);
    for (const graph of graphs) {
      await writeFile(join(others, `graph-${graph.nodes.length}.json`), JSON.stringify(graph));
      await addExample(editor, graph, join(others, 'media'));
    }
    return { editor, editorUrl: await serve(editor, editorConfig), peersUrl: await serve(others, false), close };
  } catch (error) {
    await close();
    throw error;
  }
}

const buildEditor = (outDir: string): Promise<unknown> =>
  build({ configFile: editorConfig, logLevel: 'error', build: { outDir, emptyOutDir: true, manifest: true } });

const buildPeer = (name: string, outDir: string): Promise<unknown> =>
  build({
    configFile: false,
    root: join(pages, name),
    base: './',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2000 },
  });

/** Different pictures with as much detail as photographs have. */
function paintPictures(folder: string): void {
  const { width, height } = PICTURE;
  const source = `mandelbrot=s=${width}x${height}:rate=2`;
  const target = join(folder, picturePath(0).replace(/\d+/, '%d'));
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, '-frames:v', `${PICTURES}`, '-q:v', '4', target]);
}

async function addExample(editor: string, graph: BenchGraph, media: string): Promise<void> {
  const folder = join(editor, 'examples', exampleOf(graph));
  await mkdir(folder, { recursive: true });
  await cp(media, join(folder, 'media'), { recursive: true });
  await writeFile(join(folder, 'graph.json'), JSON.stringify(toDocument(graph)));
}
