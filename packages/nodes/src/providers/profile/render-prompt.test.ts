import { describe, expect, it } from 'vitest';
import type { PromptPart } from '../request.ts';
import { PROFILES } from './builtin.ts';
import { type ReferencePart, renderPrompt, tagOf } from './render-prompt.ts';
import { defuse, findWrittenReferences } from './written-references.ts';

const notation = (name: string) => PROFILES[name]!;
const image = (index: number): ReferencePart => ({ kind: 'image', index });

describe('renderPrompt', () => {
  it.each([
    ['ark-byteplus', '[Image 1] runs to [Video 1] and [Audio 2]'],
    ['ark-volcengine', '[Image 1] runs to [Video 1] and [Audio 2]'],
    ['fal', '@Image1 runs to @Video1 and @Audio2'],
    ['replicate', '[Image1] runs to [Video1] and [Audio2]'],
  ])('writes references as %s reads them', (name, expected) => {
    const parts: PromptPart[] = [
      image(0),
      ' runs to ',
      { kind: 'video', index: 0 },
      ' and ',
      { kind: 'audio', index: 1 },
    ];
    expect(renderPrompt(parts, notation(name))).toBe(expected);
  });

  it.each([
    ['[Image 1] waves', 'Image no. 1 waves'],
    ['see @Image1.', 'see Image no. 1.'],
    ['[image2][VIDEO 3]', 'image no. 2VIDEO no. 3'],
    ['Image 1 and images 2 and 3', 'Image no. 1 and images no. 2 and 3'],
    ['@[ Audio\u200b 4 ]', 'Audio no. 4'],
    ['ima\u200dge 1', 'ima\u200dge no. 1'],
    ['Ｉｍａｇｅ１', 'Ｉｍａｇｅ no. １'],
    ['让图片1跑', '让图片 no. 1跑'],
    ['让image1跑', '让image no. 1跑'],
    ['[Image-1]', 'Image no. 1'],
  ])('defuses a tag typed by hand: %s', (typed, expected) => {
    expect(defuse(typed)).toBe(expected);
  });

  it.each([
    'video 16:9',
    'image 1920x1080',
    'video 1080p',
    'preimage 1',
    'an image, 1 man',
    '[wide] image',
    'my_image1',
  ])('leaves other words alone: %s', (text) => expect(defuse(text)).toBe(text));

  it('defuses what is put together from pieces, and keeps tags apart from what follows', () => {
    expect(renderPrompt(['[Ima', 'ge 1]', ' runs'], notation('replicate'))).toBe('Image no. 1 runs');
    expect(renderPrompt([image(0), '2 boats'], notation('fal'))).toBe('@Image1 2 boats');
    expect(renderPrompt(['at', image(0), image(1)], notation('fal'))).toBe('at @Image1 @Image2');
    expect(renderPrompt([image(0), "'s coat"], notation('fal'))).toBe("@Image1's coat");
  });

  it('reads a hostile prompt in a moment', () => {
    const text = `@${' '.repeat(200_000)}[${'image '.repeat(50_000)}${'\u200b'.repeat(100_000)}`;
    expect(defuse(text)).toBe(text);
  });

  it('says where a typed tag stands', () => {
    expect(findWrittenReferences('a [Image 4] b')).toEqual([
      { text: '[Image 4]', start: 2, end: 11, word: 'Image', number: '4' },
    ]);
  });
});

describe('renderPrompt of arbitrary text', () => {
  const PIECES = [
    'Image',
    'image',
    'Video',
    'ideo',
    'V',
    'audio',
    '图片',
    '图',
    '[',
    ']',
    '@',
    ' ',
    '1',
    '12',
    '2',
    '\u200b',
    '#',
    '_',
    '-',
    's',
    'x',
    ':',
    '\n',
    '"',
    '{n}',
    '$&',
    '$1',
    '１',
    'Ｉ',
    'no. ',
    '[Image 1]',
    '@Video2',
    '{{x}}',
  ];
  /** Every form one of the providers resolves. */
  const TAG = /@(?:Image|Video|Audio)\d+|\[(?:Image|Video|Audio) ?\d+\]/giu;
  const PROSE = /(?<![\p{Script=Latin}_])(?:image|video|audio)s?\s*\d+(?![\p{Script=Latin}\p{N}_]|[:./×]\p{N})/giu;

  /** Deterministic numbers 0..1 (mulberry32). */
  function random(seed: number) {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  function arbitraryParts(next: () => number): PromptPart[] {
    const below = (limit: number) => Math.floor(next() * limit);
    const text = () => Array.from({ length: below(7) }, () => PIECES[below(PIECES.length)]!).join('');
    const kinds = ['image', 'video', 'audio'] as const;
    const part = (): PromptPart => (next() < 0.6 ? text() : { kind: kinds[below(3)]!, index: below(12) });
    return Array.from({ length: below(8) }, part);
  }

  it.each(Object.keys(PROFILES))('gives %s one tag for every reference, in order, and no other', (name) => {
    const profile = notation(name);
    for (let seed = 1; seed <= 20_000; seed++) {
      const parts = arbitraryParts(random(seed));
      const expected = parts.filter((part) => typeof part !== 'string').map((part) => tagOf(part, profile));
      const rendered = renderPrompt(parts, profile);
      const context = JSON.stringify({ seed, parts, rendered });
      expect(rendered.match(TAG) ?? [], context).toEqual(expected);
      // What is left besides the tags names nothing by number either.
      expect(rendered.replace(TAG, '|').match(PROSE), context).toBeNull();
    }
  });
});
