import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Editor } from '../app/editor.ts';
import type { RunPlace } from '../engine/editor-engine.ts';
import { entry, price } from '../spend/testing.ts';
import { changePlace } from './change-place.ts';
import { placeOf } from './place.ts';
import { setup } from './testing-control.ts';

/** An editor on the server, whose engine changes the place as it is told. */
function open(setPlace: () => Promise<void>) {
  const state: { runsOn: RunPlace; server: string } = { runsOn: 'server', server: 'here' };
  const toasts: string[] = [];
  const sent: unknown[][] = [];
  const { control, runs, failures } = setup([[]], []);
  const editor = {
    id: 'film',
    control,
    purchases: { reload: async () => {} },
    session: {
      plan: async () => ({ status: 'done', plan: { entries: [{ effect: 'paid', action: 'reuse', key: 'k' }] } }),
    },
    ui: {
      getState: () => state,
      setState: (next: object) => Object.assign(state, next),
      toast: ({ text }: { readonly text: string }) => toasts.push(text),
    },
    workspace: {
      engine: {
        remote: {
          setPlace: (...args: unknown[]) => {
            sent.push(args);
            return setPlace();
          },
        },
      },
    },
  } as unknown as Editor;
  return { editor, state, toasts, sent, control, runs, failures };
}

describe('changing where a document runs', () => {
  beforeEach(() => {
    const kept = new Map([['shotgraph-place:film', 'server']]);
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('takes along what was paid for, and is remembered', async () => {
    const { editor, state, sent } = open(async () => {});
    await changePlace(editor);
    expect(sent).toEqual([['film', 'tab', ['k']]]);
    expect([state.runsOn, placeOf('film')]).toEqual(['tab', 'tab']);
  });

  it('leaves everything where it was when it fails', async () => {
    const { editor, state, toasts, control, runs } = open(async () => {
      throw new Error('the storage is full');
    });
    await changePlace(editor);
    expect([state.runsOn, placeOf('film')]).toEqual(['server', 'server']);
    expect(toasts).toEqual([expect.stringContaining('the storage is full')]);
    await control.run();
    expect(runs).toHaveLength(1);
  });

  it('starts nothing while it is under way, and asked for twice it is one change', async () => {
    const arrivals: (() => void)[] = [];
    const { editor, state, sent, control, runs, failures } = open(
      () => new Promise((resolve) => arrivals.push(resolve)),
    );
    const changing = [changePlace(editor), changePlace(editor)];
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    await control.run();
    expect([runs.length, state.runsOn]).toEqual([0, 'server']);
    expect(failures).toEqual([expect.stringContaining('on its way')]);
    for (const arrive of arrivals) arrive();
    await Promise.all(changing);
    expect(sent.map(([, place]) => place)).toEqual(['tab', 'tab']);
    await control.run();
    expect([state.runsOn, runs.length]).toEqual(['tab', 1]);
  });

  it('lets a run that is about to start wait, and what was agreed to at the other place is asked for again', async () => {
    const paid = entry('shot', { price: price(0.7) });
    let isThere = false;
    const go = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      isThere = true;
    };
    const onAsk = () => void (isThere || control.holdDuring(go));
    const { control, runs, offers } = setup([[paid]], [{ USD: 0.7 }, undefined], [], { onAsk });
    await control.run();
    expect([isThere, runs.length, offers.length]).toEqual([true, 0, 2]);
  });
});
