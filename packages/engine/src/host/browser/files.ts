import { NodeError } from '../../errors.ts';
import type { AssetStore, FileSource, ImportedFile } from '../../host.ts';
import { nearNames } from '../../names.ts';
import { baseName, parseRelativeFolder, parseRelativePath, selectFiles, suggestNames } from '../relative-path.ts';
import type { Database } from './database.ts';

/**
 * So long a server's answer about a file counts, ms: every edit is followed by a plan that wants to know of every file, and a document may
 * name thousands.
 */
const FRESH_MS = 10_000;

/** Files of a document in the browser: those the user dropped, and those its server has beside the page. */
export interface BrowserFiles extends FileSource {
  /**
   * Takes a file under a path, replacing one of the same path; kept until the document is deleted.
   *
   * @throws NodeError `file-invalid` for paths that documents cannot name, `storage-failed`
   */
  register(path: string, bytes: Blob): Promise<ImportedFile>;
  /** The registered files. What a server has beside the page cannot be listed, and is left out even when it was fetched before. */
  list(folder: string): Promise<readonly string[]>;
}

/**
 * @param filesUrl - folder of the same origin to fetch other files from
 * @throws RangeError when `filesUrl` is of another origin
 */
export function browserFiles(
  assets: AssetStore,
  database: Promise<Database>,
  filesUrl: string | undefined,
): BrowserFiles {
  const base = filesUrl === undefined ? undefined : sameOrigin(filesUrl);

  /** What the server said last, by path. */
  const answers = new Map<string, { readonly at: number; readonly file: Promise<ImportedFile> }>();

  const store = async (path: string, bytes: Blob, mark?: string): Promise<ImportedFile> => {
    const file = { hash: await assets.put(bytes), name: baseName(path), bytes: bytes.size };
    await (await database).put('files', { ...file, ...(mark !== undefined && { mark }) }, path);
    return file;
  };

  const missing = async (path: string) => {
    const near = nearNames(path, await (await database).getAllKeys('files'));
    const where = base ? ` and none at ${base.href}` : '';
    return new NodeError(
      'file-missing',
      `No file at ${path} in this document${where}${suggestNames(near)}; drop it on the editor or name another file`,
    );
  };

  const download = async (path: string, known: (ImportedFile & { readonly mark?: string }) | undefined) => {
    const url = new URL(path.split('/').map(encodeURIComponent).join('/'), base);
    const response = await fetch(url, { cache: 'no-cache', mode: 'same-origin' }).catch((cause) => {
      throw new NodeError(
        'file-missing',
        `File ${path} could not be fetched from ${url}; is the server up?`,
        {},
        { cause },
      );
    });
    // Servers of single pages answer with the page for everything they do not have.
    const isPage = /^text\/html/.test(response.headers.get('content-type') ?? '') && !/\.html?$/.test(path);
    if (!response.ok || isPage) throw await missing(path);
    const mark = markOf(response);
    if (known && mark !== undefined && known.mark === mark && (await assets.has(known.hash))) {
      await response.body?.cancel();
      return known;
    }
    return store(path, await response.blob(), mark);
  };

  /** What the server says of a file, or has said a moment ago. */
  const ask = async (path: string, known: Parameters<typeof download>[1]): Promise<ImportedFile> => {
    const last = answers.get(path);
    const now = performance.now();
    if (last && now - last.at < FRESH_MS && (await assets.has((await last.file).hash))) return last.file;
    const answer = { at: now, file: download(path, known) };
    answers.set(path, answer);
    // What failed may be there the next time.
    answer.file.catch(() => answers.get(path) === answer && answers.delete(path));
    return answer.file;
  };

  return {
    register: async (path, bytes) => store(parseRelativePath(path), bytes),
    list: async (folder) => {
      const asked = parseRelativeFolder(folder);
      return selectFiles((await registeredFiles(database)).keys(), asked);
    },
    async import(path) {
      const asked = parseRelativePath(path);
      const known = await (await database).get('files', asked);
      const registered = known && known.mark === undefined && (await assets.has(known.hash));
      if (!registered && !base) throw await missing(asked);
      const { hash, bytes } = registered ? known : await ask(asked, known);
      return { hash, name: baseName(asked), bytes };
    },
  };
}

/** Files that the user dropped, by path: their bytes are nowhere else. */
export async function registeredFiles(database: Promise<Database>): Promise<Map<string, ImportedFile>> {
  const transaction = (await database).transaction('files');
  const [paths, files] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  const entries = paths.map((path, index) => [path, files[index]!] as const);
  return new Map(entries.filter(([, { mark }]) => mark === undefined));
}

/** What tells one version of a fetched file from another. */
function markOf({ headers, url }: Response): string | undefined {
  const version = headers.get('etag') ?? headers.get('last-modified');
  return version ? `${url} ${version} ${headers.get('content-length') ?? ''}` : undefined;
}

function sameOrigin(filesUrl: string): URL {
  const url = new URL(filesUrl.endsWith('/') ? filesUrl : `${filesUrl}/`, location.href);
  if (url.origin === location.origin) return url;
  throw new RangeError(`filesUrl must be of the page's own origin ${location.origin}, got ${filesUrl}`);
}
