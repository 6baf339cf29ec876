import { describe, expect, it } from 'vitest';
import { compilePrompt } from '../compile.ts';
import { promptProfile } from '../profile.ts';
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
} from '../testing/make.ts';
import type { PromptProfile } from '../types.ts';

const mara = makeSubject('Mara', 'tall woman');
const lighting = makeLighting(
  [makeLight({ azimuthDegrees: -100 }), makeLight({ role: 'rim', azimuthDegrees: 180, kelvin: 9000 })],
  { timeOfDay: 'night' },
);
const direction = makeDirection({
  cast: { subjects: [mara] },
  references: [makeReference('image', 'identity', 'Mara', { transfer: ['face'], ignore: [] })],
  shots: [
    makeShot({
      size: 'medium',
      description: 'A bar',
      choreography: {
        subjects: [mara],
        actions: [
          makeAction('Mara', 'turns her glass', { manner: 'absently' }),
          makeAction('Mara', 'looks up', { seconds: 2 }),
        ],
      },
      camera: makeCamera('dolly', 0.5, 5),
      lighting,
      lines: [makeLine('Mara', 'I never left.', 'softly')],
    }),
  ],
  look: makeLook({ style: 'quiet thriller', medium: 'Super 16', mood: 'cold', grain: 0.3 }),
  continuity: makeContinuity({ locks: ['identity'], exclude: ['logos', 'subtitles'], openingState: 'her hair is wet' }),
});

const compile = (words: number, own: Partial<PromptProfile> = {}) =>
  compilePrompt(direction, {
    language: 'en',
    profile: { ...promptProfile(), title: 'a small model', words, ...own },
    task: 'auto',
    skeleton: 'auto',
    sound: true,
    dialogue: true,
  });

describe('a prompt that is too long', () => {
  const whole = compile(1000);

  it('is left alone while it fits', () => {
    expect(whole.dropped).toEqual([]);
    expect(compile(whole.length.words)).toEqual({ ...whole });
    expect(compile(whole.length.words - 1).dropped).toHaveLength(1);
  });

  it('loses in a fixed order: look, exclusions, locks, light, camera, manner, delivery, the camera, actions, traits, state', () => {
    const lost = compile(1).dropped.map(({ section, text }) => `${section}: ${text}`);
    expect(lost).toEqual([
      'look: fine grain',
      'look: cold mood',
      'look: quiet thriller',
      'look: Super 16',
      'exclusions: subtitles',
      'exclusions: logos',
      'locks: identities',
      'light: noir night lighting with deep black shadows: a soft key light from camera left, high; a cold blue rim light from behind, high',
      'action: absently',
      'dialogue: softly',
      'camera: The camera very slowly pushes in, physically moving closer, 35 mm natural wide lens',
      'action: Mara looks up',
      'cast: Mara: tall woman',
      'opening: At the start, her hair is wet',
    ]);
  });

  it('never loses tags, descriptions, what is said, and the first action', () => {
    const { text, fits, problems, prompt } = compile(1);
    expect(text).toBe(
      `Refer to [image 1] for Mara's face.\nMedium shot. A bar. Mara turns her glass. Single continuous take, no cuts. Mara says: "I never left."`,
    );
    expect(prompt.parts).toContainEqual({ input: 'images', index: 0 });
    expect(fits).toBe(false);
    expect(problems).toEqual([
      {
        input: 'direction',
        message:
          'with everything left out that may be, the prompt still has 25 words, and at most 1 are advised for a small model; shorten descriptions, actions or lines, or split the film',
      },
    ]);
  });

  it('says of each thing why', () => {
    const [first] = compile(whole.length.words - 1).dropped;
    expect(first).toEqual({
      section: 'look',
      text: 'fine grain',
      why: `no room for it: the whole prompt has ${whole.length.words} words, and at most ${whole.length.words - 1} are advised for a small model`,
      cause: 'limit',
    });
  });

  it('grows with the room there is, and never loses what there is room for', () => {
    let before = compile(1).dropped.length;
    for (let words = 2; words <= whole.length.words; words++) {
      const { dropped, length, fits } = compile(words);
      expect(fits).toBe(length.words <= words);
      if (dropped.length > 0 && fits) {
        // The one that is missed most has no room: it has more words than are left.
        const most = dropped.at(-1)!;
        expect(length.words + most.text.split(' ').length).toBeGreaterThanOrEqual(words);
      }
      before = Math.min(before, dropped.length);
    }
    expect(before).toBe(0);
  });

  it('is cut where a provider cuts, in characters', () => {
    const cut = compile(1000, { cutAt: 300 });
    expect(cut.length.characters).toBeLessThanOrEqual(300);
    expect(cut.dropped[0]!.why).toContain('and what is over 300 is cut off');
  });

  it('counts Chinese by its characters', () => {
    const chinese = makeDirection({ shots: [makeShot({ description: '雨夜' })], look: makeLook({ style: '武侠片' }) });
    const { text, length, dropped } = compilePrompt(chinese, {
      language: 'zh',
      profile: { ...promptProfile(), title: 'a small model', chineseCharacters: 13 },
      task: 'auto',
      skeleton: 'auto',
      sound: true,
      dialogue: true,
    });
    expect(text).toBe('雨夜。一镜到底，全程不切镜头。');
    expect(length.chineseCharacters).toBe(12);
    expect(dropped.map(({ text: lost }) => lost)).toEqual(['武侠片']);
  });
});
