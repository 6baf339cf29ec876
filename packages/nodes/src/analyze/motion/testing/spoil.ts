import type { Luma } from '../luma.ts';
import { createRandom } from '../random.ts';

/** Adds noise of about this standard deviation, grey levels (sum of twelve even draws, as good as normal). Other for every seed. */
export function addNoise({ width, height, data }: Luma, deviation: number, seed: number): Luma {
  const random = createRandom(seed);
  const noisy = Float32Array.from(data, (value) => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += random();
    return Math.min(255, Math.max(0, Math.round(value + deviation * sum)));
  });
  return { width, height, data: noisy };
}

/**
 * Loses what a video codec at low quality loses: 8x8 blocks are turned into cosine waves, and the strength of every wave is
 * rounded to a step that is larger for finer waves.
 *
 * @param step - grey levels, of the coarsest wave; 10 looks like a good encode, 30 like a poor one
 */
export function quantise({ width, height, data }: Luma, step: number): Luma {
  const result = Float32Array.from(data);
  const block = new Float64Array(64);
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      for (let i = 0; i < 64; i++) block[i] = data[(top + (i >> 3)) * width + left + (i & 7)]!;
      const waves = transform(block, (wave, at) => WAVES[wave * 8 + at]!);
      for (let i = 0; i < 64; i++) {
        const size = step * (1 + ((i >> 3) + (i & 7)) / 4);
        waves[i] = Math.round(waves[i]! / size) * size;
      }
      const back = transform(waves, (at, wave) => WAVES[wave * 8 + at]!);
      for (let i = 0; i < 64; i++)
        result[(top + (i >> 3)) * width + left + (i & 7)] = Math.min(255, Math.max(0, Math.round(back[i]!)));
    }
  }
  return { width, height, data: result };
}

/** Orthonormal cosine waves of eight samples (DCT-II), one per row. */
const WAVES = Float64Array.from({ length: 64 }, (_, i) => {
  const wave = i >> 3;
  return Math.cos(((2 * (i & 7) + 1) * wave * Math.PI) / 16) * Math.sqrt(wave === 0 ? 1 / 8 : 1 / 4);
});

/** Rows, then columns. */
function transform(block: Float64Array, weight: (to: number, from: number) => number): Float64Array {
  const rows = new Float64Array(64);
  const both = new Float64Array(64);
  for (let y = 0; y < 8; y++) {
    for (let to = 0; to < 8; to++) {
      for (let from = 0; from < 8; from++) rows[y * 8 + to]! += weight(to, from) * block[y * 8 + from]!;
    }
  }
  for (let x = 0; x < 8; x++) {
    for (let to = 0; to < 8; to++) {
      for (let from = 0; from < 8; from++) both[to * 8 + x]! += weight(to, from) * rows[from * 8 + x]!;
    }
  }
  return both;
}
