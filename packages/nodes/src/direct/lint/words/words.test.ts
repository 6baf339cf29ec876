import { describe, expect, it } from 'vitest';
import {
  action,
  camera,
  choreography,
  depth,
  filmOf,
  layer,
  mara,
  pair,
  said,
  sceneOf,
  shot,
  subject,
} from '../testing/make.ts';
import { lettersIn } from './letters.ts';
import { strangers, unknownNames, unusedCast } from './names.ts';
import { textInFrame } from './text-in-frame.ts';

describe('what would have to be read in a picture', () => {
  it.each([
    ['A neon sign flickers above the bar.', 'sign'],
    ['The sign says "OPEN".', 'sign'],
    ['A bottle with a red label on the table.', 'label'],
    ['Her jacket has a logo on the back.', 'logo'],
    ['A title card fades in.', 'title card'],
    ['Posters peel off the wall.', 'Posters'],
    ['A door marked "Room 12" opens.', '"Room 12"'],
    ['The screen reads “Game Over”.', '“Game Over”'],
    ['街角的招牌闪烁。', '招牌'],
    ['画面下方出现字幕', '字幕'],
    ['墙上挂着一块写着“欢迎光临”的木板', '写着'],
    ['门上有「出口」', '「出口」'],
  ])('%s', (text, found) => expect(lettersIn(text)).toBe(found));

  it.each([
    'She signs the letter and leaves.',
    'He shows no sign of fear.',
    'A sign of relief crosses her face.',
    'They talk in sign language.',
    'A plain bottle without any label.',
    'No logos, no captions.',
    'Mara says "Come with me."',
    '"Come with me," she whispers.',
    'He turns. "Stop!" shouts the guard.',
    'A "vintage" feel.',
    'The title character rides west.',
    'She reads a letter by the window.',
    'Rough texture of old stone.',
    '画面中没有文字',
    '她说：“我们走吧。”',
    '',
  ])('nothing in: %s', (text) => expect(lettersIn(text)).toBeUndefined());

  it('is looked for in time that grows with the text', () => {
    const text = 'No logo, no sign of Ann. "word" '.repeat(20_000);
    expect(lettersIn(text)).toBeUndefined();
    expect(unknownNames(filmOf([shot({ description: text })], { cast: { subjects: [mara] } }))).toEqual([]);
  });

  it('is no name in quotation marks', () => {
    expect(lettersIn('The robot "Ada-7" rolls in.', ['Ada-7'])).toBeUndefined();
  });
});

describe('text in frame', () => {
  it('is told where it stands, once a shot', () => {
    const acts = choreography([mara], action('Mara', { does: 'points at a billboard' }));
    expect(said(textInFrame(...sceneOf({ description: 'A neon sign. A logo.', choreography: acts })))).toEqual([
      'text-in-frame: "sign" would have to be read in the picture, and models garble letters; lay the words over in the edit, keep them out of focus, or lock the camera on them',
    ]);
    expect(textInFrame(...sceneOf({ choreography: acts }))).toMatchObject([{ input: 'choreography' }]);
    expect(
      textInFrame(...sceneOf({ depth: depth(layer('shop', { description: 'shop with a painted sign' })) })),
    ).toMatchObject([{ input: 'depth' }]);
  });

  it('is fine before a locked camera', () => {
    expect(textInFrame(...sceneOf({ description: 'A neon sign.', camera: camera() }))).toEqual([]);
    expect(
      textInFrame(...sceneOf({ description: 'A neon sign.', camera: camera([{}, { panDegrees: 9 }]) })),
    ).toHaveLength(1);
  });
});

describe('names', () => {
  const cast = { subjects: [...pair, subject('Old Tom')] };
  const unknown = (description: string) => said(unknownNames(filmOf([shot({ description })], { cast })));

  it('are slips of the pen', () => {
    expect(unknown('At the quay Marra waits.')).toEqual([
      'name-unknown: the text names "Marra", who is not in the cast (Mara, Jonas, Old Tom); did you mean "Mara"?',
    ]);
    expect(unknown('Jonsa walks along the pier.')).toEqual([expect.stringContaining('did you mean "Jonas"?')]);
  });

  it('are of somebody nobody put into the cast', () => {
    expect(unknown('Mara waits while Ines walks past.')).toEqual([
      'name-unknown: the text names "Ines", who is not in the cast (Mara, Jonas, Old Tom); add Ines to the cast, or use a name that is in it',
    ]);
  });

  it.each([
    'Mara and Jonas wait. Tom watches.',
    'MARA turns. Night falls over Hamburg.',
    'Rain runs down the window. Marble walls.',
    'A Venetian mask on the table, the Eiffel Tower behind.',
    'Nobody walks. Everyone sits.',
    'Dark water; a Monday in March.',
    '她走向码头',
  ])('are all known in: %s', (description) => expect(unknown(description)).toEqual([]));

  it('may be any without a cast', () => {
    expect(unknownNames(filmOf([shot({ description: 'Then Ines walks away.' })]))).toEqual([]);
  });

  it('in inputs that nobody has are told with who was meant', () => {
    expect(strangers(filmOf([shot({ subjects: ['Mra'] })], { cast }))).toMatchObject([
      { code: 'stranger', input: 'shots', remedy: 'did you mean "Mara"?' },
    ]);
    expect(strangers(filmOf([shot({ subjects: ['Mara'] })], { cast }))).toEqual([]);
  });

  it('of the cast that no shot has are told, but not of a cast for a longer story', () => {
    const film = (description: string) => unusedCast(filmOf([shot({ description })], { cast }));
    expect(said(film('Mara and Jonas.'))).toEqual([
      'cast-unused: "Old Tom" is in the cast and in no shot; name them in a shot, or take them out of the cast',
    ]);
    expect(film('Mara, Jonas and Old Tom.')).toEqual([]);
    expect(film('Mara alone.')).toEqual([]);
  });
});
