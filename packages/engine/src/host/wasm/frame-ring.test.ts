import { expect, it } from 'vitest';
import { createRing, ringReader, ringWriter } from './frame-ring.ts';

/** A pattern in which every offset is told from its neighbours. */
const pattern = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 255);

it('carries more bytes than it holds, in order, and then the end', async () => {
  const ring = createRing();
  const writer = ringWriter(ring);
  const read = ringReader(ring, () => queueMicrotask(writer.drained));
  const sent = pattern(10_000_000);
  let written = false;
  const writing = writer.write(sent).then(() => {
    writer.end();
    written = true;
  });
  const received = new Uint8Array(sent.length);
  let at = 0;
  const buffer = new Uint8Array(100_001);
  // Both ends share this thread, so nothing is read unless something is there.
  while (at < sent.length) {
    const taken = read(buffer);
    received.set(buffer.subarray(0, taken), at);
    at += taken;
    if (at % 3 === 0 || !written) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  await writing;
  expect(Buffer.compare(received, sent)).toBe(0);
  expect(read(buffer)).toBe(0);
});

it('lets go of a writer whose reader is gone', async () => {
  const writer = ringWriter(createRing());
  const writing = writer.write(pattern(6_000_000));
  writer.close();
  expect(await writing).toBe(false);
});
