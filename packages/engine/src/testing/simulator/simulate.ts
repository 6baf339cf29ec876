import fc from 'fast-check';
import type { GraphDocument } from '../../graph/document.ts';
import { toDocument } from '../../graph/graph.ts';
import { LEASE_MS, type StoredResult } from '../../host.ts';
import type { RunOptions } from '../../run/options.ts';
import { openSession, type Session } from '../../run/session.ts';
import { randomGraph } from '../random-graph.ts';
import { interpret } from '../reference.ts';
import { sampleRegistry } from '../sample-nodes.ts';
import { disagreements, eventProblems, observe } from './agreement.ts';
import { editOf } from './edits.ts';
import { settleIn, simulatedRegistry } from './nodes.ts';
import { type Habits, type SimProcess, STEADY, startProcess } from './process.ts';
import { createWorld, type World } from './world.ts';

/** What one seed led to. */
export interface Simulation {
  readonly seed: number;
  /** Broken rules, in words; empty when all is well. */
  readonly problems: readonly string[];
  /** Equal for equal histories. */
  readonly traceHash: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly document: GraphDocument;
}

/** How long a life in bad weather may take: crashed and hung ones are given up by then. */
const STORM_MS = 3_600_000;

/**
 * Lets one or two processes make a random graph over one store while disk, clock, nodes and processes fail, then lets the faults
 * stop and checks that everything comes out as the reference says. The same seed leads to the same history.
 */
export async function simulate(seed: number, onLine?: (line: string) => void): Promise<Simulation> {
  const world = createWorld(seed);
  world.onLine = onLine;
  const [graph] = fc.sample(randomGraph({ nodes: 20, costly: true }), { seed, numRuns: 1 });
  const document = graph!;
  const slots = 1 + world.random.int(2);
  const survivors: Life[] = [];
  const storm = Promise.all(Array.from({ length: slots }, () => stormyLives(world, document, survivors)));
  const end = await world.timeline.pass(storm, STORM_MS);
  if (end !== 'settled') world.problems.push(`while faults lasted: ${end}`);
  else await calm(world, document, survivors);
  return { seed, problems: world.problems, traceHash: world.traceHash(), counts: world.counts, document };
}

/** A process with its graph open. */
interface Life {
  readonly process: SimProcess;
  readonly session: Session;
}

function begin(world: World, document: GraphDocument, habits: Habits): Life {
  const process = startProcess(world, habits);
  settleIn(world, process);
  const concurrency = world.random.pick([1, 2, 8]);
  const named = world.random.chance(0.7) && { name: 'film' };
  const session = openSession(document, {
    registry: simulatedRegistry,
    host: process.host,
    concurrency,
    ...named,
    values: 'all',
  });
  return { process, session };
}

/** One process after the other; each ends by a crash, or of itself. */
async function stormyLives(world: World, document: GraphDocument, survivors: Life[]): Promise<void> {
  const { random, timeline } = world;
  for (let left = 1 + random.int(3); left > 0; left--) {
    await timeline.sleep(random.int(200));
    const life = begin(world, document, badHabits(world));
    await Promise.race([life.process.crashed, stormyLife(world, life)]);
    if (!life.process.isDead()) survivors.push(life);
  }
}

function badHabits({ random, timeline }: World): Habits {
  const at = timeline.now() + random.int(500);
  const points = ['results', 'results.find', 'results.put', 'journal', 'claims', 'claims.claim', 'assets'];
  return {
    crashAt: random.chance(0.7) ? 1 + random.int(random.pick([10, 40, 120])) : 0,
    failing: random.pick([0, 0, 0.01, 0.05]),
    outages: random.chance(0.3) ? [{ point: random.pick(points), from: at, to: at + random.int(3000) }] : [],
    sleepy: random.pick([0, 0, 0, 0.005]),
    latency: random.pick([0, 3, 50]),
  };
}

/** A few runs of one session, cancelled or edited between them as it comes. */
async function stormyLife(world: World, life: Life): Promise<void> {
  const { random, problems } = world;
  for (let left = 1 + random.int(3); left > 0; left--) {
    const cancelAt = random.chance(0.2) ? random.int(30) : -1;
    if (random.chance(0.05)) world.clockOffset += (random.int(3) - 1) * random.int(86_400_000);
    const cache = random.chance(0.1) ? 'refresh' : 'use';
    const { events, error } = await run(world, life, cancelAt, { cache });
    if (cache === 'refresh') world.count('refreshed');
    if (error instanceof Error && error.name === 'AbortError') world.count('cancelled');
    problems.push(...eventProblems(events));
    const name = error instanceof Error ? error.name : String(error);
    if (error !== undefined && !EXPECTED.has(name))
      problems.push(`a run of process ${life.process.id} ended with ${name}: ${error}`);
    if (random.chance(0.4)) {
      const op = editOf(toDocument(life.session.graph), simulatedRegistry, random.int);
      if (!op) continue;
      world.note(`p${life.process.id} edits ${JSON.stringify(op)}`);
      life.session.apply([op]);
      world.count('edits');
    }
  }
}
const EXPECTED = new Set(['RunError', 'NodeError', 'GraphError', 'AbortError']);

function run(world: World, { process, session }: Life, cancelAt: number, options: RunOptions = {}) {
  const controller = new AbortController();
  let seen = 0;
  process.isRefreshing = options.cache === 'refresh';
  const onEvent: RunOptions['onEvent'] = (event) => {
    if (process.isDead()) return;
    world.note(
      `p${process.id} ${event.type} ${'node' in event ? event.node : ''} ${'error' in event ? event.error.message : ''}`,
    );
    if (event.type === 'node-started') process.noteStart(event.key);
    if (seen++ === cancelAt) controller.abort(new DOMException('simulated', 'AbortError'));
  };
  return observe(session, { ...options, signal: controller.signal, onEvent });
}

/** Faults are over: everybody finishes in time, with what the reference says, and all that is stored is right. */
async function calm(world: World, document: GraphDocument, survivors: readonly Life[]): Promise<void> {
  world.faults = false;
  const lives = [...survivors.filter(({ process }) => !process.isDead()), begin(world, document, STEADY)];
  if (world.random.chance(0.3)) lives.push(begin(world, document, STEADY));
  await inTime(world, 'together', lives);
  const before = world.counts.get('performed') ?? 0;
  const failing = await inTime(world, 'at last', [begin(world, document, STEADY)]);
  const again = (world.counts.get('performed') ?? 0) - before;
  if (again > failing)
    world.problems.push(`a last process did ${again} pieces of work, although only ${failing} can fail`);
  await checkStore(world);
}

/**
 * Runs undisturbed sessions at once and compares each with the reference. Ten times what the work takes one by one, and two leases,
 * must be enough.
 *
 * @returns how many pieces of work fail by nature
 */
async function inTime(world: World, what: string, lives: readonly Life[]): Promise<number> {
  const tasks = [];
  for (const life of lives) {
    const document = toDocument(life.session.graph);
    tasks.push({ life, document, reference: await interpret(document, sampleRegistry) });
  }
  const pieces = tasks.reduce((sum, { reference }) => sum + reference.values.size + reference.failed.size, 0);
  const startedAt = world.timeline.now();
  const runs = tasks.map(async ({ life, document, reference }) => {
    const observed = await run(world, life, -1);
    for (const problem of disagreements(observed, life.session, document, reference, false))
      world.problems.push(`process ${life.process.id}, ${what}: ${problem}`);
  });
  const end = await world.timeline.pass(Promise.all(runs), startedAt + 10 * 200 * pieces + 2 * LEASE_MS);
  if (end !== 'settled')
    world.problems.push(`without faults, ${what}: ${end} after ${world.timeline.now() - startedAt} ms`);
  return [...(tasks.at(-1)?.reference.failed.values() ?? [])].filter((code) => code !== 'input-invalid').length;
}

/** Makes everything that is stored once more. */
async function checkStore({ store, book, problems }: World): Promise<void> {
  for (const [key, { text }] of store.results) {
    if (!book.stored.has(key)) continue;
    const work = book.work.get(key);
    const { outputs } = JSON.parse(text) as StoredResult;
    const right = work && (await sampleRegistry.get(work.type)!.run(work.inputs as never, AT_ONCE));
    if (JSON.stringify(right) !== JSON.stringify(outputs))
      problems.push(`stored under ${key}: ${JSON.stringify(outputs)} instead of ${JSON.stringify(right)}`);
  }
}

const AT_ONCE = {
  host: { clock: { now: () => 0, sleep: async () => {} } },
  signal: new AbortController().signal,
  progress: () => {},
} as never;
