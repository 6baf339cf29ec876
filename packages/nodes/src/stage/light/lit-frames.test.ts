import { describe, expect, it } from 'vitest';
import { GOLDEN_LIT_HASH, renderLitFrames } from './testing/lit-scene.ts';

describe('frames in light', () => {
  const frames = renderLitFrames();

  it('have the same pixels on every host', async () => {
    const bytes = Uint8Array.from(frames.flatMap((frame) => [...frame]));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    expect(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')).toBe(GOLDEN_LIT_HASH);
  });

  it('are the same when painted again', () => {
    expect(renderLitFrames()).toEqual(frames);
  });

  it('are opaque everywhere and not all of one brightness', () => {
    for (const frame of frames) {
      let darkest = 255;
      let brightest = 0;
      for (let at = 0; at < frame.length; at += 4) {
        if (frame[at + 3] !== 255) expect(frame[at + 3]).toBe(255);
        darkest = Math.min(darkest, frame[at + 1]!);
        brightest = Math.max(brightest, frame[at + 1]!);
      }
      expect(darkest).toBeLessThan(70);
      expect(brightest).toBeGreaterThan(140);
    }
  });
});
