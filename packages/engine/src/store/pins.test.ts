import { expect, it } from 'vitest';
import { sha256Text } from '../hash.ts';
import { memoryHost, virtualClock } from '../host/memory/index.ts';
import { LEASE_MS } from '../host.ts';
import { listPins, pin, unpin } from './pins.ts';

const [a, b, c] = ['a', 'b', 'c'].map(sha256Text) as [string, string, string];

it('[S4] remembers pins in the store, each once', async () => {
  const host = memoryHost();
  expect([...(await listPins(host))]).toEqual([]);
  expect(await pin(host, [b, a])).toEqual(new Set([a, b]));
  await pin(host, [b, c]);
  expect(await unpin(host, [a, sha256Text('never pinned')])).toEqual(new Set([b, c]));
  expect(await listPins(memoryHost({ store: host.store }))).toEqual(new Set([b, c]));
  expect(await host.claims.isHeld('pins')).toBe(false);
});

it('[S4] keeps the pins of processes that pin at the same time', async () => {
  const { store } = memoryHost();
  const names = Array.from({ length: 12 }, (_, i) => sha256Text(`${i}`));
  await Promise.all(names.map((name) => pin(memoryHost({ store }), [name])));
  expect(await listPins(memoryHost({ store }))).toEqual(new Set(names));
});

it('[S4] waits until a process that died while it pinned can be passed over, and no longer for one that lives', async () => {
  const clock = virtualClock();
  const holder = memoryHost({ clock });
  const host = memoryHost({ clock, store: holder.store });
  await holder.claims.claim('pins');
  holder.crash();
  const pinning = pin(host, [a]);
  await clock.advance(LEASE_MS + 1000);
  expect(await pinning).toEqual(new Set([a]));
  await memoryHost({ clock, store: holder.store }).claims.claim('pins');
  const refused = expect(unpin(host, [a])).rejects.toMatchObject({
    code: 'storage-failed',
    details: { retryable: true },
  });
  await clock.advance(2 * LEASE_MS + 1000);
  await refused;
});

it('[S4] refuses names that are neither key nor hash, changing nothing', async () => {
  const host = memoryHost();
  await expect(async () => pin(host, [a, 'shot'])).rejects.toThrow('64 hex digits; got "shot"');
  expect(await listPins(host)).toEqual(new Set());
});

it('[S4] stops waiting when aborted', async () => {
  const host = memoryHost();
  await host.claims.claim('pins');
  await expect(pin(host, [a], AbortSignal.timeout(20))).rejects.toMatchObject({ name: 'TimeoutError' });
});
