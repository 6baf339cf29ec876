/** Bounds how much runs at once, by name of pool. First come, first served. */
export interface Pools {
  /** Resolves with the function that gives the place back; rejects with the signal's reason when aborted while waiting. */
  enter(pool: string, signal: AbortSignal): Promise<() => void>;
}

/** @param limits - places by pool; a pool that is not named has `fallback` places */
export function createPools(limits: { readonly [pool: string]: number }, fallback: number): Pools {
  const pools = new Map<string, { free: number; readonly waiting: (() => void)[] }>();
  const poolOf = (name: string) => {
    let pool = pools.get(name);
    if (!pool) {
      pool = { free: limits[name] ?? fallback, waiting: [] };
      pools.set(name, pool);
    }
    return pool;
  };
  return {
    enter(name, signal) {
      signal.throwIfAborted();
      const pool = poolOf(name);
      let inside = true;
      const leave = () => {
        // Leaving twice must not make a place out of nothing.
        if (!inside) return;
        inside = false;
        const next = pool.waiting.shift();
        if (next) next();
        else pool.free++;
      };
      if (pool.free > 0) {
        pool.free--;
        return Promise.resolve(leave);
      }
      return new Promise((resolve, reject) => {
        const enter = () => {
          signal.removeEventListener('abort', give);
          resolve(leave);
        };
        const give = () => {
          pool.waiting.splice(pool.waiting.indexOf(enter), 1);
          reject(signal.reason);
        };
        pool.waiting.push(enter);
        signal.addEventListener('abort', give, { once: true });
      });
    },
  };
}
