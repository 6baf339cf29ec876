import { createFixture, hostCases, mediaCases, runCases } from './cases.ts';
import { renderExact } from './parity.ts';

/** Runs in a worker as the engine does: the media engine's workers are nested in this one. */
async function main(): Promise<void> {
  const reports = await runCases([...hostCases(), ...mediaCases()]);
  const { host, dispose } = await createFixture();
  const exact = await renderExact(host).catch((error: unknown) => String(error));
  await dispose();
  postMessage({ reports, exact });
}

void main();
