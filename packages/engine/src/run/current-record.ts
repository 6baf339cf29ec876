import type { Fix, Issue, IssueCode } from '../errors.ts';
import { FOLD_TYPE, type GraphInput, type InputValue, type NodeRecord, SUBGRAPH_GROUP } from '../graph/document.ts';
import { nearNames } from '../names.ts';
import type { InputSpec, NodeType } from '../node/define-node.ts';
import { isWalkable } from '../node/derived.ts';
import { portTypesOf, type Registry } from '../node/registry.ts';
import { MAX_SUBGRAPH_DEPTH, type Types } from '../node/types.ts';
import type { Place } from './step.ts';

/** A node's record at the version of its type, with issues for unknown types, newer versions and unknown inputs. */
export function currentRecord(
  place: Place,
  record: NodeRecord,
  registry: Registry,
  types: Types,
): { readonly record: NodeRecord; readonly issues: readonly Issue[] } {
  const def = types.definitionOf(record);
  if (!def) return { record, issues: [unknownType(place, record, registry, types)] };
  if (record.version > def.version) {
    const message = `${record.type} version ${record.version} is newer than ${def.version}: update Shotgraph`;
    return { record, issues: [errorAt(place, 'node-version-newer', message)] };
  }
  if (record.version === def.version)
    return { record, issues: record.off ? NO_ISSUES : unknownInputs(place, record, def) };
  let inputs: Record<string, unknown> = record.inputs as Record<string, unknown>;
  for (const migrate of (def.migrations ?? []).slice(record.version - 1)) inputs = migrate({ ...inputs });
  const current = inputs === record.inputs ? record : { ...record, inputs: inputs as NodeRecord['inputs'] };
  return { record: current, issues: record.off ? [] : unknownInputs(place, current, def) };
}

const NO_ISSUES: readonly Issue[] = [];

function hasOnly(inputs: object, known: object): boolean {
  for (const name in inputs) if (!Object.hasOwn(known, name)) return false;
  return true;
}

const errorAt = (place: Place, code: IssueCode, message: string, input?: string): Issue => ({
  severity: 'error',
  code,
  ...place,
  ...(input !== undefined && { input }),
  message,
});

function unknownInputs(place: Place, { type, inputs }: NodeRecord, def: NodeType): readonly Issue[] {
  if (hasOnly(inputs, def.inputs)) return NO_ISSUES;
  const names = Object.keys(def.inputs);
  return Object.keys(inputs)
    .filter((name) => !Object.hasOwn(def.inputs, name))
    .map((name): Issue => {
      const message = `${type} has no input "${name}"; it has ${names.join(', ') || 'none'}`;
      const fix = renameFix(place, name, nearNames(name, names)[0], inputs);
      return { ...errorAt(place, 'input-unknown', message, name), fix };
    });
}

/** Why a node's type is not known: nobody defined it, or its subgraph cannot be used. */
function unknownType(place: Place, record: NodeRecord, registry: Registry, types: Types): Issue {
  const { type } = record;
  if (type === FOLD_TYPE)
    return errorAt(place, 'subgraph-invalid', types.foldProblem(record) ?? 'cannot fold', 'graph');
  if (!type.startsWith(SUBGRAPH_GROUP))
    return errorAt(place, 'node-type-unknown', `node type "${type}" is not known here; ${similar(type, registry)}`);
  const name = type.slice(SUBGRAPH_GROUP.length);
  switch (types.subgraphProblem(name)) {
    case 'recursive':
      return errorAt(
        place,
        'subgraph-recursive',
        `subgraph "${name}" contains itself, or uses one that does; it cannot be used`,
      );
    case 'too-deep':
      return errorAt(
        place,
        'subgraph-invalid',
        `subgraph "${name}" nests more than ${MAX_SUBGRAPH_DEPTH} others in each other`,
      );
    default:
      return errorAt(place, 'node-type-unknown', `the document has no subgraph "${name}"`);
  }
}

/** What is wrong with how a node says that it runs once per item. */
export function eachIssues(place: Place, record: NodeRecord, types: Types): readonly Issue[] {
  const { type, each = [] } = record;
  const def = types.definitionOf(record);
  if (!def) return [];
  const without = (name: string): Fix => {
    const left = each.map((group) => group.filter((other) => other !== name)).filter((group) => group.length > 0);
    const op = { op: 'set-each', node: place.node, ...(place.graph !== undefined && { graph: place.graph }) } as const;
    return { label: `do not walk "${name}"`, ops: [left.length > 0 ? { ...op, value: left } : op] };
  };
  const issues = each.flat().flatMap((name): Issue[] => {
    const spec = Object.hasOwn(def.inputs, name) ? (def.inputs[name] as InputSpec) : undefined;
    const problem = eachProblem(type, name, spec);
    return problem === undefined ? [] : [{ ...errorAt(place, 'each-invalid', problem, name), fix: without(name) }];
  });
  const nested = Object.entries(def.outputs as NodeType['outputs']).find(
    ([, spec]) => (spec as InputSpec).type.element,
  );
  if (!nested) return issues;
  const message = `output "${nested[0]}" is a list already, and lists of lists do not exist; run it for one item, or put it into a subgraph that makes one value of the list`;
  const off: Fix = {
    label: 'run it once',
    ops: [{ op: 'set-each', node: place.node, ...(place.graph !== undefined && { graph: place.graph }) }],
  };
  return [...issues, { ...errorAt(place, 'each-invalid', message), fix: off }];
}

/** A list wired where it would have to become a list of lists. */
export const nestedIssue = (place: Place, input: string): Issue =>
  errorAt(
    place,
    'type-mismatch',
    'is given a list, and would make lists of lists of it, which do not exist; pick one item, or run the node once per item',
    input,
  );

function eachProblem(type: string, name: string, spec: InputSpec | undefined): string | undefined {
  if (!spec) return `${type} has no input "${name}" to run once per item of`;
  if (spec.arity === 'many') return `"${name}" takes many values at once: a list fits it as it is`;
  if (spec.options.lazy) return `"${name}" is only evaluated when it is chosen, so it cannot be walked`;
  if (!isWalkable(spec) && !spec.type.element) return `"${name}" says what is run, so it cannot be walked`;
  if (spec.type.element) return `"${name}" takes a list as a whole, and lists of lists do not exist`;
  return undefined;
}

/** Moves the value to the input that was probably meant, or drops it. */
function renameFix(
  { node, graph }: Place,
  input: string,
  near: string | undefined,
  inputs: Record<string, unknown>,
): Fix {
  const where = graph === undefined ? {} : { graph };
  const remove = { op: 'set-input', node, input, ...where } as const;
  if (near === undefined || Object.hasOwn(inputs, near)) return { label: `remove "${input}"`, ops: [remove] };
  const move = { op: 'set-input', node, input: near, value: inputs[input] as InputValue, ...where } as const;
  return { label: `call it "${near}"`, ops: [remove, move] };
}

function similar(type: string, registry: Registry): string {
  const near = nearNames(type, registry.keys());
  return near.length > 0
    ? `did you mean ${near.join(' or ')}?`
    : 'install the package that defines it, or replace the node';
}

function similarType(type: string, registry: Registry): string {
  const types = portTypesOf(registry);
  const near = nearNames(type, types.keys());
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : `use one of ${[...types.keys()].sort().join(', ')}`;
}

export function graphInputIssues({ type }: GraphInput, types: Types, registry: Registry): readonly Issue[] {
  if (types.portType(type)) return [];
  const message = `"${type}" is not a type; ${similarType(type, registry)}`;
  return [{ severity: 'error', code: 'type-mismatch', message }];
}
