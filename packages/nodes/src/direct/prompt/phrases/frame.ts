import type { Angle, ShotSize } from '../../values/index.ts';
import { glue, listedZh } from '../text/chinese.ts';
import { capitalised, listed } from '../text/english.ts';
import type { Language } from '../types.ts';

type Named<T extends string> = Exclude<T, 'unset'>;

const SIZES_EN: { readonly [S in Named<ShotSize>]: string } = {
  'extreme-wide': 'extreme wide shot',
  wide: 'wide shot',
  'medium-wide': 'medium wide shot',
  medium: 'medium shot',
  'medium-close': 'medium close-up',
  close: 'close-up',
  'extreme-close': 'extreme close-up',
};
const SIZES_ZH: { readonly [S in Named<ShotSize>]: string } = {
  'extreme-wide': '大远景',
  wide: '全景',
  'medium-wide': '中全景',
  medium: '中景',
  'medium-close': '近景',
  close: '特写',
  'extreme-close': '大特写',
};
const ANGLES_EN: { readonly [A in Named<Angle>]: string } = {
  eye: 'eye-level',
  low: 'low-angle',
  high: 'high-angle',
  top: 'top-down',
  ground: 'ground-level',
  dutch: 'dutch-angle',
  'over-shoulder': 'over-the-shoulder',
  'point-of-view': 'point-of-view',
};
const ANGLES_ZH: { readonly [A in Named<Angle>]: string } = {
  eye: '平视',
  low: '低角度仰拍',
  high: '高角度俯拍',
  top: '正上方垂直俯拍',
  ground: '贴地视角',
  dutch: '荷兰角倾斜构图',
  'over-shoulder': '过肩镜头',
  'point-of-view': '主观视角',
};

/** Angles that read as one word with the size behind them: `平视特写`. */
const SHORT_ZH: ReadonlySet<Angle> = new Set(['eye', 'low', 'high', 'ground']);

/** How a picture is framed. */
export interface Framing {
  readonly size: ShotSize;
  readonly angle: Angle;
  /** Who is in it, the main one first; empty when other words of the shot say so. */
  readonly subjects: readonly string[];
}

/** `Low-angle medium close-up of Mara`, `低角度仰拍，近景，玛拉`; empty when nothing is set. Without a full stop. */
export const framePhrase = (framing: Framing, language: Language): string =>
  language === 'zh' ? inChinese(framing) : inEnglish(framing);

function inEnglish({ size, angle, subjects }: Framing): string {
  const shot = size === 'unset' ? '' : SIZES_EN[size];
  const from = angle === 'unset' ? '' : ANGLES_EN[angle];
  if (shot === '' && from === '') return subjects.length === 0 ? '' : `In the frame: ${listed(subjects)}`;
  const what = capitalised(`${from}${from && ' '}${shot || 'shot'}`);
  const [main, ...others] = subjects;
  if (main === undefined) return what;
  if (angle === 'over-shoulder' && others.length > 0) return `${what} of ${main}, past ${listed(others)}`;
  return `${what} of ${listed(subjects)}`;
}

function inChinese({ size, angle, subjects }: Framing): string {
  const shot = size === 'unset' ? '' : SIZES_ZH[size];
  const from = angle === 'unset' ? '' : ANGLES_ZH[angle];
  const [main, ...others] = subjects;
  const framed = SHORT_ZH.has(angle) ? `${from}${shot}` : [from, shot].filter((part) => part !== '').join('，');
  if (angle === 'over-shoulder' && main !== undefined && others.length > 0)
    return `${shot}${from}，${glue('越过', listedZh(others), '的肩膀拍', main)}`;
  const who = subjects.length === 0 ? '' : glue('画面主体为', listedZh(subjects));
  return [framed, who].filter((part) => part !== '').join('，');
}
