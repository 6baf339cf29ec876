import { describe, expect, it } from 'vitest';
import { isNotLoaded, loadOnce, loadPart, PartNotLoaded } from './load-part.ts';
import { missingParts, noteMissing, onMissing } from './missing-parts.ts';
import { findWhyMissing } from './why-missing.ts';

const failed = new TypeError('Failed to fetch dynamically imported module: http://127.0.0.1/assets/share.js');

describe('a part that is loaded', () => {
  it('is told apart from a part that is faulty', async () => {
    await expect(loadPart(async () => 'here')).resolves.toBe('here');
    await expect(loadPart(() => Promise.reject(failed))).rejects.toBeInstanceOf(PartNotLoaded);
    const fault = new TypeError('x is not a function');
    await expect(loadPart(() => Promise.reject(fault))).rejects.toBe(fault);
    expect([isNotLoaded(failed), isNotLoaded(fault), isNotLoaded(undefined)]).toEqual([true, false, false]);
  });

  it('is loaded once, and again only where it did not come', async () => {
    let tries = 0;
    const load = loadOnce(async () => {
      if (++tries === 1) throw failed;
      return tries;
    });
    await expect(load()).rejects.toBe(failed);
    expect([await load(), await load()]).toEqual([2, 2]);
  });
});

describe('parts that are missing', () => {
  it('are listed until they are there, and told of once each time', () => {
    let told = 0;
    const stop = onMissing(() => void told++);
    const forget = noteMissing({ name: 'Templates', retry: () => {} });
    noteMissing({ name: 'Outline', retry: () => {} })();
    expect(missingParts().map(({ name }) => name)).toEqual(['Templates']);
    forget();
    forget();
    stop();
    expect([missingParts(), told]).toEqual([[], 4]);
  });
});

describe('why a part is missing', () => {
  const page = (src: string) => ({ querySelector: () => ({ getAttribute: () => src }) }) as never;
  const answer =
    (ok: boolean, text = '') =>
    async () => ({ ok, text: async () => text });
  const html = '<script type="module" src="./assets/index-a1.js"></script>';

  it('is told by the page that the server gives now', async () => {
    const find = (ask: () => Promise<{ ok: boolean; text: () => Promise<string> }>) =>
      findWhyMissing(page('./assets/index-a1.js'), ask);
    expect(await find(answer(true, html))).toBe('unknown');
    expect(await find(answer(true, html.replace('a1', 'b2')))).toBe('newer');
    expect(await find(answer(false))).toBe('gone');
    expect(await find(() => Promise.reject(new TypeError('Failed to fetch')))).toBe('gone');
  });
});
