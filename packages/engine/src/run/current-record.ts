import type { Fix, Issue, IssueCode } from '../errors.ts';
import type { GraphInput, InputValue, NodeRecord } from '../graph/document.ts';
import { nearNames } from '../names.ts';
import { portTypesOf, type Registry } from '../node/registry.ts';

/** A node's record at the version of its type, with issues for unknown types, newer versions and unknown inputs. */
export function currentRecord(
  id: string,
  record: NodeRecord,
  registry: Registry,
): { readonly record: NodeRecord; readonly issues: readonly Issue[] } {
  const def = registry.get(record.type);
  const error = (code: IssueCode, message: string, input?: string): Issue => ({
    severity: 'error',
    code,
    node: id,
    ...(input !== undefined && { input }),
    message,
  });
  if (!def)
    return {
      record,
      issues: [
        error('node-type-unknown', `node type "${record.type}" is not known here; ${similar(record.type, registry)}`),
      ],
    };
  if (record.version > def.version) {
    return {
      record,
      issues: [
        error(
          'node-version-newer',
          `${record.type} version ${record.version} is newer than ${def.version}: update Shotgraph`,
        ),
      ],
    };
  }
  let inputs: Record<string, unknown> = record.inputs as Record<string, unknown>;
  for (const migrate of (def.migrations ?? []).slice(record.version - 1)) inputs = migrate({ ...inputs });
  const issues = Object.keys(inputs)
    .filter((name) => !Object.hasOwn(def.inputs, name))
    .map((name): Issue => {
      const names = Object.keys(def.inputs);
      const message = `${record.type} has no input "${name}"; it has ${names.join(', ')}`;
      return { ...error('input-unknown', message, name), fix: renameFix(id, name, nearNames(name, names)[0], inputs) };
    });
  return { record: inputs === record.inputs ? record : { ...record, inputs: inputs as NodeRecord['inputs'] }, issues };
}

/** Moves the value to the input that was probably meant, or drops it. */
function renameFix(node: string, input: string, near: string | undefined, inputs: Record<string, unknown>): Fix {
  const remove = { op: 'set-input', node, input } as const;
  if (near === undefined || Object.hasOwn(inputs, near)) return { label: `remove "${input}"`, ops: [remove] };
  const move = { op: 'set-input', node, input: near, value: inputs[input] as InputValue } as const;
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

export function graphInputIssues(input: GraphInput, registry: Registry): readonly Issue[] {
  if (portTypesOf(registry).has(input.type)) return [];
  return [
    {
      severity: 'error',
      code: 'type-mismatch',
      message: `"${input.type}" is not a type; ${similarType(input.type, registry)}`,
    },
  ];
}
