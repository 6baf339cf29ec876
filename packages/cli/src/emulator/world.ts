import type { Clock } from '@shotgraph/engine';
import type { FaultScript } from './faults/script.ts';
import type { Downloads } from './http/downloads.ts';
import type { Uploads } from './http/uploads.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Pushes } from './jobs/pushes.ts';
import type { Library } from './media/library.ts';
import type { Settings } from './options.ts';
import type { Stats } from './stats.ts';

/** What the providers of one stand-in share. */
export interface World {
  readonly settings: Settings;
  readonly clock: Clock;
  /** `http://127.0.0.1:8787`. */
  readonly origin: () => string;
  readonly jobs: Jobs;
  readonly pushes: Pushes;
  readonly downloads: Downloads;
  readonly uploads: Uploads;
  readonly library: Library;
  readonly faults: FaultScript;
  readonly stats: Stats;
}
