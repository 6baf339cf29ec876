import type { Host } from '../host.ts';
import { contentOf, predictedContent, sizeOf } from './content.ts';
import { contentOfBinding } from './gather.ts';
import type { Step } from './step.ts';

/** Outputs above this size are let go as soon as nothing needs them, bytes. */
const HEAVY_BYTES = 2 ** 20;

/** Takes outputs as what the step's inputs give. */
export function settle(
  step: Step,
  key: string,
  outputs: Record<string, unknown>,
  host: Host,
  contents: Record<string, string> = contentsOf(step, outputs, host),
): void {
  step.settled = true;
  step.key = key;
  step.outputs = outputs;
  step.contents = contents;
  step.isHeavy = false;
  for (const port in outputs) if (sizeOf(outputs[port]) > HEAVY_BYTES) step.isHeavy = true;
}

/** Takes it as known what the step gives, by content, without having the values. */
export function settleByContent(step: Step, key: string, contents: { readonly [port: string]: string }): void {
  step.settled = true;
  step.key = key;
  step.outputs = undefined;
  step.contents = contents;
}

/** Notes what a compute step will probably give; its contents are named by its key, since the real ones are not known. */
export function predictEffect(step: Step, key: string, outputs: Record<string, unknown> | undefined): void {
  const contents: Record<string, string> = {};
  for (const port in step.def.outputs) contents[port] = predictedContent(key, port);
  step.predicted = { outputs: outputs ?? {}, contents };
}

/** Notes what a pure step gives for predicted inputs; its contents follow from theirs. */
export function predictPure(step: Step, outputs: Record<string, unknown>, host: Host): void {
  step.predicted = { outputs, contents: contentsOf(step, outputs, host) };
}

function contentsOf(step: Step, outputs: Record<string, unknown>, { digest }: Host): Record<string, string> {
  const contents: Record<string, string> = {};
  const handedOn = step.implied ? contentHandedOn(step, digest) : undefined;
  if (handedOn !== undefined) contents.value = handedOn;
  else
    for (const port in step.def.outputs)
      if (outputs[port] !== undefined) contents[port] = contentOf(step.def.outputs[port].type, outputs[port], digest);
  return contents;
}

/** The content of a graph input or output that only hands a value on is that of its source. */
function contentHandedOn({ def, inputs }: Step, digest: Host['digest']): string | undefined {
  const binding = inputs[0]?.binding;
  if (def.effect !== 'pure' || !binding) return undefined;
  const edge =
    binding.kind === 'edge'
      ? binding.edge
      : binding.kind === 'item' && binding.list.kind === 'edge'
        ? binding.list.edge
        : undefined;
  return edge && !edge.convert ? contentOfBinding(binding, digest) : undefined;
}
