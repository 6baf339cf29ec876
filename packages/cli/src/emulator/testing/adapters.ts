import { createArkAdapter } from '../../../../nodes/src/providers/ark/index.ts';
import { createFalAdapter } from '../../../../nodes/src/providers/fal/index.ts';
import type { AdapterOptions } from '../../../../nodes/src/providers/http/options.ts';
import type { PaidAdapter } from '../../../../nodes/src/providers/paid.ts';
import { createReplicateAdapter } from '../../../../nodes/src/providers/replicate/index.ts';
import type { Emulator } from '../index.ts';
import type { TestClock } from './clock.ts';

export type { JobState, PaidAdapter } from '../../../../nodes/src/providers/paid.ts';
export { falStorage } from '../../../../nodes/src/providers/publish/fal-storage.ts';
export { replicateFiles } from '../../../../nodes/src/providers/publish/replicate-files.ts';
export { callOf, media, TEXT } from '../../../../nodes/src/providers/testing/requests.ts';

/** A provider's adapter, and what it calls the model of the tests. */
interface Kind {
  readonly make: (options: AdapterOptions) => PaidAdapter;
  readonly base: string;
  readonly model: string;
}

/** The adapters of the product, by provider. */
export const ADAPTERS = {
  ark: { make: createArkAdapter, base: 'ARK_BASE_URL', model: 'dreamina-seedance-2-5-260628' },
  fal: { make: createFalAdapter, base: 'FAL_QUEUE_URL', model: 'bytedance/seedance-2.5/text-to-video' },
  replicate: { make: createReplicateAdapter, base: 'REPLICATE_BASE_URL', model: 'bytedance/seedance-2.5' },
} as const satisfies { readonly [provider: string]: Kind };

/** An adapter that speaks to a stand-in. */
export function adapterOf(
  provider: keyof typeof ADAPTERS,
  emulator: Emulator & { readonly clock: TestClock },
  options: Partial<AdapterOptions> = {},
): PaidAdapter {
  const { make, base, model } = ADAPTERS[provider];
  return make({
    fetch,
    key: () => 'any-key',
    baseUrl: emulator.env[base]!,
    modelOf: () => ({ id: model, explicitTask: true }),
    render: (parts) =>
      parts.map((part) => (typeof part === 'string' ? part : `[${part.kind} ${part.index + 1}]`)).join(''),
    resolve: async () => ({ url: 'https://media.example.com/file' }),
    now: emulator.clock.now,
    ...options,
  });
}
