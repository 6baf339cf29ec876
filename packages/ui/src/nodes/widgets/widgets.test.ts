import { parseText } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { tokenise } from './prompt-tokens.ts';
import { scrubbed, stepOf } from './scrub.ts';

describe('dragging a number', () => {
  it('moves by steps, stays in range and leaves no rounding behind', () => {
    expect(scrubbed(0.1, 6, { step: 0.1 })).toBe(0.3);
    expect(scrubbed(5, 3000, { min: 0, max: 10, step: 1 })).toBe(10);
    expect(scrubbed(24, 3, { step: 1 }, 10)).toBe(34);
    expect(scrubbed(24, 3, { step: 1 }, 0.1)).toBe(25);
  });

  it('finds a step that fits the range', () => {
    expect([stepOf({ min: -3, max: 3 }), stepOf({ min: 0, max: 100 }), stepOf({ default: 6500 }), stepOf({})]).toEqual([
      0.1, 1, 10, 0.1,
    ]);
  });
});

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
