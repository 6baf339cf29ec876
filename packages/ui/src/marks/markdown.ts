/** A piece of a line. */
export type Inline =
  | string
  | { readonly kind: 'strong' | 'em'; readonly parts: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly parts: readonly Inline[] };

/** A block of a text. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly parts: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string };

/** Longest text that is read for marks; what is longer is shown as it is. */
const MAX_LENGTH = 20_000;
/** Deepest that marks lie in each other. */
const MAX_DEPTH = 6;

const HEADING = /^(#{1,3})[ \t]+(.+)$/;
const ITEM = /^\s{0,3}([-*+]|\d{1,3}[.)])[ \t]+(.*)$/;
const FENCE = /^```/;

/**
 * Reads the part of Markdown that notes are written in: headings, paragraphs, lists, code, bold, italic and links to `http` and
 * `https`. There is no HTML: whatever else stands in the text, angle brackets among it, is text.
 */
export function parseMarkdown(text: string): readonly Block[] {
  if (text.length > MAX_LENGTH) return [{ kind: 'paragraph', lines: text.split('\n').map((line) => [line]) }];
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const heading = HEADING.exec(line);
    if (line.trim() === '') at++;
    else if (FENCE.test(line)) {
      const end = lines.findIndex((other, i) => i > at && FENCE.test(other));
      const close = end < 0 ? lines.length : end;
      blocks.push({ kind: 'code', text: lines.slice(at + 1, close).join('\n') });
      at = close + 1;
    } else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]!.length as 1 | 2 | 3, parts: parseInline(heading[2]!) });
      at++;
    } else if (ITEM.test(line)) {
      const ordered = /\d/.test(ITEM.exec(line)![1]!);
      const run = runOf(lines, at, (other) => ITEM.test(other) && /\d/.test(ITEM.exec(other)![1]!) === ordered);
      blocks.push({ kind: 'list', ordered, items: run.map((item) => parseInline(ITEM.exec(item)![2]!)) });
      at += run.length;
    } else {
      const run = runOf(lines, at, (other, i) => i === at || isPlain(other));
      blocks.push({ kind: 'paragraph', lines: run.map((other) => parseInline(other)) });
      at += run.length;
    }
  }
  return blocks;
}

const isPlain = (line: string) => line.trim() !== '' && !FENCE.test(line) && !HEADING.test(line) && !ITEM.test(line);

/** The lines from a place on that belong together. */
function runOf(lines: readonly string[], from: number, belongs: (line: string, at: number) => boolean) {
  let end = from;
  while (end < lines.length && belongs(lines[end]!, end)) end++;
  return lines.slice(from, end);
}

/** Opens with a mark and is closed by the same one on its line; the text between begins and ends with a letter. */
const SPANS = [
  { mark: '**', kind: 'strong' },
  { mark: '__', kind: 'strong' },
  { mark: '*', kind: 'em' },
  { mark: '_', kind: 'em' },
] as const;
const WORD = /[\p{L}\p{N}]/u;
const ADDRESS = /https?:\/\/[^\s<>"']+/y;

/** Reads one line. */
export function parseInline(line: string, depth = 0): readonly Inline[] {
  const parts: Inline[] = [];
  let plain = '';
  const push = (part: Inline, next: number) => {
    if (plain !== '') parts.push(plain);
    plain = '';
    parts.push(part);
    return next;
  };
  for (let at = 0; at < line.length; ) {
    const found = depth < MAX_DEPTH ? pieceAt(line, at, depth) : undefined;
    if (found) at = push(found.part, found.end);
    else if (line[at] === '\\' && /[*_`[\]\\]/.test(line[at + 1] ?? '')) {
      plain += line[at + 1];
      at += 2;
    } else plain += line[at++];
  }
  if (plain !== '') parts.push(plain);
  return parts;
}

interface Piece {
  readonly part: Inline;
  readonly end: number;
}

function pieceAt(line: string, at: number, depth: number): Piece | undefined {
  switch (line[at]) {
    case '`': {
      const end = line.indexOf('`', at + 1);
      return end > at + 1 ? { part: { kind: 'code', text: line.slice(at + 1, end) }, end: end + 1 } : undefined;
    }
    case '*':
    case '_':
      return spanAt(line, at, depth);
    case '[':
      return linkAt(line, at, depth);
    case 'h':
      return addressAt(line, at);
    default:
      return undefined;
  }
}

function spanAt(line: string, at: number, depth: number): Piece | undefined {
  const span = SPANS.find(({ mark }) => line.startsWith(mark, at));
  if (!span) return undefined;
  const from = at + span.mark.length;
  const end = line.indexOf(span.mark, from);
  if (end <= from || /\s/.test(line[from]!) || /\s/.test(line[end - 1]!)) return undefined;
  // Underscores within a word are part of it: file_name_2.
  const isWithin =
    span.mark.startsWith('_') && (WORD.test(line[at - 1] ?? '') || WORD.test(line[end + span.mark.length] ?? ''));
  if (isWithin) return undefined;
  const parts = parseInline(line.slice(from, end), depth + 1);
  return { part: { kind: span.kind, parts }, end: end + span.mark.length };
}

function linkAt(line: string, at: number, depth: number): Piece | undefined {
  const middle = line.indexOf('](', at);
  const end = middle < 0 ? -1 : line.indexOf(')', middle);
  if (end < 0) return undefined;
  const href = safeAddress(line.slice(middle + 2, end));
  if (href === undefined || middle === at + 1) return undefined;
  return { part: { kind: 'link', href, parts: parseInline(line.slice(at + 1, middle), depth + 1) }, end: end + 1 };
}

/** An address that is written out. A full stop or bracket behind it is not part of it. */
function addressAt(line: string, at: number): Piece | undefined {
  if (WORD.test(line[at - 1] ?? '')) return undefined;
  ADDRESS.lastIndex = at;
  const text = ADDRESS.exec(line)?.[0].replace(/[.,;:!?)\]]+$/, '');
  const href = text === undefined ? undefined : safeAddress(text);
  return href === undefined ? undefined : { part: { kind: 'link', href, parts: [text!] }, end: at + text!.length };
}

/** The address as a browser understands it, when it leads to the web and carries no name and password. */
export function safeAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, href } = new URL(text);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return isWeb && username === '' && password === '' ? href : undefined;
}
