import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('navigator', { platform: 'Linux' });
vi.stubGlobal('window', {});
const { plainId, searchItems } = await import('./palette-items.ts');

const item = (title: string, words = '', about = '') => ({
  id: title,
  group: 'G',
  title,
  about,
  words,
  choose: () => {},
});
const items = [
  item('Image files', 'list folder'),
  item('Fade', 'dissolve transition'),
  item('Image file', 'picture still'),
  item('Crossfade', '', 'A slow change between two clips.'),
  item('Pick an image'),
];
const titles = (query: string, recent: readonly string[] = []) => searchItems(items, query, recent).map(({ id }) => id);

describe('the search of the palette', () => {
  it('puts the very title first, then its beginnings, then words in it, then synonyms, then the sentence', () => {
    expect(titles('image file')).toEqual(['Image file', 'Image files']);
    expect(titles('image')).toEqual(['Image files', 'Image file', 'Pick an image']);
    expect(titles('fade')).toEqual(['Fade', 'Crossfade']);
    expect(titles('transition')).toEqual(['Fade']);
    expect(titles('slow clips')).toEqual(['Crossfade']);
    expect(titles('image nothing')).toEqual([]);
  });

  it('finds what cannot be done now last, and does not offer it where nothing is searched for', () => {
    const off = { ...item('Image'), isOff: true as const };
    expect(searchItems([off, ...items], 'image').map(({ id }) => id)).toEqual([...titles('image'), 'Image']);
    expect(searchItems([off, ...items], '', ['Image'])).toEqual(items);
  });

  it('puts what was chosen last first among equals, and on top where nothing is searched for', () => {
    expect(titles('image', ['Image file'])).toEqual(['Image file', 'Image files', 'Pick an image']);
    const all = titles('', ['Crossfade', 'gone', 'Fade']);
    expect(all.slice(0, 3)).toEqual(['Recent Crossfade', 'Recent Fade', 'Image files']);
    expect(all).toHaveLength(items.length + 2);
    expect(all.slice(0, 3).map(plainId)).toEqual(['Crossfade', 'Fade', 'Image files']);
  });
});
