import { utimes } from 'node:fs/promises';
import { type Claim, LEASE_MS } from '../../host.ts';
import { retire } from './claim-files.ts';
import { hasCode } from './store-folder.ts';

/** How often claims are renewed. */
const RENEW_MS = LEASE_MS / 3;
/** From this age on a holder gives up: some time before others may take over, since it cannot know how slow its next write is. */
const GIVE_UP_MS = LEASE_MS * 0.8;

/** A claim as its holder sees it. */
export interface Lease {
  readonly token: number;
  readonly path: string;
  readonly lost: AbortController;
  /** When it was last renewed, by the clock that others judge it by and by one that nobody sets. */
  wallMs: number;
  steadyMs: number;
}

/** The claims this process holds. One timer, which keeps no process alive, renews them all. */
export interface Leases {
  /** Makes a lease that is not held yet. Its time counts from before its file exists. */
  begin(path: string, token: number): Lease;
  /** Whether it is too old to rely on. */
  isOver(lease: Lease): boolean;
  /** Starts renewing it. */
  add(lease: Lease): void;
  toClaim(lease: Lease): Claim;
  releaseAll(): Promise<void>;
}

/** Makes the leases of a process that holds none. */
export function leases(): Leases {
  const held = new Set<Lease>();
  let timer: NodeJS.Timeout | undefined;

  const drop = (lease: Lease) => {
    held.delete(lease);
    if (held.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  const lose = (lease: Lease) => {
    if (!held.has(lease)) return;
    drop(lease);
    lease.lost.abort(new DOMException('The claim ran out while its holder was stopped', 'AbortError'));
  };
  const renew = async (lease: Lease) => {
    if (isOver(lease)) return lose(lease);
    const now = { wallMs: Date.now(), steadyMs: performance.now() };
    try {
      const date = new Date(now.wallMs);
      await utimes(lease.path, date, date);
      Object.assign(lease, now);
    } catch (error) {
      // Whatever else went wrong may pass before the lease is over.
      if (hasCode(error, 'ENOENT')) lose(lease);
    }
  };
  const release = async (lease: Lease) => {
    drop(lease);
    await retire(lease.path);
  };

  return {
    begin: (path, token) => ({
      token,
      path,
      lost: new AbortController(),
      wallMs: Date.now(),
      steadyMs: performance.now(),
    }),
    isOver,
    add(lease) {
      held.add(lease);
      timer ??= setInterval(() => {
        for (const lease of held) void renew(lease);
      }, RENEW_MS).unref();
    },
    toClaim: (lease) => ({
      token: lease.token,
      get lost() {
        // Code that follows a long stop in the same turn comes before any timer.
        if (isOver(lease)) lose(lease);
        return lease.lost.signal;
      },
      release: () => release(lease),
    }),
    async releaseAll() {
      await Promise.all([...held].map(release));
    },
  };
}

/** Steady clocks of some systems stand still while the machine sleeps, wall clocks can be set: the older age counts. */
function isOver({ wallMs, steadyMs }: Lease): boolean {
  return Math.max(Date.now() - wallMs, performance.now() - steadyMs) > GIVE_UP_MS;
}
