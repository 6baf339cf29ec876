import type { CDPSession, Page } from 'playwright-core';

/** Measures what a page's main thread does. */
export interface Meter {
  /** Processor time that the main thread has spent on tasks so far, ms. */
  busy(): Promise<number>;
  /** Waits until the page has had nothing to do for a while. @param ms - how long */
  quiet(ms?: number): Promise<void>;
  /** What the page does in a millisecond while nothing happens: some look in every frame whether there is something to draw. */
  idle(): Promise<number>;
  /** Elements on the page, and what its scripts hold after a collection, MiB. */
  counts(): Promise<{ readonly elements: number; readonly heap: number }>;
  /** Times of frames are noted from now on. That costs a little in every frame, so nothing else is measured meanwhile. */
  watchFrames(): Promise<void>;
  /** Distances between the frames noted, ms. */
  takeFrames(): Promise<readonly number[]>;
  close(): Promise<void>;
}

const POLL_MS = 200;
/** Up to so much work in that time is none: the clock of a run, a loop that finds nothing to draw. */
const IDLE_MS = 12;
const IDLE_WATCHED_MS = 1000;
const LONGEST_MS = 60_000;

const WATCH = `(() => {
  const frames = (globalThis.benchFrames = []);
  const note = (at) => {
    frames.push(at);
    if (globalThis.benchFrames === frames) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
})()`;
const TAKE = '(() => { const frames = globalThis.benchFrames; globalThis.benchFrames = undefined; return frames; })()';

/**
 * Attaches to a page. Processor time rather than time that passed: the machine may be shared. Tasks of workers, of the compositor and of
 * raster threads are not in it.
 */
export async function attachMeter(page: Page): Promise<Meter> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (name: string) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  };
  const busy = async () => (await read('TaskDuration')) * 1000;
  return {
    busy,
    async idle() {
      const [from, before] = [performance.now(), await busy()];
      await wait(IDLE_WATCHED_MS);
      return ((await busy()) - before) / (performance.now() - from);
    },
    async quiet(ms = 800) {
      const until = performance.now() + LONGEST_MS;
      let before = await busy();
      for (let idle = 0; idle < ms && performance.now() < until; ) {
        await wait(POLL_MS);
        const now = await busy();
        idle = now - before < IDLE_MS ? idle + POLL_MS : 0;
        before = now;
      }
    },
    async counts() {
      await session.send('HeapProfiler.collectGarbage');
      const elements: number = await page.evaluate('document.querySelectorAll("*").length');
      return { elements, heap: (await read('JSHeapUsedSize')) / 2 ** 20 };
    },
    watchFrames: () => page.evaluate(WATCH),
    async takeFrames() {
      const times: readonly number[] = await page.evaluate(TAKE);
      return times.slice(1).map((at, i) => at - times[i]!);
    },
    close: () => session.detach(),
  };
}

/** Lets time pass. */
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
