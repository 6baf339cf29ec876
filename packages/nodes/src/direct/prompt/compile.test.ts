import { describe, expect, it } from 'vitest';
import type { DirectionValue } from '../values/index.ts';
import { compilePrompt } from './compile.ts';
import { languageOf } from './language.ts';
import { PROMPT_MODELS, promptProfile } from './profile.ts';
import {
  makeAction,
  makeCamera,
  makeContinuity,
  makeDirection,
  makeLight,
  makeLighting,
  makeLine,
  makeLook,
  makeReference,
  makeShot,
  makeSubject,
} from './testing/make.ts';
import type { PromptOptions } from './types.ts';

const compile = (direction: Partial<DirectionValue>, options: Partial<PromptOptions> = {}) =>
  compilePrompt(makeDirection(direction), {
    language: 'en',
    profile: promptProfile(),
    task: 'auto',
    skeleton: 'auto',
    sound: true,
    dialogue: true,
    ...options,
  });

describe('parts of a prompt', () => {
  it('stand in their order, each said of by itself', () => {
    const { sections, text } = compile({
      references: [
        makeReference('video', 'extend-source'),
        makeReference('image', 'style', '', { transfer: ['style'], ignore: [] }),
      ],
      continuity: makeContinuity({ openingState: 'the door is open', locks: ['light'], exclude: ['text'] }),
      look: makeLook({ style: 'noir' }),
      shots: [makeShot({ description: 'Rain' })],
    });
    expect(sections).toEqual([
      { section: 'task', text: 'Extend [video 1] by 5 seconds without a visible seam:' },
      { section: 'references', text: 'Take the visual style from [image 1].' },
      { section: 'opening', text: 'At the start, the door is open.' },
      { section: 'shots', text: 'Rain. Single continuous take, no cuts.' },
      { section: 'look', text: 'Look: noir.' },
      { section: 'locks', text: 'Keep the lighting consistent throughout.' },
      { section: 'exclusions', text: 'No text.' },
    ]);
    expect(text).toBe(sections.map((section) => section.text).join('\n'));
  });

  it('say light, place, sounds and music only where they change', () => {
    const lighting = makeLighting([], { timeOfDay: 'night', ambientStops: 0 });
    const shot = makeShot({ description: 'A street', lighting, sounds: ['rain'], music: 'cello' });
    const { text } = compile({
      shots: [shot, shot, { ...shot, size: 'close', lighting: { ...lighting, timeOfDay: 'day' }, music: '' }],
    });
    expect(text.split('\n')).toEqual([
      'Shot 1 (5 seconds): A street. Night lighting. Sound: rain. Music: cello.',
      'Shot 3 (5 seconds): Close-up. Daylight.',
    ]);
  });

  it('introduce everybody once, where they are named first', () => {
    const cast = {
      subjects: [makeSubject('Mara', 'tall'), makeSubject("Mara's dog", 'old'), makeSubject('Joe', 'bald')],
    };
    const actions = [makeAction('Mara', 'calls Joe'), makeAction("Mara's dog", 'barks', { seconds: 3 })];
    const { text } = compile({ cast, shots: [makeShot({ choreography: { subjects: [], actions } })] });
    expect(text).toBe(
      "Mara (tall) calls Joe (bald). After a beat, Mara's dog (old) barks. Single continuous take, no cuts.",
    );
  });

  it('take no word for a name that is only spelled like one', () => {
    const cast = { subjects: [makeSubject('Rose', 'tall'), makeSubject('the fox', 'red')] };
    const { text } = compile({ cast, shots: [makeShot({ description: 'A rose. The fox sniffs at it; Rose laughs' })] });
    expect(text).toMatch(/^A rose\. The fox \(red\) sniffs at it; Rose \(tall\) laughs\./u);
  });

  it('introduce those who are only spoken of in front', () => {
    const cast = { subjects: [makeSubject('Mara', 'tall')] };
    const { text } = compile({
      cast,
      shots: [makeShot({ size: 'close', description: "Mara's hand", subjects: ['Mara'] })],
    });
    expect(text).toContain("Close-up. Mara: tall. Mara's hand.");
  });

  it('never introduce anybody inside a quotation', () => {
    const cast = { subjects: [makeSubject('Mara', 'tall'), makeSubject('Joe', 'bald')] };
    const { text } = compile({
      cast,
      shots: [makeShot({ lines: [makeLine('Joe', 'Mara, wait!'), makeLine('Mara', 'No')] })],
    });
    expect(text).toContain('Joe (bald) says: "Mara, wait!" Mara (tall) says: "No."');
  });
});

describe('the skeleton', () => {
  const shots = [
    makeShot({ seconds: 3, description: 'A' }),
    makeShot({ seconds: 4, description: 'B', transition: { kind: 'dissolve', seconds: 1 } }),
  ];
  it.each([
    ['en', 'auto', 'Shot 1 (3 seconds): A.', 'Shot 2 (4 seconds): Dissolve in. B.'],
    ['zh', 'auto', '0-2秒：A。', '2-6秒：叠化转入。B。'],
    ['en', 'time', '0-2 s: A.', '2-6 s: Dissolve in. B.'],
    ['zh', 'shots', '镜头1（3秒）：A。', '镜头2（4秒）：叠化转入。B。'],
  ] as const)('of %s, %s', (language, skeleton, ...blocks) => {
    expect(compile({ shots }, { language, skeleton }).text.split('\n')).toEqual(blocks);
  });

  it('has no times while a sound is the clock, whatever is asked for', () => {
    const { text } = compile(
      { shots, clock: 'audio', references: [makeReference('audio', 'rhythm')] },
      { skeleton: 'time' },
    );
    expect(text.split('\n').slice(1)).toEqual(['Shot 1: A.', 'Shot 2: Dissolve in. B.']);
    expect(text).not.toMatch(/\d+ ?s(?:econds)?\b/u);
  });

  it('is never both', () => {
    for (const language of ['en', 'zh'] as const)
      for (const skeleton of ['auto', 'time', 'shots'] as const) {
        const { text } = compile({ shots }, { language, skeleton });
        expect(/Shot \d|镜头\d/u.test(text) && /^\d+-\d+/mu.test(text)).toBe(false);
      }
  });
});

describe('the task', () => {
  it('follows from the roles of the references', () => {
    const task = (...roles: Parameters<typeof makeReference>[1][]) =>
      compile({
        references: roles.map((role, i) =>
          makeReference(role.endsWith('source') ? 'video' : 'image', role, '', { name: `${i}` }),
        ),
      }).task;
    expect([task(), task('style'), task('opening-frame'), task('edit-source', 'style'), task('extend-source')]).toEqual(
      ['text', 'reference', 'reference', 'edit', 'extend'],
    );
  });

  it('has a phrase of its own in either language', () => {
    const clip = [makeReference('video', 'edit-source')];
    expect(compile({ references: clip }).text).toMatch(/^Strictly edit \[video 1\]/u);
    expect(compile({ references: clip }, { language: 'zh' }).text).toMatch(/^严格编辑\[视频1\]/u);
    const longer = [makeReference('video', 'extend-source')];
    expect(compile({ references: longer }).text).toMatch(/^Extend \[video 1\]/u);
    expect(compile({ references: longer }, { language: 'zh' }).text).toMatch(/^延长\[视频1\]/u);
    const picture = [makeReference('audio', 'voice'), makeReference('image', 'opening-frame')];
    expect(compile({ references: picture }).text).toMatch(/^Refer to \[image 1\] as the first frame\./u);
    expect(compile({ references: picture }, { language: 'zh' }).text).toMatch(/^参考\[图片1\]作为首帧/u);
  });

  it('says what it lacks and what it cannot send', () => {
    expect(compile({}, { task: 'edit' }).problems).toEqual([
      {
        input: 'task',
        task: 'auto',
        message:
          'the task "edit" needs a clip to edit, and the direction has no video reference; add one with the role "edit-source", or choose another task',
      },
    ]);
    const references = [makeReference('image', 'opening-frame'), makeReference('image', 'style')];
    const { problems, prompt } = compile({ references }, { task: 'first-frame' });
    expect(problems).toEqual([
      {
        input: 'task',
        task: 'reference',
        message:
          'the task "first-frame" takes no references beside its frames, and "style" would not be sent; choose the task "reference", or take it out of the direction',
      },
    ]);
    expect(prompt.parts.every((part) => typeof part === 'string')).toBe(true);
  });
});

describe('what a reference carries', () => {
  const camera = makeCamera('dolly', 1, 5);
  const lighting = makeLighting([makeLight()], { timeOfDay: 'night' });

  it('is not said again, but reported', () => {
    const references = [makeReference('video', 'camera'), makeReference('image', 'lighting')];
    const { text, dropped } = compile({ references, shots: [makeShot({ camera, lighting, description: 'Rain' })] });
    expect(text).toMatch(/\nRain\. Single continuous take, no cuts\. Night lighting\.$/u);
    expect(dropped.map(({ section, cause }) => `${section}, ${cause}`)).toEqual(['camera, owned', 'light, owned']);
  });

  it('is said where a still picture cannot show it: light that changes, or differs from shot to shot', () => {
    const references = [makeReference('image', 'lighting')];
    const changing = makeLighting([
      makeLight({
        changes: [
          { seconds: 0, stops: 0, kelvin: 5600 },
          { seconds: 5, stops: -2, kelvin: 5600 },
        ],
      }),
    ]);
    expect(compile({ references, shots: [makeShot({ lighting: changing })] }).text).toContain('dimming over the shot');
    const other = makeLighting([makeLight({ azimuthDegrees: 90 })]);
    const two = compile({ references, shots: [makeShot({ lighting }), makeShot({ lighting: other })] });
    expect(two.text).toContain('a soft key light from camera right');
  });
});

describe('sound and dialogue', () => {
  const shots = [makeShot({ sounds: ['rain'], music: 'cello', lines: [makeLine('Mara', 'Go')] })];
  it.each([
    [true, true, 'Sound: rain. Music: cello. Mara says: "Go."'],
    [false, true, 'Mara says: "Go."'],
    [true, false, 'Sound: rain. Music: cello.'],
    [false, false, ''],
  ])('sound %s, dialogue %s', (sound, dialogue, expected) => {
    const { text, dropped } = compile({ shots }, { sound, dialogue });
    expect(text).toBe(expected);
    expect(dropped.map(({ section }) => section)).toEqual([
      ...(sound ? [] : ['sound', 'sound']),
      ...(dialogue ? [] : ['dialogue']),
    ]);
  });

  it('is not asked of a model that makes none', () => {
    const profile = { ...promptProfile(), title: 'a silent model', sound: false };
    expect(compile({ shots }, { profile }).dropped[0]!.why).toBe('a silent model makes no sound');
  });
});

describe('the language', () => {
  it('is the one most texts are in; presets and lines do not count', () => {
    expect(languageOf(makeDirection())).toBe('en');
    expect(languageOf(makeDirection({ shots: [makeShot({ description: '雨夜的小巷，霓虹闪烁' })] }))).toBe('zh');
    expect(languageOf(makeDirection({ shots: [makeShot({ description: 'A rainy alley at night, 霓虹' })] }))).toBe(
      'en',
    );
    const continuity = makeContinuity({ exclude: ['subtitles', 'logos', 'watermarks', 'text'] });
    expect(languageOf(makeDirection({ continuity, shots: [makeShot({ description: '雨夜' })] }))).toBe('zh');
    expect(
      languageOf(
        makeDirection({
          shots: [makeShot({ description: 'A bar', lines: [makeLine('Mara', '我从来没有离开过这里')] })],
        }),
      ),
    ).toBe('en');
    expect(languageOf(makeDirection({ shots: [makeShot({ lines: [makeLine('玛拉', '走')] })] }))).toBe('zh');
  });

  it('leaves words of the author as they are', () => {
    const shots = [makeShot({ size: 'close', description: '雨夜的小巷' })];
    expect(compile({ shots }).text).toBe('Close-up. 雨夜的小巷. Single continuous take, no cuts.');
  });
});

describe('what models take', () => {
  it('is the least that is advised for any of them', () => {
    expect(promptProfile()).toEqual({ title: 'any model', words: 1000, chineseCharacters: 500, sound: true });
    expect(PROMPT_MODELS).toContain('seedance-2.0');
  });

  it('is cut off only where a provider is named that cuts', () => {
    expect(promptProfile('seedance-2.5').cutAt).toBeUndefined();
    expect(promptProfile('seedance-2.5', 'replicate')).toMatchObject({
      title: 'seedance-2.5 at replicate',
      cutAt: 2000,
    });
    expect(() => promptProfile('sora')).toThrow('any has no model "sora"; use seedance-2.0');
  });
});
