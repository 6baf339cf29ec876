import type { InputIssue } from '@shotgraph/engine';
import type { StillProfile } from '../profile/still-types.ts';
import { findWrittenReferences } from '../profile/written-references.ts';
import type { PromptPart } from '../request.ts';
import type { StillRoute } from '../setup/still-routes.ts';

/** Whether a route can be used: only where it is known that its key is not set, something is said. */
export function checkKey({ profile, facts }: StillRoute<StillProfile>, free?: string): readonly InputIssue[] {
  if (facts.hasKey !== false) return [];
  const { title, keyVariable } = profile;
  const other = free === undefined ? 'choose another model' : `choose ${free}, which needs none`;
  const message = `no key for ${title} is set; set ${keyVariable}, or ${other}`;
  return [{ input: 'model', code: 'capability-missing', message }];
}

/** A model that no route has. */
export function unknownModel(model: string, provider: string, names: readonly string[]): InputIssue {
  const where = provider === 'auto' ? 'no provider' : `provider "${provider}"`;
  return {
    input: provider === 'auto' ? 'model' : 'provider',
    code: 'capability-missing',
    message: `${where} has ${provider === 'auto' ? '' : 'no '}model "${model}"; use ${names.join(', ')}`,
  };
}

/** References by number that somebody typed instead of mentioning them: they are written as words where there are pictures. */
export function checkWritten(prompt: readonly PromptPart[], pictures: number): readonly InputIssue[] {
  if (pictures === 0) return [];
  const texts = prompt.filter((part) => typeof part === 'string');
  return texts.flatMap(findWrittenReferences).map(({ text }) => ({
    input: 'prompt',
    severity: 'warning',
    message: `"${text}" in the prompt is text and points to no image, it will be written as words; mention a wired image with @ and its name instead`,
  }));
}
