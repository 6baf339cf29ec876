import { browserMemory, type Memory } from '../app/browser-memory.ts';

/** Runs of one document whose end this browser has shown: they are not shown again when it is opened the next time. */
export interface SeenRuns {
  has(run: string): boolean;
  /** Only the last one is remembered: an engine tells of no earlier one. */
  add(run: string): void;
}

/** @param memory - where it is kept */
export function openSeenRuns(document: string, memory: Memory = browserMemory): SeenRuns {
  const name = `shotgraph-seen-run:${document}`;
  return {
    has: (run) => memory.getItem(name) === run,
    add: (run) => memory.setItem(name, run),
  };
}
