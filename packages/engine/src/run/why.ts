import type { Manifest } from '../host.ts';
import { contentOfBinding } from './gather.ts';
import type { BoundEdge, Step, Why } from './step.ts';

/** Most names shown in a message; the data has them all. */
const SHOWN = 4;

/** Why a step that was made before under another key, or never, has to run. */
export function whyRun(step: Step, key: string, manifest: Manifest, forced: boolean): Why {
  if (forced) return { reason: 'forced', message: 'asked to run again' };
  const before = manifest[step.id];
  if (!before) return { reason: 'first-time', message: 'has not run before' };
  if (before.type !== step.def.type || before.version !== step.def.version) {
    const message = `${before.type} version ${before.version} became ${step.def.type} version ${step.def.version}`;
    return { reason: 'version-changed', message };
  }
  if (before.key === key) return { reason: 'result-missing', message: 'its result is not in the store' };
  const inputs = changedInputs(step, manifest);
  const changed = changedLiterals(step, manifest);
  return { reason: 'input-changed', inputs, changed, message: sentence(inputs, changed) };
}

/** Why a step can only be judged once others have run. */
export function whyWait(step: Step): Why {
  const sources = [...new Set(step.sources.filter((source) => !source.settled).map((source) => source.id))];
  return { reason: 'waits', inputs: sources, message: `depends on ${listed(sources)}` };
}

export const UNCHANGED: Why = { reason: 'unchanged', message: 'same inputs as before' };

function changedInputs(step: Step, manifest: Manifest): string[] {
  const before = manifest[step.id]?.inputs ?? {};
  const now = inputContents(step);
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((name) => before[name] !== now[name]).sort();
}

/** The literals at the bottom of a change, as `node.input`, nearest first. */
function changedLiterals(start: Step, manifest: Manifest): string[] {
  const found: string[] = [];
  const seen = new Set<Step>();
  const queue = [start];
  for (let step = queue.shift(); step; step = queue.shift()) {
    if (seen.has(step)) continue;
    seen.add(step);
    const changed = new Set(changedInputs(step, manifest));
    for (const { name, binding } of step.inputs) {
      if (!changed.has(name)) continue;
      if (binding.kind === 'edge') queue.push(binding.edge.step);
      else if (binding.kind === 'edges') queue.push(...binding.edges.map((edge) => edge.step));
      else if (binding.kind === 'text') {
        const sources = binding.parts
          .filter((part): part is BoundEdge => typeof part === 'object' && 'step' in part)
          .map((edge) => edge.step);
        const before = sources.filter((source) => manifest[source.id]?.key !== source.key);
        if (before.length > 0) queue.push(...before);
        else found.push(`${step.id}.${name}`);
      } else found.push(step.implied ? step.id : `${step.id}.${name}`);
      changed.delete(name);
    }
    for (const name of changed) found.push(`${step.id}.${name}`);
  }
  return found;
}

const sentence = (inputs: readonly string[], changed: readonly string[]): string =>
  `${listed(inputs)} changed${changed.length > 0 ? ` because ${listed(changed)} changed` : ''}`;

const listed = (names: readonly string[]): string =>
  names.length <= SHOWN ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`;

/** Content of each input of a step, as a manifest keeps it. */
export function inputContents(step: Step): Record<string, string> {
  const contents: Record<string, string> = {};
  for (const { name, binding } of step.inputs)
    if (binding.kind !== 'absent') contents[name] = contentOfBinding(binding);
  return contents;
}
