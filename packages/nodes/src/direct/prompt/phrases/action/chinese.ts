import type { PoseName } from '../../../values/index.ts';
import { glue, listedZh, sentenceZh } from '../../text/chinese.ts';
import { cleanPhrase } from '../../text/clean.ts';
import { tenths } from '../../text/english.ts';
import { type Beat, type Facing, facingOf, isParted, isSameWay, type Way, wayOf } from './beats.ts';
import type { ActionWords, TimedSentence } from './index.ts';

const POSES: { readonly [P in PoseName]: string } = {
  stand: '站着',
  walk: '走动',
  run: '奔跑',
  sit: '坐着',
  crouch: '蹲着',
  kneel: '跪着',
  lie: '躺着',
  lean: '倚靠着',
  reach: '伸出手',
  point: '伸手指向前方',
  wave: '挥手',
  'raise-arms': '举起双臂',
  'arms-crossed': '双臂交叉站立',
  fight: '打斗',
  dance: '跳舞',
  jump: '跳起',
  fall: '跌倒',
};
const WAYS: { readonly [W in Way]: string } = {
  none: '',
  right: '由左向右',
  left: '由右向左',
  away: '远离镜头而去',
  toward: '迎着镜头而来',
  'away-right': '向画面右侧深处而去',
  'away-left': '向画面左侧深处而去',
  'toward-right': '向镜头右前方而来',
  'toward-left': '向镜头左前方而来',
};
const FACINGS: { readonly [F in Facing]: string } = {
  none: '',
  front: '面向镜头',
  'front-right': '身体微侧，朝向画面右侧',
  right: '侧对镜头，面朝画面右侧',
  'back-right': '侧背对镜头，朝向画面右侧',
  back: '背对镜头',
  'back-left': '侧背对镜头，朝向画面左侧',
  left: '侧对镜头，面朝画面左侧',
  'front-left': '身体微侧，朝向画面左侧',
};
const SAYS_WAY = /左|右|镜头|远处|远离|来|去|离开|\b(?:left|right|camera|away)\b/iu;
const SAYS_FACING = /面向|面朝|背对|转身|转头|回头|看向|望向/u;

const MOST_CLAUSES = 4;

/** Beats as sentences with their full stops. */
export function actionsInChinese(beats: readonly Beat[], words: ActionWords): TimedSentence[] {
  const open: { seconds: number; text: string }[] = [];
  let clauses = 0;
  beats.forEach((beat, index) => {
    const before = beats[index - 1];
    const last = open.at(-1);
    const joint = clauses < MOST_CLAUSES && !isParted(before, beat, words) ? jointOf(beat) : undefined;
    const said = { ...words, ...(isSameWay(before, beat) && { way: false }) };
    if (joint !== undefined && last) {
      last.text = glue(last.text, joint, beat.same ? predicate(beat, said) : clause(beat, said));
      clauses += 1;
      return;
    }
    open.push({ seconds: beat.action.seconds, text: glue(opening(beat, words), clause(beat, said)) });
    clauses = 1;
  });
  return open.map(({ seconds, text }) => ({ seconds, text: sentenceZh(text) }));
}

function jointOf({ link, same }: Beat): string | undefined {
  if (link === 'while') return '，同时';
  return link === 'then' ? (same ? '，随后' : '，接着') : undefined;
}

function opening({ link, action }: Beat, { clock }: ActionWords): string {
  switch (link) {
    case 'start':
      return '';
    case 'then':
      return '接着，';
    case 'beat':
      return '片刻后，';
    case 'while':
      return '同时，';
    case 'during':
      return '与此同时，';
    case 'later':
      return clock ? `第${tenths(clock.startSeconds + action.seconds)}秒，` : '停顿之后，';
    default:
      return link satisfies never;
  }
}

/** How one beat is said: whether the way it takes is, too. */
type Said = ActionWords & { readonly way?: boolean };

function clause(beat: Beat, words: Said): string {
  const subjects = beat.subjects.map(cleanPhrase);
  const who = subjects.length === 1 ? subjects[0]! : glue(listedZh(subjects), '一起');
  return glue(who, predicate(beat, words));
}

/** Manners that lead over to a verb by themselves. */
const LEADS_OVER = /^[带像如用以朝]|着|[地然]$|^(.)\1$/u;
/** Manners that are clauses of their own: with commas, of parts of the body, of what is not done. */
const OWN_CLAUSE = /[，,、]|^[双手眼头身面嘴脚没未低抬背张伸]/u;

/** `犹豫地走向窗边，由左向右`. */
function predicate({ action }: Beat, { manners, way: hasWay = true }: Said): string {
  const does = cleanPhrase(action.does);
  const verb = does || POSES[action.pose];
  const manner = manners ? cleanPhrase(action.manner) : '';
  const way = !hasWay || (does !== '' && SAYS_WAY.test(does)) ? '' : WAYS[wayOf(action)];
  const facing = does !== '' && SAYS_FACING.test(does) ? '' : FACINGS[facingOf(action)];
  return [glue(withManner(manner, verb)), way, facing].filter((part) => part !== '').join('，');
}

function withManner(manner: string, verb: string): string {
  if (manner === '') return verb;
  if (!/^\p{Script=Han}/u.test(manner) || manner.length > 8) return `${verb}，${manner}`;
  if (OWN_CLAUSE.test(manner)) return `${manner}，${verb}`;
  if (LEADS_OVER.test(manner)) return `${manner}${verb}`;
  return manner.length <= 4 ? `${manner}地${verb}` : `${verb}，${manner}`;
}

/** For lists of what was left out. */
export const beatLabelZh = (beat: Beat): string => clause(beat, { manners: true });
