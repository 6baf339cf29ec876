import {
  type Each,
  edgesIn,
  type GraphPart,
  type InputValue,
  type Json,
  type NodeRecord,
  type Op,
} from '@shotgraph/engine';
import type { InputData } from '@shotgraph/engine/worker';
import type { DocTypes } from './doc-types.ts';

/** Whether a node runs once per item of an input. */
export const isEach = ({ each = [] }: NodeRecord, input: string): boolean =>
  each.some((group) => group.includes(input));

/** Whether a node could run once per item of an input: not where that takes many, lists or lazy edges as it is, or is what is run. */
export const canBeEach = ({ arity, type, options }: InputData): boolean =>
  arity !== 'many' && !type.element && !options.lazy && type.name !== 'subgraph';

/** Inputs of a node that a list is wired to, and that it could run once per item of but does not. */
export function listFed(part: GraphPart, types: DocTypes, record: NodeRecord): readonly string[] {
  const inputs = types.of(part, record)?.inputs ?? {};
  return Object.entries(inputs).flatMap(([name, input]) => {
    const [edge] = edgesIn(record.inputs[name]);
    const isList = edge !== undefined && types.output(part, edge.from)?.element !== undefined;
    return isList && !isEach(record, name) && canBeEach(input) ? [name] : [];
  });
}

/** Ops that make a node run once per item of an input: a literal becomes a list of one, an input left out one of its default. */
export function eachOnOps(id: string, record: NodeRecord, name: string, input: InputData | undefined): readonly Op[] {
  if (isEach(record, name)) return [];
  const each: Each = [...(record.each ?? []), [name]];
  const ops: Op[] = [{ op: 'set-each', node: id, value: each }];
  const value = record.inputs[name] ?? (input?.options.default as InputValue | undefined);
  if (value === undefined || edgesIn(value).length > 0) return ops;
  return [...ops, { op: 'set-input', node: id, input: name, value: [value] as Json }];
}

/** The way back: of a list of literals the first stays. */
export function eachOffOps(id: string, record: NodeRecord, name: string): readonly Op[] {
  const each = (record.each ?? [])
    .map((group) => group.filter((other) => other !== name))
    .filter((group) => group.length > 0);
  const ops: Op[] = [{ op: 'set-each', node: id, ...(each.length > 0 && { value: each }) }];
  const value = record.inputs[name];
  if (!Array.isArray(value) || edgesIn(value).length > 0) return ops;
  const [first] = value as readonly Json[];
  return [...ops, { op: 'set-input', node: id, input: name, ...(first !== undefined && { value: first }) }];
}

/** Whether a node walks several lists at once, and how: one beside the other, or every item of one with every item of the others. */
export function walkOf({ each = [] }: NodeRecord): 'together' | 'combined' | undefined {
  if (each.flat().length < 2) return undefined;
  return each.length === 1 ? 'together' : 'combined';
}

/** Ops that switch between the two. */
export function walkOps(id: string, record: NodeRecord): readonly Op[] {
  const names = (record.each ?? []).flat();
  const value: Each = walkOf(record) === 'together' ? names.map((name) => [name]) : [names];
  return [{ op: 'set-each', node: id, value }];
}
