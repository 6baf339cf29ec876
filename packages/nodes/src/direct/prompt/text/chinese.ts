const ENDS_IN_LATIN = /[\p{Script=Latin}\p{N}.,;:!?)'"]$/u;
const BEGINS_WITH_LATIN = /^[\p{Script=Latin}\p{N}('"]/u;

/** Puts pieces together as Chinese is written: without spaces, except between two foreign words. Empty pieces are left out. */
export function glue(...pieces: readonly string[]): string {
  let out = '';
  for (const piece of pieces) {
    if (piece === '') continue;
    out += ENDS_IN_LATIN.test(out) && BEGINS_WITH_LATIN.test(piece) ? ` ${piece}` : piece;
  }
  return out;
}

/** `甲`, `甲和乙`, `甲、乙和丙`. */
export function listedZh(items: readonly string[], word: '和' | '或' = '和'): string {
  if (items.length < 2) return items[0] ?? '';
  return glue(items.slice(0, -1).join('、'), word, items.at(-1)!);
}

/** With a full stop, unless it ends in a mark of its own. */
export const sentenceZh = (text: string): string =>
  text === '' ? '' : `${text}${/[。！？!?…：][”’」』）]?$/u.test(text) ? '' : '。'}`;
