/** A piece of a text: words, or a chord of keys. */
export interface TextPart {
  /** Where it begins. */
  readonly at: number;
  readonly text: string;
  readonly isKey: boolean;
}

/** Takes a text apart in which keys stand in braces: `Press {Mod+z} to undo`. */
export function keyParts(text: string): readonly TextPart[] {
  let at = 0;
  return text.split(/\{([^}]+)\}/).map((part, i) => {
    const piece = { at, text: part, isKey: i % 2 === 1 };
    at += part.length + 1;
    return piece;
  });
}
