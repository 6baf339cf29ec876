import { graphOutputs } from '../graph/graph.ts';
import type { Types } from '../node/types.ts';
import type { Surroundings } from './bind.ts';
import { UNKNOWN_OUTPUTS } from './implied.ts';
import { type Scope, wish } from './scope.ts';

/**
 * What a node of a scope is bound against. One object for all nodes of the scope: bindings are made one after the other.
 *
 * @param asker - id of the node to be bound
 */
export function surroundingsOf(
  scope: Scope,
  asker: string,
  types: Types,
  digest: (text: string) => string,
): Surroundings {
  scope.asker = asker;
  const note = (node: string, port: string) => wish(scope, stepId(node, port), scope.asker);
  scope.around ??= {
    digest,
    find(node, port) {
      const found = findSource(scope, node, port, types);
      if ('missing' in found) note(node, port);
      return found;
    },
    wish: note,
  };
  return scope.around;
}

const stepId = (node: string, port: string) => (node === 'inputs' ? `inputs.${port}` : node);

function findSource(scope: Scope, node: string, port: string, types: Types): ReturnType<Surroundings['find']> {
  const inner = scope.scopes.size > 0 ? scope.scopes.get(node) : undefined;
  const step = inner ? inner.steps.get(`outputs.${port}`) : scope.steps.get(stepId(node, port));
  if (!step) return inner ? { missing: 'port', ports: Object.keys(graphOutputs(inner.part)) } : { missing: 'node' };
  const name = inner || node === 'inputs' ? 'value' : port;
  const output = Object.hasOwn(step.def.outputs, name) ? step.def.outputs[name] : undefined;
  if (output) return { step, port: name, type: output.type };
  if (step.def.outputs === UNKNOWN_OUTPUTS) return { missing: 'unknown' };
  const record = scope.part.nodes.get(node);
  if (record?.off && types.definitionOf(record)?.outputs[port]) return { missing: 'off' };
  return { missing: 'port', ports: Object.keys(step.def.outputs) };
}
