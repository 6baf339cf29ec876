import { issue, mediaIssue, secondsText } from './issue.ts';
import { areTooMany, countReferences, REFERENCE_LISTS } from './measure.ts';
import type { CheckedRequest, LimitFacts, LimitIssue, LimitRule, MediaInput } from './types.ts';

const FRAMES: readonly MediaInput[] = ['firstFrame', 'lastFrame'];
const REFERENCES: readonly MediaInput[] = ['images', 'videos', 'audios'];

/** Media inputs a task takes; the others contradict it. */
const TAKES = {
  text: [],
  'first-frame': ['firstFrame'],
  'first-last-frame': FRAMES,
  reference: REFERENCES,
  edit: REFERENCES,
  extend: REFERENCES,
} as const satisfies { readonly [task: string]: readonly MediaInput[] };

const isGiven = (request: CheckedRequest, input: MediaInput): boolean => {
  const value = request[input];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
};
const given = (request: CheckedRequest, inputs: readonly MediaInput[]) =>
  inputs.filter((input) => isGiven(request, input));
const lacks = (request: CheckedRequest, facts: LimitFacts, input: MediaInput) =>
  !isGiven(request, input) && !facts.pending?.has(input);

/** Row 5: frames and references exclude each other, and nothing is there that the task does not take. */
export const exclusiveRule: LimitRule = ({ request, known: { model } }) => {
  const [frames, references] = [given(request, FRAMES), given(request, REFERENCES)];
  if (frames.length > 0 && references.length > 0)
    return frames.map((input) =>
      issue(
        5,
        input,
        `${input} cannot be combined with ${references.join(', ')}; remove one side, or wire the frame as an image and say in the prompt that it opens the shot`,
      ),
    );
  const { task } = request;
  if (task === undefined) return [];
  const takes: readonly MediaInput[] = TAKES[task];
  const all = [...frames, ...references];
  const to = tasksWith(all).find((other) => model.tasks.includes(other));
  const mend = to && ({ kind: 'set', input: 'task', to } as const);
  return all
    .filter((input) => !takes.includes(input))
    .map((input) => {
      const message = `the task ${task} does not take ${input}; remove it, or choose ${tasksWith([input]).join(' or ')}`;
      return issue(5, input, message, { mend });
    });
};

/** Tasks that take all of these inputs. */
const tasksWith = (inputs: readonly MediaInput[]) =>
  (Object.keys(TAKES) as (keyof typeof TAKES)[]).filter((task) =>
    inputs.every((input) => (TAKES[task] as readonly MediaInput[]).includes(input)),
  );

/** Row 6: a last frame needs a first one. */
export const framesRule: LimitRule = ({ request, facts }) => {
  const { task } = request;
  const needsFirst = task === 'first-frame' || task === 'first-last-frame' || isGiven(request, 'lastFrame');
  const missing: LimitIssue[] = [];
  if (needsFirst && lacks(request, facts, 'firstFrame'))
    missing.push(
      issue(
        6,
        'firstFrame',
        `${isGiven(request, 'lastFrame') ? 'a last frame' : `the task ${task}`} needs a first frame; wire one`,
        { code: 'input-missing' },
      ),
    );
  if (task === 'first-last-frame' && lacks(request, facts, 'lastFrame'))
    missing.push(
      issue(6, 'lastFrame', 'the task first-last-frame needs a last frame; wire one, or choose first-frame', {
        code: 'input-missing',
        mend: { kind: 'set', input: 'task', to: 'first-frame' },
      }),
    );
  return missing;
};

/** Row 7: there is something to generate from, and the task is one the model has. */
export const sourceRule: LimitRule = ({ request, known: { name, model }, facts, profile }) => {
  const { task, prompt } = request;
  if (task === undefined) return [];
  if (!model.tasks.includes(task))
    return [issue(7, 'task', `${name} cannot do the task ${task} at ${profile.title}; use ${model.tasks.join(', ')}`)];
  const noText = prompt?.every((part) => typeof part === 'string' && part.trim() === '');
  const textNeeded = task === 'text' || task === 'edit' || task === 'extend';
  if (textNeeded && noText && !facts.pending?.has('prompt'))
    return [issue(7, 'prompt', `the task ${task} needs a prompt; say what is to be seen`, { code: 'input-missing' })];
  if ((task === 'edit' || task === 'extend') && lacks(request, facts, 'videos'))
    return [issue(7, 'videos', `the task ${task} needs a video; wire the clip to ${task}`, { code: 'input-missing' })];
  if (task === 'reference' && REFERENCES.every((input) => lacks(request, facts, input)))
    return [
      issue(7, 'images', 'the task reference needs an image, a video or a sound; wire one, or choose text', {
        code: 'input-missing',
        mend: { kind: 'set', input: 'task', to: 'text' },
      }),
    ];
  return [];
};

/** Row 8: some models take a sound only along with something to see. */
export const audioAloneRule: LimitRule = ({ request, known: { name, family }, facts }) => {
  if (family.references.audioAlone || !isGiven(request, 'audios')) return [];
  if (!lacks(request, facts, 'images') || !lacks(request, facts, 'videos')) return [];
  return [issue(8, 'audios', `${name} does not take sounds alone; wire an image or a video too`)];
};

/** Row 9: numbers of references. */
export const countsRule: LimitRule = ({ request, known: { name, family }, profile }) => {
  const limits = family.references;
  const counts = countReferences(request);
  const tooMany = REFERENCE_LISTS.flatMap((input) => {
    if (!areTooMany(counts, limits, input)) return [];
    const message = `${counts[input]} ${input} are too many for ${name} at ${profile.title}; use at most ${limits[input]}`;
    return [issue(9, input, message)];
  });
  if (!areTooMany(counts, limits, 'total') || tooMany.length > 0) return tooMany;
  const fullest = REFERENCE_LISTS.reduce((a, b) => (counts[b] > counts[a] ? b : a));
  return [
    issue(
      9,
      fullest,
      `${counts.total} references are too many for ${name} at ${profile.title}; use at most ${limits.total} in all`,
    ),
  ];
};

/** Row 23: length of the clip to edit, and of the result. */
export const editRule: LimitRule = ({ request: { task, seconds, videos }, known: { name, model } }) => {
  if (task === undefined) return [];
  const issues: LimitIssue[] = [];
  if (model.autoSecondsOnly.includes(task) && seconds !== undefined && seconds !== 'auto')
    issues.push(
      issue(23, 'seconds', `${seconds} s cannot be chosen for the task ${task} with ${name}; use auto`, {
        mend: { kind: 'set', input: 'seconds', to: 'auto' },
      }),
    );
  const limits = task === 'edit' ? model.editSeconds : undefined;
  const source = videos?.[0]?.seconds;
  const fps = videos?.[0]?.fps;
  if (limits === undefined || source === undefined || (source >= limits.min && source <= limits.max)) return issues;
  const place = { input: 'videos', index: 0 } as const;
  // A cut falls on the nearest frame: the last whole one that is allowed.
  const end = fps === undefined ? limits.max : Math.floor((Math.floor(limits.max * fps + 1e-6) / fps) * 1000) / 1000;
  const mend = source > limits.max ? ({ kind: 'trim', ...place, to: { start: 0, end } } as const) : undefined;
  const message = `${secondsText(source)} is not possible for a clip to edit with ${name}; use one of ${limits.min} to ${limits.max} s`;
  return [...issues, mediaIssue(23, place, message, { mend })];
};
