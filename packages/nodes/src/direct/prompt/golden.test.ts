import { describe, expect, it } from 'vitest';
import { compilePrompt } from './compile.ts';
import { conflictText } from './conflicts/index.ts';
import { promptProfile } from './profile.ts';
import { PROMPT_CASES, type PromptCase, sayIn } from './testing/cases.ts';
import type { Language } from './types.ts';

/** A case as it can be read: the prompt, and everything that was said about it. */
function described({ name, direction, options }: PromptCase, language: Language): string {
  const { text, task, length, dropped, conflicts, problems } = compilePrompt(direction(sayIn(language)), {
    profile: promptProfile(),
    task: 'auto',
    skeleton: 'auto',
    sound: true,
    dialogue: true,
    ...options,
    language,
  });
  const notes = [
    ...dropped.map(({ section, text: lost, why, cause }) => `- dropped (${cause}) ${section}: ${lost} | ${why}`),
    ...conflicts.map(
      (conflict) => `- conflict (${conflict.code}${conflict.settled ? ', settled' : ''}) ${conflictText(conflict)}`,
    ),
    ...problems.map(({ input, message }) => `- problem with ${input}: ${message}`),
  ];
  const counts = `${task}, ${length.words} words, ${length.chineseCharacters} Chinese characters`;
  return [`## ${name} (${counts})`, '', text, ...(notes.length > 0 ? ['', ...notes] : []), ''].join('\n');
}

describe('prompts', () => {
  it.each(['en', 'zh'] as const)('are as they were read and accepted in %s', async (language) => {
    const all = PROMPT_CASES.map((one) => described(one, language)).join('\n');
    await expect(all).toMatchFileSnapshot(`./testing/golden.${language}.md`);
  });
});
