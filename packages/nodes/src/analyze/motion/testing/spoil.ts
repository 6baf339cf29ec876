import type { Luma } from '../luma.ts';
import { createRandom } from '../random.ts';
import { lazyLuma } from './lazy-luma.ts';

const toByte = (value: number): number => Math.min(255, Math.max(0, Math.round(value)));

/** Adds noise of about this standard deviation, grey levels: sums of four even draws. Other for every seed. */
export const addNoise = (luma: Luma, deviation: number, seed: number): Luma =>
  lazyLuma(luma, () => {
    const random = createRandom(seed);
    const spread = deviation * Math.sqrt(3);
    return Float32Array.from(luma.data, (value) =>
      toByte(value + spread * (random() + random() + random() + random() - 2)),
    );
  });

/**
 * Loses what a video codec at low quality loses: 8x8 blocks are turned into cosine waves, and the strength of every wave is
 * rounded to a step that is larger for finer waves.
 *
 * @param step - grey levels, of the coarsest wave; 10 looks like a good encode, 30 like a poor one
 */
export const quantise = (luma: Luma, step: number): Luma =>
  lazyLuma(luma, () => {
    const { width, height, data } = luma;
    const result = Float32Array.from(data);
    const block = new Float64Array(64);
    for (let top = 0; top + 8 <= height; top += 8) {
      for (let left = 0; left + 8 <= width; left += 8) {
        for (let i = 0; i < 64; i++) block[i] = data[(top + (i >> 3)) * width + left + (i & 7)]!;
        const waves = transform(block, WAVES);
        for (let i = 0; i < 64; i++) {
          const size = step * (1 + ((i >> 3) + (i & 7)) / 4);
          waves[i] = Math.round(waves[i]! / size) * size;
        }
        const back = transform(waves, TRANSPOSED);
        for (let i = 0; i < 64; i++) result[(top + (i >> 3)) * width + left + (i & 7)] = toByte(back[i]!);
      }
    }
    return result;
  });

/** Orthonormal cosine waves of eight samples (DCT-II), one per row; and one per column, for the way back. */
const WAVES = Float64Array.from({ length: 64 }, (_, i) => {
  const wave = i >> 3;
  return Math.cos(((2 * (i & 7) + 1) * wave * Math.PI) / 16) * Math.sqrt(wave === 0 ? 1 / 8 : 1 / 4);
});
const TRANSPOSED = WAVES.map((_, i) => WAVES[(i & 7) * 8 + (i >> 3)]!);

/** matrix * block * matrix transposed */
function transform(block: Float64Array, matrix: Float64Array): Float64Array {
  return rowsThrough(rowsThrough(block, matrix), matrix);
}

/** Every row of a block through the matrix, written as a column: doing so twice does rows and columns. */
function rowsThrough(block: Float64Array, matrix: Float64Array): Float64Array {
  const result = new Float64Array(64);
  for (let row = 0; row < 8; row++) {
    for (let to = 0; to < 8; to++) {
      let sum = 0;
      for (let from = 0; from < 8; from++) sum += matrix[to * 8 + from]! * block[row * 8 + from]!;
      result[to * 8 + row] = sum;
    }
  }
  return result;
}
