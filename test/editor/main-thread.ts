import type { Browser, Page } from 'playwright-core';

/** What the thread that draws the page did in one go, ms. */
export interface Task {
  /** Since the recording began. */
  readonly atMs: number;
  /** On the clock: also what others did on a busy machine in the meantime. */
  readonly wallMs: number;
  /** On the processor. */
  readonly cpuMs: number;
  /** The longest parts of it, for whoever has to find out why. */
  readonly parts: readonly string[];
}

/** Events of a trace, as far as they are read here. Times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly functionName?: string; readonly url?: string } };
}

/** Counts the events of a name while something is done. @param category - of Chromium's traces */
export async function countTraced(
  page: Page,
  name: string,
  category: string,
  work: () => Promise<void>,
): Promise<number> {
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: [category] });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { readonly traceEvents: TraceEvent[] };
  return trace.traceEvents.filter((event) => event.name === name && event.ph === 'X').length;
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute'];

/**
 * Records every task of a page's main thread while something is done.
 *
 * @returns the tasks, those that took longest on the processor first
 */
export async function recordTasks(page: Page, work: () => Promise<void>): Promise<readonly Task[]> {
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: CATEGORIES });
  try {
    await work();
  } catch (error) {
    await browser.stopTracing();
    throw error;
  }
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { readonly traceEvents: TraceEvent[] };
  return tasksOf(trace.traceEvents);
}

function tasksOf(events: readonly TraceEvent[]): readonly Task[] {
  const main = events.find(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const own = events.filter(({ ph, pid, tid }) => ph === 'X' && pid === main?.pid && tid === main.tid);
  const tasks = own.filter(({ name }) => name === 'RunTask');
  const start = Math.min(...tasks.map(({ ts }) => ts));
  return tasks
    .map((task) => ({
      atMs: (task.ts - start) / 1000,
      wallMs: (task.dur ?? 0) / 1000,
      cpuMs: (task.tdur ?? 0) / 1000,
      parts: (task.tdur ?? 0) > LONG ? partsOf(task, own) : [],
    }))
    .sort((a, b) => b.cpuMs - a.cpuMs);
}

/** Time on the processor from which on it is told what a task consisted of, µs. */
const LONG = 15_000;

function partsOf(task: TraceEvent, events: readonly TraceEvent[]): readonly string[] {
  const end = task.ts + (task.dur ?? 0);
  return events
    .filter((event) => event !== task && event.ts >= task.ts && event.ts + (event.dur ?? 0) <= end)
    .sort((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0))
    .slice(0, 4)
    .map(({ name, tdur = 0, args }) => `${name} ${args?.data?.functionName ?? ''} ${(tdur / 1000).toFixed(1)} ms`);
}
