import { canonicalJson } from '../json.ts';
import type { PortType } from '../node/port-type.ts';

/** Contents up to this length stand in keys as they are; longer ones by their hash. */
const INLINE_LENGTH = 80;

/**
 * Text that is equal exactly for equal values of a type. Short canonical JSON stands as it is, everything else as
 * `#` + SHA-256, which no JSON starts with.
 */
export function contentOf(type: PortType, value: unknown, digest: (text: string) => string): string {
  if (typeof value === 'number' && type.content === undefined && Number.isFinite(value))
    return Object.is(value, -0) ? '0' : String(value);
  const text = type.content ? type.content(value) : canonicalJson(value);
  return text.length <= INLINE_LENGTH && type.content === undefined ? text : `#${digest(text)}`;
}

/** Content of an output that is only predicted: named by the key that will make it. Never equal to a real content. */
export const predictedContent = (key: string, port: string): string => `~${key}.${port}`;
