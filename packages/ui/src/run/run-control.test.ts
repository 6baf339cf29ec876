import type { Limits } from '@shotgraph/engine';
import type { RunNotice } from '@shotgraph/engine/worker';
import { describe, expect, it } from 'vitest';
import { entry, price, purchase } from '../spend/testing.ts';
import { done, overBudget, setup } from './testing-control.ts';

const paid = entry('shot', { price: price(0.7, 0.76) });
const free = entry('shot', { action: 'reuse' });
const waiting = entry('shot', { action: 'wait' });
const limits: Limits = { USD: 0.76 };

describe('a run that costs something', () => {
  it('asks first, and may spend exactly what was agreed to', async () => {
    const { control, runs, offers } = setup([[paid]], [limits]);
    await control.run(['shot.video']);
    expect(offers).toMatchObject([{ calls: [{ node: 'shot', model: 'seedance-2.0' }], totals: [{ max: 0.76 }] }]);
    expect(runs).toEqual([{ targets: ['shot.video'], maxCost: limits }]);
  });

  it('makes nodes anew that are asked for again, and asks for money first as ever', async () => {
    const { control, runs, offers } = setup([[paid]], [limits]);
    await control.runAgain(['shot']);
    expect(offers).toHaveLength(1);
    expect(runs).toMatchObject([{ force: ['shot'], maxCost: limits }]);
  });

  it('does not run without an answer, and asks anew the next time', async () => {
    const { control, runs, offers } = setup([[paid]], [undefined, undefined]);
    await control.run();
    await control.run();
    expect([runs.length, offers.length]).toEqual([0, 2]);
  });

  it('plans again when the document was changed instead', async () => {
    const { control, runs, offers } = setup([[paid], [free]], ['changed']);
    await control.run();
    expect(offers).toHaveLength(1);
    expect(runs).toEqual([{ maxCost: {} }]);
  });

  it('starts once, however often it is pressed while a person is asked', async () => {
    const { control, runs, offers } = setup([[paid]], [limits]);
    await Promise.all([control.run(), control.run(), control.run()]);
    expect([runs.length, offers.length]).toEqual([1, 1]);
  });

  it('asks again where a price is known only once other nodes have run', async () => {
    const { control, runs, offers } = setup([[waiting], [paid]], [limits], [overBudget, done]);
    await control.run();
    expect(runs).toEqual([{ maxCost: {} }, { maxCost: limits }]);
    expect(offers).toHaveLength(1);
  });

  it('does not ask again when it stopped at a limit that was known', async () => {
    const { control, runs, offers } = setup([[paid]], [limits, limits], [overBudget, done]);
    await control.run();
    expect([runs.length, offers.length]).toEqual([1, 1]);
  });

  it('lets go of what is followed before it runs, and follows what is left afterwards', async () => {
    const { control, order } = setup([[paid]], [limits]);
    await control.run();
    expect(order).toEqual(['pause', 'run', 'follow']);
  });

  it('tells after a cancellation which purchases go on', async () => {
    const { control, left } = setup([[paid]], [limits], [{ status: 'cancelled' }]);
    await control.run();
    expect(left).toEqual(['k1']);
  });
});

describe('a run that is held to a budget', () => {
  it('is not made when it could pass one, whatever was answered', async () => {
    for (const budget of [
      { run: { USD: 0.7 }, day: {} },
      { run: {}, day: { USD: 0.7 } },
    ]) {
      const { control, runs, offers } = setup([[paid]], [limits], [done], { budget });
      await control.run();
      expect([runs.length, offers.length]).toEqual([0, 1]);
    }
  });

  it('is held to it as one, however often a person is asked on the way', async () => {
    const [first, second] = [entry('a', { price: price(0.76) }), entry('b', { price: price(0.76) })];
    const plans = [[first, waiting], [second]];
    const own = purchase({ key: 'k2', askedAt: 0 });
    const within = setup(plans, [limits, limits], [overBudget, done], {
      budget: { run: { USD: 1.6 }, day: {} },
      bought: [own],
    });
    await within.control.run();
    expect(within.runs).toEqual([{ maxCost: limits }, { maxCost: limits }]);
    const over = setup(plans, [limits, limits], [overBudget, done], {
      budget: { run: { USD: 1 }, day: {} },
      bought: [own],
    });
    await over.control.run();
    expect(over.runs).toEqual([{ maxCost: limits }]);
    expect(over.offers).toHaveLength(2);
  });

  it('is made within it', async () => {
    const { control, runs } = setup([[paid]], [limits], [done], { budget: { run: { USD: 0.76 }, day: { USD: 9 } } });
    await control.run();
    expect(runs).toEqual([{ maxCost: limits }]);
  });
});

describe('a run that is free', () => {
  it('starts at once and may spend nothing', async () => {
    const { control, runs, offers } = setup([[free]], []);
    await control.run();
    expect(runs).toEqual([{ maxCost: {} }]);
    expect(offers).toEqual([]);
  });
});

describe('a run that others began', () => {
  const notice: RunNotice = { id: 'r9', elapsedMs: 5000, isOver: false };

  it('is shown and followed to its end', async () => {
    const { control, order, store } = setup([[free]], [], [], { notice });
    const startedAt: (number | undefined)[] = [];
    store.subscribe('run', () => void startedAt.push(store.run.startedAt));
    await control.rejoin();
    expect(order).toEqual(['pause', 'attach r9', 'follow']);
    expect(performance.now() - startedAt[0]!).toBeGreaterThanOrEqual(5000);
    expect(store.run).toMatchObject({ status: 'done', summary: '1 ran' });
  });

  it('is shown once when it is over', async () => {
    const { control, order, seen } = setup([[free]], [], [], { notice: { ...notice, isOver: true } });
    await control.rejoin();
    expect([...seen]).toEqual(['r9']);
    await control.rejoin();
    expect(order).toEqual(['pause', 'attach r9', 'follow', 'follow']);
  });

  it('is joined where another window was faster', async () => {
    const { control, order } = setup([[free]], [], [{ status: 'busy' }], { notice });
    await control.run();
    expect(order).toEqual(['pause', 'run', 'pause', 'attach r9', 'follow']);
  });

  it('is told of as interrupted when nobody knows of it any more', async () => {
    const { control, store, failures } = setup([[free]], [], [{ status: 'lost' }]);
    await control.run();
    expect(store.run).toMatchObject({ status: 'failed', summary: 'interrupted' });
    expect(failures).toEqual(['the server was started again']);
  });

  it('is not begun where there is no way to run it, and it is said why', async () => {
    const { control, runs, failures } = setup([[free]], [], [], { obstacle: 'no server' });
    await control.run();
    expect([runs, failures]).toEqual([[], ['no server']]);
  });
});
