/*
 * A process that buys the shots of a graph and is killed while doing so. Run by `kill.test.ts`, once for each death.
 */
import { createLedger, type Host, type Json, openSession } from '@shotgraph/engine';
import { nodeHost } from '@shotgraph/engine/host/node';
import { openStudio, type VideoValue } from '@shotgraph/nodes';
import { createProviders } from '@shotgraph/nodes/providers';
import type { Order, Point, Report } from './order.ts';

const order = JSON.parse(process.argv[2]!) as Order;
const met = new Map<Point, number>();

/** Dies here, at once and without any chance to tidy up, if that was ordered. */
function reach(point: Point): void {
  const times = (met.get(point) ?? 0) + 1;
  met.set(point, times);
  if (order.kill?.point === point && order.kill.nth === times) process.kill(process.pid, 'SIGKILL');
}

const { host, dispose } = await openHost();
const { createTimeoutMs = 300_000 } = order.policy;
const providers = createProviders({
  env: (name) => order.env[name],
  fetch: watchedFetch,
  createTimeoutMs,
  listDelayMs: 0,
});
const { registry, purchasing } = openStudio(providers);
const ledger = createLedger({ host, ...purchasing, policy: { ...purchasing.policy, ...order.policy } });
const session = openSession(order.document, { registry, host, ledger, name: 'graph.json' });
const startedAt = performance.now();
const { outputs } = await session.run({ maxCost: { USD: 1000 } }).done;
const report: Report = {
  elapsedMs: performance.now() - startedAt,
  takes: Object.values(outputs).flatMap((value) => hashesOf(value as VideoValue | readonly VideoValue[])),
};
process.stdout.write(JSON.stringify(report));
await dispose();
process.exit(0);

function hashesOf(value: VideoValue | readonly VideoValue[]): string[] {
  return [value].flat().map(({ expr }) => String(expr.args.hash));
}

async function openHost() {
  const real = await nodeHost({ folder: order.folder });
  const append = async (run: string, record: Json) => {
    const type = run.startsWith('ledger-') ? String((record as { type?: unknown }).type) : undefined;
    if (type) reach(`before ${type}` as Point);
    await real.journal.append(run, record);
    if (type) reach(`after ${type}` as Point);
  };
  const put: Host['results']['put'] = async (key, result) => {
    reach('before result');
    await real.results.put(key, result);
    reach('after result');
  };
  const store: Host['assets']['put'] = async (bytes) => {
    reach('before asset');
    const hash = await real.assets.put(bytes);
    reach('after asset');
    return hash;
  };
  const host: Host = {
    ...real,
    journal: bound(real.journal, { append }),
    results: bound(real.results, { put }),
    assets: bound(real.assets, { put: store }),
  };
  return { host, dispose: () => real.dispose() };
}

/** Everything of an object, with some of its methods replaced. */
function bound<T extends object>(object: T, replaced: Partial<T>): T {
  return new Proxy(object, {
    get(target, name) {
      const value = (replaced as Record<PropertyKey, unknown>)[name] ?? Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

async function watchedFetch(url: string, init: RequestInit): Promise<Response> {
  const isCreate = init.method === 'POST';
  const name = isCreate ? 'create' : url.includes('/tasks') || url.includes('/requests/') ? 'poll' : 'download';
  reach(`before ${name}`);
  const response = await fetch(url, init);
  reach(`after ${name}`);
  return response;
}
