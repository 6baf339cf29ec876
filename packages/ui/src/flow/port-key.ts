const outputs = new Map<string, string>();
const inputs = new Map<string, string>();

/** Name of an output among all ports of a card, `out:name`. The same text each time: thousands of cards have the same few ports. */
export const outPort = (name: string): string => remembered(outputs, name, 'out:');

/** Name of an input among all ports of a card, `in:name`. */
export const inPort = (name: string): string => remembered(inputs, name, 'in:');

function remembered(keys: Map<string, string>, name: string, prefix: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    key = prefix + name;
    keys.set(name, key);
  }
  return key;
}
