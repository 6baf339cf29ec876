import { HASH_PATTERN } from '../hash.ts';
import type { StoredResult } from '../host.ts';
import { isRecord } from '../json.ts';

/** Uses closer together than this count as one, so that reading a store hardly writes to it, ms. */
export const USE_STEP_MS = 60 * 60 * 1000;

/** Whether something read from a store still has the shape of a result. */
export const isStoredResult = (value: unknown): value is StoredResult =>
  isRecord(value) &&
  isRecord(value.outputs) &&
  Array.isArray(value.assets) &&
  value.assets.every((hash) => typeof hash === 'string' && HASH_PATTERN.test(hash)) &&
  typeof value.elapsedMs === 'number' &&
  typeof value.at === 'string';
