import type { CrashEffect, FaultPoint, Faults } from './faults.ts';

/** One life of a host, as a process has one: every operation goes through it. */
export interface MemoryProcess {
  /** Counts an operation, fails it if that was chosen, else does it. Nothing settles any more after a crash. */
  call<T>(point: FaultPoint, body: () => T | Promise<T>): Promise<T>;
  crash(): void;
}

/** @param onCrash - what others notice of a crash */
export function memoryProcess(faults: Faults, onCrash: () => void): MemoryProcess {
  let crashed = false;
  const never = new Promise<never>(() => {});
  const crash = () => {
    if (crashed) return;
    crashed = true;
    onCrash();
  };
  return {
    crash,
    async call(point, body) {
      if (crashed) return never;
      const effect: CrashEffect | undefined = faults.check(point);
      if (effect === 'lost') crash();
      if (crashed) return never;
      try {
        const value = await body();
        if (effect === 'kept') crash();
        return crashed ? never : value;
      } catch (error) {
        if (crashed) return never;
        throw error;
      }
    },
  };
}
