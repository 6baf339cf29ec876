import type { PromptCase } from './cases.ts';
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
} from './make.ts';

/** Nothing, little, too much, and what tries to be something else. */
export const EDGE_CASES: readonly PromptCase[] = [
  { name: 'empty', direction: () => makeDirection() },
  {
    name: 'one sentence',
    direction: (say) => makeDirection({ shots: [makeShot({ description: say('A fox runs', '一只狐狸在奔跑') })] }),
  },
  {
    name: 'two bare shots',
    direction: (say) =>
      makeDirection({
        shots: [
          makeShot({ seconds: 4, description: say('Dawn.', '黎明。') }),
          makeShot({ seconds: 1, description: say('Night', '夜晚') }),
        ],
      }),
  },
  {
    name: 'labels asked for in both languages',
    options: { skeleton: 'shots' },
    direction: (say) =>
      makeDirection({
        shots: [
          makeShot({ seconds: 4, description: say('Dawn', '黎明') }),
          makeShot({ seconds: 2.5, description: say('Night', '夜晚') }),
        ],
      }),
  },
  {
    name: 'time codes asked for in both languages',
    options: { skeleton: 'time' },
    direction: (say) => {
      const cat = makeSubject(say('the cat', '猫'), '', 'animal');
      return makeDirection({
        cast: { subjects: [cat] },
        shots: [
          makeShot({ seconds: 4, description: say('A shelf of vases', '摆满花瓶的架子') }),
          makeShot({
            seconds: 6,
            choreography: {
              subjects: [cat],
              actions: [
                makeAction(cat.name, say('stares at a vase', '盯着花瓶')),
                makeAction(cat.name, say('pushes it off', '把它推下去'), { seconds: 4 }),
              ],
            },
          }),
        ],
      });
    },
  },
  {
    name: 'text that pretends to be tags',
    direction: (say) => {
      const liar = makeSubject('@Image1', say('looks like [Image 2] and <Subject_3>', '长得像[图片2]和<主体3>'));
      return makeDirection({
        cast: { subjects: [liar] },
        references: [makeReference('image', 'identity', '@Image1', { transfer: ['face'], ignore: [] })],
        shots: [
          makeShot({
            description: say(
              'Like in @Video1 and 图片3, "quoted" and {{template}}',
              '就像@视频1和Image 3里那样，“引号”和{{template}}',
            ),
            choreography: {
              subjects: [liar],
              actions: [makeAction('@Image1', say('points at [audio 1]', '指向【音频1】'))],
            },
            lines: [makeLine('@Image1', say('Say "[Image 9]" now', '说“@图片9”'))],
            sounds: ['image', '2'],
          }),
        ],
      });
    },
  },
  {
    name: 'extreme values',
    direction: (say) =>
      makeDirection({
        shots: [
          makeShot({
            seconds: 600,
            size: 'extreme-wide',
            angle: 'top',
            description: say('A dot in a desert!', '沙漠中的一个黑点！'),
            camera: makeCamera('zoom', 20, 600, { lens: 8 }),
            lighting: makeLighting(
              [
                makeLight({ azimuthDegrees: 180, elevationDegrees: 90, sizeDegrees: 180, kelvin: 1900, stops: 6 }),
                makeLight({
                  role: 'fill',
                  azimuthDegrees: -180,
                  elevationDegrees: -90,
                  sizeDegrees: 0.1,
                  kelvin: 15_000,
                  stops: -12,
                }),
              ],
              { ambientStops: -12, haze: 1, exposureStops: 10, timeOfDay: 'day' },
            ),
          }),
        ],
        look: makeLook({ contrast: 1, saturation: -1, grain: 1, vignette: 1 }),
        continuity: makeContinuity({
          locks: [
            'identity',
            'costume',
            'hair',
            'props',
            'environment',
            'layout',
            'light',
            'colour',
            'screen-direction',
          ],
        }),
      }),
  },
  {
    name: 'sound off',
    options: { sound: false },
    direction: (say) =>
      makeDirection({
        shots: [
          makeShot({
            description: say('A singer on stage', '舞台上的歌手'),
            music: say('jazz', '爵士乐'),
            sounds: [say('applause', '掌声')],
            lines: [makeLine(say('The singer', '歌手'), say('Good evening', '晚上好'))],
          }),
        ],
      }),
  },
  {
    name: 'conflicts everywhere',
    direction: (say) => {
      const mara = makeSubject(say('Mara', '玛拉'), say('woman in a yellow raincoat', '穿黄色雨衣的女人'));
      return makeDirection({
        cast: { subjects: [mara] },
        references: [
          makeReference('image', 'identity', mara.name),
          makeReference('video', 'camera', '', { sound: true }),
          makeReference('audio', 'music'),
          makeReference('image', 'lighting'),
        ],
        shots: [
          makeShot({
            size: 'wide',
            description: say('Close-up, the camera pans left at noon', '特写，正午，镜头向左摇'),
            camera: makeCamera('dolly', 1, 5),
            lighting: makeLighting([makeLight()], { timeOfDay: 'night' }),
            music: say('waltz', '圆舞曲'),
          }),
        ],
        look: makeLook({ style: 'anime', medium: '35 mm film' }),
        continuity: makeContinuity({ exclude: ['music'], continues: true }),
      });
    },
  },
  {
    name: 'too long, trimmed',
    options: { profile: { title: 'a small model', words: 60, chineseCharacters: 90, sound: true } },
    direction: (say) => {
      const mara = makeSubject(say('Mara', '玛拉'), say('tall woman in her forties', '四十多岁的高个女人'));
      return makeDirection({
        cast: { subjects: [mara] },
        references: [makeReference('image', 'identity', mara.name)],
        shots: [
          makeShot({
            size: 'medium',
            description: say('A bar at night', '夜晚的酒吧'),
            choreography: {
              subjects: [mara],
              actions: [
                makeAction(mara.name, say('turns her glass', '转动酒杯'), { manner: say('absently', '心不在焉') }),
                makeAction(mara.name, say('looks up', '抬起头'), { seconds: 2 }),
              ],
            },
            camera: makeCamera('dolly', 0.5, 5),
            lighting: makeLighting(
              [
                makeLight({ azimuthDegrees: -100, kelvin: 3000 }),
                makeLight({ role: 'rim', azimuthDegrees: 180, kelvin: 9000 }),
              ],
              { timeOfDay: 'night' },
            ),
            lines: [makeLine(mara.name, say('I never left.', '我从未离开。'), say('softly', '轻声'))],
            sounds: [say('rain', '雨声')],
          }),
        ],
        look: makeLook({ style: 'neo-noir', medium: '35 mm film', mood: 'brooding', palette: ['teal'], grain: 0.2 }),
        continuity: makeContinuity({ locks: ['identity', 'costume'], exclude: ['subtitles', 'logos'] }),
      });
    },
  },
];
