import { describe, expect, it } from 'vitest';
import type { CastValue, ReferenceValue } from '../../values/index.ts';
import { makeReference, makeSubject } from '../testing/make.ts';
import type { Piece } from '../types.ts';
import { referencesInChinese } from './chinese.ts';
import { referencesInEnglish } from './english.ts';
import { placed, toGroups } from './groups.ts';

const cast: CastValue = { subjects: [makeSubject('Ana'), makeSubject('Ben'), makeSubject('the cup', '', 'object')] };
const words = { task: 'reference', opens: true, timed: true, filmSeconds: 8 } as const;
const read = (pieces: readonly Piece[]) =>
  pieces
    .map((piece) => (typeof piece === 'string' ? piece : `[${piece.input.slice(0, -1)} ${piece.index + 1}]`))
    .join('');
const en = (...references: ReferenceValue[]) => read(referencesInEnglish(toGroups(placed(references), cast), words));
const zh = (...references: ReferenceValue[]) => read(referencesInChinese(toGroups(placed(references), cast), words));

const face = (subject: string, own: Partial<ReferenceValue> = {}) =>
  makeReference('image', 'identity', subject, { transfer: ['face'], ignore: [], ...own });

describe('references in words', () => {
  it('say the same of several people once', () => {
    expect(en(face('Ben', { ignore: ['text', 'logo'] }), face('Ana', { ignore: ['text', 'logo'] }))).toBe(
      'Refer to [image 2] for Ana and to [image 1] for Ben: take the face of each, ignoring the lettering.',
    );
    expect(zh(face('Ben', { ignore: ['text'] }), face('Ana', { ignore: ['text'] }))).toBe(
      '参考[image 2]中Ana和[image 1]中Ben的面部，忽略其中的文字。',
    );
    const voices = ['Ana', 'Ben'].map((name) => makeReference('audio', 'voice', name, { ignore: [] }));
    expect(en(face(''), ...voices)).toBe(
      'Refer to [image 1] for the face. Ana speaks with the voice in [audio 1] and Ben with the voice in [audio 2].',
    );
    expect(zh(face(''), ...voices)).toBe('参考[image 1]的面部；Ana和Ben的音色分别参考[audio 1]和[audio 2]。');
  });

  it('say different things of people in one sentence', () => {
    expect(en(face('Ana'), face('Ben', { transfer: ['hair'], strength: 'strict' }))).toBe(
      "Refer to [image 1] for Ana's face; strictly to [image 2] for Ben's hair.",
    );
  });

  it('give things a design and no face', () => {
    expect(en(makeReference('image', 'identity', 'the cup', { ignore: [] }))).toBe(
      "Refer to [image 1] for the cup's design.",
    );
    expect(zh(makeReference('image', 'identity', 'the cup', { ignore: [] }))).toBe('参考[image 1]中the cup的外观。');
  });

  it('say for whom it is what belongs to nobody', () => {
    const light = makeReference('image', 'lighting', 'Ana', { ignore: [] });
    expect(en(light)).toBe('Refer to [image 1] for the lighting for Ana.');
    expect(zh(light)).toBe('参考[image 1]的光线，用于Ana。');
  });

  it.each([
    [{ from: 0, to: 600 }, '', ''],
    [{ from: 2, to: 600 }, ', only from 2 seconds on', '，仅用于第2秒之后'],
    [{ from: 0, to: 3 }, ', only from 0 to 3 seconds', '，仅用于第0至3秒'],
  ])('say for which part of the film: %j', (span, inEnglish, inChinese) => {
    const style = makeReference('image', 'style', '', { transfer: ['style'], ignore: [], span });
    expect(en(style)).toBe(`Refer to [image 1] for the visual style${inEnglish}.`);
    expect(zh(style)).toBe(`参考[image 1]的画面风格${inChinese}。`);
  });

  it.each([
    ['opening-frame', 'image', 'Open on [image 2] as the first frame.', '以[image 2]为首帧。'],
    ['closing-frame', 'image', 'End on [image 2] as the last frame.', '以[image 2]为尾帧。'],
    [
      'storyboard',
      'image',
      'Follow the storyboard in [image 2] panel by panel, without showing its frames or captions.',
      '按[image 2]的分镜顺序逐格呈现，画面中不出现分镜格线和文字。',
    ],
    ['lighting', 'image', 'Match the lighting of [image 2].', '光线参考[image 2]。'],
    ['motion', 'video', 'Follow the movement and timing of [video 1].', '动作和节奏参考[video 1]。'],
    ['camera', 'video', 'Follow the camera movement and timing of [video 1].', '运镜和节奏参考[video 1]。'],
    ['effect', 'video', 'Recreate the visual effect and timing of [video 1].', '特效和节奏参考[video 1]。'],
    ['rhythm', 'audio', 'Cut and move to the beat of [audio 1].', '动作和剪辑卡点[audio 1]的节拍。'],
    ['voice', 'audio', 'Take the voice from [audio 1].', '音色参考[audio 1]。'],
    ['sound', 'audio', 'Take the ambience from [audio 1].', '环境音参考[audio 1]。'],
    ['music', 'audio', 'Use [audio 1] as the music.', '配乐使用[audio 1]。'],
  ] as const)('have words of their own for %s', (role, kind, inEnglish, inChinese) => {
    const reference = makeReference(kind, role, '', { ignore: [] });
    expect(en(face(''), reference)).toBe(`Refer to [image 1] for the face. ${inEnglish}`);
    expect(zh(face(''), reference)).toBe(`参考[image 1]的面部；${inChinese}`);
  });

  it('begin with the phrase of the task whatever comes first', () => {
    const first = (role: Parameters<typeof makeReference>[1], kind: Parameters<typeof makeReference>[0]) => {
      const reference = makeReference(kind, role, '', { ignore: [] });
      return [en(reference), zh(reference)];
    };
    for (const [role, kind] of [
      ['opening-frame', 'image'],
      ['storyboard', 'image'],
      ['camera', 'video'],
      ['rhythm', 'audio'],
      ['music', 'audio'],
    ] as const) {
      const [english, chinese] = first(role, kind);
      expect(english).toMatch(/^Refer to \[/u);
      expect(chinese).toMatch(/^参考\[/u);
    }
  });
});
