import type { InputIssue } from '@shotgraph/engine';
import type { VideoValues } from './order.ts';

/** Inputs that hold references, with what one of them is called. */
const LISTS = { images: 'image', videos: 'video', audios: 'audio' } as const;
type ListInput = keyof typeof LISTS;

const isList = (input: string): input is ListInput => Object.hasOwn(LISTS, input);

/**
 * A prompt that was wired in can point to references that are not: those of a direction, whose media travel by edges of their own. One
 * issue for each input that lacks some, naming their numbers and what to wire.
 *
 * @param severity - a warning where the model makes do without them
 */
export function checkWiredMentions(
  values: Partial<VideoValues>,
  severity: NonNullable<InputIssue['severity']>,
): readonly InputIssue[] {
  const { prompt } = values;
  if (prompt === undefined) return [];
  const missing = new Map<ListInput, Set<number>>();
  for (const part of prompt.parts) {
    if (typeof part === 'string' || !isList(part.input)) continue;
    const wired = values[part.input];
    // What is not known yet may still have it.
    if (wired === undefined || part.index < wired.length) continue;
    missing.set(part.input, (missing.get(part.input) ?? new Set()).add(part.index + 1));
  }
  return [...missing].map(([input, numbers]) => ({
    input,
    severity,
    code: 'mention-dangling',
    message: `the prompt points to ${namesOf(LISTS[input], [...numbers])}, and ${countOf(values[input]!.length, LISTS[input])} wired into ${input}; wire in "${input}" of the same direct/references or direct/sequence the prompt comes from, or take the reference out of the direction`,
  }));
}

/** `image 2`, `images 2 and 4`. */
function namesOf(kind: string, numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  if (sorted.length === 1) return `${kind} ${sorted[0]}`;
  return `${kind}s ${sorted.slice(0, -1).join(', ')} and ${sorted.at(-1)}`;
}

const countOf = (count: number, kind: string): string =>
  count === 0 ? `no ${kind} is` : count === 1 ? `only one ${kind} is` : `only ${count} ${kind}s are`;
