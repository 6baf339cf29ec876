import { describe, expect, it } from 'vitest';
import { type Asking, createAsk } from './ask.ts';

const offer = { calls: [], totals: [], unpriced: [] };
const spent = { run: [], day: [] };

describe('asking about money', () => {
  it('shows one question, takes one answer to it, and remembers nothing', async () => {
    let shown: Asking | undefined;
    const { ask } = createAsk((asking) => {
      shown = asking;
    });
    const first = ask(offer, spent);
    const question = shown!;
    question.answer({ USD: 1 });
    question.answer(undefined);
    expect(await first).toEqual({ USD: 1 });
    expect(shown).toBeUndefined();
    const second = ask(offer, spent);
    expect(shown).toBeDefined();
    question.answer({ USD: 1 });
    expect(shown).toBeDefined();
    shown!.answer(undefined);
    expect(await second).toBeUndefined();
  });

  it('answers with no when another question comes, and when the document is closed', async () => {
    const { ask, close } = createAsk(() => {});
    const first = ask(offer, spent);
    const second = ask(offer, spent);
    expect(await first).toBeUndefined();
    close();
    expect(await second).toBeUndefined();
    close();
  });
});
