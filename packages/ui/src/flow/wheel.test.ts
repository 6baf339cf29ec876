import { describe, expect, it } from 'vitest';
import { isFromTrackpad, isMove, type Turn } from './wheel.ts';

const turn = (some: Partial<Turn>): Turn => ({
  ...{ deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false },
  ...some,
});

describe('the wheel', () => {
  it.each([
    ['a notch on Windows', { deltaY: 100, wheelDeltaY: -120 }],
    ['a notch at 125 %', { deltaY: 80, wheelDeltaY: -120 }],
    ['two notches at 150 %', { deltaY: 133.333, wheelDeltaY: -240 }],
    ['a wheel on a Mac', { deltaY: 4.000244140625, wheelDeltaY: -12 }],
    ['a wheel that counts in lines', { deltaY: 3, deltaMode: 1 }],
    ['a notch with Shift', { deltaX: 100, wheelDeltaY: 0, shiftKey: true }],
    ['what could be either', { deltaY: 50, wheelDeltaY: -60 }],
  ])('is told from a trackpad: %s', (_, some) => {
    expect(isFromTrackpad(turn(some))).toBe(false);
  });

  it.each([
    ['two fingers on a Mac', { deltaY: 7, wheelDeltaY: -21 }],
    ['two fingers to the side', { deltaX: 3, deltaY: 0, wheelDeltaY: 0 }],
    ['a little, on Windows', { deltaY: 2.5, wheelDeltaY: -3 }],
  ])('is told from a trackpad, which is: %s', (_, some) => {
    expect(isFromTrackpad(turn(some))).toBe(true);
  });

  it('zooms, and moves with fingers or with Shift, unless something else is chosen', () => {
    const notch = turn({ deltaY: 100, wheelDeltaY: -120 });
    const fingers = turn({ deltaX: 2, deltaY: 5, wheelDeltaY: -15 });
    expect((['auto', 'zoom', 'move'] as const).map((mode) => [isMove(notch, mode), isMove(fingers, mode)])).toEqual([
      [false, true],
      [false, false],
      [true, true],
    ]);
    expect(isMove({ ...notch, shiftKey: true }, 'zoom')).toBe(true);
    // A pinch, and what people hold to zoom where the wheel moves.
    expect(isMove({ ...fingers, ctrlKey: true }, 'auto')).toBe(false);
    expect(isMove({ ...notch, metaKey: true }, 'move')).toBe(false);
  });
});
