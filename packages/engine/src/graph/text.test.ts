import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMentionable, mentionsIn, parseText, renameMentions, renameTemplates, templatesIn } from './text.ts';

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

describe('renameMentions', () => {
  it('[G6] changes what the grammar sees as mentions and nothing else', () => {
    const piece = fc.constantFrom('\\', '{{', '}}', '{{line}}', '@', '@fox', '@fox-red', '\\@fox', 'a', '-', ' ', '.');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const renamed = parseText(text, true).map((part) =>
          typeof part === 'object' && 'mention' in part ? { mention: `${part.mention}-2` } : part,
        );
        expect(renameMentions(text, (name) => name)).toBe(text);
        expect(
          parseText(
            renameMentions(text, (name) => `${name}-2`),
            true,
          ),
        ).toEqual(renamed);
      }),
      { numRuns: 3000, seed: 6 },
    );
    expect(['fox', 'fox-2', 'fox-', 'a--b'].map(isMentionable)).toEqual([true, true, false, false]);
  });
});

describe('renameTemplates', () => {
  it('[G6] changes what the grammar sees as templates and nothing else', () => {
    const piece = fc.constantFrom('\\', '{', '{{', '}}', 'line', '{{line}}', '@', '@fox', 'a', '-', ' ');
    fc.assert(
      fc.property(fc.array(piece), fc.boolean(), (pieces, mentions) => {
        const text = pieces.join('');
        const parts = parseText(text, mentions);
        const renamed = parts.map((part) =>
          typeof part === 'object' && 'template' in part ? { template: `${part.template}-2` } : part,
        );
        expect(renameTemplates(text, (name) => name)).toBe(text);
        expect(
          parseText(
            renameTemplates(text, (name) => `${name}-2`),
            mentions,
          ),
        ).toEqual(renamed);
        const names = parts.flatMap((part) => (typeof part === 'object' && 'template' in part ? [part.template] : []));
        expect(templatesIn(text)).toEqual([...new Set(names)]);
      }),
      { numRuns: 3000, seed: 5 },
    );
    expect(mentionsIn('@fox and @fox-red, not \\@cat or a@dog; @fox')).toEqual(['fox', 'fox-red']);
  });
});
