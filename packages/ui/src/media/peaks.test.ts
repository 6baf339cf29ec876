import { afterEach, expect, it, vi } from 'vitest';
import { findPeaks } from './peaks.ts';

afterEach(() => vi.unstubAllGlobals());

it('peaks are read once, and again where that failed', async () => {
  vi.stubGlobal(
    'OfflineAudioContext',
    class {
      decodeAudioData = async () => ({ getChannelData: () => [0.25, -0.5] });
    },
  );
  const load = vi.fn(async () => new Blob());
  load.mockRejectedValueOnce(new Error('not here yet'));
  await expect(findPeaks('a', load, 2)).rejects.toThrow('not here yet');
  expect(await findPeaks('a', load, 2)).toEqual([0.5, 1]);
  expect(await findPeaks('a', load, 2)).toEqual([0.5, 1]);
  expect(load).toHaveBeenCalledTimes(2);
});
