/** The right to write a document: one tab of the browser has it. */
export interface DocumentLock {
  readonly isHeld: boolean;
  /** Called when another tab took it. */
  onLost: () => void;
  /** Waits for it. @param waitMs - as long as it takes when left out @returns whether this tab has it now */
  acquire(waitMs?: number): Promise<boolean>;
  /** Takes it from whoever has it and does not answer. */
  steal(): Promise<void>;
  /** Gives it away, and stops waiting for it. */
  release(): void;
}

/** Makes the lock of a document; it is not held yet. */
export function createDocumentLock(document: string): DocumentLock {
  const name = `shotgraph-document ${document}`;
  let isHeld = false;
  let letGo: (() => void) | undefined;
  let waiting: AbortController | undefined;

  const hold = (granted: () => void) => () => {
    isHeld = true;
    granted();
    return new Promise<void>((end) => {
      letGo = end;
    });
  };
  const request = (options: LockOptions): Promise<boolean> =>
    new Promise((resolve) => {
      navigator.locks
        .request(
          name,
          options,
          hold(() => resolve(true)),
        )
        .catch(() => {
          resolve(false);
          if (!isHeld) return;
          isHeld = false;
          lock.onLost();
        });
    });
  const lock: DocumentLock = {
    onLost: () => {},
    get isHeld() {
      return isHeld;
    },
    acquire(waitMs) {
      // Pages that are not secure contexts have no locks: there every tab is on its own.
      if (!('locks' in navigator)) isHeld = true;
      if (isHeld) return Promise.resolve(true);
      waiting?.abort();
      waiting = new AbortController();
      const signals = waitMs === undefined ? [] : [AbortSignal.timeout(waitMs)];
      return request({ signal: AbortSignal.any([waiting.signal, ...signals]) });
    },
    async steal() {
      waiting?.abort();
      await request({ steal: true });
    },
    release() {
      waiting?.abort();
      isHeld = false;
      letGo?.();
      letGo = undefined;
    },
  };
  return lock;
}
