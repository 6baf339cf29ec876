import type { BrowserContext } from 'playwright-core';
import { median } from '../measure.ts';
import { GESTURES, type Gesture, type GestureName, makeGesture } from './gestures.ts';
import type { BenchGraph } from './graph.ts';
import { attachMeter, type Meter, wait } from './meter.ts';
import type { BenchPage, Opener } from './pages.ts';
import type { Served } from './serve.ts';

/** What a gesture costs on a page. */
export interface Cost {
  /** Main thread per step, ms. */
  readonly busy: number;
  /** 95th percentile of the distances between frames, ms. */
  readonly p95: number;
  readonly worked: boolean;
}

/** Everything measured of one page with one graph. */
export interface Measured {
  /** Main thread from the click that opens the graph until there is nothing left to do, ms. */
  readonly firstRender: number;
  readonly elements: number;
  readonly heap: number;
  readonly costs: ReadonlyMap<GestureName, Cost>;
}

/** A page to measure, in a browser context of its own. */
export interface Contestant<Name extends string> {
  readonly name: Name;
  readonly context: BrowserContext;
  readonly open: Opener;
}

export interface RunOptions {
  readonly served: Served;
  readonly graph: BenchGraph;
  readonly rounds: number;
  /** Tells what was measured. */
  readonly note: (text: string) => void;
}

/** Distance between two steps at least, ms: two frames. */
const PACE_MS = 33;
/** Documents are saved and planned a little after an edit: that belongs to it. */
const SETTLED_MS = 800;
/** Engines plan and read files in workers for a while before they have more to show. */
const OPENED_QUIET_MS = 3000;

/**
 * Measures how pages open a graph, and every gesture. They take turns, round by round: what else goes on on the machine meets all of them.
 *
 * @param contestants - how far out the first of them shows the graph is how far out all of them are measured
 */
export async function measurePages<Name extends string>(
  contestants: readonly Contestant<Name>[],
  options: RunOptions,
): Promise<ReadonlyMap<Name, Measured>> {
  const { graph, note } = options;
  const opened = await openAll(contestants, options);
  const farZoom = (await opened[0]!.bench.view()).zoom;
  const measured = new Map<Name, Measured & { readonly costs: Map<GestureName, Cost> }>();
  for (const { name, meter, firstRender } of opened) {
    measured.set(name, { firstRender, ...(await meter.counts()), costs: new Map() });
  }
  note(tell('first render', opened, ({ firstRender }) => `${Math.round(firstRender)} ms`));
  for (const gesture of GESTURES) {
    const able = opened.filter(({ bench }) => canMake(bench, gesture));
    const turns = able.map(({ bench, meter }) => new Turns(makeGesture(gesture, { bench, graph, farZoom }), meter));
    for (let round = 0; round < options.rounds; round++) for (const turn of turns) await turn.work(round);
    for (const turn of turns) await turn.frames(options.rounds);
    able.forEach(({ name }, i) => void measured.get(name)!.costs.set(gesture, turns[i]!.cost()));
    note(tell(gesture, able, ({ name }) => showCost(measured.get(name)!.costs.get(gesture)!)));
  }
  for (const { bench, meter } of opened) {
    await meter.close();
    await bench.page.close();
  }
  return measured;
}

function canMake({ hasFields, bareField }: BenchPage, gesture: GestureName): boolean {
  if (gesture === 'type bare') return bareField !== undefined;
  return gesture !== 'type' || hasFields;
}

const tell = <T extends { readonly name: string }>(what: string, of: readonly T[], show: (one: T) => string): string =>
  `${what}: ${of.map((one) => `${one.name} ${show(one)}`).join(', ')}`;

/** A cost in short: work and frames, and whether it worked. */
export const showCost = ({ busy, p95, worked }: Cost): string =>
  `${busy.toFixed(1)} / ${p95.toFixed(1)}${worked ? '' : ' !'}`;

interface Opened<Name> {
  readonly name: Name;
  readonly bench: BenchPage;
  readonly meter: Meter;
  readonly firstRender: number;
}

/** Opens the graph on every page as often as there are rounds; the tabs of the last one stay. */
async function openAll<Name extends string>(
  contestants: readonly Contestant<Name>[],
  { served, graph, rounds }: RunOptions,
): Promise<readonly Opened<Name>[]> {
  const works = new Map<Name, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 1; ; round++) {
    const opened: Omit<Opened<Name>, 'firstRender'>[] = [];
    for (const { name, context, open } of contestants) {
      const bench = await open(context, served, graph);
      const meter = await attachMeter(bench.page);
      works.get(name)!.push(await openGraph(bench, meter));
      opened.push({ name, bench, meter });
    }
    if (round === rounds) return opened.map((one) => ({ ...one, firstRender: median(works.get(one.name)!) }));
    for (const { bench, meter } of opened) {
      await meter.close();
      await bench.page.close();
    }
  }
}

async function openGraph(bench: BenchPage, meter: Meter): Promise<number> {
  await meter.quiet();
  const { x, y } = await bench.beforeOpen();
  await bench.page.mouse.move(x, y);
  await meter.quiet();
  return workOf(meter, OPENED_QUIET_MS, async () => {
    await bench.page.mouse.click(x, y);
    do await meter.quiet();
    while (!(await bench.isOpen()));
  });
}

/** The rounds of one gesture on one page. */
class Turns {
  readonly #gesture: Gesture;
  readonly #meter: Meter;
  readonly #works: number[] = [];
  #frames: readonly number[] = [];
  #failure: unknown;
  #worked = true;

  constructor(gesture: Gesture, meter: Meter) {
    this.#gesture = gesture;
    this.#meter = meter;
  }

  /** Makes the gesture once for what the main thread has to do. */
  work(round: number): Promise<void> {
    const { steps, end } = this.#gesture;
    return this.#try(round, async () => {
      const work = await workOf(this.#meter, SETTLED_MS, async () => {
        await this.#makeSteps();
        await end();
      });
      this.#works.push(work / steps);
    });
  }

  /** Makes it once more for the distances between frames. */
  frames(round: number): Promise<void> {
    return this.#try(round, async () => {
      await this.#meter.watchFrames();
      await this.#makeSteps();
      this.#frames = await this.#meter.takeFrames();
      await this.#gesture.end();
      await this.#meter.quiet(SETTLED_MS);
    });
  }

  cost(): Cost {
    if (this.#failure) console.error(this.#failure);
    return { busy: median(this.#works), p95: percentile(this.#frames, 0.95), worked: this.#worked };
  }

  /** What cannot be done on a page is no reason to measure nothing else. */
  async #try(round: number, body: () => Promise<void>): Promise<void> {
    try {
      await this.#gesture.prepare(round);
      await this.#meter.quiet();
      await body();
      this.#worked = (await this.#gesture.check()) && this.#worked;
    } catch (error) {
      this.#failure = error;
      this.#worked = false;
    }
  }

  async #makeSteps(): Promise<void> {
    await this.#gesture.begin();
    for (let index = 0; index < this.#gesture.steps; index++) await paced(() => this.#gesture.step(index));
  }
}

/** Work of the main thread until the page has nothing left to do, ms; what it does without being asked while it is waited for is left out. */
async function workOf(meter: Meter, settledMs: number, body: () => Promise<void>): Promise<number> {
  const before = await meter.busy();
  await body();
  const ended = performance.now();
  await meter.quiet(settledMs);
  const after = await meter.busy();
  const waited = performance.now() - ended;
  return after - before - waited * (await meter.idle());
}

async function paced(step: () => Promise<void>): Promise<void> {
  const at = performance.now();
  await step();
  const left = PACE_MS - (performance.now() - at);
  if (left > 0) await wait(left);
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
