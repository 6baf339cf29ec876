/** Runs of one document whose end this browser has shown: they are not shown again when it is opened the next time. */
export interface SeenRuns {
  has(run: string): boolean;
  /** Only the last one is remembered: an engine tells of no earlier one. */
  add(run: string): void;
}

/** @param memory - where it is kept; of a browser that keeps nothing, nothing is remembered */
export function openSeenRuns(document: string, memory: Pick<Storage, 'getItem' | 'setItem'> = localStorage): SeenRuns {
  const name = `shotgraph-seen-run:${document}`;
  return {
    has(run) {
      try {
        return memory.getItem(name) === run;
      } catch {
        return false;
      }
    },
    add(run) {
      try {
        memory.setItem(name, run);
      } catch {}
    },
  };
}
