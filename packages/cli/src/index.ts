export { main } from './cli.ts';
export type { Io, Output } from './io.ts';
export { type ProcessIo, processIo } from './process-io.ts';
export type { ExportedOutput } from './run/exported.ts';
export { performRun, type RunListener, type RunReport, type RunRequest } from './run/perform-run.ts';
