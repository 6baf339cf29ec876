import type { ResultStore } from '../host.ts';
import { inputContents } from './bind-step.ts';
import type { Step } from './step.ts';

/** What a node was last made from. */
export interface Made {
  readonly type: string;
  readonly version: number;
  readonly key: string;
  /** Content of each output. */
  readonly contents: { readonly [port: string]: string };
}

/**
 * What the nodes of a document were last made from, remembered between processes: one line a node, read only where it is asked for.
 * Everything in it can be done without: a lost one only makes every node a first time.
 */
export interface Manifest {
  find(id: string): Made | undefined;
  /** Content of each input when the node was made; needs `loadInputs`. */
  inputsOf(id: string): { readonly [input: string]: string };
  loadInputs(): Promise<void>;
  /** Notes what steps were made from, and forgets nodes that are gone. */
  save(settled: Iterable<Step>, isAlive: (id: string) => boolean, digest: (text: string) => string): Promise<void>;
}

/** For sessions without a name: nothing is remembered. */
export const NO_MANIFEST: Manifest = {
  find: () => undefined,
  inputsOf: () => ({}),
  loadInputs: async () => {},
  save: async () => {},
};

/** Loads what is remembered of a document. */
export async function loadManifest(results: ResultStore, name: string): Promise<Manifest> {
  const made = new Lines(await results.findNote(`made ${name}`));
  let inputs: Lines | undefined;
  const loadInputs = async () => {
    inputs ??= new Lines(await results.findNote(`made of ${name}`));
  };
  return {
    find: (id) => {
      const fields = made.get(id);
      if (!fields) return undefined;
      const [type = '', version, key = '', ...contents] = fields;
      return { type, version: Number(version), key, contents: toRecord(contents) };
    },
    inputsOf: (id) => toRecord(inputs?.get(id) ?? []),
    loadInputs,
    async save(settled, isAlive, digest) {
      await loadInputs();
      for (const step of settled) {
        if (!step.settled) continue;
        const { type, version } = step.def;
        made.set(step.id, [type, String(version), step.key!, ...toFields(step.contents!)]);
        inputs!.set(step.id, toFields(inputContents(step, digest)));
      }
      made.keep(isAlive);
      inputs!.keep(isAlive);
      await Promise.all([
        results.putNote(`made ${name}`, made.text()),
        results.putNote(`made of ${name}`, inputs!.text()),
      ]);
    },
  };
}

const toFields = (record: { readonly [name: string]: string }) =>
  Object.entries(record).map(([name, content]) => `${name}=${content}`);

function toRecord(fields: readonly string[]): Record<string, string> {
  const record: Record<string, string> = {};
  for (const field of fields) {
    const at = field.indexOf('=');
    record[field.slice(0, at)] = field.slice(at + 1);
  }
  return record;
}

/** Lines of fields between tabs, by their first field. Contents are JSON or hashes: neither holds a tab or a line break. */
class Lines {
  readonly #lines = new Map<string, string>();

  constructor(text = '') {
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf('\n', start);
      const tab = text.indexOf('\t', start);
      this.#lines.set(text.slice(start, tab), text.slice(tab + 1, end));
      start = end + 1;
    }
  }

  get(id: string): readonly string[] | undefined {
    return this.#lines.get(id)?.split('\t');
  }

  set(id: string, fields: readonly string[]): void {
    this.#lines.set(id, fields.join('\t'));
  }

  keep(isAlive: (id: string) => boolean): void {
    for (const id of this.#lines.keys()) if (!isAlive(id)) this.#lines.delete(id);
  }

  text(): string {
    let text = '';
    for (const [id, line] of this.#lines) text += `${id}\t${line}\n`;
    return text;
  }
}
