/** What was typed into a prompt before the field that edits it was there. */
export interface EarlyKeys {
  readonly typed: string;
  /** Whether it takes the place of all that was written. */
  readonly replaces: boolean;
}

/** Nobody typed anything yet. */
export const NO_KEYS: EarlyKeys = { typed: '', replaces: false };

/** A text with what was typed into it at its end. */
export const withKeys = (text: string, { typed, replaces }: EarlyKeys): string => (replaces ? typed : text + typed);

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Notes a key for the field. @returns `undefined` when the key means nothing to it */
export function noteKey({ typed, replaces }: EarlyKeys, { key, ctrlKey, metaKey, altKey }: Key): EarlyKeys | undefined {
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') return { typed: '', replaces: true };
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === 'Backspace') return { typed: typed.slice(0, -1), replaces };
  if (key === 'Enter') return { typed: `${typed}\n`, replaces };
  return key.length === 1 ? { typed: typed + key, replaces } : undefined;
}
