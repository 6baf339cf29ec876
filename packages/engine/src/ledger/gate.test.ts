import { describe, expect, it } from 'vitest';
import { memoryHost } from '../host/memory/index.ts';
import { createTimeline } from '../testing/simulator/timeline.ts';
import { createGate } from './gate.ts';

const { signal } = new AbortController();

describe('the gate of an account', () => {
  const open = (most: number) => {
    const timeline = createTimeline();
    const clock = { now: () => timeline.now(), sleep: (ms: number, on: AbortSignal) => timeline.sleep(ms, on) };
    return { timeline, gate: createGate(most, memoryHost({ clock }).clock) };
  };

  it('[L16] lets so many in at once, in the order they came', async () => {
    const { gate } = open(2);
    const order: number[] = [];
    const enter = async (n: number) => {
      const leave = await gate.enter(signal);
      order.push(n);
      return leave;
    };
    const [first, second] = await Promise.all([enter(1), enter(2)]);
    const third = enter(3);
    const fourth = enter(4);
    for (let turn = 0; turn < 4; turn++) await Promise.resolve();
    expect(order).toEqual([1, 2]);
    second!();
    (await third)();
    await fourth;
    first!();
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('[L16] learns from refusals how many are accepted, and tries one more after a row of good ends', async () => {
    const { gate } = open(8);
    const leaves = await Promise.all(Array.from({ length: 5 }, () => gate.enter(signal)));
    gate.refused(0);
    expect(gate.places()).toBe(4);
    for (const leave of leaves) leave();
    for (let i = 0; i < 15; i++) gate.ended();
    expect(gate.places()).toBe(4);
    gate.ended();
    expect(gate.places()).toBe(5);
    gate.refused(0);
    expect(gate.places()).toBe(1);
  });

  it('[L16] stays closed for everybody as long as the provider asks', async () => {
    const { gate, timeline } = open(4);
    (await gate.enter(signal))();
    gate.refused(7000);
    const entered = gate.enter(signal).then(() => timeline.now());
    expect(await timeline.pass(entered, 60_000)).toBe('settled');
    expect(await entered).toBe(7000);
  });

  it('gives up its turn when aborted, and counts jobs that cannot wait', async () => {
    const { gate } = open(1);
    const leave = gate.occupy();
    const controller = new AbortController();
    const aborted = gate.enter(controller.signal);
    const next = gate.enter(signal);
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    leave();
    leave();
    (await next)();
  });
});
