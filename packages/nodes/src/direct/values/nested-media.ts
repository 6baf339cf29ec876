import { canonicalJson, type Json } from '@shotgraph/engine';
import { mediaAssets } from '../../media/render.ts';
import type { MediaValue } from '../../media/types.ts';

const isMedia = (value: object): value is MediaValue => 'expr' in value && 'kind' in value && 'info' in value;

/** Pictures and sounds inside a value by the id of their expression, everything else as it is. */
function byContent(value: unknown): Json {
  if (typeof value !== 'object' || value === null) return value as Json;
  if (Array.isArray(value)) return value.map(byContent);
  if (isMedia(value)) return { [value.kind]: value.expr.id };
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([name, part]) => [name, byContent(part)]));
}

function* mediaIn(value: unknown): Generator<MediaValue> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && isMedia(value)) yield value;
  else for (const part of Object.values(value)) yield* mediaIn(part);
}

/** How a port type whose values hold media compares them and finds their assets. */
export const nestedMedia = {
  content: (value: unknown): string => canonicalJson(byContent(value)),
  assets: (value: unknown): readonly string[] => [...new Set([...mediaIn(value)].flatMap(mediaAssets))],
};
