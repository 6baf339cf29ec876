/** A piece of a text field, for colouring: every character of the text is in exactly one piece. */
export interface Token {
  readonly kind: 'plain' | 'mention' | 'template';
  readonly text: string;
  /** Name without `@` or braces. */
  readonly name: string;
}

// The grammar of the engine's `parseText`, with the characters it drops (backslashes) kept in place.
const TOKEN = /\\(?:\{\{|@)|\{\{([a-z][a-z0-9-]{0,63})\}\}|(?<![\p{L}\p{N}_@])@([a-z][a-z0-9]*(?:-[a-z0-9]+)*)/gu;

/** Splits a text literal into plain text, `@mentions` and `{{templates}}`. */
export function tokenise(text: string, mentions: boolean, templates: boolean): readonly Token[] {
  const tokens: Token[] = [];
  let plain = '';
  let end = 0;
  const push = (token: Token) => {
    if (plain !== '') tokens.push({ kind: 'plain', text: plain, name: '' });
    plain = '';
    tokens.push(token);
  };
  for (const match of text.matchAll(TOKEN)) {
    plain += text.slice(end, match.index);
    end = match.index + match[0].length;
    if (match[1] !== undefined && templates) push({ kind: 'template', text: match[0], name: match[1] });
    else if (match[2] !== undefined && mentions) push({ kind: 'mention', text: match[0], name: match[2] });
    else plain += match[0];
  }
  plain += text.slice(end);
  if (plain !== '') tokens.push({ kind: 'plain', text: plain, name: '' });
  return tokens;
}
