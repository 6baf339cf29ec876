import { type CaseReport, hostCases, runCases } from './cases.ts';

/** What the test reads from the page when it is done. */
export interface PageReport {
  readonly page: readonly CaseReport[];
  readonly worker: readonly CaseReport[];
  /** Hash of the class-E render, or what went wrong with it. */
  readonly exact: string;
  readonly isolated: boolean;
}

async function main(): Promise<PageReport> {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
  const inWorker = await new Promise<Pick<PageReport, 'exact'> & { readonly reports: CaseReport[] }>(
    (resolve, reject) => {
      worker.addEventListener('message', ({ data }) => resolve(data));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    },
  );
  // In the page itself there are no synchronous file handles: the other way of writing files is tried there.
  const page = await runCases(hostCases());
  return { page, worker: inWorker.reports, exact: inWorker.exact, isolated: crossOriginIsolated };
}

(globalThis as { report?: Promise<PageReport> }).report = main();
