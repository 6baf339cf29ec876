import { HASH_PATTERN } from '../hash.ts';
import type { Manifest, StoredResult } from '../host.ts';
import { isRecord } from '../json.ts';

/** Whether something read from a store still has the shape of a result. */
export const isStoredResult = (value: unknown): value is StoredResult =>
  isRecord(value) &&
  isRecord(value.outputs) &&
  Array.isArray(value.assets) &&
  value.assets.every((hash) => typeof hash === 'string' && HASH_PATTERN.test(hash)) &&
  typeof value.elapsedMs === 'number' &&
  typeof value.at === 'string';

/** Whether something read from a store still has the shape of a manifest. */
export const isManifest = (value: unknown): value is Manifest =>
  isRecord(value) &&
  Object.values(value).every(
    (node) =>
      isRecord(node) &&
      typeof node.type === 'string' &&
      typeof node.version === 'number' &&
      typeof node.key === 'string' &&
      isRecord(node.inputs),
  );
