/** A literal as people read it: texts as they are, lists of them with commas, anything else as JSON. */
export const showLiteral = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value) && value.every((item) => typeof item !== 'object')
      ? value.join(', ')
      : JSON.stringify(value);
