import { describe, expect, it } from 'vitest';
import { parseText } from './text.ts';

describe('parseText', () => {
  it.each([
    ['@fox runs, {{line}}.', [{ mention: 'fox' }, ' runs, ', { template: 'line' }, '.']],
    ['mail a@fox.org and (@fox)', ['mail a@fox.org and (', { mention: 'fox' }, ')']],
    ['@fox-red- @Fox @@fox', [{ mention: 'fox-red' }, '- @Fox @@fox']],
    ['\\@fox \\{{line}} \\n', ['@fox {{line}} \\n']],
    ['{{ line }} {{Line}} {{a.b}} {{', ['{{ line }} {{Line}} {{a.b}} {{']],
    ['', []],
    ['%{pts}: \\ , ; [v] "', ['%{pts}: \\ , ; [v] "']],
  ])('[G6] splits %j', (text, parts) => {
    expect(parseText(text, true)).toEqual(parts);
  });

  it('[G6] reads no mentions where they have no meaning', () => {
    expect(parseText('@fox {{line}}', false)).toEqual(['@fox ', { template: 'line' }]);
  });

  it('[G6] stays linear on long hostile text', () => {
    const text = '\\@{{'.repeat(100_000);
    const at = performance.now();
    parseText(text, true);
    expect(performance.now() - at).toBeLessThan(2000);
  });
});
