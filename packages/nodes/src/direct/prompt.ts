import { defineNode, type InputIssue, type InputValues, listOf, type Mention, one, out } from '@shotgraph/engine';
import { Boolean_, choice, Number_, PromptText, Text } from '../ports.ts';
import {
  ANY,
  type CompiledPrompt,
  compilePrompt,
  conflictText,
  languageOf,
  offersModel,
  PROMPT_MODELS,
  PROMPT_PROVIDERS,
  PROMPT_TASKS,
  promptProfile,
  SKELETONS,
} from './prompt/index.ts';
import { Direction } from './values/index.ts';

const inputs = {
  direction: one(Direction, 'What is directed.'),
  language: one(
    choice('auto', 'en', 'zh'),
    'What the prompt is written in: auto is the language most texts of the direction are in. Your own words are never translated.',
    { default: 'auto' },
  ),
  model: one(choice(ANY, ...PROMPT_MODELS), 'Who reads it: decides how long it may be. any fits all of them.', {
    default: ANY,
  }),
  provider: one(
    choice(ANY, ...PROMPT_PROVIDERS),
    'Where the model is asked; some cut long prompts off. any leaves it open.',
    { default: ANY },
  ),
  task: one(
    choice(...PROMPT_TASKS),
    'What the references are for: auto follows from their roles. With first-frame and first-last-frame wire those pictures into the frames of the shot, not into its images.',
    { default: 'auto' },
  ),
  skeleton: one(
    choice(...SKELETONS),
    'How several shots are told apart: time codes or numbered labels. auto takes time codes in Chinese, labels in English; while a sound or clip is the clock no time is said.',
    { default: 'auto' },
  ),
  sound: one(Boolean_, 'Whether sounds and music are asked for, as the sound of the shot that is generated.', {
    default: true,
  }),
  dialogue: one(Boolean_, 'Whether lines are spoken; without sound mouths still move to them.', { default: true }),
};

/** Puts a direction into words for models that read prompts, with its references as mentions. */
export const prompt = defineNode({
  type: 'direct/prompt',
  version: 1,
  title: 'Prompt',
  doc: 'Writes the prompt of a direction, in English or Chinese, within what a model takes, and says what contradicts what.',
  tags: ['compile', 'words', 'text', 'seedance', 'jimeng', 'references', 'conflict', 'length', 'shot list', 'chinese'],
  effect: 'pure',
  inputs,
  outputs: {
    prompt: out(PromptText, 'The prompt. Its references are those of the direction, in the same order.'),
    text: out(Text, 'The prompt to read, references as [image 1].'),
    task: out(Text, 'The task it is written for, for the task of the shot that is generated.'),
    length: out(Number_, 'Its length as models count it: words in English, Chinese characters in Chinese.'),
    dropped: out(listOf(Text), 'What of the direction it does not say, and why.'),
    conflicts: out(listOf(Text), 'What contradicts what, where, and what to do.'),
  },

  check(values): InputIssue[] {
    const { direction, model = ANY, provider = ANY } = values;
    if (!offersModel(model, provider)) return [unknownPair(model, provider)];
    if (direction === undefined) return [];
    const compiled = compile({ ...DEFAULTS, ...values, direction });
    return [
      ...problemIssues(compiled),
      ...skeletonIssues(values),
      ...droppedIssues(compiled),
      ...conflictIssues(compiled),
    ];
  },

  run(values) {
    const { prompt, text, task, language, length, dropped, conflicts } = compile(values);
    const parts: (string | Mention)[] = [...prompt.parts];
    return {
      prompt: { parts },
      text,
      task,
      length: language === 'zh' ? length.chineseCharacters : length.words,
      dropped: dropped.map(({ section, text: lost, why }) => `${section}: ${lost} (${why})`),
      conflicts: conflicts.map(conflictText),
    };
  },
});

type Values = InputValues<typeof inputs>;

const DEFAULTS = {
  language: 'auto',
  model: ANY,
  provider: ANY,
  task: 'auto',
  skeleton: 'auto',
  sound: true,
  dialogue: true,
} as const;

function compile({ direction, language, model, provider, ...options }: Values): CompiledPrompt {
  return compilePrompt(direction, {
    ...options,
    language: language === 'auto' ? languageOf(direction) : language,
    profile: promptProfile(model, provider),
  });
}

const unknownPair = (model: string, provider: string): InputIssue => ({
  input: 'provider',
  message: `${provider} has no model "${model}"; choose another provider or another model`,
  mend: { kind: 'set', input: 'provider', value: ANY },
});

const problemIssues = ({ problems }: CompiledPrompt): InputIssue[] =>
  problems.map(({ input, message, task }) => ({
    input,
    message,
    ...(task !== undefined && { mend: { kind: 'set', input: 'task', value: task } as const }),
  }));

function skeletonIssues({ direction, skeleton }: Partial<Values>): InputIssue[] {
  if (direction === undefined || direction.clock === 'shots' || skeleton !== 'time') return [];
  const message = `the clock of the direction is ${direction.clock}, so that the prompt has labels and no time codes; set the skeleton to shots, or let the shots own time`;
  return [
    { severity: 'warning', input: 'skeleton', message, mend: { kind: 'set', input: 'skeleton', value: 'shots' } },
  ];
}

/** One issue for everything there was no room for: a list of twenty says less than their number. */
function droppedIssues({ dropped }: CompiledPrompt): InputIssue[] {
  const lost = dropped.filter(({ cause }) => cause === 'limit');
  const [first] = lost;
  if (first === undefined) return [];
  const parts = lost.map(({ section, text }) => `${section} (${text})`).join(', ');
  const message = `${first.why}; left out ${lost.length === 1 ? 'is' : 'are'} ${parts}; shorten the direction, or choose a model that takes more`;
  return [{ severity: 'warning', input: 'direction', message }];
}

const conflictIssues = ({ conflicts }: CompiledPrompt): InputIssue[] =>
  conflicts
    .filter(({ settled }) => !settled)
    .map((conflict) => ({ severity: 'warning', input: 'direction', message: conflictText(conflict) }));
