import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { collectGarbage, HASH_PATTERN, listPins, pin, unpin, verifyStore } from '@shotgraph/engine';
import { UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { parseBytes, parseDuration } from '../text/quantities.ts';
import { styleFor } from '../text/style.ts';
import { table } from '../text/table.ts';
import { count } from '../text/units.ts';
import { type OpenedStore, openStore } from './open-store.ts';
import { keysOf, nodesByKey } from './pin-names.ts';
import { damageOf, garbageLines, verifyLines } from './report-lines.ts';
import { statusLines, statusOf } from './status.ts';

/** Options of the command, as its help says them. */
export interface StoreOptions {
  readonly 'older-than'?: string | undefined;
  readonly 'max-size'?: string | undefined;
  readonly 'dry-run': boolean;
  readonly repair: boolean;
  readonly input: readonly string[];
  readonly set: readonly string[];
  readonly store?: string | undefined;
  readonly json: boolean;
}

/** One action. @returns whether all is well */
type Action = (operands: readonly string[], options: StoreOptions, io: Io) => Promise<boolean>;

/** An action on one store that takes at most the graph. */
const onStore =
  (body: (store: OpenedStore, options: StoreOptions, io: Io) => Promise<boolean>): Action =>
  async ([graph, extra], options, io) => {
    if (extra !== undefined) throw new UsageError(`at most GRAPH is taken here; "${extra}" is too much`);
    const store = await openStore({ graph, store: options.store }, io);
    return body(store, options, io).finally(() => store.host.dispose());
  };

const say = (io: Io, json: boolean, data: unknown, lines: () => readonly string[]) => {
  if (json) io.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  else for (const line of lines()) io.stdout.write(`${line}\n`);
};

const status = onStore(async ({ host, shown, isNew }, { json }, io) => {
  const found = await statusOf(host);
  say(io, json, found, () =>
    isNew ? [`${shown}: nothing is kept there yet`] : statusLines(found, shown, host.clock.now()),
  );
  return true;
});

const gc = onStore(async ({ host }, options, io) => {
  const { 'older-than': age, 'max-size': size, 'dry-run': dryRun, json } = options;
  const report = await collectGarbage(host, {
    ...(age !== undefined && { olderThanMs: parseDuration(age, '--older-than') }),
    ...(size !== undefined && { maxBytes: parseBytes(size, '--max-size') }),
    dryRun,
    signal: io.cancellation(),
  });
  say(io, json, report, () => garbageLines(report, dryRun));
  return true;
});

const verify = onStore(async ({ host }, { repair, json }, io) => {
  const isWatched = io.stderr.isTerminal && !json;
  const report = await verifyStore(host, {
    repair,
    signal: io.cancellation(),
    ...(isWatched && { progress: (done: number) => io.stderr.write(`\r${Math.floor(done * 100)} % read`) }),
  }).finally(() => isWatched && io.stderr.write('\r\u001b[0K'));
  say(io, json, report, () => verifyLines(report, repair, styleFor(io.stdout, io.env)));
  return damageOf(report) === 0;
});

const pins = onStore(async ({ host, shown, document }, options, io) => {
  const names = [...(await listPins(host))].sort();
  const nodes = document !== undefined && names.length > 0 ? await nodesByKey(document, options, io) : new Map();
  const named = names.map((key) => ({ key, nodes: nodes.get(key) ?? [] }));
  say(io, options.json, named, () =>
    names.length === 0 ? [`Nothing is pinned in ${shown}.`] : named.map((each) => [each.key, ...each.nodes].join('  ')),
  );
  return true;
});

const changePins =
  (change: typeof pin, done: string): Action =>
  async (operands, options, io) => {
    const { graph, names } = splitGraph(operands, options, io);
    if (names.length === 0) throw new UsageError('name what is meant: GRAPH NODE… or KEY…');
    const keys = await keysOf(names, graph, options, io);
    const { host } = await openStore({ graph, store: options.store }, io);
    try {
      await change(
        host,
        keys.map(({ key }) => key),
        io.cancellation(),
      );
    } finally {
      await host.dispose();
    }
    say(io, options.json, keys, () =>
      table(keys.map(({ key, node }) => [done, node ?? key, node ? `${key.slice(0, 16)}…` : ''])),
    );
    if (!options.json) io.stderr.write(`${count(keys.length, 'result')} ${done}.\n`);
    return true;
  };

/** The first operand is the graph, unless all of them are keys. */
function splitGraph(operands: readonly string[], { store }: StoreOptions, io: Io) {
  const [first, ...rest] = operands;
  if (first === undefined || HASH_PATTERN.test(first)) return { names: operands };
  if (store === undefined || existsSync(resolve(io.cwd, first))) return { graph: first, names: rest };
  return { names: operands };
}

/** What can be done with a store, by name. */
export const actions = {
  status,
  gc,
  verify,
  pin: changePins(pin, 'pinned'),
  unpin: changePins(unpin, 'unpinned'),
  pins,
} as const;
