import { FORMAT_VERSION } from './document.ts';

/** Brings a document of one format version to the next. Gets its own copy of the top level. */
export type FormatMigration = (document: Record<string, unknown>) => Record<string, unknown>;

/** Ordered: index 0 takes format 1 to 2. Empty while there is one format. */
const FORMAT_MIGRATIONS: readonly FormatMigration[] = [];

/**
 * Applies every migration between the document's format and the current one, in order. Unknown members survive.
 *
 * @param document - with a `shotgraph` number no newer than `to`
 */
export function migrateFormat(
  document: Record<string, unknown>,
  migrations: readonly FormatMigration[] = FORMAT_MIGRATIONS,
  to: number = FORMAT_VERSION,
): Record<string, unknown> {
  let current = document;
  for (let format = document.shotgraph as number; format < to; format++) {
    const migrate = migrations[format - 1];
    if (!migrate) throw new TypeError(`no migration from format ${format} to ${format + 1}`);
    current = { ...migrate({ ...current }), shotgraph: format + 1 };
  }
  return current;
}
