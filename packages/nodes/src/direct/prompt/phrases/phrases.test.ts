import { describe, expect, it } from 'vitest';
import { makeAction, makeCamera, makeDepth, makeLayer, makeLine, makeLook } from '../testing/make.ts';
import { actionPhrase } from './action/index.ts';
import { cameraSentence, isMoving } from './camera.ts';
import { exclusionsPhrase, locksPhrase, openingPhrase } from './continuity.ts';
import { depthOfField } from './depth/focus.ts';
import { depthPhrase } from './depth/index.ts';
import { linePhrase } from './dialogue.ts';
import { framePhrase } from './frame.ts';
import { lookPhrase } from './look.ts';
import { hearPhrases } from './sound.ts';
import { transitionPhrase } from './transition.ts';

describe('framing', () => {
  const frame = (
    size: Parameters<typeof framePhrase>[0]['size'],
    angle: Parameters<typeof framePhrase>[0]['angle'],
    ...subjects: string[]
  ) => [framePhrase({ size, angle, subjects }, 'en'), framePhrase({ size, angle, subjects }, 'zh')];
  it.each([
    ['unset', 'unset', [], ['', '']],
    ['close', 'unset', [], ['Close-up', '特写']],
    ['unset', 'low', [], ['Low-angle shot', '低角度仰拍']],
    ['medium', 'eye', ['Ana', 'Ben'], ['Eye-level medium shot of Ana and Ben', '平视中景，画面主体为Ana和Ben']],
    ['unset', 'unset', ['Ana'], ['In the frame: Ana', '画面主体为Ana']],
    [
      'medium',
      'over-shoulder',
      ['Ana', 'Ben'],
      ['Over-the-shoulder medium shot of Ana, past Ben', '中景过肩镜头，越过Ben的肩膀拍Ana'],
    ],
    ['unset', 'point-of-view', ['Ana'], ['Point-of-view shot of Ana', '主观视角，画面主体为Ana']],
    ['wide', 'dutch', [], ['Dutch-angle wide shot', '荷兰角倾斜构图，全景']],
  ] as const)('%s from %s of %j', (size, angle, subjects, expected) => {
    expect(frame(size, angle, ...subjects)).toEqual(expected);
  });

  it('is led to by transitions', () => {
    const lead = (kind: Parameters<typeof transitionPhrase>[0], shot: string) => transitionPhrase(kind, shot, 'en');
    expect(lead('cut', 'Wide shot')).toBe('Wide shot');
    expect(lead('dissolve', 'Wide shot')).toBe('Dissolve to a wide shot');
    expect(lead('dissolve', 'Eye-level shot of Ana')).toBe('Dissolve to an eye-level shot of Ana');
    expect(lead('fade-black', '')).toBe('Fade in from black');
    expect(lead('wipe-left', 'In the frame: Ana')).toBe('Wipe in to the left. In the frame: Ana');
    expect(transitionPhrase('fade-white', '全景', 'zh')).toBe('从白场淡入，全景');
  });
});

describe('actions', () => {
  const en = (...actions: ReturnType<typeof makeAction>[]) => actionPhrase(actions, 'en');
  const zh = (...actions: ReturnType<typeof makeAction>[]) => actionPhrase(actions, 'zh');

  it.each([
    ['hesitantly', 'Mara hesitantly walks in.'],
    ['with a smile', 'Mara walks in with a smile.'],
    ['slowly, without looking up', 'Mara walks in, slowly, without looking up.'],
    ['arms wide', 'Mara walks in, arms wide.'],
    ['', 'Mara walks in.'],
  ])('say how in English: %s', (manner, expected) => {
    expect(en(makeAction('Mara', 'walks in', { manner }))).toBe(expected);
  });

  it.each([
    ['犹豫', '玛拉犹豫地走进来。'],
    ['慢慢', '玛拉慢慢走进来。'],
    ['带着微笑', '玛拉带着微笑走进来。'],
    ['双臂张开', '玛拉双臂张开，走进来。'],
    ['一言不发地', '玛拉一言不发地走进来。'],
    ['脚步沉重，没有抬头看任何人一眼', '玛拉走进来，脚步沉重，没有抬头看任何人一眼。'],
    ['slowly', '玛拉走进来，slowly。'],
  ])('say how in Chinese: %s', (manner, expected) => {
    expect(zh(makeAction('玛拉', '走进来', { manner }))).toBe(expected);
  });

  it('follow each other as they do in time', () => {
    const mara = (does: string, seconds: number, duration = 1) => makeAction('Mara', does, { seconds, duration });
    const joe = (does: string, seconds: number, duration = 1) => makeAction('Joe', does, { seconds, duration });
    expect(en(mara('sits', 0), mara('sighs', 1))).toBe('Mara sits, then sighs.');
    expect(en(mara('sits', 0), joe('sighs', 1))).toBe('Mara sits. Then Joe sighs.');
    expect(en(mara('sits', 0, 3), joe('sighs', 0.2))).toBe('Mara sits while Joe sighs.');
    expect(en(mara('sits', 0, 3), joe('sighs', 1))).toBe('Mara sits. Meanwhile, Joe sighs.');
    expect(en(mara('sits', 0), mara('hums', 0))).toBe('Mara sits and at the same time hums.');
    expect(en(mara('sits', 0), mara('sighs', 2))).toBe('Mara sits. After a beat, Mara sighs.');
    expect(en(mara('sits', 0), mara('sighs', 6))).toBe('Mara sits. At 6 seconds, Mara sighs.');
    expect(en(mara('sits', 1))).toBe('After a beat, Mara sits.');
    expect(zh(mara('坐下', 0), joe('叹气', 0.1), mara('起身', 6))).toBe('Mara坐下，同时Joe叹气。第6秒，Mara起身。');
    expect(actionPhrase([mara('sits', 0), mara('sighs', 6)], 'en', { manners: true })).toBe(
      'Mara sits. After a pause, Mara sighs.',
    );
  });

  it('are said once when several do the same', () => {
    const all = ['Ana', 'Ben', 'Cy'].map((name) => makeAction(name, 'waves'));
    expect(en(...all)).toBe('Ana waves, and so do Ben and Cy.');
    expect(zh(...all.map((one) => ({ ...one, does: '挥手' })))).toBe('Ana、Ben和Cy一起挥手。');
  });

  it('say where somebody goes and looks, unless the words do', () => {
    const path = (from: [number, number], to: [number, number]) => ({ path: [from, to] as [number, number][] });
    expect(en(makeAction('Mara', '', { pose: 'run', ...path([-3, 5], [3, 5]) }))).toBe('Mara runs from left to right.');
    expect(en(makeAction('Mara', 'walks', path([0, 9], [0, 2])))).toBe('Mara walks toward the camera.');
    expect(en(makeAction('Mara', 'walks', path([0, 2], [4, 6])))).toBe('Mara walks away from the camera to the right.');
    expect(en(makeAction('Mara', 'walks off to the left', path([0, 5], [4, 5])))).toBe('Mara walks off to the left.');
    expect(en(makeAction('Mara', 'sways', path([0, 5], [0.5, 5])))).toBe('Mara sways.');
    const facing = (degrees: number) => en(makeAction('Mara', '', { facingDegrees: degrees }));
    expect([0, 90, 180, -90, 270, 45, -200].map(facing)).toEqual([
      'Mara stands, facing the camera.',
      'Mara stands, facing camera right.',
      'Mara stands, back to the camera.',
      'Mara stands, facing camera left.',
      'Mara stands, facing camera left.',
      'Mara stands, turned slightly to camera right.',
      'Mara stands, back to the camera.',
    ]);
    expect(en(makeAction('Mara', 'turns to Joe', { facingDegrees: 90 }))).toBe('Mara turns to Joe.');
  });
});

describe('depth', () => {
  const layers = [
    makeLayer('street', 30, { description: 'neon street' }),
    makeLayer('window-frame', 1, { occludes: ['mara', 'nobody'] }),
    makeLayer('mara', 4, { subject: 'Mara' }),
  ];
  it('says what stands where from near to far, and what is hidden', () => {
    expect(depthPhrase(makeDepth(layers), undefined, 'en')).toBe(
      'Foreground: window frame, partly hiding Mara; midground: Mara; background: neon street',
    );
    expect(depthPhrase(makeDepth(layers), undefined, 'zh')).toBe(
      '前景是window frame，部分遮挡Mara；中间层是Mara；背景是neon street',
    );
  });

  it('says what is sharp, by the layers or else by the lens', () => {
    const sharp = makeDepth(layers, { sharp: { nearMetres: 3.8, farMetres: 4.2 } });
    expect(depthPhrase(sharp, undefined, 'en')).toContain(
      'Shallow depth of field, focus on Mara, foreground and background blurred',
    );
    const lens = makeCamera('static', 0, 4, { lens: 85, fStop: 2, focus: 4 });
    expect(depthPhrase(makeDepth(layers), lens, 'zh')).toContain('浅景深，焦点对准Mara，前景和背景虚化');
    // Two metres nearer, Mara at 4 m is 2 m from the lens.
    const nearer = {
      ...lens,
      keys: lens.keys.map((key) => ({ ...key, position: [0, 0, -2] as [number, number, number], focusMetres: 2 })),
    };
    expect(depthPhrase(makeDepth(layers), nearer, 'en')).toContain('focus on Mara, foreground and background blurred');
    expect(depthPhrase(undefined, makeCamera('static', 0, 4, { lens: 18, fStop: 16, focus: 3 }), 'en')).toBe(
      'Deep focus, everything sharp from front to back',
    );
    expect(depthPhrase(undefined, makeCamera('static', 0, 4), 'en')).toBe('');
  });

  it('says nothing of layers that nobody named', () => {
    expect(depthPhrase(makeDepth([makeLayer('foreground', 1), makeLayer('background 2', 30)]), undefined, 'en')).toBe(
      '',
    );
  });

  it('has bins of what is sharp', () => {
    const field = (nearMetres: number, farMetres: number) => depthOfField({ nearMetres, farMetres });
    expect([field(0.98, 1.02), field(19, 21), field(3, 5), field(2, 12), field(2, Infinity)]).toEqual([
      'razor-thin',
      'shallow',
      'shallow',
      'moderate',
      'deep',
    ]);
  });
});

describe('what is said and heard', () => {
  it.each([
    [makeLine('Mara', 'Go'), 'Mara says: "Go."', 'Mara说：“Go.”'],
    [makeLine('Mara', 'Go!', 'softly'), 'Mara says softly: "Go!"', 'Mara（softly）说：“Go!”'],
    [makeLine('Mara', '走', '轻声'), 'Mara says, 轻声: "走。"', 'Mara轻声说：“走。”'],
    [makeLine('Mara', '走。', '没有抬头'), 'Mara says, 没有抬头: "走。"', 'Mara（没有抬头）说：“走。”'],
    [
      makeLine('Narrator', 'Once', 'warmly'),
      'A narrator says in voice-over, warmly: "Once."',
      '旁白（warmly）：“Once.”',
    ],
    [makeLine('Mara', 'He said "no" to me'), `Mara says: "He said 'no' to me."`, 'Mara说：“He said ‘no’ to me.”'],
  ])('%j', (line, en, zh) => {
    expect([linePhrase(line, 'en'), linePhrase(line, 'zh')]).toEqual([en, zh]);
  });

  it('has its time only where one may be said', () => {
    const line = makeLine('Mara', 'Go', '', 3);
    expect(linePhrase(line, 'en', { delivery: true, clock: { startSeconds: 4 } })).toBe(
      'At 7 seconds, Mara says: "Go."',
    );
    expect(linePhrase(line, 'en')).toBe('Mara says: "Go."');
  });

  it('lists sounds and music', () => {
    const shot = { sounds: ['rain.', 'rain', 'wind'], music: 'slow cello.' };
    expect(hearPhrases(shot, 'en')).toEqual({ sounds: 'Sound: rain and wind', music: 'Music: slow cello' });
    expect(hearPhrases(shot, 'zh')).toEqual({ sounds: '音效：rain、wind', music: '配乐：slow cello' });
    expect(hearPhrases({ sounds: [' '], music: '' }, 'en')).toEqual({ sounds: '', music: '' });
  });
});

describe('what holds for the whole film', () => {
  it('says of a look only what is not neutral', () => {
    expect(lookPhrase(makeLook({ contrast: 0.1, saturation: -0.1, grain: 0.02 }), 'en')).toBe('');
    expect(lookPhrase(makeLook({ contrast: -0.6, saturation: -1, grain: 0.8, vignette: 0.1 }), 'en')).toBe(
      'Look: very flat contrast, black and white, heavy grain, slight vignette',
    );
    expect(lookPhrase(makeLook({ medium: 'black-and-white 35 mm film', saturation: -1 }), 'en')).toBe(
      'Look: black-and-white 35 mm film',
    );
    expect(lookPhrase(makeLook({ mood: 'a sense of dread' }), 'en')).toBe('Look: a sense of dread');
    expect(lookPhrase(makeLook({ mood: '紧张' }), 'zh')).toBe('整体风格：氛围紧张');
  });

  it('says what stays and what is kept out', () => {
    expect(locksPhrase(['identity', 'light'], 'en', false)).toBe(
      'Keep identities and the lighting consistent throughout',
    );
    expect(locksPhrase(['identity', 'identity'], 'zh', true)).toBe('全程保持主体外观一致');
    expect(exclusionsPhrase(['no subtitles', 'Without logos.', ''], 'en')).toBe('No subtitles or logos');
    expect(exclusionsPhrase(['不要字幕', 'logos'], 'zh')).toBe('不要出现字幕和标志');
    expect(openingPhrase('her coat is wet.', 'en')).toBe('At the start, her coat is wet');
    expect(openingPhrase('As the doors open, she is already inside', 'en')).toBe(
      'As the doors open, she is already inside',
    );
  });
});

describe('a camera', () => {
  it('is told with what carries it and its lens, and never with a tag', () => {
    const follow = makeCamera('follow', 3, 4, { subject: '[Image 1]', support: 'gimbal' });
    expect(cameraSentence(follow, 'en', { timed: true })).toMatch(/follows Image no\. 1.*gimbal.*35 mm/u);
    expect(cameraSentence(follow, 'en', { timed: true, part: 'move' })).not.toMatch(/gimbal|mm/u);
  });

  it('says no times where something else is the clock', () => {
    const [pan, push] = [makeCamera('pan', 20, 2), makeCamera('dolly', 1, 3)];
    const both = { ...pan, seconds: 5, moves: [...pan.moves, ...push.moves] };
    for (const language of ['en', 'zh'] as const)
      expect(cameraSentence(both, language, { timed: false })).not.toMatch(/\d (?:seconds?|秒)|\d秒/u);
  });

  it('moves or stands still', () => {
    expect([makeCamera('static', 0, 2), makeCamera('pan', 10, 2), makeCamera('zoom', 1, 2)].map(isMoving)).toEqual([
      false,
      true,
      false,
    ]);
  });
});
