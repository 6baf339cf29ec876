import { expect, it } from 'vitest';
import { chooseMoveOps } from './choose-move.ts';
import { lookOfMove, MOVE_LOOKS } from './move-looks.ts';

const record = (inputs: object) => ({ type: 'direct/camera', version: 1, inputs }) as never;

it('keeps an amount that counts alike, and leaves out one that does not', () => {
  const set = { op: 'set-input', node: 'cam', input: 'move' };
  expect(chooseMoveOps('cam', record({ amount: 3 }), 'dolly', 'truck')).toEqual([{ ...set, value: 'truck' }]);
  expect(chooseMoveOps('cam', record({ amount: 3 }), 'dolly', 'orbit')).toEqual([
    { ...set, value: 'orbit' },
    { op: 'set-input', node: 'cam', input: 'amount' },
  ]);
  const wired = record({ amount: { from: 'number.value' } });
  expect(chooseMoveOps('cam', wired, 'dolly', 'zoom')).toEqual([{ ...set, value: 'zoom' }]);
});

it('tells zoom and dolly apart by what is near, and names moves it has no look for', () => {
  const { zoom, dolly } = MOVE_LOOKS;
  expect(zoom!.glimpse.front).toEqual(zoom!.glimpse.back);
  expect(dolly!.glimpse.front[2]).toBeGreaterThan(dolly!.glimpse.back[2]);
  expect(lookOfMove('hover').name).toBe('hover');
  expect(lookOfMove('constructor').name).toBe('constructor');
});
