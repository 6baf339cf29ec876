import type { Brief } from './brief.ts';
import { excess } from './length.ts';
import { takesReferences } from './references/groups.ts';
import type { Problem, PromptLength } from './types.ts';

/** What keeps a prompt from doing its job. */
export function problemsOf(brief: Brief, length: PromptLength, fits: boolean): Problem[] {
  return [...sourceProblems(brief), ...frameProblems(brief), ...lengthProblems(brief, length, fits)];
}

/** There has to be something that is edited or extended. */
function sourceProblems({ task, sources }: Brief): Problem[] {
  if ((task !== 'edit' && task !== 'extend') || sources.length > 0) return [];
  const message = `the task "${task}" needs a clip to ${task}, and the direction has no video reference; add one with the role "${task}-source", or choose another task`;
  return [{ input: 'task', message, task: 'auto' }];
}

/** References that a task has no place for are not sent, and what they show is lost. */
function frameProblems({ task, references }: Brief): Problem[] {
  if (takesReferences(task)) return [];
  const roles: readonly string[] =
    task === 'first-frame' ? ['opening-frame'] : task === 'first-last-frame' ? ['opening-frame', 'closing-frame'] : [];
  const lost = references.filter(({ reference: { role } }) => !roles.includes(role));
  if (lost.length === 0) return [];
  const names = lost.map(({ reference: { name } }) => `"${name}"`).join(', ');
  const message = `the task "${task}" takes no references beside its frames, and ${names} would not be sent; choose the task "reference", or take ${lost.length === 1 ? 'it' : 'them'} out of the direction`;
  return [{ input: 'task', message, task: 'reference' }];
}

function lengthProblems({ options: { profile } }: Brief, length: PromptLength, fits: boolean): Problem[] {
  if (fits) return [];
  const message = `with everything left out that may be, the prompt still has ${excess(length, profile)} for ${profile.title}; shorten descriptions, actions or lines, or split the film`;
  return [{ input: 'direction', message }];
}
