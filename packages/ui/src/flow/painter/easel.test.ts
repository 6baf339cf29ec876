import { expose } from 'comlink';
import { expect, it, vi } from 'vitest';
import { createEasel } from './easel.ts';
import { Sketch } from './sketch.ts';

const REGION = { left: 10, top: 20, right: 40, bottom: 40, zoom: 2 };

/** A worker in this thread: it answers with what it was asked to paint, or never comes. */
function fakeWorker(comes: boolean): Worker {
  const { port1, port2 } = new MessageChannel();
  const worker = Object.assign(new EventTarget(), {
    postMessage: port1.postMessage.bind(port1),
    terminate: () => port1.close(),
  });
  port1.addEventListener('message', ({ data }) => worker.dispatchEvent(new MessageEvent('message', { data })));
  port1.start();
  const paint = (_: unknown, sheet: object) => ({ ...sheet });
  if (comes) expose({ paint, keep: async () => ({ width: 16, height: 9 }), forget: () => {} }, port2);
  else setTimeout(() => worker.dispatchEvent(new Event('error')));
  return worker as unknown as Worker;
}

it('has a region painted as large as it is on the screen', async () => {
  const easel = createEasel(() => fakeWorker(true));
  expect(await easel.paint(new Sketch(), REGION)).toEqual({ width: 60, height: 40, scale: 2, left: 10, top: 20 });
  expect(await easel.paint(new Sketch(), { ...REGION, right: 10 })).toBeUndefined();
  expect(await easel.keep(new Blob(['x']), { width: 240, height: 240 })).toEqual({ id: 1, width: 16, height: 9 });
});

it('paints nothing while its worker does not come, and asks another one the next time', async () => {
  const start = vi.fn(() => fakeWorker(start.mock.calls.length > 1));
  const easel = createEasel(start);
  expect(await easel.paint(new Sketch(), REGION)).toBeUndefined();
  expect(await easel.paint(new Sketch(), REGION)).toMatchObject({ width: 60 });
  expect(start).toHaveBeenCalledTimes(2);
});

it('tells that pictures were lost when what held them breaks, and not for ever', async () => {
  const workers: Worker[] = [];
  const easel = createEasel(() => {
    workers.push(fakeWorker(true));
    return workers.at(-1)!;
  });
  const lost = vi.fn();
  const stop = easel.onLost(lost);
  const breakLast = () => workers.at(-1)!.dispatchEvent(new Event('error'));
  const box = { width: 240, height: 240 };
  await easel.paint(new Sketch(), REGION);
  breakLast();
  // It held none.
  expect(lost).toHaveBeenCalledTimes(0);
  for (let round = 0; round < 6; round++) {
    await easel.keep(new Blob(['x']), box);
    breakLast();
    workers[0]!.dispatchEvent(new Event('error'));
  }
  expect(lost).toHaveBeenCalledTimes(3);
  expect(workers).toHaveLength(7);
  stop();
});
