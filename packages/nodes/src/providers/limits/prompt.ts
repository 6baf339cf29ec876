import { findWrittenReferences } from '../profile/written-references.ts';
import type { PromptPart } from '../request.ts';
import { imagesOf, issue, mediaIssue, videosOf } from './issue.ts';
import { measurePrompt, promptBounds } from './measure.ts';
import type { CheckedRequest, LimitRule } from './types.ts';

const LISTS = { image: 'images', video: 'videos', audio: 'audios' } as const;

/** What a person typed, one string for every stretch between references. */
function textsOf(prompt: readonly PromptPart[]): readonly string[] {
  const texts = [''];
  for (const part of prompt) {
    if (typeof part === 'string') texts.push(`${texts.pop()}${part}`);
    else texts.push('');
  }
  return texts;
}

/** Row 18: the prompt names only references that are there, and by mention only. */
export const danglingRule: LimitRule = ({ request, facts }) => {
  const prompt = request.prompt ?? [];
  const dangling = prompt.flatMap((part) => {
    if (typeof part === 'string') return [];
    const input = LISTS[part.kind];
    const count = request[input]?.length ?? 0;
    if (part.index < count || facts.pending?.has(input)) return [];
    const message = `the prompt mentions ${part.kind} ${part.index + 1}, but ${count === 0 ? `no ${input} are` : `only ${count} ${count === 1 ? 'is' : 'are'}`} wired; wire it or remove the mention`;
    return [issue(18, 'prompt', message, { code: 'mention-dangling' })];
  });
  const typed = textsOf(prompt).flatMap(findWrittenReferences);
  const message = (text: string) =>
    `"${text}" in the prompt is text and points to no reference, it will be written as words; mention a wired reference with @ and its name instead`;
  return [...dangling, ...typed.map(({ text }) => issue(18, 'prompt', message(text), { severity: 'warning' }))];
};

/** Row 19: every reference is mentioned, or the model does not know what it is for. */
export const unusedRule: LimitRule = ({ request }) => {
  const { prompt } = request;
  if (prompt === undefined) return [];
  const mentioned = new Set(
    prompt.map((part) => (typeof part === 'string' ? '' : `${LISTS[part.kind]} ${part.index}`)),
  );
  return Object.values(LISTS).flatMap((input) =>
    (request[input] ?? []).flatMap((_, index) => {
      if (mentioned.has(`${input} ${index}`)) return [];
      const message = 'the prompt does not mention it; say with @ and its name what it is for, or remove it';
      return [mediaIssue(19, { input, index }, message, { severity: 'warning' })];
    }),
  );
};

/** Row 20: length of the prompt. */
export const promptLengthRule: LimitRule = ({ request: { prompt = [] }, known: { name, family }, profile }) => {
  const { words, chineseCharacters, characters } = measurePrompt(prompt);
  const most = promptBounds(family.prompt);
  const warn = (message: string) => issue(20, 'prompt', message, { severity: 'warning' });
  const issues = [];
  if (chineseCharacters > most.chineseCharacters)
    issues.push(
      warn(
        `${chineseCharacters} Chinese characters are more than the advised ${most.chineseCharacters}; shorten the prompt`,
      ),
    );
  if (words > most.words)
    issues.push(warn(`${words} words are more than the advised ${most.words}; shorten the prompt`));
  if (characters > most.characters)
    issues.push(
      warn(
        `${characters} characters are more than ${most.characters}, where ${profile.title} is said to cut prompts for ${name}; shorten the prompt`,
      ),
    );
  return issues;
};

const FLAG =
  /(?<![\p{L}\p{N}_-])--(?:rs|resolution|dur|duration|rt|ratio|fps|framespersecond|seed|wm|watermark|cf|camerafixed|camera_fixed|frames|flf)(?![\p{L}\p{N}_-])/giu;

/** Row 21: flags of older models, which are ignored without a word. */
export const flagsRule: LimitRule = ({ request: { prompt = [] } }) => {
  const flags = new Set(textsOf(prompt).flatMap((text) => text.match(FLAG) ?? []));
  return [...flags].map((flag) =>
    issue(21, 'prompt', `${flag} in the prompt has no effect; remove it and set the input instead`, {
      severity: 'warning',
    }),
  );
};

const FACES =
  'real people are refused unless the picture is registered with the provider or was made by the same account';

/** Row 22: pictures and clips of real people. */
export const facesRule: LimitRule = ({ request, facts: { people } }) => {
  if (people === undefined) return [];
  const placed = seenIn(request);
  if (people === 'unknown')
    return placed.length === 0
      ? []
      : [
          issue(22, placed[0]!.place.input, `make sure that no reference shows a real person: ${FACES}`, {
            severity: 'warning',
          }),
        ];
  return placed
    .filter(({ media: { content } }) => content !== undefined && people.has(content))
    .map(({ place }) =>
      mediaIssue(22, place, `it shows a real person; ${FACES}: use another, or a generated one`, {
        severity: 'warning',
      }),
    );
};

const seenIn = (request: CheckedRequest) => [...imagesOf(request), ...videosOf(request)];
