import type { FaultPoint } from '../../host/memory/index.ts';
import { LEASE_MS } from '../../host.ts';
import { createRandom, type Random } from '../../testing/simulator/random.ts';
import type { PaidCall } from '../adapter.ts';
import type { Receipt } from '../types.ts';
import { ledgerCodes } from '../wording.ts';
import { type AcceptedJob, CANARY, type CreateFate, type JobFate, type Script } from './provider.ts';
import { callOf, createWorld, journalText, type Process, type World } from './world.ts';

/** What a history came to. */
export interface Simulated {
  /** Rules it broke. */
  readonly problems: readonly string[];
  /** How often what happened. */
  readonly counts: ReadonlyMap<string, number>;
  /** Equal for equal histories. */
  readonly trace: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SETTLED_MS = 10 * 60_000;
const FAULTS: readonly FaultPoint[] = [
  'journal.append',
  'journal.append',
  'journal.read',
  'claims.claim',
  'claims.release',
  'claims.isHeld',
  'assets.put',
  'assets.has',
];

interface Play {
  readonly world: World;
  readonly random: Random;
  readonly calls: readonly PaidCall[];
  /** Jobs of the account at once; 0 for no limit. */
  readonly places: number;
  readonly receipts: Map<string, Receipt>;
  readonly messages: string[];
  readonly problems: string[];
  readonly count: (what: string) => void;
}

/**
 * Lets processes that crash, sleep, lose their leases, are aborted and have full disks buy the same few calls from a provider that
 * loses answers, then lets all faults stop, and looks whether the rules held.
 */
export async function simulate(seed: number): Promise<Simulated> {
  const random = createRandom(seed);
  const canFind = random.chance(0.7);
  const counts = new Map<string, number>();
  const count = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const world = createWorld({ canFind });
  const prompts = ['a', 'b', 'c'].slice(0, 1 + random.int(3));
  const calls = prompts.map((prompt) => callOf(prompt, 1, random.pick(['seedance-2.0', 'seedance-2.0-fast'])));
  const play: Play = { world, random, calls, places: seed % 3, receipts: new Map(), messages: [], problems: [], count };
  world.provider.script = faultyScript(play);
  const lives = Array.from({ length: 1 + random.int(3) }, (_, i) => live(play, i * random.int(60_000)));
  await world.pass(Promise.all(lives));
  await finish(play);
  await checkAccepted(play);
  checkSecrets(play);
  return { problems: play.problems, counts, trace: `${journalText(world.store)}\n${JSON.stringify(world.events)}` };
}

function faultyScript({ random, count }: Play): Script {
  // Some histories have many faults, some few.
  const rate = random.next() ** 2 * 0.5;
  const choose = <T extends string>(fates: readonly T[]): T | undefined => {
    const fate = random.chance(rate) ? random.pick(fates) : undefined;
    if (fate) count(fate);
    return fate;
  };
  const creates: readonly CreateFate[] = [
    'lost-after',
    'lost-after',
    'lost-before',
    'late',
    'hang',
    'busy',
    'refused',
    'bug',
  ];
  const jobs: readonly JobFate[] = ['failed', 'rejected', 'billed', 'forgotten'];
  return {
    create: () => choose(creates),
    job: () => choose(jobs),
    find: () => choose(['fail', 'uncertain']),
    get: () => choose(['fail', 'hang', 'unknown']),
    download: () => choose(['fail', 'torn', 'hang']),
    latencyMs: () => random.int(3000),
    workMs: () => random.int(10 * 60_000),
  };
}

/** A place where processes run, one after the other, each buying some of the calls until it ends or is ended. */
async function live(play: Play, startMs: number): Promise<void> {
  const { world, random, count, places } = play;
  await world.timeline.sleep(startMs);
  const lives = 1 + random.int(3);
  for (let life = 0; life < lives; life++) {
    // Some accounts have hardly a place: purchases then wait for each other.
    const process = world.open(places === 0 ? {} : { concurrency: () => places });
    const { host, ledger } = process;
    for (let i = random.int(3); i > 0; i--) host.faults.fail(random.pick(FAULTS), 1 + random.int(15));
    if (random.chance(0.4)) host.faults.crash(1 + random.int(60), random.pick(['lost', 'kept']));
    if (random.chance(0.4)) spoilDisk(play, host);
    const abort = new AbortController();
    const chosen = mixed(random, play.calls).filter(() => random.chance(0.8));
    const work = Promise.all([
      ...chosen.map((call) => tryToBuy(play, process, call, abort.signal)),
      ...(random.chance(0.3) ? [ledger.follow(abort.signal).catch((error) => note(play, error))] : []),
      ...(random.chance(0.1) && chosen[0] ? [cancelLater(play, process, chosen[0], abort.signal)] : []),
    ]);
    const endMs = random.int(random.pick([5000, 60_000, HOUR_MS]));
    if (random.chance(0.3)) void world.timeline.sleep(random.int(endMs + 1)).then(() => host.loseClaims());
    await Promise.race([work, world.timeline.sleep(endMs)]);
    if (random.chance(0.5)) {
      count('aborts');
      abort.abort(new Error('aborted'));
      await Promise.race([work, world.timeline.sleep(random.int(HOUR_MS))]);
    }
    count('crashes');
    host.crash();
    await world.timeline.sleep(random.int(2 * LEASE_MS));
  }
}

/** A list in an order of chance. */
const mixed = <T>(random: Random, list: readonly T[]): readonly T[] =>
  list
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

/** Slow writes, during which the machine sleeps and the leases run out. */
function spoilDisk({ world, random, count }: Play, host: Process['host']): void {
  const append = host.journal.append;
  const rate = random.pick([0.05, 0.3]);
  Object.assign(host.journal, {
    append: async (...args: Parameters<typeof append>) => {
      if (!random.chance(rate)) return append(...args);
      count('leases lost while writing');
      const isBefore = random.chance(0.5);
      if (isBefore) host.loseClaims();
      await world.timeline.sleep(random.int(random.pick([10, 2 * 60_000])));
      await append(...args);
      if (!isBefore) host.loseClaims();
      if (random.chance(0.3)) await world.timeline.sleep(random.int(2 * 60_000));
    },
  });
}

async function tryToBuy(play: Play, { buy }: Process, call: PaidCall, signal: AbortSignal): Promise<void> {
  try {
    noteReceipt(play, await buy(call, { signal }));
    play.count('bought');
  } catch (error) {
    note(play, error);
    if ((error as { code?: string }).code === ledgerCodes.inDoubt) play.count('in doubt');
  }
}

async function cancelLater(play: Play, { ledger }: Process, call: PaidCall, signal: AbortSignal): Promise<void> {
  await play.world.timeline.sleep(play.random.int(2 * 60_000));
  const said = await ledger.cancelJob(ledger.keyOf(call), signal).catch((error) => note(play, error));
  if (said === 'cancelled') play.count('cancelled');
}

function note({ messages }: Play, error: unknown): void {
  messages.push(error instanceof Error ? error.message : String(error));
}

function noteReceipt({ receipts, problems }: Play, receipt: Receipt): void {
  const earlier = receipts.get(receipt.key) ?? receipt;
  receipts.set(receipt.key, receipt);
  if (JSON.stringify(earlier) !== JSON.stringify(receipt)) problems.push(`${receipt.key} has two receipts`);
}

/** No faults any more: everything has to end, in doubt only where a person is needed, who looks at the provider's own list. */
async function finish(play: Play): Promise<void> {
  const { world, calls, problems, random } = play;
  world.provider.script = { latencyMs: () => 100 };
  // Whatever was sent has arrived by then.
  await world.wait(SETTLED_MS);
  const { buy, ledger } = world.open();
  await world.pass(ledger.follow(new AbortController().signal));
  const all = Promise.allSettled(mixed(random, calls).map((call) => buy(call)));
  if ((await world.timeline.pass(all, world.timeline.now() + DAY_MS)) !== 'settled')
    return void problems.push('Purchases wait for each other without end');
  for (const call of calls) {
    const key = ledger.keyOf(call);
    for (let tries = 0; ; tries++) {
      await resolveAll(play, ledger);
      const end = await world.pass(Promise.allSettled([buy(call)]));
      if (end[0].status === 'fulfilled') {
        noteReceipt(play, end[0].value);
        break;
      }
      note(play, end[0].reason);
      const state = (await ledger.list()).find((one) => one.key === key)?.state;
      if (state === 'failed') break;
      if (tries > 5) {
        problems.push(`${key} does not end: ${state} ${end[0].reason}`);
        break;
      }
    }
  }
}

async function resolveAll({ world, count }: Play, ledger: Process['ledger']): Promise<void> {
  for (const { key, state, attempts, job } of await ledger.list()) {
    if (state !== 'in-doubt') continue;
    count('resolved');
    const found = world.provider.accepted.find((one) => one.key === key && one.attempt === attempts);
    const isGone = job !== undefined && found?.fate === 'forgotten';
    await ledger.resolve(key, found && !isGone ? { job: { id: found.id } } : 'not-bought');
  }
}

/** Whether a job was certain to cost nothing. */
const isFree = ({ fate, cancelled }: AcceptedJob) =>
  cancelled || fate === 'failed' || fate === 'rejected' || fate === 'forgotten';

async function checkAccepted({ world, problems, receipts }: Play): Promise<void> {
  const { ledger, host } = world.open();
  const text = journalText(world.store);
  const keys = new Set(world.provider.accepted.map(({ key }) => key));
  for (const key of keys) {
    const jobs = world.provider.accepted.filter((one) => one.key === key);
    jobs.slice(0, -1).forEach((job, i) => {
      if (!isFree(job)) problems.push(`${key} was bought as ${job.id} and again as ${jobs[i + 1]!.id}`);
      else if (!job.cancelled && job.fate !== 'forgotten' && job.readyAt > jobs[i + 1]!.at)
        problems.push(`${key} was bought again before ${job.id} had failed`);
    });
    if (new Set(jobs.map(({ attempt }) => attempt)).size < jobs.length)
      problems.push(`${key} was sent twice in one attempt`);
  }
  for (const { id } of world.provider.accepted)
    if (!text.includes(`"${id}"`)) problems.push(`${id} was accepted and is nowhere in the ledger`);
  for (const { key, assets } of receipts.values()) {
    const info = (await ledger.list()).find((one) => one.key === key);
    if (info?.state !== 'done') problems.push(`${key} was done and is ${info?.state}`);
    for (const hash of Object.values(assets))
      if ((await host.assets.verify(hash)) !== 'whole') problems.push(`${key} lost bytes`);
  }
}

function checkSecrets({ world, problems, messages }: Play): void {
  const places = { journal: journalText(world.store), events: JSON.stringify(world.events), errors: messages.join() };
  for (const [place, text] of Object.entries(places))
    if (text.includes(CANARY)) problems.push(`A secret is in the ${place}`);
}
