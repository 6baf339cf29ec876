import type { Host } from '../host.ts';
import { contentOf, predictedContent } from './content.ts';
import type { Step } from './step.ts';

/** Takes outputs as what the step's inputs give. */
export function settle(step: Step, key: string, outputs: Record<string, unknown>, host: Host): void {
  step.settled = true;
  step.key = key;
  step.outputs = outputs;
  step.contents = contentsOf(step, outputs, host);
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

function contentsOf({ def }: Step, outputs: Record<string, unknown>, { digest }: Host): Record<string, string> {
  const contents: Record<string, string> = {};
  for (const port in def.outputs) contents[port] = contentOf(def.outputs[port].type, outputs[port], digest);
  return contents;
}
