import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Media types of what examples hold; nothing else is served. */
const TYPES: { readonly [ending: string]: string } = {
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
};

interface Listed {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** Whether there is a picture of what it gives. */
  readonly hasPoster: boolean;
}

/** A frame of what an example gives. */
const POSTER = 'poster.jpg';

/**
 * Serves the examples beside the editor: `examples/index.json`, and of each example its `graph.json`, `poster.jpg` and `media/`. Read only;
 * paths that leave the folder, by dots or by links, do not exist.
 *
 * @param folder - absolute path of the folder of examples
 */
export function examples(folder: string): Plugin {
  return {
    name: 'shotgraph-examples',
    configureServer(server) {
      server.middlewares.use('/examples', async (request, response, next) => {
        if (request.method !== 'GET' && request.method !== 'HEAD') return next();
        const path = decode((request.url ?? '/').split('?')[0]!);
        response.setHeader('Cache-Control', 'no-cache');
        if (path === 'index.json') {
          response.setHeader('Content-Type', 'application/json');
          response.end(JSON.stringify(await listExamples(folder)));
          return;
        }
        const file = path === undefined ? undefined : await findFile(folder, path);
        if (!file) {
          response.statusCode = 404;
          response.end('not found');
          return;
        }
        response.setHeader('Content-Type', typeOf(file.path)!);
        response.setHeader('Content-Length', file.bytes);
        response.setHeader('Last-Modified', file.changed.toUTCString());
        if (request.method === 'HEAD') response.end();
        else createReadStream(file.path).pipe(response);
      });
    },
    async generateBundle() {
      const listed = await listExamples(folder);
      this.emitFile({ type: 'asset', fileName: 'examples/index.json', source: JSON.stringify(listed) });
      for (const { name } of listed) {
        for (const path of await filesOf(folder, name)) {
          const file = await findFile(folder, path);
          if (file) this.emitFile({ type: 'asset', fileName: `examples/${path}`, source: await readFile(file.path) });
        }
      }
    },
  };
}

const typeOf = (path: string) => TYPES[path.split('.').at(-1)!.toLowerCase()];

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path).replace(/^\/+/, '');
  } catch {
    return undefined;
  }
}

/** A file that may be served: `name/graph.json`, `name/poster.jpg` or below `name/media/`, of a known type, really inside the folder. */
async function findFile(
  folder: string,
  path: string,
): Promise<{ path: string; bytes: number; changed: Date } | undefined> {
  if (
    !/^[a-z0-9-]+\/(graph\.json|poster\.jpg|media\/[^\\\0]+)$/.test(path) ||
    path.split('/').some((part) => part.startsWith('.')) ||
    !typeOf(path)
  )
    return undefined;
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    const found = await stat(file);
    return file.startsWith(root + sep) && found.isFile()
      ? { path: file, bytes: found.size, changed: found.mtime }
      : undefined;
  } catch {
    return undefined;
  }
}

async function filesOf(folder: string, name: string): Promise<readonly string[]> {
  const media = await readdir(join(folder, name, 'media'), { recursive: true }).catch(() => []);
  return [
    `${name}/graph.json`,
    `${name}/${POSTER}`,
    ...media.map((path) => `${name}/media/${path.split(sep).join('/')}`),
  ];
}

/** Folders with a document, the first film first; what they are about is the first sentence of their README. */
async function listExamples(folder: string): Promise<readonly Listed[]> {
  const names = (await readdir(folder, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const listed = await Promise.all(names.sort().map((name) => listExample(folder, name)));
  return listed
    .filter((example) => example !== undefined)
    .sort((a, b) => Number(b.name === 'first-film') - Number(a.name === 'first-film'));
}

async function listExample(folder: string, name: string): Promise<Listed | undefined> {
  if (!(await findFile(folder, `${name}/graph.json`))) return undefined;
  const document: { readonly title?: unknown } = JSON.parse(await readFile(join(folder, name, 'graph.json'), 'utf8'));
  const readme = await readFile(join(folder, name, 'README.md'), 'utf8').catch(() => '');
  const [about = ''] = readme.split(/\n\s*\n/).filter((paragraph) => /^[A-Z]/.test(paragraph));
  return {
    name,
    hasPoster: (await findFile(folder, `${name}/${POSTER}`)) !== undefined,
    title: typeof document.title === 'string' ? document.title : name,
    about: firstSentence(
      about
        .replace(/[`*_]/g, '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/\s+/g, ' '),
    ),
  };
}

const firstSentence = (text: string) => /^.*?[.:](?= [A-Z]|$)/.exec(text.trim())?.[0].replace(/:$/, '.') ?? text.trim();
