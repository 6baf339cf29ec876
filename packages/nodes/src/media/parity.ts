import { inOrder } from './expr.ts';
import type { Parity } from './operation.ts';
import { OPERATIONS } from './ops/index.ts';
import type { MediaValue } from './types.ts';

/** `E` when every operation of a value gives identical pixels in every engine, `T` when one of them only comes close. */
export const parityOf = (value: MediaValue): Parity =>
  inOrder([value.expr]).some((expr) => OPERATIONS.get(expr.op)?.parity === 'T') ? 'T' : 'E';
