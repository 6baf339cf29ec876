import type { AdapterOptions, ModelName } from '../http/options.ts';
import type { PaidAdapter } from '../paid.ts';
import { callOf, MODES, render, resolve } from './requests.ts';

/** Path and body of a create call. */
export interface Captured {
  readonly path: string;
  readonly body: unknown;
}

/**
 * What an adapter sends for every mode, or the code with which it refuses to.
 *
 * @param modelOf - as the profile would tell it
 * @param answer - JSON that names a job
 */
export async function captureBodies(
  makeAdapter: (options: AdapterOptions) => PaidAdapter,
  modelOf: (model: string, task: string) => ModelName,
  answer: unknown,
): Promise<{ readonly [mode: string]: Captured | string }> {
  const sent: { [mode: string]: Captured | string } = {};
  for (const [mode, request] of Object.entries(MODES)) {
    const adapter = makeAdapter({
      fetch: async (url, init) => {
        sent[mode] = { path: new URL(url).pathname, body: JSON.parse(String(init.body)) as unknown };
        return Response.json(answer);
      },
      key: () => 'key',
      modelOf,
      render,
      resolve,
    });
    const attempt = { key: 'k', attempt: 1, tag: 1_234_567, at: 0 };
    await adapter.create(callOf(request), attempt, new AbortController().signal).catch((error: unknown) => {
      sent[mode] = String((error as { readonly code?: unknown }).code);
    });
  }
  return sent;
}
