import type { PromptCase } from './cases.ts';
import {
  makeAction,
  makeCamera,
  makeContinuity,
  makeDirection,
  makeLight,
  makeLighting,
  makeLook,
  makeReference,
  makeShot,
  makeSubject,
} from './make.ts';

/** Bodies and machines in motion. */
export const ACTION_CASES: readonly PromptCase[] = [
  {
    name: 'rooftop chase, four shots',
    direction: (say) => {
      const [nia, guard] = [
        makeSubject(say('Nia', '妮娅'), say('wiry runner, grey hoodie', '瘦削的跑者，灰色连帽衫')),
        makeSubject(say('the guard', '警卫')),
      ];
      const night = makeLighting(
        [
          makeLight({
            azimuthDegrees: 140,
            elevationDegrees: 50,
            sizeDegrees: 0.5,
            kelvin: 8000,
            motivation: say('the moon', '月光'),
          }),
        ],
        { timeOfDay: 'night' },
      );
      return makeDirection({
        cast: { subjects: [nia, guard] },
        shots: [
          makeShot({
            seconds: 3,
            size: 'extreme-wide',
            angle: 'high',
            description: say('Rooftops over a sleeping city', '沉睡城市的连片屋顶'),
            choreography: {
              subjects: [nia, guard],
              actions: [
                makeAction(nia.name, say('sprints across a flat roof', '飞奔穿过平顶'), {
                  duration: 3,
                  pose: 'run',
                  path: [
                    [-8, 20],
                    [8, 20],
                  ],
                }),
                makeAction(guard.name, say('follows ten steps behind', '在十步之后追赶'), {
                  duration: 3,
                  pose: 'run',
                  path: [
                    [-14, 20],
                    [2, 20],
                  ],
                }),
              ],
            },
            camera: makeCamera('truck', 12, 3, { lens: 24, support: 'drone' }),
            lighting: night,
          }),
          makeShot({
            seconds: 2,
            size: 'close',
            angle: 'ground',
            description: say('Shoes skid on wet gravel', '鞋底在湿碎石上打滑'),
            camera: makeCamera('whip', 60, 2, { lens: 24, support: 'handheld' }),
            lighting: night,
          }),
          makeShot({
            seconds: 3,
            size: 'wide',
            angle: 'low',
            choreography: {
              subjects: [nia, guard],
              actions: [
                makeAction(nia.name, say('leaps the gap between two buildings', '跃过两栋楼之间的空隙'), {
                  duration: 2,
                  manner: say('arms wide', '双臂张开'),
                }),
              ],
            },
            camera: makeCamera('tilt', 30, 3, { lens: 18 }),
            lighting: night,
          }),
          makeShot({
            seconds: 2,
            size: 'medium',
            choreography: {
              subjects: [nia, guard],
              actions: [
                makeAction(guard.name, say('stops at the edge and catches his breath', '在边缘停住，大口喘气'), {
                  facingDegrees: 180,
                }),
              ],
            },
            camera: makeCamera('dolly', -1.5, 2),
            lighting: night,
            sounds: [say('wind', '风声'), say('panting', '喘息声')],
          }),
        ],
        look: makeLook({ style: 'blockbuster action', mood: 'tense', contrast: 0.3 }),
        continuity: makeContinuity({ locks: ['identity', 'screen-direction', 'light'] }),
      });
    },
  },
  {
    name: 'sword duel from a motion clip',
    direction: (say) => {
      const [red, white] = [
        makeSubject(say('the red swordsman', '红衣剑客')),
        makeSubject(say('the white swordswoman', '白衣女侠')),
      ];
      return makeDirection({
        cast: { subjects: [red, white] },
        references: [
          makeReference('video', 'motion'),
          makeReference('image', 'identity', red.name),
          makeReference('image', 'identity', white.name),
          makeReference('image', 'layout', '', { name: 'bamboo' }),
        ],
        shots: [
          makeShot({
            seconds: 8,
            size: 'wide',
            subjects: [red.name, white.name],
            description: say('A bamboo grove at dawn, leaves swirling with every blow', '清晨竹林，竹叶随剑气翻飞'),
            sounds: [say('blades ringing', '剑刃相击'), say('leaves', '竹叶沙沙')],
          }),
        ],
        look: makeLook({ style: say('wuxia', '武侠'), medium: say('live action', '实拍') }),
      });
    },
  },
  {
    name: 'dance to music, audio is the clock',
    direction: (say) => {
      const dancers = [
        makeSubject(say('Ivo', '伊沃')),
        makeSubject(say('Sun', '阿珊')),
        makeSubject(say('Pia', '皮娅')),
      ];
      const all = dancers.map(({ name }) =>
        makeAction(name, say('freezes on the downbeat', '在重拍上定格'), { seconds: 3, duration: 1 }),
      );
      return makeDirection({
        clock: 'audio',
        cast: { subjects: dancers },
        references: [
          makeReference('audio', 'rhythm'),
          makeReference('video', 'motion', '', { sound: true }),
          makeReference('image', 'style'),
        ],
        shots: [
          makeShot({
            seconds: 4,
            size: 'medium-wide',
            angle: 'low',
            description: say('A warehouse with one spotlight', '一束追光打亮的旧仓库'),
            choreography: {
              subjects: dancers,
              actions: [makeAction(say('Ivo', '伊沃'), say('spins', '旋转'), { duration: 2.9, pose: 'dance' }), ...all],
            },
            camera: makeCamera('arc', 60, 4, { lens: 28 }),
          }),
          makeShot({
            seconds: 4,
            size: 'close',
            angle: 'dutch',
            description: say('Sneakers hit the floor', '球鞋踏击地面'),
            camera: makeCamera('static', 0, 4),
          }),
        ],
      });
    },
  },
  {
    name: 'crowd in a stadium',
    direction: (say) => {
      const fans = [say('Abel', '阿贝'), say('Bea', '贝娅'), say('Cem', '杰姆')].map((name) => makeSubject(name));
      return makeDirection({
        cast: { subjects: fans },
        shots: [
          makeShot({
            seconds: 5,
            size: 'wide',
            angle: 'high',
            description: say('Thousands of fans in a floodlit stadium', '泛光灯下的体育场，成千上万的球迷'),
            choreography: {
              subjects: fans,
              actions: fans.map(({ name }) => makeAction(name, '', { pose: 'raise-arms', duration: 3 })),
            },
            camera: makeCamera('crane', 6, 5, { lens: 24, support: 'crane' }),
            lighting: makeLighting([makeLight({ elevationDegrees: 80, sizeDegrees: 12 })], {
              timeOfDay: 'night',
              ambientStops: -1,
            }),
            sounds: [say('a roaring crowd', '人群欢呼')],
          }),
        ],
      });
    },
  },
  {
    name: 'car at speed with rack focus and poses only',
    direction: (say) => {
      const car = makeSubject(say('the silver roadster', '银色跑车'), '', 'vehicle');
      const dog = makeSubject(say('the dog', '小狗'), say('scruffy terrier', '毛茸茸的梗犬'), 'animal');
      return makeDirection({
        cast: { subjects: [car, dog] },
        shots: [
          makeShot({
            seconds: 6,
            size: 'medium-wide',
            angle: 'ground',
            choreography: {
              subjects: [car, dog],
              actions: [
                makeAction(dog.name, '', { pose: 'sit', duration: 6, facingDegrees: 90 }),
                makeAction(car.name, say('drifts through the bend', '漂移过弯'), {
                  seconds: 2,
                  duration: 2,
                  path: [
                    [6, 30],
                    [-4, 6],
                  ],
                }),
              ],
            },
            camera: {
              ...makeCamera('rack-focus', 2, 6, { lens: 85, fStop: 2 }),
              keys: [
                { ...makeCamera('static', 0, 6, { lens: 85 }).keys[0]!, seconds: 0, focusMetres: 20, ease: 'in-out' },
                { ...makeCamera('static', 0, 6, { lens: 85 }).keys[0]!, seconds: 6, focusMetres: 2, ease: 'linear' },
              ],
            },
            lighting: makeLighting(
              [
                makeLight({
                  azimuthDegrees: 80,
                  elevationDegrees: 6,
                  sizeDegrees: 0.5,
                  kelvin: 3300,
                  motivation: say('the low sun', '低垂的夕阳'),
                }),
              ],
              { timeOfDay: 'golden-hour', ambientStops: -2 },
            ),
          }),
        ],
      });
    },
  },
];
