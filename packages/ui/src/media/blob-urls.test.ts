import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBlobUrls } from './blob-urls.ts';

const revoked: string[] = [];
let made = 0;
beforeEach(() => {
  revoked.length = made = 0;
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${made++}`);
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void revoked.push(url));
});
afterEach(() => vi.restoreAllMocks());

const show = (urls: ReturnType<typeof createBlobUrls>, hash: string) => {
  const holder = new AbortController();
  return { url: urls.urlOf(hash, holder.signal), leave: () => holder.abort() };
};
/** Opens so many others, each for a moment. */
async function openOthers(urls: ReturnType<typeof createBlobUrls>, count: number) {
  for (let i = 0; i < count; i++) {
    const { url, leave } = show(urls, `other ${i}`);
    await url;
    leave();
  }
}

it('an address lasts as long as anybody shows it, however many others are opened', async () => {
  const urls = createBlobUrls(async () => new Blob());
  const one = show(urls, 'a');
  const two = show(urls, 'a');
  const url = await one.url;
  expect(await two.url).toBe(url);
  await openOthers(urls, 200);
  one.leave();
  await openOthers(urls, 200);
  expect(revoked).not.toContain(url);
  two.leave();
  await openOthers(urls, 200);
  expect(revoked).toContain(url);
});

it('those that nobody shows any more are given back, the one asked for longest ago first', async () => {
  const urls = createBlobUrls(async () => new Blob());
  await openOthers(urls, 100);
  await Promise.resolve();
  expect(revoked).toEqual(['blob:0', 'blob:1', 'blob:2', 'blob:3']);
});

it('an address that is asked for without a word on how long is kept', async () => {
  const urls = createBlobUrls(async () => new Blob());
  const url = await urls.urlOf('a');
  await openOthers(urls, 200);
  expect(revoked).not.toContain(url);
});

it('what nobody waits for any more gets no address, and what failed is tried again', async () => {
  let fails = true;
  const urls = createBlobUrls(async () => {
    if (fails) throw new Error('not here yet');
    return new Blob();
  });
  const failed = show(urls, 'a');
  await expect(failed.url).rejects.toThrow('not here yet');
  fails = false;
  const gone = show(urls, 'a');
  gone.leave();
  await expect(gone.url).rejects.toThrow();
  expect(made).toBe(0);
  expect(await show(urls, 'a').url).toBe('blob:0');
  failed.leave();
  await openOthers(urls, 200);
  expect(revoked).not.toContain('blob:0');
});
