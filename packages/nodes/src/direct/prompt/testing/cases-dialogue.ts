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

/** People who talk. */
export const DIALOGUE_CASES: readonly PromptCase[] = [
  {
    name: 'noir bar, two shots, dialogue',
    direction: (say) => {
      const mara = makeSubject(
        say('Mara', '玛拉'),
        say('tall woman in her forties, sharp bob', '四十多岁的高个女人，利落短发'),
      );
      const joe = makeSubject(
        say('Joe', '老乔'),
        say('heavy-set barman with a grey moustache', '身材魁梧的酒保，灰白胡子'),
      );
      const bar = makeLighting(
        [
          makeLight({
            azimuthDegrees: -110,
            elevationDegrees: 45,
            sizeDegrees: 1.5,
            kelvin: 2900,
            motivation: say('a lamp', '吊灯'),
          }),
          makeLight({
            name: 'neon',
            role: 'practical',
            azimuthDegrees: 150,
            elevationDegrees: 10,
            kelvin: 12_000,
            stops: -1,
            motivation: say('a blue neon sign', '蓝色霓虹灯牌'),
          }),
        ],
        { timeOfDay: 'night', haze: 0.4 },
      );
      return makeDirection({
        cast: { subjects: [mara, joe] },
        shots: [
          makeShot({
            seconds: 5,
            size: 'medium',
            angle: 'over-shoulder',
            subjects: [mara.name, joe.name],
            description: say('A nearly empty bar, rain on the window', '几乎空无一人的酒吧，雨打在窗上'),
            choreography: {
              subjects: [mara, joe],
              actions: [
                makeAction(mara.name, say('turns her glass on the counter', '转动吧台上的酒杯'), {
                  duration: 3,
                  manner: say('absently', '心不在焉'),
                }),
                makeAction(joe.name, say('wipes the counter', '擦着吧台'), { duration: 5 }),
              ],
            },
            camera: makeCamera('static', 0, 5, { lens: 50, support: 'tripod' }),
            lighting: bar,
            lines: [makeLine(joe.name, say('You came back', '你回来了'), say('without looking up', '没有抬头'))],
            sounds: [say('rain on glass', '雨打玻璃'), say('a distant jukebox', '远处的点唱机')],
          }),
          makeShot({
            seconds: 5,
            size: 'close',
            subjects: [mara.name],
            choreography: {
              subjects: [mara, joe],
              actions: [
                makeAction(mara.name, say('looks up and holds his gaze', '抬起头，直视着他'), {
                  manner: say('slowly', '缓缓'),
                }),
              ],
            },
            camera: makeCamera('dolly', 0.3, 5, { lens: 85 }),
            lighting: bar,
            lines: [makeLine(mara.name, say('I never left.', '我从未离开。'), say('softly', '轻声'), 2)],
          }),
        ],
        look: makeLook({
          style: 'neo-noir',
          medium: '35 mm film',
          mood: 'brooding',
          palette: ['deep teal', 'sodium amber', 'black'],
          contrast: 0.4,
          grain: 0.15,
          vignette: 0.25,
        }),
        continuity: makeContinuity({
          locks: ['identity', 'costume', 'environment'],
          exclude: ['subtitles', 'logos', 'watermarks'],
        }),
      });
    },
  },
  {
    name: 'voices from references',
    direction: (say) => {
      const [ana, ben] = [makeSubject(say('Ana', '安娜')), makeSubject(say('Ben', '阿本'))];
      return makeDirection({
        cast: { subjects: [ana, ben] },
        references: [
          makeReference('image', 'identity', ana.name),
          makeReference('image', 'identity', ben.name),
          makeReference('audio', 'voice', ana.name),
          makeReference('audio', 'voice', ben.name),
        ],
        shots: [
          makeShot({
            seconds: 10,
            size: 'medium',
            angle: 'eye',
            subjects: [ana.name, ben.name],
            description: say('A kitchen table at breakfast', '早餐时分的厨房餐桌'),
            lines: [
              makeLine(ana.name, say('Did you hear that?', '你听到了吗？'), say('alarmed', '惊慌')),
              makeLine(ben.name, say('Hear what?', '听到什么？'), say('with his mouth full', '嘴里塞满食物，含糊不清')),
              makeLine(ana.name, say('"Hear what", he says…', '“听到什么”，他居然说……')),
            ],
          }),
        ],
      });
    },
  },
  {
    name: 'minimal line',
    direction: (say) =>
      makeDirection({
        shots: [makeShot({ lines: [makeLine(say('The boy', '小男孩'), say('Wait!', '等等！'))] })],
      }),
  },
  {
    name: 'interview, documentary',
    direction: (say) => {
      const fisher = makeSubject(
        say('the fisherman', '老渔夫'),
        say('weathered face, wool cap', '饱经风霜的脸，戴毛线帽'),
      );
      return makeDirection({
        cast: { subjects: [fisher] },
        shots: [
          makeShot({
            seconds: 8,
            size: 'medium-close',
            angle: 'eye',
            subjects: [fisher.name],
            description: say('He mends a net on a stone quay', '石头码头上，他正在修补渔网'),
            camera: makeCamera('static', 0, 8, {
              lens: 85,
              support: 'handheld',
              shake: { degrees: 0.4, hz: 1, seed: 1 },
              fStop: 2,
              focus: 2.5,
            }),
            lighting: makeLighting([], { ambientStops: 0, ambientKelvin: 6500, timeOfDay: 'overcast' }),
            depth: makeDepth([
              makeLayer('net', 1.5, { description: say('a hanging net', '晾挂的渔网'), occludes: ['him'] }),
              makeLayer('him', 2.5, { subject: fisher.name, band: 'midground' }),
              makeLayer('boats', 30, { description: say('moored boats', '停泊的渔船') }),
            ]),
            lines: [
              makeLine(
                fisher.name,
                say('My father taught me this knot, and his father taught him', '这个结是父亲教我的，他又是跟爷爷学的'),
                say('thoughtfully', '若有所思'),
              ),
            ],
            sounds: [say('gulls', '海鸥叫声'), say('rigging against masts', '缆绳拍打桅杆')],
          }),
        ],
        look: makeLook({
          style: 'observational documentary',
          medium: 'handheld 16 mm film',
          mood: 'honest',
          palette: ['natural colours'],
          saturation: -0.1,
          grain: 0.3,
        }),
        continuity: makeContinuity({ exclude: ['music', 'subtitles'] }),
      });
    },
  },
  {
    name: 'two people argue while time is said',
    direction: (say) => {
      const [kim, lee] = [makeSubject(say('Kim', '小金')), makeSubject(say('Lee', '小李'))];
      return makeDirection({
        cast: { subjects: [kim, lee] },
        shots: [
          makeShot({
            seconds: 10,
            size: 'medium-wide',
            choreography: {
              subjects: [kim, lee],
              actions: [
                makeAction(kim.name, say('slams the drawer', '猛地关上抽屉'), { duration: 1 }),
                makeAction(lee.name, say('steps back', '后退一步'), { seconds: 1.1, duration: 1 }),
                makeAction(kim.name, say('points at the door', '指向门口'), { seconds: 3, duration: 1 }),
                makeAction(lee.name, say('picks up the coat and leaves', '拿起外套离开'), {
                  seconds: 7,
                  duration: 3,
                  manner: say('without a word', '一言不发'),
                }),
              ],
            },
            lines: [makeLine(kim.name, say('Out', '出去'), say('hoarsely', '嘶哑'), 3.5)],
          }),
        ],
      });
    },
  },
];
