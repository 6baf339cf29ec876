import type { PaidAdapter } from '@shotgraph/engine';
import { loadServerSetup } from '@shotgraph/nodes/proxy';
import { afterAll } from 'vitest';
import { createArkAdapter } from '../../../nodes/src/providers/ark/index.ts';
import { createFalAdapter } from '../../../nodes/src/providers/fal/index.ts';
import type { AdapterOptions } from '../../../nodes/src/providers/http/options.ts';
import { keyNameOf } from '../../../nodes/src/providers/proxy/server-fetch.ts';
import { createReplicateAdapter } from '../../../nodes/src/providers/replicate/index.ts';
import { type Bench, CANARY, PATIENT_MS, paidAdapterContract } from '../../../nodes/src/providers/testing/contract.ts';
import type { FakeProvider } from '../../../nodes/src/providers/testing/fake.ts';
import { fakeArk } from '../../../nodes/src/providers/testing/fake-ark.ts';
import { fakeFal } from '../../../nodes/src/providers/testing/fake-fal.ts';
import { fakeReplicate } from '../../../nodes/src/providers/testing/fake-replicate.ts';
import { findContract } from '../../../nodes/src/providers/testing/find-contract.ts';
import { render, resolve } from '../../../nodes/src/providers/testing/requests.ts';
import { openFake } from '../../../nodes/src/providers/testing/serve-fake.ts';
import { openPage, type Page } from './testing/page.ts';

/*
 * What the ledger relies on must hold for an adapter in a page as it does for one with the key at hand: the same contract, with every
 * call going adapter -> page -> server -> stand-in.
 */

interface Subject {
  readonly fake: (key: string, now: () => number) => FakeProvider;
  readonly adapter: (options: AdapterOptions) => PaidAdapter;
  /** Behind the stand-in's origin. */
  readonly path: string;
  readonly variables: { readonly key: string; readonly address: string };
  readonly modelId: string;
}

const SUBJECTS: { readonly [provider: string]: Subject } = {
  ark: {
    fake: fakeArk,
    adapter: createArkAdapter,
    path: '/api/v3',
    variables: { key: 'ARK_API_KEY', address: 'ARK_BASE_URL' },
    modelId: 'dreamina-seedance-2-5-260628',
  },
  fal: {
    fake: fakeFal,
    adapter: createFalAdapter,
    path: '',
    variables: { key: 'FAL_KEY', address: 'FAL_QUEUE_URL' },
    modelId: 'bytedance/seedance-2.5/text-to-video',
  },
  replicate: {
    fake: fakeReplicate,
    adapter: createReplicateAdapter,
    path: '/v1',
    variables: { key: 'REPLICATE_API_TOKEN', address: 'REPLICATE_BASE_URL' },
    modelId: 'bytedance/seedance-2.5',
  },
};

const pages: Page[] = [];
afterAll(() => Promise.all(pages.map((page) => page.close())));

const benchOf =
  ({ fake: makeFake, adapter: makeAdapter, path, variables, modelId }: Subject) =>
  async (): Promise<Bench> => {
    const fake = makeFake(CANARY, Date.now);
    // The server of the page outlives the stand-in: some tests close it.
    const { origin, close } = await openFake(fake);
    const baseUrl = `${origin}${path}`;
    const page = await openPage({ env: { [variables.key]: CANARY, [variables.address]: baseUrl } });
    pages.push(page);
    const setup = await loadServerSetup(page.origin, page.token, { fetch: page.fetch });
    return {
      fake,
      origin,
      close,
      adapter: (options = {}) =>
        makeAdapter({
          fetch: setup.fetch,
          key: () => keyNameOf(variables.key),
          modelOf: () => ({ id: modelId, explicitTask: true }),
          render,
          resolve,
          timeoutMs: PATIENT_MS,
          idleMs: PATIENT_MS,
          ...options,
          baseUrl,
        }),
    };
  };

for (const [provider, subject] of Object.entries(SUBJECTS))
  paidAdapterContract(`${provider} through a server`, benchOf(subject));
findContract('ark through a server', benchOf(SUBJECTS.ark!), { keptMs: 7 * 86_400_000 });
findContract('replicate through a server', benchOf(SUBJECTS.replicate!), { keptMs: 3_600_000 });
