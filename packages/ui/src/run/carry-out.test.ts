import type { Limits } from '@shotgraph/engine';
import type { RunReply } from '@shotgraph/engine/worker';
import { describe, expect, it } from 'vitest';
import type { DocStore } from '../doc/doc-store.ts';
import { entry, price, purchase } from '../spend/testing.ts';
import { done, setup } from './testing-control.ts';

const paid = entry('shot', { price: price(0.7, 0.76) });
const limits: Limits = { USD: 0.76 };

describe('an answer', () => {
  const editOnce = () => {
    let isEdited = false;
    return (doc: DocStore) => {
      if (!isEdited) doc.apply([{ op: 'set-input', node: 'shot', input: 'prompt', value: 'a wolf' }]);
      isEdited = true;
    };
  };

  it('holds for the document that was asked about: a changed one is planned and asked for again', async () => {
    const { control, runs, offers } = setup([[paid]], [limits, undefined], [done], { onAsk: editOnce() });
    await control.run();
    expect([runs.length, offers.length]).toEqual([0, 2]);
  });

  it('buys what was asked about last', async () => {
    const dear = entry('shot', { price: price(0.9) });
    const { control, runs, offers, failures } = setup([[paid], [dear]], [limits, { USD: 0.9 }], [done], {
      onAsk: editOnce(),
    });
    await control.run();
    expect(offers.map(({ totals }) => totals[0]?.max)).toEqual([0.76, 0.9]);
    expect(runs).toEqual([{ maxCost: { USD: 0.9 } }]);
    expect(failures).toEqual([expect.stringContaining('The document changed')]);
  });

  it('does not hold where the document changes between it and the run', async () => {
    const { control, doc, runs, offers } = setup([[paid]], [limits, undefined], [done], { onPause: editOnce() });
    await control.run();
    expect(doc.version).toBe(1);
    expect([runs.length, offers.length]).toEqual([0, 2]);
  });

  it('does not hold where the server goes away meanwhile: it must not buy whenever it is back', async () => {
    let isAway = false;
    const { control, runs, failures } = setup([[paid]], [limits], [done], {
      obstacle: () => (isAway ? 'The server does not answer.' : undefined),
      onAsk: () => {
        isAway = true;
      },
    });
    await control.run();
    expect(runs).toEqual([]);
    expect(failures).toEqual(['The server does not answer. Nothing was bought.']);
  });

  it('still holds when only a card was moved', async () => {
    const move = (doc: DocStore) => doc.apply([{ op: 'move-node', id: 'shot', at: [10, 20] }]);
    const { control, runs, offers } = setup([[paid]], [limits], [done], { onAsk: move });
    await control.run();
    expect([runs.length, offers.length]).toEqual([1, 1]);
  });
});

describe('what a run gives', () => {
  const film = (id: string, hash?: string) => ({ kind: 'video' as const, id, ...(hash !== undefined && { hash }) });
  const idOf = (doc: DocStore) => `film of ${doc.graph.nodes.get('shot')!.inputs.prompt}`;
  const write = (value: string) => (doc: DocStore) =>
    doc.apply([{ op: 'set-input', node: 'shot', input: 'prompt', value }]);
  const run = async (onRun?: (doc: DocStore) => void) => {
    const reply = { ...done, outputs: { 'outputs.film': film('file', 'hash') } } as RunReply;
    const made = setup([[entry('shot')]], [], [reply], {
      ...(onRun && { onRun }),
      values: (doc) => ({ 'outputs.film': { state: 'predicted', shown: film(idOf(doc)) } }) as never,
    });
    made.doc.apply([{ op: 'set-graph-output', name: 'film', value: { from: 'shot.video' } }]);
    write('a fox')(made.doc);
    await made.control.look();
    await new Promise((resolve) => setTimeout(resolve));
    await made.control.run();
    return made.store;
  };

  it('is found by what it was made from', async () => {
    const store = await run();
    expect(store.renderedAs('film of a fox')).toBe('hash');
  });

  it('is not taken for what the document became meanwhile, and is kept with the document it was made by', async () => {
    const store = await run(write('a wolf'));
    expect(store.renderedAs('film of a wolf')).toBe(undefined);
    expect(store.renderedAs('film of a fox')).toBe('hash');
    const { hash, document } = store.made('outputs.film')!;
    expect([hash, document.nodes.shot!.inputs.prompt]).toEqual(['hash', 'a fox']);
  });
});

describe('what counts as spent before a run', () => {
  const old = purchase({ key: 'old', askedAt: 0, price: { amount: 7, currency: 'USD' } });
  const today = purchase({ key: 'new', askedAt: Date.now(), price: { amount: 3, currency: 'USD' } });

  it('is nothing of earlier runs, also when the list of purchases comes only once the button is pressed', async () => {
    const budget = { run: { USD: 2 }, day: {} };
    const { control, runs, spents } = setup([[paid]], [limits], [done], { budget, unread: [old], isBeingRead: true });
    await control.run();
    expect(spents).toEqual([{ run: [], day: [] }]);
    expect(runs).toEqual([{ maxCost: limits }]);
  });

  it('is everything of the day, whichever window bought it last', async () => {
    const { control, spents } = setup([[paid]], [undefined], [done], { unread: [today] });
    await control.run();
    expect(spents).toEqual([{ run: [], day: [{ min: 3, max: 3, currency: 'USD' }] }]);
  });

  it('is not waited for where nothing is to be paid', async () => {
    const { control, readBefore } = setup([[entry('shot', { action: 'reuse' })]], []);
    await control.run();
    expect(readBefore).toEqual([0]);
  });
});
