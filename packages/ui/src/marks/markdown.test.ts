import { describe, expect, it } from 'vitest';
import { parseInline, parseMarkdown, safeAddress } from './markdown.ts';

describe('the text of notes', () => {
  it('has headings, paragraphs, lists and code', () => {
    expect(
      parseMarkdown('# Act one\nFox *enters*.\nNight.\n\n- rain\n- **fog**\n1. wide\n2) close\n```\n<b>\n```'),
    ).toEqual([
      { kind: 'heading', level: 1, parts: ['Act one'] },
      { kind: 'paragraph', lines: [['Fox ', { kind: 'em', parts: ['enters'] }, '.'], ['Night.']] },
      { kind: 'list', ordered: false, items: [['rain'], [{ kind: 'strong', parts: ['fog'] }]] },
      { kind: 'list', ordered: true, items: [['wide'], ['close']] },
      { kind: 'code', text: '<b>' },
    ]);
    expect(parseMarkdown('```\nopen to the end')).toEqual([{ kind: 'code', text: 'open to the end' }]);
    expect(parseMarkdown('')).toEqual([]);
  });

  it('has bold, italic, code and links, one in the other', () => {
    expect(parseInline('**a *b* `*c*`** [d](https://e.f)')).toEqual([
      { kind: 'strong', parts: ['a ', { kind: 'em', parts: ['b'] }, ' ', { kind: 'code', text: '*c*' }] },
      ' ',
      { kind: 'link', href: 'https://e.f/', parts: ['d'] },
    ]);
    expect(parseInline('see https://e.f/g. Now')).toEqual([
      'see ',
      { kind: 'link', href: 'https://e.f/g', parts: ['https://e.f/g'] },
      '. Now',
    ]);
  });

  it('leaves signs alone that mark nothing', () => {
    for (const text of ['2 * 3 * 4', 'file_name_2.mp4', '5 ** 6', 'a * b', '[x]', '[x](', 'snake_case_', '``'])
      expect(parseInline(text)).toEqual([text]);
    expect(parseInline('\\*no\\* \\[x]')).toEqual(['*no* [x]']);
  });

  it('keeps hostile text as text', () => {
    const hostile = '<img src=x onerror=alert(1)><script>1</script>';
    expect(parseMarkdown(hostile)).toEqual([{ kind: 'paragraph', lines: [[hostile]] }]);
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      'JaVaScRiPt:1',
      '//e.f',
      'file:///etc',
      'https://a:b@e.f',
    ]) {
      expect(safeAddress(address)).toBeUndefined();
      expect(
        parseInline(`[x](${address})`).some(
          (part) => typeof part === 'object' && part.kind === 'link' && part.parts[0] === 'x',
        ),
      ).toBe(false);
    }
    expect(safeAddress('https://e.f/"><b>')).not.toContain('"');
  });

  it('ends in time whatever is written', () => {
    const at = performance.now();
    for (const unit of ['*', '**a', '[a](', '`', '_a', '[[', '# ', '- '])
      for (const length of [5_000, 30_000]) parseMarkdown(unit.repeat(length / unit.length));
    expect(performance.now() - at).toBeLessThan(3000);
    expect(parseMarkdown(`**${'x'.repeat(20_000)}**`)).toHaveLength(1);
  });
});
