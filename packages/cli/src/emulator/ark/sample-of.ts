import { isRecord, type Json } from '@shotgraph/engine';

/** Deeper schemas end in `null`. */
const DEEPEST = 16;

/**
 * The plainest value of a JSON schema: first choices, least numbers, shortest lists, every property. For stand-in answers; knows
 * the keywords that structured outputs use, not references.
 */
export function sampleOf(schema: unknown, depth = 0): Json {
  if (!isRecord(schema) || depth > DEEPEST) return null;
  if (schema.const !== undefined) return schema.const as Json;
  if (Array.isArray(schema.enum)) return schema.enum[0] as Json;
  const [option] = [schema.anyOf, schema.oneOf].flatMap((options) => (Array.isArray(options) ? options : []));
  if (option !== undefined) return sampleOf(option, depth + 1);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'string':
      return 'emulated';
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 0;
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: Math.min(Number(schema.minItems ?? 0) || 0, 100) }, () =>
        sampleOf(schema.items, depth + 1),
      );
    case 'object':
      return Object.fromEntries(
        Object.entries(isRecord(schema.properties) ? schema.properties : {}).map(([name, property]) => [
          name,
          sampleOf(property, depth + 1),
        ]),
      );
    default:
      return null;
  }
}
