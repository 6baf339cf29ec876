/** Puts an entry in front of another one; at the end when that one is not there. */
export function insertBefore<T>(map: Map<string, T>, key: string, value: T, before: string | undefined): void {
  const behind = before !== undefined && map.has(before) ? [...map] : [];
  const from = behind.findIndex(([other]) => other === before);
  map.set(key, value);
  // A map keeps the order of insertion: everything behind the new entry is inserted again.
  for (const [other, old] of behind.slice(Math.max(0, from))) {
    map.delete(other);
    map.set(other, old);
  }
}

/** The key behind a key; `undefined` for the last one. */
export function nextKey(record: ReadonlyMap<string, unknown>, key: string): string | undefined {
  const keys = record.keys();
  for (const other of keys) if (other === key) return keys.next().value;
  return undefined;
}

/** What an op needs to bring a member of a record back: its value, and its place when it is about to be removed. */
export function memberPlace(record: Readonly<Record<string, unknown>>, name: string, next: unknown): object {
  if (!Object.hasOwn(record, name)) return {};
  if (next !== undefined) return { value: record[name] };
  const names = Object.keys(record);
  const before = names[names.indexOf(name) + 1];
  return { value: record[name], ...(before !== undefined && { before }) };
}

/** The record with its last member moved in front of another one. */
export function inFrontOf<T>(record: Readonly<Record<string, T>>, name: string, before: string): Record<string, T> {
  if (!Object.hasOwn(record, before)) return { ...record };
  const moved = [name, record[name]!] as const;
  const rest = Object.entries(record).filter(([other]) => other !== name);
  rest.splice(
    rest.findIndex(([other]) => other === before),
    0,
    [...moved],
  );
  return Object.fromEntries(rest);
}

/** Writes a member, or takes it away. */
export function setMember(record: object, key: string, value: unknown): void {
  if (value === undefined) delete (record as Record<string, unknown>)[key];
  else (record as Record<string, unknown>)[key] = value;
}
