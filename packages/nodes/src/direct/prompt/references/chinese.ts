import type { Aspect } from '../../values/index.ts';
import { glue, listedZh } from '../text/chinese.ts';
import { cleanPhrase } from '../text/clean.ts';
import { tenths } from '../text/english.ts';
import type { Piece } from '../types.ts';
import { ignoredWords, isBeat, isWholeMusic, type ReferenceGroup, spoken, tagOf, toBundles } from './groups.ts';
import { type ReferenceWords, weave } from './weave.ts';

const ASPECTS: { readonly [A in Aspect]: string } = {
  face: '面部',
  hair: '发型',
  costume: '服装',
  body: '体型',
  product: '外观',
  colour: '色彩',
  style: '画面风格',
  light: '光线',
  layout: '构图',
  environment: '场景',
  background: '背景',
  people: '人物',
  text: '文字',
  logo: '标志',
  motion: '动作',
  timing: '节奏',
  camera: '运镜',
  effect: '特效',
  rhythm: '节拍',
  melody: '旋律',
  voice: '音色',
  words: '台词',
  ambience: '环境音',
  soundtrack: '原声',
};
const OWN: ReadonlySet<Aspect> = new Set([
  'face',
  'hair',
  'costume',
  'body',
  'product',
  'colour',
  'logo',
  'text',
  'motion',
  'timing',
  'voice',
  'words',
]);

function usual({ role, subjectKind }: ReferenceGroup): string {
  switch (role) {
    case 'identity':
      return subjectKind === 'vehicle' || subjectKind === 'object' ? '外观' : '形象';
    case 'style':
      return '画面风格';
    case 'layout':
      return '构图';
    case 'lighting':
      return '光线';
    case 'motion':
      return '动作';
    case 'camera':
      return '运镜';
    case 'effect':
      return '特效';
    case 'rhythm':
      return '节奏';
    case 'voice':
      return '音色';
    case 'sound':
      return '声音';
    case 'music':
      return '配乐';
    default:
      return '内容';
  }
}

const aspects = (group: ReferenceGroup): string => {
  const transfer = spoken(group);
  return transfer.length === 0 ? usual(group) : listedZh(transfer.map((aspect) => ASPECTS[aspect]));
};

/** `玛拉的面部、发型和服装`, `运镜和节奏`. */
const what = (group: ReferenceGroup): string =>
  isOwn(group) ? glue(cleanPhrase(group.subject), '的', aspects(group)) : aspects(group);

/** Whether what is taken over belongs to the subject, as a face does, and light does not. */
function isOwn(group: ReferenceGroup): boolean {
  const first = spoken(group)[0];
  if (cleanPhrase(group.subject) === '') return false;
  return first === undefined ? ['identity', 'motion', 'voice'].includes(group.role) : OWN.has(first);
}

/** Roles that are spoken of with nothing but their tag. */
const WITHOUT_SUBJECT: ReadonlySet<string> = new Set([
  'opening-frame',
  'closing-frame',
  'storyboard',
  'rhythm',
  'music',
]);

/** For whom it is, where that is not said by whose it is. */
function whose(group: ReferenceGroup): string {
  const subject = cleanPhrase(group.subject);
  return subject === '' || isOwn(group) || WITHOUT_SUBJECT.has(group.role) ? '' : glue('，用于', subject);
}

function ignoring(group: ReferenceGroup): string {
  const words = ignoredWords(group, ASPECTS, { performer: '人物外貌', lettering: '文字标志', voices: '人声' });
  return words.length === 0 ? '' : `，忽略其中的${listedZh(words)}`;
}

function during({ span }: ReferenceGroup, { timed, filmSeconds }: ReferenceWords): string {
  if (!span || !timed) return '';
  if (span.to < filmSeconds) return `，仅用于第${tenths(span.from)}至${tenths(span.to)}秒`;
  return span.from > 0 ? `，仅用于第${tenths(span.from)}秒之后` : '';
}

const HOW = { loose: '大致', match: '', strict: '严格' } as const;

const tags = (group: ReferenceGroup): Piece[] =>
  group.members.flatMap((member, index): Piece[] => {
    const last = index === group.members.length - 1;
    return [...(index === 0 ? [] : [last ? '和' : '、']), tagOf(member)];
  });

/** The references one by one, in sentences with their full stops. */
export function referencesInChinese(groups: readonly ReferenceGroup[], words: ReferenceWords): Piece[] {
  const clauses = toBundles(groups).map((bundle, index) => {
    const group = bundle[0]!;
    const isFirst = index === 0 && words.opens;
    const clause = bundle.length > 1 ? ofEach(bundle, isFirst) : isFirst ? opening(group) : own(group);
    return [...clause, `${whose(group)}${ignoring(group)}${during(group, words)}`];
  });
  return clauses.length === 0 ? [] : [...weave(clauses, '；'), '。'];
}

/** `参考[图片1]中安娜和[图片2]中阿本的面部和发型`, `安娜和阿本的音色分别参考[音频1]和[音频2]`. */
function ofEach(bundle: readonly ReferenceGroup[], isFirst: boolean): Piece[] {
  const refer = `${HOW[bundle[0]!.strength]}参考`;
  const each = (piece: (group: ReferenceGroup) => readonly Piece[]) =>
    bundle.flatMap((group, index): Piece[] => {
      const between = index === 0 ? '' : index === bundle.length - 1 ? '和' : '、';
      return [between, ...piece(group)];
    });
  if (isFirst) {
    const all = each((group) => [...tags(group), `中${cleanPhrase(group.subject)}`]);
    return [refer, ...all, `的${aspects(bundle[0]!)}`];
  }
  const names = listedZh(bundle.map(({ subject }) => cleanPhrase(subject)));
  return [`${glue(names, '的', aspects(bundle[0]!))}分别${refer}`, ...each(tags)];
}

/** `参考[图片1]中玛拉的面部和发型`: the phrase of the task comes first. */
function opening(group: ReferenceGroup): Piece[] {
  const refer = `${HOW[group.strength]}参考`;
  switch (group.role) {
    case 'opening-frame':
      return [refer, ...tags(group), '作为首帧'];
    case 'closing-frame':
      return [refer, ...tags(group), '作为尾帧'];
    case 'storyboard':
      return [refer, ...tags(group), '的分镜顺序逐格呈现，画面中不出现分镜格线和文字'];
    default:
      return [refer, ...tags(group), isOwn(group) ? `中${what(group)}` : `的${what(group)}`];
  }
}

/** What is referred to first, the reference last, as it is usually typed. */
function own(group: ReferenceGroup): Piece[] {
  const refer = `${HOW[group.strength]}参考`;
  switch (group.role) {
    case 'opening-frame':
      return ['以', ...tags(group), '为首帧'];
    case 'closing-frame':
      return ['以', ...tags(group), '为尾帧'];
    case 'storyboard':
      return ['按', ...tags(group), '的分镜顺序逐格呈现，画面中不出现分镜格线和文字'];
    case 'rhythm':
      return [`动作和剪辑${HOW[group.strength]}卡点`, ...tags(group), `的${isBeat(group) ? '节拍' : aspects(group)}`];
    case 'music':
      return isWholeMusic(group) ? ['配乐使用', ...tags(group)] : [`配乐的${aspects(group)}${refer}`, ...tags(group)];
    default:
      return [`${what(group)}${refer}`, ...tags(group)];
  }
}

/** `严格编辑[视频1]，仅修改以下内容，其余保持不变。` */
export function openerInChinese(sources: ReferenceGroup | undefined, words: ReferenceWords): Piece[] {
  switch (words.task) {
    case 'edit':
      return sources ? ['严格编辑', ...tags(sources), `${ignoring(sources)}，仅修改以下内容，其余保持不变：`] : [];
    case 'extend': {
      const by = words.timed ? `${tenths(words.filmSeconds)}秒` : '';
      return sources
        ? ['延长', ...tags(sources), `${by && '，向后续接'}${by}，画面无缝衔接${ignoring(sources)}：`]
        : [];
    }
    case 'first-frame':
      return ['以给定的首帧画面为起点。'];
    case 'first-last-frame':
      return ['从给定的首帧画面自然过渡到给定的尾帧画面。'];
    default:
      return [];
  }
}
