import { FOLD_TYPE, type NodeRecord } from '../graph/document.ts';
import type { NodeType } from '../node/define-node.ts';
import { EachGroup } from './each-group.ts';
import { FoldGroup } from './fold-group.ts';
import type { Group, GroupMaker } from './group.ts';
import type { Step } from './step.ts';

/** The group of a node that runs once per item or folds; `undefined` for every other. */
export function createGroup(step: Step, record: NodeRecord, inside: NodeType, maker: GroupMaker): Group | undefined {
  const nested = (member: Step, single: NodeRecord, def: NodeType) => createGroup(member, single, def, maker);
  if (inside.type === 'graph/unknown') return undefined;
  if (record.each && record.each.length > 0) return new EachGroup(step, record, record.each, inside, maker, nested);
  if (record.type !== FOLD_TYPE || record.off) return undefined;
  return new FoldGroup(step, record, maker);
}
