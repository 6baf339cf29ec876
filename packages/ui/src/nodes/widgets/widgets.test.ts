import { parseText } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { tokenise } from './prompt-tokens.ts';

describe('colouring a prompt', () => {
  const text = 'A @fox, \\@not and mail@example.org {{line}} \\{{not}} @a-b-';

  it('keeps every character', () => {
    expect(
      tokenise(text, true, true)
        .map((token) => token.text)
        .join(''),
    ).toBe(text);
  });

  it('finds the mentions and templates that the engine finds', () => {
    const found = tokenise(text, true, true).flatMap((token) =>
      token.kind === 'plain' ? [] : [{ [token.kind]: token.name }],
    );
    expect(found).toEqual(parseText(text, true).filter((part) => typeof part !== 'string'));
  });
});
