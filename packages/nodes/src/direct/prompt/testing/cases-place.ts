import type { PromptCase } from './cases.ts';
import {
  makeAction,
  makeCamera,
  makeContinuity,
  makeDepth,
  makeDirection,
  makeLayer,
  makeLight,
  makeLighting,
  makeLook,
  makeShot,
  makeSubject,
} from './make.ts';

/** Landscapes, animals, rooms. */
export const PLACE_CASES: readonly PromptCase[] = [
  {
    name: 'mountain lake at dawn',
    direction: (say) =>
      makeDirection({
        shots: [
          makeShot({
            seconds: 8,
            size: 'extreme-wide',
            description: say(
              'A glassy alpine lake, snow peaks mirrored, first light touching the summits',
              '如镜的高山湖泊，雪峰倒映，第一缕晨光染上山巅',
            ),
            camera: makeCamera('pedestal', 8, 8, { lens: 18, support: 'drone' }),
            lighting: makeLighting(
              [makeLight({ azimuthDegrees: 100, elevationDegrees: 5, sizeDegrees: 0.5, kelvin: 3200 })],
              { timeOfDay: 'dawn', ambientStops: -2, haze: 0.15 },
            ),
            depth: makeDepth([
              makeLayer('reeds', 2, { description: say('reeds with dew', '挂着露珠的芦苇') }),
              makeLayer('lake', 10, { description: say('the lake', '湖面') }),
              makeLayer('peaks', 3000, { description: say('snow peaks', '雪峰') }),
            ]),
            sounds: [say('a loon calling', '潜鸟的叫声')],
          }),
        ],
        look: makeLook({ style: say('nature documentary', '自然纪录片'), saturation: 0.2 }),
      }),
  },
  {
    name: 'fox in the snow, animal behaviour',
    direction: (say) => {
      const fox = makeSubject(
        say('the fox', '狐狸'),
        say('red fox with a torn left ear', '左耳有缺口的赤狐'),
        'animal',
      );
      return makeDirection({
        cast: { subjects: [fox] },
        shots: [
          makeShot({
            seconds: 7,
            size: 'medium',
            angle: 'ground',
            subjects: [fox.name],
            description: say('A snowfield under pines', '松林下的雪原'),
            choreography: {
              subjects: [fox],
              actions: [
                makeAction(fox.name, say('listens, head tilted', '歪着头倾听'), { duration: 2 }),
                makeAction(fox.name, say('crouches', '伏低身体'), { seconds: 2, duration: 1 }),
                makeAction(fox.name, say('dives headfirst into the snow', '一头扎进雪里'), {
                  seconds: 4.2,
                  duration: 1.5,
                  manner: say('explosively', '猛地'),
                }),
              ],
            },
            camera: makeCamera('static', 0, 7, { lens: 200, support: 'tripod', fStop: 4, focus: 20 }),
            lighting: makeLighting([], { ambientStops: 0, timeOfDay: 'overcast' }),
            sounds: [say('muffled wind', '低沉的风声')],
          }),
        ],
        continuity: makeContinuity({ exclude: ['music', 'text'] }),
      });
    },
  },
  {
    name: 'empty house, light changes',
    direction: (say) =>
      makeDirection({
        shots: [
          makeShot({
            seconds: 6,
            size: 'wide',
            angle: 'eye',
            description: say('An empty living room, dust in the air', '空荡的客厅，空气中浮着灰尘'),
            camera: makeCamera('pan', 90, 6, { lens: 28 }),
            lighting: makeLighting(
              [
                makeLight({
                  azimuthDegrees: 95,
                  elevationDegrees: 25,
                  sizeDegrees: 1,
                  motivation: 'a window',
                  changes: [
                    { seconds: 0, stops: 0, kelvin: 5600 },
                    { seconds: 6, stops: -2, kelvin: 3000 },
                  ],
                }),
                makeLight({
                  name: 'fire',
                  role: 'practical',
                  azimuthDegrees: -60,
                  elevationDegrees: -10,
                  sizeDegrees: 20,
                  kelvin: 2000,
                  stops: -1,
                  motivation: 'an open fire',
                  flicker: { stops: 0.8, hz: 4, seed: 1 },
                }),
              ],
              { timeOfDay: 'dusk', haze: 0.35 },
            ),
          }),
        ],
      }),
  },
  {
    name: 'subway, layers and occlusion',
    direction: (say) => {
      const girl = makeSubject(
        say('the girl', '女孩'),
        say('green parka, headphones', '绿色派克大衣，戴着耳机'),
        'child',
      );
      return makeDirection({
        cast: { subjects: [girl] },
        shots: [
          makeShot({
            seconds: 5,
            size: 'medium',
            subjects: [girl.name],
            description: say('A crowded subway platform', '拥挤的地铁站台'),
            camera: makeCamera('truck', 1.2, 5, { lens: 85, fStop: 1.8, focus: 4 }),
            depth: makeDepth([
              makeLayer('commuters', 1.2, {
                description: say('blurred commuters passing', '匆匆走过的通勤者'),
                occludes: ['girl'],
              }),
              makeLayer('pillar', 1.8, { description: say('a tiled pillar', '贴瓷砖的立柱') }),
              makeLayer('girl', 4, { subject: girl.name }),
              makeLayer('train', 15, { description: say('an arriving train', '进站的列车') }),
            ]),
            lighting: makeLighting(
              [makeLight({ elevationDegrees: 85, sizeDegrees: 50, kelvin: 4200, motivation: 'fluorescent tubes' })],
              { ambientStops: -1 },
            ),
            sounds: [say('train brakes', '列车刹车声')],
            music: say('muffled pop from her headphones', '耳机里漏出的流行乐'),
          }),
        ],
      });
    },
  },
  {
    name: 'silhouette at sunset, dutch angle',
    direction: (say) =>
      makeDirection({
        shots: [
          makeShot({
            seconds: 4,
            size: 'wide',
            angle: 'dutch',
            description: say('A lone rider crosses a dune', '孤独的骑手越过沙丘'),
            camera: makeCamera('follow', 10, 4, { lens: 135, subject: say('the rider', '骑手') }),
            lighting: makeLighting(
              [
                makeLight({
                  role: 'rim',
                  azimuthDegrees: 175,
                  elevationDegrees: 4,
                  sizeDegrees: 0.5,
                  kelvin: 2400,
                  stops: 2,
                  motivation: say('the low sun', '落日'),
                }),
              ],
              { ambientStops: -4, timeOfDay: 'golden-hour', exposureStops: -1 },
            ),
          }),
        ],
      }),
  },
];
