import { describe, expect, it } from 'vitest';
import { findSetup, SETUP_NAMES } from '../../presets/lighting.ts';
import { LOOK_PRESETS } from '../../presets/look.ts';
import { glue, listedZh, sentenceZh } from './chinese.ts';
import { cleanList, cleanPhrase, cleanText } from './clean.ts';
import { capitalised, listed, possessive, secondsText, sentence } from './english.ts';
import { hasTerm, term, terms } from './glossary.ts';

describe('text of an author', () => {
  it.each([
    ['[Image 4]', 'Image no. 4'],
    ['@Image1 waves', 'Image no. 1 waves'],
    ['@图片1', '图片 no. 1'],
    ['<Image 1>', 'Image no. 1'],
    ['<Subject_1>', 'Subject no. 1'],
    ['＜Subject_２＞', 'Subject no. ２'],
    ['【主体1】', '主体 no. 1'],
    ['@asset12 runs', 'asset no. 12 runs'],
    ['@元素3', '元素 no. 3'],
    ['im\u200bage 1', 'image no. 1'],
    ['<图片3s', '图片 no. 3s'],
    ['[image\n1]', 'image no. 1'],
  ])('%s is neutralised so that it can still be read', (typed, expected) => {
    expect(cleanText(typed)).toBe(expected);
    expect(cleanText(cleanText(typed))).toBe(expected);
  });

  it.each(['ratio 16:9', 'mail a@b.com', 'x < 3 and y > 2', 'Subject to change', '[wide]', '@mara', 'a 35 mm lens'])(
    '%s stays as it is',
    (text) => expect(cleanText(text)).toBe(text),
  );

  it('is on one line, without what is not seen', () => {
    expect(cleanText('  rain \n\t on\u2028tin\u202e \u0000 wait... ')).toBe('rain on tin wait…');
    // Joiners that hold an emoji together are no trick.
    expect(cleanText('👩\u200d🚀')).toBe('👩\u200d🚀');
  });

  it('loses the marks it begins and ends with, but not those of tone', () => {
    expect(['rain.', ', rain;', 'run!', 'why?', '雨。', '…and then', '...'].map(cleanPhrase)).toEqual([
      'rain',
      'rain',
      'run!',
      'why?',
      '雨',
      '…and then',
      '…',
    ]);
    expect(cleanList(['rain', ' Rain. ', '', 'wind'])).toEqual(['rain', 'wind']);
  });
});

describe('English', () => {
  it('puts lists and sentences together', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => listed(items))).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
    expect(listed(['a', 'b'], 'or')).toBe('a or b');
    expect(['a fox', 'wait!', 'she says: "go."', 'über', '', '“so”'].map(sentence)).toEqual([
      'A fox.',
      'Wait!',
      'She says: "go."',
      'Über.',
      '',
      '“So”.',
    ]);
    expect(['Mara', 'James', 'the twins', 'the boss'].map(possessive)).toEqual([
      "Mara's",
      "James's",
      "the twins'",
      "the boss's",
    ]);
    expect([1, 2.54, 0.1 + 0.2].map(secondsText)).toEqual(['1 second', '2.5 seconds', '0.3 seconds']);
    expect(capitalised('"go"')).toBe('"Go"');
  });
});

describe('Chinese', () => {
  it('is written without spaces but between foreign words', () => {
    expect(glue('Mara', '走向', 'Joe')).toBe('Mara走向Joe');
    expect(glue('Mara', 'runs')).toBe('Mara runs');
    expect(listedZh(['甲', '乙', '丙'])).toBe('甲、乙和丙');
    expect(['雨夜', '跑！', '他说：“走。”', '', '等……'].map(sentenceZh)).toEqual([
      '雨夜。',
      '跑！',
      '他说：“走。”',
      '',
      '等……',
    ]);
  });
});

describe('the glossary', () => {
  it('has everything that presets put into a look or a light', () => {
    const looks = Object.values(LOOK_PRESETS).flatMap(({ style, medium, mood, palette }) => [
      style,
      medium,
      mood,
      ...palette,
    ]);
    const lights = SETUP_NAMES.flatMap((name) => findSetup(name, false).lights.map(({ motivation }) => motivation));
    expect([...looks, ...lights].filter((text) => text !== '' && !hasTerm(text))).toEqual([]);
  });

  it('goes both ways, leaves other words alone and says nothing twice', () => {
    expect(term('Subtitles.', 'zh')).toBe('字幕');
    expect(term('字幕', 'en')).toBe('subtitles');
    expect(term('her own words', 'zh')).toBe('her own words');
    expect(terms(['subtitles', 'captions', ''], 'zh')).toEqual(['字幕']);
  });
});
