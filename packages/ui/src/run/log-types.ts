import type { Cost, RunEvent } from '@shotgraph/engine';
import type { KnownValue, RunState } from './run-store.ts';

/** An event with when it came: milliseconds from the beginning of its run. */
export type TimedEvent = readonly [atMs: number, event: RunEvent];

/** A run in a few words: what the list of runs shows. */
export interface RunSummary {
  /** Name of the run. */
  readonly id: string;
  /** Id of the document. */
  readonly document: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Of one that was broken off: until it was written down last. */
  readonly elapsedMs: number;
  /** Broken off: nobody was left to tell how it ended, or its server was gone. */
  readonly status: Exclude<RunState['status'], 'idle' | 'running'> | 'broken-off';
  readonly ran: readonly string[];
  readonly reused: readonly string[];
  readonly failed: readonly { readonly node: string; readonly message: string }[];
  /** What was really spent, by currency, as far as providers tell. */
  readonly spent: readonly Cost[];
  /** Names the document's text as it was; left out where it has been thinned away. */
  readonly text?: string;
}

/** Everything that is kept of a run. */
export interface RunRecord {
  readonly id: string;
  readonly events: readonly TimedEvent[];
  /** Values of the document's own graph when it was written down last, by place; media with the asset they were rendered to. */
  readonly values: { readonly [place: string]: KnownValue };
}
