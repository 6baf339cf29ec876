import { GraphError } from '../../errors.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { type MemoryStore, memoryHost } from '../../host/memory/index.ts';
import type { RunOptions } from '../../run/options.ts';
import { openSession, type Session } from '../../run/session.ts';
import { validate } from '../../run/validate.ts';
import { interpret } from '../reference.ts';
import { sampleRegistry as registry } from '../sample-nodes.ts';
import { disagreements, keysOf, type Observed, observe } from './agreement.ts';
import { edited, editOf } from './edits.ts';
import type { Random } from './random.ts';
import { createTimeline, type Order } from './timeline.ts';

/** Runs a graph in every way there is, and tells where the ways differ from the reference or from each other. */
export async function problemsOf(document: GraphDocument, random: Random): Promise<string[]> {
  const issues = validate(document, registry).filter(({ severity }) => severity === 'error');
  if (issues.length > 0) return issues.map(({ message }) => `invalid: ${message}`);
  const reference = await interpret(document, registry);
  const problems: string[] = [];
  const hold = (way: string, found: readonly string[]) =>
    problems.push(...found.map((problem) => `${way}: ${problem}`));

  const store = memoryHost().store;
  const cold = open(document, 1, firstCome, store);
  const first = await cold.run();
  hold('cold', disagreements(first, cold.session, document, reference));
  const same = (way: string, other: Bench) => hold(way, keyProblems(cold, other));

  const warm = open(document, 1, firstCome, store);
  const second = await warm.run();
  hold('warm', disagreements(second, warm.session, document, reference));
  same('warm', warm);
  for (const event of second.events)
    if (event.type === 'node-started' && !reference.failed.has(event.node)) hold('warm', [`${event.node} ran again`]);

  const shuffled = open(document, 8, shuffle(random));
  const third = await shuffled.run();
  hold('shuffled', disagreements(third, shuffled.session, document, reference));
  same('shuffled', shuffled);
  await edit(shuffled, document, random, store, hold);

  const cancelled = open(document, random.pick([1, 8]), shuffle(random));
  await cancelled.run(cancelAt(random.int(first.events.length)));
  const fourth = await cancelled.run();
  hold('after a cancel', disagreements(fourth, cancelled.session, document, reference, false));
  same('after a cancel', cancelled);
  return problems;
}

interface Bench {
  readonly session: Session;
  /** By path, from all runs so far. */
  readonly keys: Map<string, { readonly key: string; readonly isCostly: boolean }>;
  /** Whether the last run did not start: what else is known then differs. */
  wasRefused: boolean;
  run(options?: RunOptions): Promise<Observed>;
}

/** A session in a time of its own. */
function open(
  document: GraphDocument,
  concurrency: number,
  order: Order | undefined,
  store = memoryHost().store,
): Bench {
  const timeline = createTimeline(order);
  const host = memoryHost({ store, clock: timeline });
  const session = openSession(document, { registry, host, concurrency });
  const keys: Bench['keys'] = new Map();
  const bench: Bench = {
    session,
    keys,
    wasRefused: false,
    async run(options) {
      const observing = observe(session, options);
      const end = await timeline.pass(observing, Number.POSITIVE_INFINITY);
      if (end !== 'settled') throw new Error(`the run is ${end}`);
      const observed = await observing;
      for (const [path, key] of keysOf(observed.events)) keys.set(path, key);
      bench.wasRefused = observed.error instanceof GraphError;
      return observed;
    },
  };
  return bench;
}

/** Pure nodes that are only chosen from may be looked at or not, by what is known when planning. */
const keyProblems = (one: Bench, other: Bench): string[] =>
  one.wasRefused || other.wasRefused
    ? []
    : [...one.keys].flatMap(([path, { key, isCostly }]) => {
        const found = other.keys.get(path)?.key;
        return found === key || (found === undefined && !isCostly)
          ? []
          : [`${path} has key ${found} instead of ${key}`];
      });

const firstCome = undefined;
/** Any of those who sleep for about as long as the first may be the next to wake. */
const shuffle =
  (random: Random): Order =>
  (sleepers) => {
    const first = Math.min(...sleepers.map(({ due }) => due));
    const able = sleepers.filter(({ due }) => due < first + 500);
    return sleepers.indexOf(random.pick(able));
  };

/** Edits the graph a few times; after each it must be as if it had been opened that way. */
async function edit(
  bench: Bench,
  opened: GraphDocument,
  random: Random,
  store: MemoryStore,
  hold: (way: string, found: readonly string[]) => void,
): Promise<void> {
  let document = opened;
  for (let left = 2; left > 0; left--) {
    const op = editOf(document, registry, random.int);
    if (!op) continue;
    document = edited(document, [op]);
    bench.session.apply([op]);
    const reference = await interpret(document, registry);
    const found = disagreements(await bench.run(), bench.session, document, reference, false);
    const fresh = open(document, 1, undefined, store);
    await fresh.run();
    hold(`after ${JSON.stringify(op)}`, [...found, ...keyProblems(fresh, bench)]);
  }
}

/** Options that cancel a run at one of its events. */
function cancelAt(n: number): RunOptions {
  const controller = new AbortController();
  let seen = 0;
  return {
    signal: controller.signal,
    onEvent: () => {
      if (seen++ === n) controller.abort(new DOMException('enough', 'AbortError'));
    },
  };
}
