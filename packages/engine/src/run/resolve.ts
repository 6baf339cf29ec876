import { type Issue, isNodeError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { Compilation } from './compile.ts';
import { contentOf } from './content.ts';
import { placeOf } from './scope.ts';
import type { ResolvedBinding, Step } from './step.ts';

/**
 * Looks again at every literal whose value lies outside the document (files), and returns the steps for which it changed. A
 * literal that cannot be resolved leaves an issue on its binding.
 */
export async function resolveLiterals(
  compilation: Compilation,
  host: Host,
  signal: AbortSignal,
): Promise<readonly Step[]> {
  const places: { readonly step: Step; readonly input: string; readonly binding: ResolvedBinding }[] = [];
  for (const step of compilation.resolving()) {
    for (const { name, binding } of step.inputs)
      if (binding.kind === 'resolved') places.push({ step, input: name, binding });
  }
  const changed = await Promise.all(
    places.map((place) => resolveOne(place.step, place.input, place.binding, host, signal)),
  );
  return places.filter((_, i) => changed[i]).map(({ step }) => step);
}

async function resolveOne(
  step: Step,
  input: string,
  binding: ResolvedBinding,
  host: Host,
  signal: AbortSignal,
): Promise<boolean> {
  const before = binding.content;
  try {
    const value = await binding.type.resolve!(binding.literal, { host, signal, progress: () => {} });
    binding.value = value;
    binding.content = contentOf(binding.type, value, host.digest);
    binding.problem = undefined;
  } catch (error) {
    signal.throwIfAborted();
    // A store that cannot be written is nothing the author of the graph can mend.
    if (isNodeError(error) && error.code === 'storage-failed') throw error;
    binding.content = undefined;
    binding.problem = toIssue(step, input, error);
  }
  return binding.content !== before || binding.content === undefined;
}

function toIssue(step: Step, input: string, error: unknown): Issue {
  const code = isNodeError(error) && error.code === 'file-missing' ? 'file-missing' : 'file-invalid';
  return {
    severity: 'error',
    code,
    ...placeOf(step),
    input,
    message: error instanceof Error ? error.message : String(error),
  };
}
