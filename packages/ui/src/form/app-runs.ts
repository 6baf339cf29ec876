import { graphInputs, type Json, openGraph, parseDocument } from '@shotgraph/engine';
import type { ShownMedia } from '../engine/shown.ts';
import { itemsIn } from '../engine/shown.ts';
import type { RunLog } from '../run/log.ts';
import type { RunRecord, RunSummary } from '../run/log-types.ts';

/** Something an output of the graph gave. */
export type AppItem =
  | { readonly kind: ShownMedia['kind']; readonly hash: string; readonly seconds?: number }
  | { readonly kind: 'text'; readonly text: string };

/** A run as the app shows it: what went in and what came out. */
export interface AppRun {
  readonly id: string;
  /** When it began, milliseconds since 1970. */
  readonly at: number;
  readonly elapsedMs: number;
  readonly status: RunSummary['status'];
  /** Graph inputs by name; one without a value is left out. `undefined` where the document of that time is no longer kept. */
  readonly inputs: { readonly [name: string]: Json } | undefined;
  readonly outputs: readonly { readonly name: string; readonly item: AppItem }[];
}

/** Items of one output that are shown. */
const MAX_ITEMS = 12;

/** Reads the newest runs of a log, as many as are asked for; of runs that were the same in and out only the last one. */
export async function loadAppRuns(log: RunLog, count: number): Promise<readonly AppRun[]> {
  const runs: AppRun[] = [];
  for (const summary of log.runs) {
    if (runs.length >= count) break;
    const [record, text] = await Promise.all([log.find(summary.id), log.findText(summary)]);
    const run = toAppRun(summary, record, text);
    const last = runs.at(-1);
    if (run.outputs.length > 0 && !(last && contentOf(last) === contentOf(run))) runs.push(run);
  }
  return runs;
}

/** Puts together what is kept of a run. @param text - the document as it was */
export function toAppRun(
  { id, startedAt, elapsedMs, status }: RunSummary,
  record: RunRecord | undefined,
  text: string | undefined,
): AppRun {
  const values = Object.entries(record?.values ?? {}).filter(([place]) => place.startsWith(OUTPUTS));
  return {
    ...{ id, at: startedAt, elapsedMs, status },
    inputs: text === undefined ? undefined : inputsIn(text),
    outputs: values.flatMap(([place, { shown }]) =>
      itemsIn(shown)
        .slice(0, MAX_ITEMS)
        .flatMap((item) => {
          const kept = toItem(item);
          return kept ? [{ name: place.slice(OUTPUTS.length), item: kept }] : [];
        }),
    ),
  };
}

const OUTPUTS = 'outputs.';

const contentOf = ({ inputs, outputs }: AppRun) => JSON.stringify([inputs, outputs]);

function inputsIn(text: string): AppRun['inputs'] {
  const inputs = Object.entries(graphInputs(openGraph(parseDocument(text))));
  return Object.fromEntries(
    inputs.flatMap(([name, input]) => (input.default === undefined ? [] : [[name, input.default]])),
  );
}

function toItem(shown: ReturnType<typeof itemsIn>[number]): AppItem | undefined {
  if (shown.kind === 'text') return { kind: 'text', text: shown.text };
  if (!('id' in shown) || shown.hash === undefined) return undefined;
  const { kind, hash, seconds } = shown;
  return { kind, hash, ...(seconds !== undefined && { seconds }) };
}
