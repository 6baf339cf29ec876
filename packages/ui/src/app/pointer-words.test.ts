import { afterEach, expect, it, vi } from 'vitest';
import { STEPS } from '../tour/steps.ts';
import { doubleClick, menuClick } from './pointer-words.ts';

afterEach(() => void vi.unstubAllGlobals());

const words = () => {
  const facts = {
    ...{ node: () => undefined, nodesOf: () => [], status: () => ({ status: 'idle' }), problem: () => undefined },
    ...{ isSelected: () => false, isSeen: () => false, isDirecting: false, isAsked: false },
  } as never;
  return STEPS.map(({ say, points }) => [say(facts), ...points(facts).map(({ hint }) => hint)].join(' ')).join(' ');
};

it('calls things by what people point with', () => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === '(pointer: coarse)' }));
  expect([doubleClick(), menuClick()]).toEqual(['Double tap', 'long press']);
  expect(words()).toContain('Double tap the card');
  expect(words()).not.toMatch(/double.click/i);
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  expect([doubleClick(), menuClick()]).toEqual(['Double-click', 'right click']);
  expect(words()).not.toMatch(/double tap/i);
});
