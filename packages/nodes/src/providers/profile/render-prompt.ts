import type { PromptPart } from '../request.ts';
import type { ProviderProfile } from './types.ts';
import { defuse } from './written-references.ts';

/** A reference in a prompt. */
export type ReferencePart = Exclude<PromptPart, string>;

/** The tag of a reference in the provider's notation, such as `[Image 1]`. */
export const tagOf = ({ kind, index }: ReferencePart, { notation }: Pick<ProviderProfile, 'notation'>): string =>
  notation[kind].replace('{n}', () => String(index + 1));

/**
 * Writes a prompt in the provider's notation. Only reference parts become tags: whatever looks like one in the text of a
 * person is rewritten, `[Image 1]` and `@Image1` as `Image no. 1`, also where it is put together from several pieces of text. A space
 * is set between a tag and a letter or digit it would run into, so that `@Image1` followed by `2` is not `@Image12`.
 */
export function renderPrompt(parts: readonly PromptPart[], profile: Pick<ProviderProfile, 'notation'>): string {
  let out = '';
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    out = join(join(out, defuse(text)), tagOf(part, profile));
    text = '';
  }
  return join(out, defuse(text));
}

const join = (left: string, right: string): string =>
  ENDS_IN_WORD.test(left) && BEGINS_WITH_WORD.test(right) ? `${left} ${right}` : left + right;

const ENDS_IN_WORD = /[\p{L}\p{N}_@\p{Cf}]$/u;
const BEGINS_WITH_WORD = /^[\p{L}\p{N}_@\p{Cf}]/u;
