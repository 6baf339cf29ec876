/** Which runs windows of this browser follow at this moment. A window that is killed follows nothing any more, whatever it had written down. */
export interface GoingRuns {
  /** Says that this window follows a run. @returns ends that */
  hold(run: string): () => void;
  /** Runs that any window follows. */
  list(): Promise<ReadonlySet<string>>;
}

const PREFIX = 'shotgraph-run ';

/** Tells by locks, which the browser takes from whoever is gone. Where there are none, every window knows of its own runs only. */
export function openGoingRuns(locks: Pick<LockManager, 'request' | 'query'> | undefined = navigator.locks): GoingRuns {
  return {
    hold(run) {
      let letGo = () => {};
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      // Shared: a run on the server is followed by every window that has its document.
      locks?.request(PREFIX + run, { mode: 'shared' }, () => held).catch(() => {});
      return letGo;
    },
    async list() {
      const { held = [] } = (await locks?.query()) ?? {};
      const names = held.flatMap(({ name = '' }) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
      return new Set(names);
    },
  };
}
