import type { Ease } from '../../stage/index.ts';
import {
  type Extent,
  extentOf,
  holdsAfterWhip,
  LENSES,
  type LensName,
  pick,
  type ShakeName,
  type SharpDepth,
  type Speed,
  speedWords,
  tenths,
} from './bins.ts';
import type { CameraFacts } from './facts.ts';
import { FOLLOWING_MOVES, SUBJECT_MOVES, TRAVELLING_MOVES } from './moves.ts';
import { isForward, type SpokenMove, standsStill, subjectOr } from './spoken.ts';
import type { Support } from './support.ts';

const SPEEDS: { readonly [S in Speed]: string } = {
  '': '',
  slowly: '缓慢',
  steadily: '平稳',
  quickly: '快速',
  'whip-': '急速',
  'very slowly': '极缓慢',
  'at walking pace': '以步行速度',
  briskly: '以较快速度',
  'at running speed': '以奔跑速度',
  subtly: '轻微',
  'crash-': '急速',
};
const EASES: { readonly [E in Ease]: string } = {
  linear: '，保持匀速',
  in: '，由慢渐快',
  out: '，逐渐减速停稳',
  'in-out': '',
  hold: '',
};
const SUPPORTS: { readonly [S in Support]: string } = {
  tripod: '三脚架拍摄',
  dolly: '轨道车拍摄',
  crane: '摇臂拍摄',
  gimbal: '稳定器拍摄',
  handheld: '手持拍摄',
  drone: '无人机航拍',
};
const SHAKES: { readonly [S in ShakeName]: string } = {
  hardly: '画面几乎不晃',
  slightly: '画面轻微自然晃动',
  clearly: '画面明显晃动',
  violently: '画面剧烈晃动',
};
const LENS_NAMES: { readonly [L in LensName]: string } = {
  'ultra-wide': '超广角',
  wide: '广角',
  'natural wide': '小广角',
  normal: '标准',
  portrait: '中焦人像',
  telephoto: '长焦',
};
const DEPTHS: { readonly [D in SharpDepth]: string } = {
  'razor-thin': '极浅景深，背景完全虚化',
  shallow: '浅景深，背景柔和虚化',
  moderate: '',
  deep: '大景深，前后景都清晰',
};
/** Adverbs of extent before a verb. */
const EXTENTS: { readonly [E in Extent]: string } = {
  little: '小幅',
  '': '',
  quarter: '大幅',
  half: '大幅',
  most: '大幅',
  full: '大幅',
  far: '大幅',
  twice: '',
};
/** Around something. */
const CIRCLES: { readonly [E in Extent]?: string } = {
  quarter: '四分之一圈',
  half: '半圈',
  most: '大半圈',
  full: '一整圈',
};
const MAIN = '主体';

/** A whip counts as one by intent, a pan by its speed. */
const isWhip = (spoken: SpokenMove): boolean =>
  spoken.move === 'whip' || (spoken.move === 'pan' && speedWords(spoken) === 'whip-');

/** One move, as it is written into prompts for Jimeng. */
function moveZh(spoken: SpokenMove, travels: boolean): string {
  const { move, closerMetres = 0 } = spoken;
  const speed = SPEEDS[speedWords(spoken)];
  const extent = extentOf(spoken);
  const how = `${speed}${speed === SPEEDS.subtly ? '' : EXTENTS[extent]}`;
  const forward = isForward(spoken);
  const who = subjectOr(spoken, MAIN);
  const nearing = closerMetres > 0 ? '逐渐靠近' : closerMetres < 0 ? '逐渐远离' : '';
  switch (move) {
    case 'static':
      return spoken.subject === undefined ? '固定镜头' : `机位固定，镜头转动跟随${spoken.subject}`;
    case 'pan':
    case 'whip':
      return panZh(spoken, how);
    case 'tilt':
      return `镜头${how}向${forward ? '上' : '下'}摇`;
    case 'roll':
      return `镜头${how}${forward ? '顺' : '逆'}时针旋转`;
    case 'zoom':
      return zoomZh(how, forward, extent, travels);
    case 'dolly':
      return forward ? `推镜头，机位${how}向前推进，靠近${MAIN}` : `拉镜头，机位${how}向后拉远，远离${MAIN}`;
    case 'truck':
      return `镜头${how}向${side(forward)}横移`;
    case 'pedestal':
      return `镜头${how}垂直${forward ? '上升' : '下降'}`;
    case 'orbit':
      return `镜头${speed}向${side(forward)}环绕${who}${CIRCLES[extent] ?? ''}`;
    case 'arc':
      return `镜头${speed}向${side(forward)}弧形环绕${who}${CIRCLES[extent] ?? ''}${nearing && `，同时${nearing}`}`;
    case 'crane':
      return `${forward ? '升' : '降'}镜头，摇臂带动机位${how}${forward ? '升高' : '降低'}，${who}在画面中的位置不变`;
    case 'follow':
      return `跟拍${who}，镜头${speed}跟随移动，${nearing || '保持距离不变'}`;
    case 'lead':
      return `正面跟拍${who}，镜头在其前方${speed}后退，${nearing || '保持距离不变'}`;
    case 'rack-focus':
      return `移焦，焦点${speed}${pullZh(spoken)}`;
    case 'dolly-zoom':
      return forward
        ? `希区柯克变焦，机位${speed}前移，同时焦距变短，${who}大小不变，背景向远处退去`
        : `希区柯克变焦，机位${speed}后移，同时焦距变长，${who}大小不变，背景向前逼近`;
    default:
      return move satisfies never;
  }
}

const side = (right: boolean): string => (right ? '右' : '左');

function panZh(spoken: SpokenMove, how: string): string {
  const to = side(isForward(spoken));
  if (isWhip(spoken)) return `甩镜头，镜头急速甩向${to}侧${holdsAfterWhip(spoken) ? '后停稳' : ''}`;
  return extentOf(spoken) === 'full' ? `镜头${SPEEDS[speedWords(spoken)]}向${to}环摇一周` : `镜头${how}向${to}摇`;
}

/** Never by the words for pushing and pulling: those move the camera. */
function zoomZh(how: string, nearer: boolean, extent: Extent, travels: boolean): string {
  const to = extent === 'twice' ? (nearer ? '至约两倍' : '至约一半') : '';
  return `${travels ? '' : '机位不动，'}镜头${how}变焦${nearer ? '放大' : '缩小'}${to}`;
}

function pullZh({ subject, nearer, amount }: SpokenMove): string {
  if (subject !== undefined) return `转移到${subject}`;
  if (nearer === undefined) return `转移到${tenths(amount)}米处`;
  return nearer ? '从背景转移到前景' : '从前景转移到背景';
}

/** Whom a move stays turned to. Those that are about their subject say themselves what they have to do with it. */
const turnedTo = ({ move, subject, aim }: SpokenMove): string | undefined =>
  aim ?? (move === 'static' || SUBJECT_MOVES.has(move) ? undefined : subject);

/** Moves that are made at the same time. */
function togetherZh(moves: readonly SpokenMove[]): string {
  const moving = moves.filter((spoken) => !standsStill(spoken));
  const [first, ...rest] = moving;
  if (first === undefined) return '固定镜头';
  const say = (spoken: SpokenMove) => {
    const travels = moving.some((other) => other !== spoken && TRAVELLING_MOVES.has(other.move));
    const aim = turnedTo(spoken);
    return `${moveZh(spoken, travels)}${aim === undefined ? '' : `，始终对准${aim}`}`;
  };
  const ease = FOLLOWING_MOVES.has(first.move) || first.move === 'whip' ? '' : EASES[first.ease ?? 'in-out'];
  return [`${say(first)}${ease}`, ...rest.map(say)].join('，同时');
}

/** `前2秒固定镜头；最后1秒镜头快速向右摇`, `先固定镜头；最后镜头快速向右摇`; one stretch without its time. */
function movementZh({ stretches }: CameraFacts, timed: boolean): string {
  if (stretches.length === 1) return togetherZh(stretches[0]!.moves);
  const when = (place: number) =>
    place === 0 ? (timed ? '前' : '先') : place === stretches.length - 1 ? '最后' : '随后';
  return stretches
    .map(({ moves, seconds }, place) => `${when(place)}${timed ? `${tenths(seconds)}秒` : ''}${togetherZh(moves)}`)
    .join('；');
}

const supportZh = ({ support, shake }: CameraFacts): string =>
  [support && SUPPORTS[support], shake && SHAKES[shake]].filter(Boolean).join('，');

/** `35mm小广角镜头` */
const lensZh = ({ focalLengthMm }: CameraFacts): string =>
  `${tenths(focalLengthMm)}mm${LENS_NAMES[pick(LENSES, focalLengthMm)]}镜头`;

const focusZh = ({ focus }: CameraFacts): string =>
  focus ? [`f/${tenths(focus.fStop)}光圈`, DEPTHS[focus.depth]].filter(Boolean).join('，') : '';

/** A camera in Chinese, part by part. */
export const inChinese = (facts: CameraFacts, timed: boolean) => ({
  movement: movementZh(facts, timed),
  support: supportZh(facts),
  lens: lensZh(facts),
  focus: focusZh(facts),
});
