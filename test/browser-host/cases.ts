import wasmUrl from '@ffmpeg/core/wasm?url';
import coreUrl from '@ffmpeg/core?url';
import { browserHost } from '../../packages/engine/src/host/browser/index.ts';
import type { ContractCase, HostFixture } from '../../packages/engine/src/testing/contract-case.ts';
import { hostContract } from '../../packages/engine/src/testing/host-contract.ts';
import { mediaContract } from '../../packages/engine/src/testing/media-contract.ts';
import { storageCases } from './storage-cases.ts';

/** What became of one case. */
export interface CaseReport {
  readonly name: string;
  /** What it threw; left out when it passed. */
  readonly error?: string;
}

/** A host for one case, with a document of its own. */
export async function createFixture(): Promise<HostFixture> {
  const name = `case/${crypto.randomUUID()}`;
  const createWorker = () => new Worker(new URL('./ffmpeg-worker.ts', import.meta.url), { type: 'module' });
  const open = () => browserHost({ name, ffmpeg: { coreUrl, wasmUrl, createWorker }, filesUrl: '/media/' });
  const host = open();
  return {
    host,
    putFile: async (path, bytes) => void (await host.files.register(path, new Blob([new Uint8Array(bytes)]))),
    reopen: async () => open(),
    leftovers: () => temporaries(name),
    dispose: () => host.dispose(),
  };
}

async function temporaries(document: string): Promise<string[]> {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('shotgraph');
  const folder = await root.getDirectoryHandle(encodeURIComponent(document));
  const names: string[] = [];
  for await (const name of (await folder.getDirectoryHandle('tmp')).keys()) names.push(name);
  return names;
}

/** Cases of the contract of every host, and what only this one does. */
export const hostCases = (): ContractCase[] => [...hostContract(createFixture), ...storageCases];

/** Cases of the contract of every media engine. */
export const mediaCases = (): ContractCase[] => mediaContract(createFixture);

/** Runs cases one after another. */
export async function runCases(cases: readonly ContractCase[]): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  for (const { name, run } of cases) {
    reports.push(
      await run().then(
        () => ({ name }),
        (error: unknown) => ({ name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      ),
    );
  }
  return reports;
}
