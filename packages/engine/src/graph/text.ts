import { ID_PATTERN } from './document.ts';

/** A reference inside a prompt: which of the node's own edges it means. */
export interface Mention {
  readonly input: string;
  readonly index: number;
}

/** A prompt after its mentions were bound: text and references in order. Only text written in the document can mention. */
export interface Prompt {
  readonly parts: readonly (string | Mention)[];
}

/** A piece of a text literal: plain text, `{{name}}` or `@name`. */
export type TextPart = string | { readonly template: string } | { readonly mention: string };

const TEMPLATE = /\{\{([a-z][a-z0-9-]{0,63})\}\}/y;
// A mention ends before a trailing hyphen, so that "@fox-" in running text is @fox and a dash.
const MENTION = /@([a-z][a-z0-9]*(?:-[a-z0-9]+)*)/y;
const WORD = /[\p{L}\p{N}_@]/u;

/**
 * Splits a text literal by its closed grammar: `{{name}}` stands for a graph input, `@name` (where allowed, and not inside
 * a word such as an address) for an edge of the node. A backslash before either keeps it as it is. Nothing else is special.
 */
export function parseText(text: string, mentions: boolean): readonly TextPart[] {
  if (!text.includes('{{') && !(mentions && text.includes('@'))) return text === '' ? [] : [text];
  const parts: TextPart[] = [];
  let plain = '';
  const push = (part: TextPart) => {
    if (plain !== '') parts.push(plain);
    plain = '';
    parts.push(part);
  };
  for (let at = 0; at < text.length; ) {
    const template = matchAt(TEMPLATE, text, at);
    const mention = mentions && !WORD.test(text[at - 1] ?? ' ') ? matchAt(MENTION, text, at) : undefined;
    if (text[at] === '\\' && (matchAt(TEMPLATE, text, at + 1) || (mentions && matchAt(MENTION, text, at + 1)))) {
      plain += text.slice(at + 1, at + 3);
      at += 3;
    } else if (template) {
      push({ template: template[1]! });
      at += template[0].length;
    } else if (mention && ID_PATTERN.test(mention[1]!)) {
      push({ mention: mention[1]! });
      at += mention[0].length;
    } else plain += text[at++];
  }
  if (plain !== '') parts.push(plain);
  return parts;
}

// A template, or what a backslash keeps from being one.
const TEMPLATES = /(\\?)\{\{([a-z][a-z0-9-]{0,63})\}\}/g;

/** Names of the graph inputs that templates of a text literal stand for, each once. */
export const templatesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(TEMPLATES)].flatMap(([, backslash, name]) => (backslash === '' ? [name!] : []))),
];

/** The text literal with its templates standing for other graph inputs; everything else stays as it is written. */
export const renameTemplates = (text: string, rename: (name: string) => string): string =>
  text.replace(TEMPLATES, (whole, backslash: string, name: string) =>
    backslash === '' ? `{{${rename(name)}}}` : whole,
  );

/** Whether edges of this name can be mentioned: not every id can. */
export const isMentionable = (name: string): boolean => matchAt(MENTION, `@${name}`, 0)?.[1] === name;

/** The prompt literal with its mentions naming other edges; everything else stays as it is written. */
export function renameMentions(text: string, rename: (name: string) => string): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const isKept = text[at] === '\\' && (matchAt(TEMPLATE, text, at + 1) || matchAt(MENTION, text, at + 1));
    const template = matchAt(TEMPLATE, text, at);
    const mention = WORD.test(text[at - 1] ?? ' ') ? undefined : matchAt(MENTION, text, at);
    const name = mention && ID_PATTERN.test(mention[1]!) ? mention[1]! : undefined;
    const written = isKept ? text.slice(at, at + 3) : (template?.[0] ?? (name === undefined ? text[at]! : mention![0]));
    out += name === undefined || isKept || template ? written : `@${rename(name)}`;
    at += written.length;
  }
  return out;
}

/** Names that a prompt literal mentions, each once. */
export const mentionsIn = (text: string): readonly string[] => [
  ...new Set(
    parseText(text, true).flatMap((part) => (typeof part === 'object' && 'mention' in part ? [part.mention] : [])),
  ),
];

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** The prompt as plain text, each mention rendered by the caller (a provider's numbering, a name for people). */
export const renderPrompt = (prompt: Prompt, mention: (mention: Mention) => string): string =>
  prompt.parts.map((part) => (typeof part === 'string' ? part : mention(part))).join('');
