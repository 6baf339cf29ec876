import { FailedItem, type PortType, unknown } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { type ShownList, show } from './shown.ts';

const type = (name: string) => ({ name }) as PortType;

describe('showing a value', () => {
  it('keeps of media what it is, and its asset once it is rendered', () => {
    const info = { width: 1280, height: 720, fps: 24, seconds: 3, audio: null };
    const lazy = { kind: 'video', expr: { op: 'trim', id: 'e1', args: { start: 1 }, inputs: [] }, info };
    const facts = { kind: 'video', id: 'e1', width: 1280, height: 720, fps: 24, seconds: 3, audio: false };
    expect(show(lazy, type('video'))).toEqual(facts);
    const rendered = { ...lazy, expr: { op: 'asset', id: 'e1', args: { hash: 'abc' }, inputs: [] } };
    expect(show(rendered, type('video'))).toEqual({ ...facts, hash: 'abc' });
  });

  it('says in a line what other values hold', () => {
    const camera = { seconds: 4.285, keys: [], moves: [{ move: 'dolly', amount: 1.2, unit: 'm', seconds: 4.285 }] };
    expect(show(camera, type('camera'))).toEqual({ kind: 'data', text: 'dolly 1.2 m · 4.29 s' });
    expect(show({ tempo: 112.04, times: [0, 0.5], confidence: 1 }, type('beats'))).toEqual({
      kind: 'data',
      text: '112.04 bpm · 2 beats',
    });
    expect(show([1, 2, 3], type('number[]'))).toEqual({ kind: 'data', text: '1, 2, 3' });
    expect(show('x'.repeat(2000), type('text'))).toMatchObject({ text: expect.stringMatching(/^x{600}…$/) });
  });

  it('shows a value that is not known yet as such, whatever its type', () => {
    for (const name of ['beats', 'camera', 'video', 'file', 'text']) {
      expect(show(unknown, type(name))).toEqual({ kind: 'data', text: 'known after a run' });
    }
  });

  it('shows that nothing is there, as a bypassed node hands it on for each of its items', () => {
    const nothing = { kind: 'data', text: 'nothing' };
    for (const name of ['beats', 'camera', 'video', 'file', 'text'])
      expect(show(undefined as never, type(name))).toEqual(nothing);
    const cameras = { name: 'camera[]', element: type('camera') } as PortType;
    const toPick = (_: readonly unknown[], item: number) => {
      throw new RangeError(`there is no candidate ${item}`);
    };
    const shown = show([undefined, null] as never, cameras, toPick) as unknown as ShownList;
    expect(shown).toEqual({ kind: 'list', count: 2, items: [nothing, nothing], picks: [null, null] });
  });

  it('shows the items of a list, those that failed among them, with what picks each', () => {
    const list = { name: 'text[]', element: type('text') } as PortType;
    const failed = new FailedItem('shots/1', { code: 'node-threw', message: 'no luck', retryable: false });
    const toPick = (_: readonly unknown[], item: number) => ({ item, content: `c${item}` });
    expect(show(['Dawn', failed, unknown], list, toPick)).toEqual({
      kind: 'list',
      count: 3,
      items: [
        { kind: 'text', text: 'Dawn' },
        { kind: 'failed', node: 'shots/1', text: 'no luck' },
        { kind: 'data', text: 'known after a run' },
      ],
      picks: [{ item: 0, content: 'c0' }, null, null],
    });
    const long = show(Array(1000).fill('x'), list) as unknown as ShownList;
    expect([long.count, long.items.length]).toEqual([1000, 24]);
  });
});
