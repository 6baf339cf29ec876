import type { Json } from '@shotgraph/engine';

/**
 * A copy of a JSON value with every text in it replaced.
 *
 * @param map - gets the name of the member a text stands in, `undefined` within lists and at the top
 */
export function mapStrings(json: Json, map: (text: string, name?: string) => string, name?: string): Json {
  if (typeof json === 'string') return map(json, name);
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map((item) => mapStrings(item, map));
  return Object.fromEntries(Object.entries(json).map(([own, value]) => [own, mapStrings(value, map, own)]));
}
