import type { Host, StoredEntry } from '../host.ts';

/** Records read together: enough to keep a disk busy, few enough for any limit on open files. */
const AT_ONCE = 16;

/** A stored result and what it needs. */
export interface SurveyedResult extends StoredEntry {
  /** Assets it names, each once; `undefined` when the record is damaged. */
  readonly assets: readonly string[] | undefined;
}

/** What is in a store. */
export interface Survey {
  readonly results: ReadonlyMap<string, SurveyedResult>;
  readonly assets: ReadonlyMap<string, StoredEntry>;
}

/** Looks through a store without counting as use. Assets first: a result that is stored meanwhile then finds its own known. */
export async function surveyStore(host: Host, signal: AbortSignal): Promise<Survey> {
  const assets = await entriesOf(host.assets.list(), signal);
  const results = new Map<string, SurveyedResult>();
  const listed = await entriesOf(host.results.list(), signal);
  await inParallel([...listed.values()], AT_ONCE, signal, async (entry) => {
    const found = await lookAtResult(host, entry);
    if (found) results.set(entry.name, found);
  });
  return { results, assets };
}

/** Reads what a result needs; `undefined` when it is gone meanwhile. */
export async function lookAtResult({ results }: Host, entry: StoredEntry): Promise<SurveyedResult | undefined> {
  const record = await results.find(entry.name, { peek: true });
  if (record) return { ...entry, assets: [...new Set(record.assets)] };
  // Not found may also mean not readable just now: only what is seen to be damaged is damaged.
  return (await results.verify(entry.name)) === 'damaged' ? { ...entry, assets: undefined } : undefined;
}

/** Everything listed, by name. */
export async function entriesOf(
  list: AsyncIterable<StoredEntry>,
  signal: AbortSignal,
): Promise<Map<string, StoredEntry>> {
  const entries = new Map<string, StoredEntry>();
  for await (const entry of list) {
    signal.throwIfAborted();
    entries.set(entry.name, entry);
  }
  return entries;
}

/** Does something with every item, some at a time. Stops at the first failure. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  signal: AbortSignal,
  body: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const work = async () => {
    while (next < items.length && !failed) {
      signal.throwIfAborted();
      await body(items[next++]!);
    }
  };
  const works = Array.from({ length: Math.min(width, items.length) }, () =>
    work().catch((error) => {
      failed = true;
      throw error;
    }),
  );
  await Promise.all(works);
}
