import { expect, it } from 'vitest';
import { firstLines } from './first-lines.ts';

it('shows short texts whole and says where more follows', () => {
  expect(firstLines('a,b\r\n1,2\r\n', false)).toBe('a,b\n1,2');
  const long = Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\n');
  expect(firstLines(long, false).split('\n')).toEqual([...long.split('\n').slice(0, 12), '…']);
});

it('leaves out a line that may have been cut in the middle', () => {
  expect(firstLines('first\nsec', true)).toBe('first\n…');
  expect(firstLines('one long li', true)).toBe('one long li\n…');
});
