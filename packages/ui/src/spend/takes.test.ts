import { describe, expect, it } from 'vitest';
import { arrivedInWords, cancelledInWords, leftInWords, mediaOf, showAge } from './purchase-words.ts';
import { nextTake, requestOf, takesOf } from './takes.ts';
import { purchase } from './testing.ts';
import { priceInWords } from './words.ts';

describe('takes of a node', () => {
  const first = purchase({ key: 'a', askedAt: 1 });
  const second = purchase({ key: 'b', take: 2, askedAt: 2, state: 'job' });
  const slower = purchase({
    key: 'c',
    take: 2,
    askedAt: 3,
    request: { model: 'seedance-2.0', prompt: ['A fox in ', { kind: 'image', index: 0 }], seconds: 8 },
  });
  const others = [
    purchase({ key: 'd', place: { graph: 'other film', node: 'shot' } }),
    purchase({ key: 'e', place: { graph: 'film', node: 'hound' } }),
    purchase({ key: 'f', state: 'intended' }),
  ];

  it('are what was asked for by it, the oldest first, each with what changed since the one before', () => {
    expect(takesOf([slower, second, ...others, first], 'film', 'shot')).toEqual([
      { purchase: first, name: '1', changes: undefined },
      { purchase: second, name: '2', changes: [] },
      {
        purchase: slower,
        name: '2b',
        changes: [
          { name: 'prompt', before: 'A fox', after: 'A fox in [image 1]' },
          { name: 'seconds', before: '5', after: '8' },
        ],
      },
    ]);
  });

  it('of items belong to the card they are items of', () => {
    const items = [0, 1].map((i) => purchase({ key: `${i}`, place: { graph: 'film', node: `takes/${i}` } }));
    expect(takesOf(items, 'film', 'takes')).toHaveLength(2);
  });

  it('tell another provider or account, media by their content, and what was left out', () => {
    const before = purchase({ request: { images: [{ kind: 'image', content: 'abcdef0123456789' }], seed: 4 } });
    const after = purchase({ key: 'z', askedAt: 2000, account: 'studio', request: { images: [] } });
    expect(takesOf([before, after], 'film', 'shot')[1]!.changes).toEqual([
      { name: 'provider', before: 'ark-byteplus', after: 'ark-byteplus, account studio' },
      { name: 'images', before: 'image abcdef01', after: 'nothing' },
      { name: 'seed', before: '4', after: 'nothing' },
    ]);
  });

  it('are of one request when only their numbers differ', () => {
    expect(requestOf(first)).toBe(requestOf(second));
    expect(requestOf(first)).not.toBe(requestOf(slower));
  });

  it('of one number are told apart by letters, those of each item by themselves', () => {
    const again = [1, 2, 3].map((askedAt) => purchase({ key: `${askedAt}`, askedAt }));
    expect(takesOf(again, 'film', 'shot').map(({ name }) => name)).toEqual(['1', '1b', '1c']);
    const items = [0, 1].map((i) => purchase({ key: `${i}`, place: { graph: 'film', node: `takes/${i}` } }));
    expect(takesOf(items, 'film', 'takes').map(({ name }) => name)).toEqual(['1', '1']);
  });

  it('get the number after the highest there is', () => {
    expect(nextTake(takesOf([first, slower], 'film', 'shot'), 1)).toBe(3);
    expect(nextTake([], 7)).toBe(8);
  });
});

describe('purchases in words', () => {
  it('say what they cost as far as it is known', () => {
    expect(priceInWords(purchase({ price: { amount: 0.71, currency: 'USD' } }))).toBe('$0.71');
    expect(priceInWords(purchase())).toBe('up to $0.76');
    expect(priceInWords(purchase({ state: 'job' }))).toBe('$0.70 to $0.76');
    expect(priceInWords(purchase({ state: 'free' }))).toBe('');
  });

  it('say after a cancelled run what goes on and is billed', () => {
    expect(leftInWords([purchase({ take: 2 })])).toBe(
      'The run was cancelled, and nothing more is bought. What was sent goes on at the provider and is billed: shot, take 2. ' +
        'This tab keeps following it, and its take is kept.',
    );
  });

  it('say what came, and whether a job could be stopped', () => {
    expect(arrivedInWords([purchase(), purchase({ take: 2 })])).toBe('Take 1 of shot, take 2 of shot are here');
    expect(cancelledInWords('too-late', { job: 'j1' })).toContain('job j1 goes on, or has ended, and is billed');
    expect(cancelledInWords('cancelled', { job: 'j1' })).toContain('is not billed');
  });

  it('have a picture or clip once it is there', () => {
    expect(mediaOf({ assets: { lastFrame: 'b', video: 'a' } })).toEqual({ hash: 'a', kind: 'video' });
    expect(mediaOf({ assets: { image: 'c' } })).toEqual({ hash: 'c', kind: 'image' });
    expect(mediaOf({ assets: { text: 'd' } })).toBeUndefined();
    expect(mediaOf({})).toBeUndefined();
  });

  it('are as old as they are', () => {
    expect([0, 5 * 60_000, 3 * 3_600_000, 72 * 3_600_000].map(showAge)).toEqual([
      'just now',
      '5 min ago',
      '3 h ago',
      '3 days ago',
    ]);
  });
});
