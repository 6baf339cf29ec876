import {
  defineNode,
  definePortType,
  FailedItem,
  Halt,
  type InputIssue,
  isUnknown,
  NodeError,
  one,
  optional,
  out,
} from '@shotgraph/engine';
import { z } from 'zod';
import { describeFailed, Item, Items, isStopped } from '../list/item.ts';
import { isPredicted } from '../media/index.ts';
import { Number_ } from '../ports.ts';
import { fingerprint, isMedia } from './fingerprint.ts';

const position = z.int().min(0);
const choiceSchema = z.union(
  [position, z.strictObject({ item: position, content: z.string().regex(/^[0-9a-f]{16}$/) })],
  {
    error: 'write a position such as 0, or { "item": 0, "content": "16 hex digits" }',
  },
);

/** Which candidate was picked: its position, or position and content, which stays right when candidates come, go or move. */
export type PickChoice = z.infer<typeof choiceSchema>;

const Choice = definePortType('pick', choiceSchema, {
  literal: choiceSchema,
  widget: 'json',
  colour: '#64b5f6',
  accepts: ['number'],
  convert: (value) => value as number,
});

/** Waits for a person to pick one of several candidates. The pick stands in the document, so that it is made once. */
export const flowPick = defineNode({
  type: 'flow/pick',
  version: 1,
  title: 'Pick',
  doc: 'Waits until a person has picked one of several takes, and hands it on.',
  tags: ['choose', 'select', 'take', 'best', 'human', 'review', 'approve', 'wait'],
  effect: 'pure',
  inputs: {
    candidates: one(Items, 'What to pick from. Failed ones cannot be picked, but keep their place.', {
      tolerant: true,
    }),
    choice: optional(Choice, 'The pick: a position, 0 being the first, or { item, content } as tools write it.'),
  },
  outputs: { item: out(Item, 'The picked one.'), index: out(Number_, 'Where it stands among the candidates.') },

  check({ choice }): InputIssue[] {
    if (typeof choice !== 'number' || position.safeParse(choice).success) return [];
    return [{ input: 'choice', message: `${choice} is no position; use a whole number from 0 on` }];
  },

  run({ candidates, choice }) {
    const stopped = findNone(candidates);
    if (stopped) return stopped;
    if (choice === undefined) return new Halt('waiting', ask(candidates));
    const index = typeof choice === 'number' ? choice : findContent(candidates, choice);
    const item = index === undefined ? undefined : candidates[index];
    if (index === undefined || item === undefined) {
      const gone = typeof choice === 'number' ? `there is no candidate ${choice}` : 'the picked candidate is gone';
      return new Halt('waiting', `${gone}; ${ask(candidates)}`);
    }
    if (item instanceof FailedItem) return new Halt('waiting', `${describeFailed(index, item)}; ${ask(candidates)}`);
    return { item, index };
  },
});

/**
 * The literal for `choice` that picks one candidate and keeps meaning it.
 *
 * @throws RangeError when there is no such candidate, or it failed
 */
export function toPickChoice(candidates: readonly unknown[], item: number): PickChoice {
  const candidate = candidates[item];
  if (candidate === undefined) throw new RangeError(`there is no candidate ${item} among ${candidates.length}`);
  if (candidate instanceof FailedItem) throw new RangeError(describeFailed(item, candidate));
  return { item, content: fingerprint(candidate) };
}

/**
 * What becomes of a pick from nothing: it stops when gates let no candidate through.
 *
 * @throws NodeError `input-invalid` when there are no candidates, or none could be made
 */
function findNone(candidates: readonly unknown[]): Halt | undefined {
  const failed = candidates.filter((candidate) => candidate instanceof FailedItem);
  if (failed.length < candidates.length) return undefined;
  const [first] = failed;
  if (!first) throw new NodeError('input-invalid', 'there are no candidates to pick from', { input: 'candidates' });
  const message = `none of ${failed.length} candidates can be picked; ${describeFailed(0, first)}`;
  if (failed.every(isStopped)) return new Halt('stopped', message);
  throw new NodeError('input-invalid', message, { input: 'candidates' });
}

/** Where the picked content stands now: at its place, else elsewhere. */
function findContent(
  candidates: readonly unknown[],
  { item, content }: Exclude<PickChoice, number>,
): number | undefined {
  const isPicked = (candidate: unknown) =>
    candidate !== undefined && !(candidate instanceof FailedItem) && fingerprint(candidate) === content;
  if (isPicked(candidates[item])) return item;
  const elsewhere = candidates.findIndex(isPicked);
  if (elsewhere >= 0) return elsewhere;
  // What a candidate will hold is not known before it is made: until then a plan goes by the place.
  return candidates.some((candidate) => isUnknown(candidate) || (isMedia(candidate) && isPredicted(candidate)))
    ? item
    : undefined;
}

function ask(candidates: readonly unknown[]): string {
  const usable = [...candidates.keys()].filter((index) => !(candidates[index] instanceof FailedItem));
  const all = usable.length === candidates.length;
  const positions = all && usable.length > 1 ? `0…${usable.length - 1}` : usable.join(' or ');
  return `pick one of ${usable.length}: set "choice" to ${positions}`;
}
