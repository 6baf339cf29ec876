import type { LineValue } from '../../values/index.ts';
import { glue } from '../text/chinese.ts';
import { cleanPhrase, cleanText } from '../text/clean.ts';
import { capitalised, secondsText, tenths } from '../text/english.ts';
import type { Language } from '../types.ts';

/** The speaker who is heard and not seen. */
export const isNarrator = ({ speaker }: LineValue): boolean => speaker.trim().toLowerCase() === 'narrator';

/** How a line is told. */
export interface LineWords {
  /** Whether to say how it is spoken. */
  readonly delivery: boolean;
  /** When the shot begins, for the time of the line; left out: no time is said. */
  readonly clock?: { readonly startSeconds: number };
}

/** What leads to a quotation, and the quotation, which is its own full stop. */
export interface SpokenLine {
  readonly lead: string;
  readonly quote: string;
}

/** `Mara says softly: ` and `"I never left."`; `玛拉轻声说：` and `“我从未离开。”`. */
export const spokenLine = (line: LineValue, language: Language, words: LineWords): SpokenLine =>
  language === 'zh'
    ? { lead: leadInChinese(line, words), quote: quoted(line.text, '“', '‘') }
    : { lead: leadInEnglish(line, words), quote: quoted(line.text, '"', "'") };

/** A line in one text. */
export function linePhrase(line: LineValue, language: Language, words: LineWords = { delivery: true }): string {
  const { lead, quote } = spokenLine(line, language, words);
  return lead + quote;
}

function leadInEnglish(line: LineValue, { delivery, clock }: LineWords): string {
  const manner = delivery ? cleanPhrase(line.delivery) : '';
  const time = clock && isLate(line) ? `at ${secondsText(clock.startSeconds + line.seconds)}, ` : '';
  if (isNarrator(line)) {
    const how = manner === '' ? 'a narrator says in voice-over' : `a narrator says in voice-over, ${manner}`;
    return capitalised(`${time}${how}: `);
  }
  const says = manner === '' ? 'says' : /^\p{L}+ly$/u.test(manner) ? `says ${manner}` : `says, ${manner}`;
  return capitalised(`${time}${cleanPhrase(line.speaker)} ${says}: `);
}

function leadInChinese(line: LineValue, { delivery, clock }: LineWords): string {
  const manner = delivery ? cleanPhrase(line.delivery) : '';
  const time = clock && isLate(line) ? `第${tenths(clock.startSeconds + line.seconds)}秒，` : '';
  const aside = manner === '' ? '' : `（${manner}）`;
  if (isNarrator(line)) return `${time}旁白${aside}：`;
  const who = cleanPhrase(line.speaker);
  // `没有抬头` is no adverb: what is not done, or done with a part of the body, stands aside.
  const isAdverb = /^(?![没不未无边低抬转带用以朝背面])\p{Script=Han}{2,4}$/u.test(manner);
  const says = isAdverb ? `${manner}${/[地声着]$/u.test(manner) ? '' : '地'}说` : `${aside}说`;
  return `${time}${glue(who, says)}：`;
}

const isLate = (line: LineValue): line is LineValue & { readonly seconds: number } => (line.seconds ?? 0) > 0.5;

const CLOSING: { readonly [mark: string]: string } = { '"': '"', '“': '”', "'": "'", '‘': '’' };

/** In quotation marks, those inside changed to the second kind, and with a full stop where the line has no end of its own. */
function quoted(text: string, outer: '"' | '“', inner: "'" | '‘'): string {
  let open = false;
  const plain = cleanText(text).replace(/["“”„«»「」『』＂]/gu, (mark) => {
    // Marks that look the same on both sides take turns.
    open = /[“„«「『]/u.test(mark) ? true : /[”»」』]/u.test(mark) ? false : !open;
    return open ? inner : CLOSING[inner]!;
  });
  const stop = /[\p{L}\p{N}]['’)）]?$/u.test(plain) ? (/\p{Script=Han}/u.test(plain) ? '。' : '.') : '';
  return `${outer}${plain}${stop}${CLOSING[outer]}`;
}
