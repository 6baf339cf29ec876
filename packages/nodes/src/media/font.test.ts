import { describe, expect, it } from 'vitest';
import { loadFont, textWidth, wrap } from './font.ts';

describe('the caption font', () => {
  it('knows Latin, Greek, Cyrillic and punctuation, and gives unknown characters the width of a box', async () => {
    const font = await loadFont();
    const box = font.advance(0x1f600);
    expect(box).toBeGreaterThan(0.3);
    for (const character of 'AzßéŁΩжЯ—…„“€№') {
      expect(font.advance(character.codePointAt(0)!), character).toBeGreaterThan(0.2);
    }
    expect(font.advance('i'.codePointAt(0)!)).toBeLessThan(font.advance('W'.codePointAt(0)!));
  });

  it('breaks lines at spaces, and words that are longer than a line', async () => {
    const font = await loadFont();
    const lines = wrap(font, 'a quick fox\nincomprehensibilities', 5);
    expect(lines.join(' ').replaceAll(' ', '')).toBe('aquickfoxincomprehensibilities');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(textWidth(font, line)).toBeLessThanOrEqual(5);
  });
});
