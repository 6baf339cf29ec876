import type { Issue, NodeRecord } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';

/** Whether an issue stands under the field that it is about already: a mention of nothing, in a prompt that is written and not wired. */
export const isToldInField = (
  { code, input }: Pick<Issue, 'code' | 'input'>,
  record: NodeRecord | undefined,
  type: NodeTypeData | undefined,
): boolean =>
  code === 'mention-dangling' &&
  input !== undefined &&
  typeof record?.inputs[input] === 'string' &&
  type?.inputs[input]?.type.mentions === true;
