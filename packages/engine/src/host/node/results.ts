import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { HASH_PATTERN } from '../../hash.ts';
import type { ResultStore } from '../../host.ts';
import { isRecord } from '../../json.ts';
import { isManifest, isStoredResult } from '../records.ts';
import type { StoreFolder } from './store-folder.ts';

const digest = (text: string) => hash('sha256', text, 'hex');

/** Results in `results/ab/<key>.json`, manifests in `manifests/<digest of the document's name>.json`. */
export function nodeResults(store: StoreFolder): ResultStore {
  const resultPath = (key: string) => {
    const name = HASH_PATTERN.test(key) ? key : digest(key);
    return store.path('results', name.slice(0, 2), `${name}.json`);
  };
  const manifestPath = (document: string) => store.path('manifests', `${digest(document)}.json`);

  return {
    find: async (key) => load(resultPath(key), key, isStoredResult),
    put: (key, result) => store.write(resultPath(key), seal(key, result)),
    findManifest: async (document) => load(manifestPath(document), document, isManifest),
    putManifest: (document, manifest) => store.write(manifestPath(document), seal(document, manifest)),
  };
}

/** A record carries its own name and a checksum, so that a flipped bit or a swapped file cannot pass for a result. */
function seal(name: string, value: unknown): string {
  const text = JSON.stringify(value);
  return `{"name":${JSON.stringify(name)},"sha256":"${digest(text)}","value":${text}}`;
}

async function load<T>(path: string, name: string, isWhole: (value: unknown) => value is T): Promise<T | undefined> {
  try {
    const record: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (!isRecord(record) || record.name !== name || record.sha256 !== digest(JSON.stringify(record.value)))
      return undefined;
    return isWhole(record.value) ? record.value : undefined;
  } catch {
    return undefined;
  }
}
