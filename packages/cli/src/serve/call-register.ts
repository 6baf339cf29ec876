import { Refusal } from './refusal.ts';

/** Calls that were passed on. */
export interface CallRegister {
  /**
   * Takes a call for the first and only time.
   *
   * @throws Refusal `call-missing`, `repeated`
   */
  take(id: unknown): void;
}

const PATTERN = /^[\w-]{16,64}$/;
/** Browsers repeat within seconds; nobody makes so many calls in that time. */
const REMEMBERED = 100_000;

/** Makes a register that knows no call. */
export function createCallRegister(remembered = REMEMBERED): CallRegister {
  const taken = new Set<string>();
  return {
    take(id) {
      if (typeof id !== 'string' || !PATTERN.test(id))
        throw new Refusal(
          400,
          'call-missing',
          'name the call in the x-shotgraph-call header: 16 to 64 letters and digits',
        );
      if (taken.has(id)) throw new Refusal(409, 'repeated', 'this call was passed on before; it is not repeated');
      taken.add(id);
      // The oldest one comes first.
      if (taken.size > remembered) taken.delete(taken.values().next().value!);
    },
  };
}
