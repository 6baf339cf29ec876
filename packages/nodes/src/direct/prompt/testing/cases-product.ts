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
  makeLine,
  makeLook,
  makeReference,
  makeShot,
  makeSubject,
} from './make.ts';

/** Products, food and fashion. */
export const PRODUCT_CASES: readonly PromptCase[] = [
  {
    name: 'perfume bottle, one push-in',
    direction: (say) =>
      makeDirection({
        shots: [
          makeShot({
            size: 'close',
            angle: 'eye',
            description: say(
              'A frosted glass perfume bottle stands on wet black slate, mist drifting slowly behind it',
              '磨砂玻璃香水瓶立在湿润的黑色石板上，身后薄雾缓缓流动',
            ),
            camera: makeCamera('dolly', 0.4, 5, { lens: 85, support: 'dolly' }),
            lighting: makeLighting(
              [
                makeLight({ azimuthDegrees: -130, elevationDegrees: 40, sizeDegrees: 8 }),
                makeLight({
                  name: 'rim',
                  role: 'rim',
                  azimuthDegrees: 170,
                  elevationDegrees: 20,
                  stops: 1,
                  kelvin: 9000,
                }),
              ],
              { ambientStops: -3, haze: 0.2 },
            ),
            sounds: [say('a single drop of water', '一滴水落下的声音')],
          }),
        ],
        look: makeLook({
          style: say('clean product film', '极简高端产品广告'),
          palette: [say('black', '黑'), say('pale gold', '浅金')],
          contrast: 0.3,
        }),
        continuity: makeContinuity({ exclude: ['subtitles', 'watermarks', say('extra bottles', '多余的瓶子')] }),
      }),
  },
  {
    name: 'sneaker with identity picture and orbit',
    direction: (say) => {
      const shoe = makeSubject(say('the sneaker', '这双运动鞋'), '', 'object');
      return makeDirection({
        cast: { subjects: [shoe] },
        references: [
          makeReference('image', 'identity', shoe.name, {
            transfer: ['product', 'colour', 'logo'],
            ignore: ['background', 'light'],
          }),
        ],
        shots: [
          makeShot({
            seconds: 6,
            size: 'extreme-close',
            subjects: [shoe.name],
            description: say(
              'It hovers in a white void while its laces tie themselves',
              '鞋子悬浮在纯白空间中，鞋带自动系紧',
            ),
            camera: makeCamera('orbit', 180, 6, { lens: 50, subject: shoe.name }),
            music: say('tight electronic beat', '干脆利落的电子节拍'),
          }),
        ],
        continuity: makeContinuity({ locks: ['identity', 'colour'], exclude: ['text', 'people'] }),
      });
    },
  },
  {
    name: 'burger, macro, three shots',
    direction: (say) =>
      makeDirection({
        shots: [
          makeShot({
            seconds: 2,
            size: 'extreme-close',
            angle: 'ground',
            description: say('Cheese melts over the edge of a beef patty', '芝士沿着牛肉饼边缘融化下滑'),
            camera: makeCamera('truck', 0.1, 2, { lens: 100, fStop: 2.8, focus: 0.4 }),
            lighting: makeLighting(
              [makeLight({ kelvin: 3000, azimuthDegrees: 120, elevationDegrees: 35, sizeDegrees: 3 })],
              {
                ambientStops: -2,
              },
            ),
            sounds: [say('sizzling', '滋滋的煎肉声')],
          }),
          makeShot({
            seconds: 2,
            size: 'close',
            angle: 'top',
            description: say('A hand sprinkles sesame seeds in slow motion', '一只手撒下芝麻，慢动作'),
            camera: makeCamera('static', 0, 2, { lens: 50 }),
            lighting: makeLighting(
              [makeLight({ kelvin: 3000, azimuthDegrees: 120, elevationDegrees: 35, sizeDegrees: 3 })],
              {
                ambientStops: -2,
              },
            ),
            sounds: [say('sizzling', '滋滋的煎肉声')],
          }),
          makeShot({
            seconds: 3,
            size: 'medium-close',
            angle: 'low',
            description: say('The finished burger is lifted toward the lens', '做好的汉堡被举向镜头'),
            camera: makeCamera('zoom', 1.2, 3, { lens: 35 }),
            transition: { kind: 'dissolve', seconds: 0.5 },
          }),
        ],
        look: makeLook({ medium: '35 mm film', mood: say('indulgent', '诱人'), saturation: 0.3 }),
      }),
  },
  {
    name: 'fashion walk with costume reference',
    direction: (say) => {
      const lea = makeSubject('Léa', say('tall model, cropped black hair', '高挑模特，黑色短发'));
      return makeDirection({
        cast: { subjects: [lea] },
        references: [
          makeReference('image', 'identity', 'Léa', { transfer: ['face', 'hair', 'body'], ignore: ['background'] }),
          makeReference('image', 'identity', 'Léa', {
            name: 'dress',
            transfer: ['costume'],
            ignore: ['face', 'hair', 'people', 'background'],
          }),
          makeReference('image', 'style'),
        ],
        shots: [
          makeShot({
            seconds: 8,
            size: 'wide',
            angle: 'low',
            description: say(
              'An endless concrete corridor with strips of daylight',
              '没有尽头的混凝土长廊，一道道日光洒落',
            ),
            choreography: {
              subjects: [lea],
              actions: [
                makeAction('Léa', say('strides down the corridor', '沿长廊大步走来'), {
                  duration: 6,
                  manner: say('with an unbroken, even rhythm', '步伐均匀不停'),
                  pose: 'walk',
                  path: [
                    [0, 14],
                    [0, 4],
                  ],
                }),
                makeAction('Léa', say('stops and turns her head', '停下脚步转过头'), {
                  seconds: 6.2,
                  manner: say('slowly', '缓慢'),
                  facingDegrees: 45,
                }),
              ],
            },
            camera: makeCamera('lead', 9, 8, { lens: 50, support: 'gimbal', subject: 'Léa' }),
          }),
        ],
        look: makeLook({ style: 'fashion editorial', palette: ['ivory', 'black', 'one accent'], saturation: -0.2 }),
        continuity: makeContinuity({ locks: ['identity', 'costume', 'hair'] }),
      });
    },
  },
  {
    name: 'watch advertisement with narrator',
    direction: (say) =>
      makeDirection({
        shots: [
          makeShot({
            seconds: 4,
            size: 'extreme-close',
            description: say('The second hand of a steel watch ticks past twelve', '精钢腕表的秒针走过十二点'),
            camera: makeCamera('static', 0, 4, { lens: 100 }),
            depth: makeDepth(
              [
                makeLayer('crown', 0.3, { description: say('the crown of the watch', '表冠') }),
                makeLayer('dial', 0.4, { band: 'midground', description: say('the dial', '表盘') }),
                makeLayer('city', 40, { description: say('city lights at night', '夜晚的城市灯火') }),
              ],
              { sharp: { nearMetres: 0.38, farMetres: 0.43 } },
            ),
            lines: [
              makeLine('narrator', say('Time is what you make it', '时间，由你定义'), say('warm and low', '低沉温暖')),
            ],
            sounds: [say('ticking', '滴答声')],
          }),
        ],
        look: makeLook({ style: say('luxury commercial', '奢侈品广告'), vignette: 0.3 }),
      }),
  },
];
