import type { Manifest } from './manifest.ts';
import { type Scope, stepsOf } from './scope.ts';
import { settleByContent } from './settle.ts';
import type { BoundInput, Step, TextBinding, ValueBinding } from './step.ts';
import { unsettle } from './unsettle.ts';

/** Whether a step's contents can be taken from memory: pure, the same for everybody, and nobody asks for its value. */
const isRestorable = ({ def, group, lazySources, implied, place }: Step): boolean =>
  def.effect === 'pure' && !group && lazySources.length === 0 && !(implied && place.node.startsWith('outputs.'));

/**
 * What pure nodes are made of, in one hash: types, versions, literals, files and edges of the whole document. Equal hashes mean that
 * every pure node without costly ones before it gives what it gave.
 */
export function fingerprint(root: Scope, digest: (text: string) => string): string {
  let text = '';
  for (const step of stepsOf(root)) {
    text += `${step.id}\t${step.def.type}@${step.def.version}\n`;
    for (const input of step.inputs) text += `${input.name}=${describe(input)}\n`;
  }
  return digest(text);
}

function describe({ binding }: BoundInput): string {
  switch (binding.kind) {
    case 'value':
      return binding.content;
    case 'resolved':
      return binding.content ?? '';
    case 'edge':
      return `<${binding.edge.step.id}.${binding.edge.port}`;
    case 'edges': {
      let text = '';
      for (const { step, port } of binding.edges) text += `<${step.id}.${port}`;
      return text;
    }
    case 'text':
      return describeText(binding);
    case 'literals':
      return binding.items.map(describeText).join();
    case 'item':
    case 'absent':
      return '';
    default:
      return binding satisfies never;
  }
}

const describeText = (text: TextBinding | ValueBinding): string =>
  text.kind === 'value'
    ? text.content
    : JSON.stringify(
        text.parts.map((part) => (typeof part === 'object' && 'step' in part ? [part.step.id, part.port] : part)),
      );

/** Settles what a document that has not changed since an earlier process gave then; what hangs on costly nodes is left. */
export function restore(root: Scope, manifest: Manifest): void {
  const left: Step[] = [];
  for (const step of stepsOf(root)) {
    const made = step.issues.length === 0 && isRestorable(step) ? manifest.last(step.id) : undefined;
    if (made) {
      settleByContent(step, made.key, made.contents);
      step.home.unsettled.delete(step);
    } else left.push(step);
  }
  unsettle(left);
}

/** Whether everything that can be restored is settled: only then does a fingerprint say what the manifest's lines are worth. */
export function isWhole(root: Scope): boolean {
  for (const step of root.home.unsettled) if (isRestorable(step)) return false;
  return true;
}
