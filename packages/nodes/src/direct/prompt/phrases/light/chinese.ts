import { glue } from '../../text/chinese.ts';
import { term } from '../../text/glossary.ts';
import type { Contrast, Exposure, Haze, Height, LightColour, LightFact, LightFacts, Side } from './facts.ts';

const CONTRASTS: { readonly [C in Contrast]: string } = {
  flat: '布光平均',
  gentle: '明暗过渡柔和',
  dramatic: '明暗对比强烈',
  'low-key': '低调布光，暗部深沉',
  noir: '黑色电影式布光，阴影浓黑',
};
export const TIMES_ZH: { readonly [T in LightFacts['time']]: string } = {
  unset: '',
  dawn: '清晨的光线',
  'golden-hour': '黄金时刻的光线',
  day: '白天自然光',
  overcast: '阴天漫射光',
  dusk: '黄昏的光线',
  'blue-hour': '蓝调时刻的光线',
  night: '夜景光线',
};
const COLOURS: { readonly [C in LightColour]: string } = {
  candle: '暖橙色',
  tungsten: '暖黄色',
  warm: '暖色',
  neutral: '',
  cool: '冷色',
  blue: '冷蓝色',
};
const HARDNESS: { readonly [H in LightFact['hardness']]: string } = {
  hard: '硬朗的',
  crisp: '略硬的',
  soft: '柔和的',
  wrapping: '大面积漫射的',
};
const CHANGES: { readonly [C in LightFact['change']]: string } = {
  none: '',
  'fades-out': '随镜头逐渐熄灭',
  dims: '随镜头逐渐变暗',
  brightens: '随镜头逐渐变亮',
  'comes-up': '随镜头逐渐亮起',
  warms: '随镜头逐渐变暖',
  cools: '随镜头逐渐变冷',
};
const HAZES: { readonly [H in Haze]: string } = {
  none: '',
  light: '空气中有淡淡的薄雾',
  haze: '烟雾弥漫，光束清晰可见',
  fog: '浓雾笼罩',
};
const EXPOSURES: { readonly [E in Exposure]: string } = {
  dark: '画面明显欠曝',
  dim: '画面略微欠曝',
  normal: '',
  bright: '画面略微过曝',
  blown: '画面明显过曝，高光溢出',
};

/** A rig in Chinese, without a full stop; empty when it says nothing. */
export function lightInChinese(facts: LightFacts, detail: 'full' | 'key'): string {
  const lights = detail === 'full' ? facts.lights : facts.lights.filter(({ role }) => role === 'key');
  // Noir is a thing of the night; by day the same ratio is the contrast of a hard sun.
  const isNoir = facts.time === 'unset' || facts.time === 'night';
  const ratio =
    facts.contrast === 'noir' && !isNoir ? '明暗反差极强，阴影浓黑' : facts.contrast && CONTRASTS[facts.contrast];
  const lead = [TIMES_ZH[facts.time], ratio ?? ''].filter((part) => part !== '');
  return [
    lead.join('，'),
    ...lights.map(lightWords),
    facts.silhouette ? '前方主体呈剪影' : '',
    ambientWords(facts),
    ...(detail === 'full' ? [HAZES[facts.haze], EXPOSURES[facts.exposure]] : []),
  ]
    .filter((part) => part !== '')
    .join('；');
}

const ambientWords = ({ ambient }: LightFacts): string =>
  ambient === undefined || COLOURS[ambient] === '' ? '' : `环境光偏${COLOURS[ambient]}`;

const NAMES: { readonly [R in LightFact['role']]: string } = {
  key: '主光',
  fill: '补光',
  kicker: '侧逆辅光',
  rim: '轮廓光',
  practical: '光芒',
  background: '灯光',
};
const STRENGTHS: { readonly [S in LightFact['strength']]: string } = { faint: '微弱的', normal: '', strong: '强烈的' };

function lightWords(light: LightFact): string {
  const source = term(light.motivation, 'zh');
  const hardness = light.role === 'key' || light.role === 'fill' ? HARDNESS[light.hardness] : '';
  const lamp = [
    STRENGTHS[light.strength],
    light.flickers ? '闪烁的' : '',
    hardness,
    COLOURS[light.colour],
    NAMES[light.role],
  ].join('');
  const more = [source && glue('光源是', source), CHANGES[light.change]];
  const all = (...parts: readonly string[]) => [...parts, ...more].filter((part) => part !== '').join('，');
  switch (light.role) {
    case 'practical':
      return [glue(source ? `画面中${source}` : '画面中', source ? '发出' : '有', lamp), CHANGES[light.change]]
        .filter((part) => part !== '')
        .join('，');
    case 'background':
      return all(`背景打上${lamp}`);
    case 'key':
      return all(`${lamp}从${placeWords(light)}打来`, EFFECTS[light.side]);
    default:
      return all(`${placeWords(light)}打来${lamp}`);
  }
}

/** What light from there is called on the subject. */
const EFFECTS: { readonly [S in Side]: string } = {
  front: '',
  'three-quarter-front': '',
  side: '形成侧光',
  'three-quarter-back': '形成侧逆光',
  back: '形成逆光',
};
const PLACES: { readonly [S in Side]: string } = {
  front: '正面',
  'three-quarter-front': '前方',
  side: '侧',
  'three-quarter-back': '后方',
  back: '背后',
};
const HEIGHTS: { readonly [H in Height]: string } = { below: '低处', level: '', high: '高处', top: '上方' };

/** `画面左后方高处`. */
function placeWords({ side, hand, height }: LightFact): string {
  if (height === 'top' && hand === 'none') return side === 'back' ? '后上方' : '正上方';
  const start = hand === 'none' ? PLACES[side] : `画面${hand === 'left' ? '左' : '右'}${PLACES[side]}`;
  return `${start}${HEIGHTS[height]}`;
}
