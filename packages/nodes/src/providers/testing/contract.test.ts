import { createArkAdapter } from '../ark/index.ts';
import { createFalAdapter } from '../fal/index.ts';
import type { AdapterOptions } from '../http/options.ts';
import type { PaidAdapter } from '../paid.ts';
import { createReplicateAdapter } from '../replicate/index.ts';
import { type Bench, CANARY, PATIENT_MS, paidAdapterContract } from './contract.ts';
import type { FakeProvider } from './fake.ts';
import { fakeArk } from './fake-ark.ts';
import { fakeFal } from './fake-fal.ts';
import { fakeReplicate } from './fake-replicate.ts';
import { findContract } from './find-contract.ts';
import { render, resolve } from './requests.ts';
import { openFake } from './serve-fake.ts';

const bench =
  (
    makeFake: (key: string, now: () => number) => FakeProvider,
    makeAdapter: (options: AdapterOptions) => PaidAdapter,
    path: string,
    modelId: string,
  ) =>
  async (): Promise<Bench> => {
    const fake = makeFake(CANARY, Date.now);
    const { origin, close } = await openFake(fake);
    return {
      fake,
      origin,
      close,
      adapter: (options = {}) =>
        makeAdapter({
          fetch,
          key: () => CANARY,
          baseUrl: `${origin}${path}`,
          modelOf: () => ({ id: modelId, explicitTask: true }),
          render,
          resolve,
          timeoutMs: PATIENT_MS,
          idleMs: PATIENT_MS,
          ...options,
        }),
    };
  };

const ark = bench(fakeArk, createArkAdapter, '/api/v3', 'dreamina-seedance-2-5-260628');
const fal = bench(fakeFal, createFalAdapter, '', 'bytedance/seedance-2.5/text-to-video');
const replicate = bench(fakeReplicate, createReplicateAdapter, '/v1', 'bytedance/seedance-2.5');

paidAdapterContract('ark', ark);
paidAdapterContract('fal', fal);
paidAdapterContract('replicate', replicate);
findContract('ark', ark, { keptMs: 7 * 86_400_000 });
findContract('replicate', replicate, { keptMs: 3_600_000 });
