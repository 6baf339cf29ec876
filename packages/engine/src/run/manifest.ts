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
  /** Whether a node was last made under this key. */
  has(id: string, key: string): boolean;
  /** Contents of the outputs a node gave, if it was last made under this key. */
  recall(id: string, key: string): Made['contents'] | undefined;
  /** Key and contents under which a node was last made. */
  last(id: string): Pick<Made, 'key' | 'contents'> | undefined;
  /** Of the document all of whose pure nodes are as the manifest has them. */
  readonly fingerprint: string | undefined;
  /** Content of each input when the node was made; needs `loadInputs`. */
  inputsOf(id: string): { readonly [input: string]: string };
  loadInputs(): Promise<void>;
  /** Notes what steps were made from, and forgets nodes that are gone. */
  save(settled: Iterable<Step>, saved: Saved): Promise<void>;
}

/** What saving needs to know besides the steps. */
export interface Saved {
  readonly isAlive: (id: string) => boolean;
  readonly digest: (text: string) => string;
  readonly fingerprint: string | undefined;
}

/** For sessions without a name: nothing is remembered. */
export const NO_MANIFEST: Manifest = {
  find: () => undefined,
  has: () => false,
  recall: () => undefined,
  last: () => undefined,
  fingerprint: undefined,
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
      const fields = made.get(id)?.split('\t');
      if (!fields) return undefined;
      const [key = '', type = '', version, ...contents] = fields;
      return { type, version: Number(version), key, contents: toRecord(contents) };
    },
    has: (id, key) => isUnder(made.get(id), key),
    recall: (id, key) => {
      const line = made.get(id);
      return isUnder(line, key) ? contentsIn(line, key.length) : undefined;
    },
    last: (id) => {
      const line = made.get(id);
      if (line === undefined) return undefined;
      const end = line.indexOf('\t');
      return { key: line.slice(0, end), contents: contentsIn(line, end) };
    },
    get fingerprint() {
      return made.get(WHOLE);
    },
    inputsOf: (id) => toRecord(inputs?.get(id)?.split('\t') ?? []),
    loadInputs,
    async save(settled, { isAlive, digest, fingerprint }) {
      await loadInputs();
      for (const step of settled) {
        if (!step.settled) continue;
        const { type, version } = step.def;
        made.set(step.id, [step.key!, type, String(version), ...toFields(step.contents!)]);
        inputs!.set(step.id, toFields(inputContents(step, digest)));
      }
      made.keep(isAlive);
      inputs!.keep(isAlive);
      if (fingerprint !== undefined) made.set(WHOLE, [fingerprint]);
      await Promise.all([
        results.putNote(`made ${name}`, made.text()),
        results.putNote(`made of ${name}`, inputs!.text()),
      ]);
    },
  };
}

/** Stands in place of a node's id before the document's fingerprint. */
const WHOLE = '*';

/** Contents at the end of a line, behind key, type and version. */
function contentsIn(line: string, keyEnd: number): Record<string, string> {
  const start = line.indexOf('\t', line.indexOf('\t', keyEnd + 1) + 1);
  if (start < 0) return {};
  const equals = line.indexOf('=', start);
  // Most nodes have one output.
  if (line.indexOf('\t', equals) < 0) return { [line.slice(start + 1, equals)]: line.slice(equals + 1) };
  return toRecord(line.slice(start + 1).split('\t'));
}

/** Nearly every node is asked for: a look at the start of its line is enough. */
const isUnder = (line: string | undefined, key: string): line is string =>
  line?.startsWith(key) === true && line[key.length] === '\t';

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

  get(id: string): string | undefined {
    return this.#lines.get(id);
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
