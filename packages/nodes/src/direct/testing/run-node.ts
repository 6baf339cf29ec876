import type {
  InputIssue,
  InputSpec,
  Inputs,
  InputValues,
  NodeDefinition,
  Outputs,
  OutputValues,
  RunContext,
} from '@shotgraph/engine';
import { predicted } from '../../media/index.ts';

type PlainNode<I extends Inputs, O extends Outputs> = NodeDefinition<I, O, never>;
const context = { host: {}, signal: new AbortController().signal, progress: () => {} } as RunContext<never>;

/** Inputs as the engine hands them over: defaults filled in, nothing wired where nothing is given. */
function filled<I extends Inputs>(inputs: I, given: Partial<InputValues<I>>): InputValues<I> {
  const usual = Object.entries(inputs as Readonly<Record<string, InputSpec>>).map(([name, { arity, options }]) => [
    name,
    arity === 'many' ? [] : options.default,
  ]);
  return { ...Object.fromEntries(usual), ...given } as InputValues<I>;
}

/** What the rules of a node say about its inputs once all of them are known. */
export const issuesOf = <I extends Inputs, O extends Outputs>(
  node: PlainNode<I, O>,
  given: Partial<InputValues<I>> = {},
): readonly InputIssue[] => node.check?.(filled(node.inputs, given)) ?? [];

/** The same as `input: message`, warnings marked. */
export const messagesOf = <I extends Inputs, O extends Outputs>(
  node: PlainNode<I, O>,
  given: Partial<InputValues<I>> = {},
): string[] =>
  issuesOf(node, given).map(
    ({ severity, input, message }) => `${severity === 'warning' ? 'warning, ' : ''}${input}: ${message}`,
  );

/**
 * Outputs of a pure node that is not asynchronous, each found to be of its port's type.
 *
 * @throws Error when the rules of the node refuse the inputs
 */
export function outputsOf<I extends Inputs, O extends Outputs>(
  node: PlainNode<I, O>,
  given: Partial<InputValues<I>> = {},
): OutputValues<O> {
  const errors = messagesOf(node, given).filter((message) => !message.startsWith('warning'));
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const outputs = node.run(filled(node.inputs, given), context) as OutputValues<O>;
  for (const [name, { type }] of Object.entries(node.outputs as Outputs)) {
    const parsed = type.schema.safeParse(outputs[name]);
    if (!parsed.success) throw new Error(`${node.type}, output ${name}: ${parsed.error.message}`);
  }
  return outputs;
}

/** A picture, clip or sound to direct with. */
export const media = {
  image: (name: string, width = 640, height = 360, alpha = false) => predicted('image', { width, height, alpha }, name),
  video: (name: string, seconds = 5) =>
    predicted('video', { width: 640, height: 360, fps: 24, seconds, audio: null }, name),
  audio: (name: string, seconds = 5) => predicted('audio', { seconds, sampleRate: 48_000, channels: 2 }, name),
};
