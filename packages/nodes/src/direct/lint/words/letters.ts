/** Things with something written on them. `sign` and `title` are words of other kinds too. */
const WRITTEN_EN =
  /\b(?:sign(?:s|board|boards|age|post|posts)?\b(?!\s+(?:of|language|off|up|for|a|an|the|his|her|their|it|papers?|documents?|contracts?|autographs?)\b)|logos?\b|labels?\b|captions?\b|subtitles?\b|billboards?\b|posters?\b|headlines?\b|lettering\b|inscriptions?\b|graffiti\b|typography\b|name ?tags?\b|price tags?\b|(?:licen[cs]e|number|registration) plates?\b|title (?:card|sequence)s?\b|(?:book|film|movie|opening|end) titles?\b|(?:on-?screen|readable|legible|printed|handwritten) (?:text|words|writing)\b|text messages?\b|text on\b|words? (?:on|across) (?:the|a|his|her|its)\b|writing on\b)/giu;
const WRITTEN_ZH =
  /文字|字幕|招牌|店招|路牌|指示牌|标题|标语|横幅|牌匾|商标|标志牌|海报|字样|涂鸦|车牌|写着|印着|刻着|logo/giu;
/** A word between quotation marks of any kind. */
const QUOTED = /"([^"\n]{1,60})"|“([^”\n]{1,60})”|「([^」\n]{1,60})」|『([^』\n]{1,60})』/gu;
/** Before a thing: it is not there, or has nothing written on it. */
const NOT_THERE =
  /(?:\b(?:no|not|without|never|any|nor|free of|avoid(?:ing|s)?|remove[sd]?|blank|unmarked|unreadable|illegible|blurred|empty)\b(?:\s+[\p{L}-]+){0,2}\s*|(?:没有|无|不要|不含|去掉|空白|模糊)(?:的|任何)?)$/iu;
/** Of somebody who speaks, before or after the quotation. */
const SPEAKS =
  /\b(?:says?|said|asks?|shouts?|whispers?|yells?|murmurs?|answers?|repl(?:y|ies)|calls?|cries|screams?|mutters?|sings?|tells?|exclaims?|greets?|mouths?|announces?)\b|说|喊|问|答|叫|唱|低语|道[：:]?$/iu;

/** How far around a place words belong to it, characters. */
const REACH = 120;

/** What of a text would have to be read in the picture, as it stands there; `undefined` for nothing. */
export function lettersIn(text: string, names: readonly string[] = []): string | undefined {
  return thingIn(text, WRITTEN_EN) ?? thingIn(text, WRITTEN_ZH) ?? quotationIn(text, names);
}

function thingIn(text: string, things: RegExp): string | undefined {
  for (const found of text.matchAll(things)) if (!NOT_THERE.test(before(text, found.index))) return found[0];
  return undefined;
}

/** A quotation that nobody says. A word in small letters is only meant otherwise: a "vintage" feel. */
function quotationIn(text: string, names: readonly string[]): string | undefined {
  for (const found of text.matchAll(QUOTED)) {
    const words = found.slice(1).find((group) => group !== undefined) ?? '';
    if (!/[\p{Lu}\p{N}\p{Script=Han}]/u.test(words) || names.includes(words)) continue;
    if (/[,，]$/u.test(words) || isSpoken(text, found.index, found.index + found[0].length)) continue;
    return found[0];
  }
  return undefined;
}

function isSpoken(text: string, begins: number, ends: number): boolean {
  const lead =
    before(text, begins)
      .split(/[.!?。！？；;]/u)
      .at(-1) ?? '';
  const rest = text.slice(ends, ends + REACH).split(/[.!?。！？；;，,]/u)[0] ?? '';
  return SPEAKS.test(lead) || SPEAKS.test(rest);
}

const before = (text: string, index: number): string => text.slice(Math.max(0, index - REACH), index);
