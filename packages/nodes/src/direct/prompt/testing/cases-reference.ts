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

/** Every task, and every role of a reference. */
export const REFERENCE_CASES: readonly PromptCase[] = [
  {
    name: 'music video, camera clip, style and music',
    direction: (say) => {
      const mara = makeSubject(say('Mara', '玛拉'), say('silver jumpsuit', '银色连体衣'));
      return makeDirection({
        cast: { subjects: [mara] },
        references: [
          makeReference('image', 'identity', mara.name, {
            transfer: ['face', 'hair'],
            ignore: ['background', 'costume'],
          }),
          makeReference('image', 'style', '', { strength: 'loose' }),
          makeReference('video', 'camera'),
          makeReference('audio', 'music'),
        ],
        shots: [
          makeShot({
            seconds: 5,
            size: 'medium',
            subjects: [mara.name],
            description: say('A flooded arcade lit by neon', '积水的霓虹游戏厅'),
            choreography: {
              subjects: [mara],
              actions: [
                makeAction(mara.name, say('sings into an old phone receiver', '对着旧电话听筒唱歌'), { duration: 5 }),
              ],
            },
            camera: makeCamera('dolly', 2, 5),
          }),
          makeShot({
            seconds: 5,
            size: 'close',
            description: say('Coins rain in slow motion', '硬币如雨般慢动作落下'),
            camera: makeCamera('static', 0, 5, { lens: 50 }),
            transition: { kind: 'fade-white', seconds: 0.5 },
          }),
        ],
        look: makeLook({ style: 'neon-lit music video', mood: 'electric', palette: ['magenta', 'cyan'] }),
      });
    },
  },
  {
    name: 'edit: replace the costume',
    direction: (say) => {
      const dancer = makeSubject(say('the dancer', '舞者'));
      return makeDirection({
        cast: { subjects: [dancer] },
        references: [
          makeReference('video', 'edit-source'),
          makeReference('image', 'identity', dancer.name, {
            name: 'coat',
            transfer: ['costume'],
            ignore: ['people', 'background'],
          }),
        ],
        shots: [
          makeShot({
            seconds: 5,
            description: say('The dancer wears the new coat; the rain becomes snow', '舞者换上新大衣，雨变成雪'),
          }),
        ],
      });
    },
  },
  {
    name: 'edit: light only',
    direction: () =>
      makeDirection({
        references: [makeReference('video', 'edit-source')],
        shots: [
          makeShot({
            lighting: makeLighting(
              [
                makeLight({
                  azimuthDegrees: -100,
                  elevationDegrees: 15,
                  sizeDegrees: 1,
                  kelvin: 2700,
                  motivation: 'a window',
                }),
              ],
              { timeOfDay: 'golden-hour' },
            ),
          }),
        ],
      }),
  },
  {
    name: 'extend a clip',
    direction: (say) => {
      const boy = makeSubject(say('the boy', '男孩'));
      return makeDirection({
        cast: { subjects: [boy] },
        references: [makeReference('video', 'extend-source')],
        shots: [
          makeShot({
            seconds: 6,
            choreography: {
              subjects: [boy],
              actions: [
                makeAction(boy.name, say('lets go of the kite', '松开风筝线')),
                makeAction(boy.name, say('laughs', '笑出声来'), { seconds: 2.2 }),
              ],
            },
            camera: makeCamera('tilt', 45, 6),
            sounds: [say('wind', '风声')],
          }),
        ],
      });
    },
  },
  {
    name: 'extend to the beat, two shots, no times',
    direction: (say) =>
      makeDirection({
        clock: 'video',
        references: [makeReference('video', 'extend-source')],
        shots: [
          makeShot({ seconds: 3, description: say('The crowd parts', '人群散开') }),
          makeShot({ seconds: 3, size: 'close', description: say('A door opens', '一扇门打开') }),
        ],
      }),
  },
  {
    name: 'first frame only, explicit task',
    options: { task: 'first-frame' },
    direction: (say) =>
      makeDirection({
        references: [makeReference('image', 'opening-frame')],
        continuity: makeContinuity({ continues: true }),
        shots: [
          makeShot({
            description: say('The candle goes out and smoke curls up', '蜡烛熄灭，青烟袅袅升起'),
            camera: makeCamera('dolly', 0.5, 5),
          }),
        ],
      }),
  },
  {
    name: 'first and last frame',
    options: { task: 'first-last-frame' },
    direction: (say) =>
      makeDirection({
        references: [makeReference('image', 'opening-frame'), makeReference('image', 'closing-frame')],
        shots: [
          makeShot({
            seconds: 8,
            description: say('The seed sprouts and becomes a sunflower', '种子发芽，长成向日葵'),
          }),
        ],
      }),
  },
  {
    name: 'opening frame among references, continues',
    direction: (say) => {
      const mara = makeSubject(say('Mara', '玛拉'));
      return makeDirection({
        cast: { subjects: [mara] },
        references: [
          makeReference('image', 'opening-frame'),
          makeReference('image', 'identity', mara.name),
          makeReference('image', 'closing-frame'),
        ],
        continuity: makeContinuity({
          continues: true,
          openingState: say('her coat is wet', '她的外套已经湿透'),
          locks: ['costume'],
        }),
        shots: [
          makeShot({
            seconds: 5,
            choreography: {
              subjects: [mara],
              actions: [makeAction(mara.name, say('shakes the rain from her sleeves', '抖落袖口的雨水'))],
            },
          }),
        ],
      });
    },
  },
  {
    name: 'storyboard and effect',
    direction: (say) =>
      makeDirection({
        references: [
          makeReference('image', 'storyboard'),
          makeReference('video', 'effect', '', { span: { from: 4, to: 6 } }),
          makeReference('image', 'lighting', '', { strength: 'strict' }),
        ],
        shots: [
          makeShot({ seconds: 4, description: say('A magician opens an empty box', '魔术师打开空盒子') }),
          makeShot({ seconds: 4, description: say('Doves burst out as light', '白鸽化作光芒飞出') }),
        ],
      }),
  },
  {
    name: 'several pictures of one thing, sound and music',
    direction: (say) => {
      const robot = makeSubject(
        say('the robot', '机器人'),
        say('rusty, one blue eye', '锈迹斑斑，独眼发蓝光'),
        'object',
      );
      return makeDirection({
        cast: { subjects: [robot] },
        references: [
          makeReference('image', 'identity', robot.name, { name: 'front' }),
          makeReference('image', 'identity', robot.name, { name: 'side' }),
          makeReference('image', 'identity', robot.name, { name: 'back' }),
          makeReference('audio', 'sound'),
          makeReference('audio', 'music', '', { transfer: ['rhythm'] }),
        ],
        shots: [
          makeShot({
            choreography: {
              subjects: [robot],
              actions: [
                makeAction(robot.name, say('waters a single flower', '给一朵小花浇水'), {
                  manner: say('carefully', '小心翼翼'),
                }),
              ],
            },
          }),
        ],
      });
    },
  },
];
