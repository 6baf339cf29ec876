/** Four whole numbers at each place: red, green and blue times their weight, and the weight. */
export const CHANNELS = 4;

/** A picture of weighted colours. */
export interface WeightedPicture {
  readonly width: number;
  readonly height: number;
  readonly values: Int32Array;
}

/** Room for a picture. */
export const createPicture = (width: number, height: number): WeightedPicture => ({
  width,
  height,
  values: new Int32Array(width * height * CHANNELS),
});

/** Half the width of each of two boxes one after the other that together blur like a disc of radius 1: equal variance. */
export const BOX_PER_DISC = 0.6123724356957945;

/**
 * Blurs by boxes, each place by its own: along rows and columns, twice. Whatever the radius, a place costs two differences of
 * running sums; sums are whole numbers, so that nothing depends on the order of additions.
 *
 * @param radii - of the discs whose blur is wanted, row by row, in places; at most half a place changes nothing
 * @param spare - another picture of the same size, overwritten
 */
export function blurByBoxes(
  picture: WeightedPicture,
  radii: Float32Array,
  turnedRadii: Float32Array,
  spare: Int32Array,
): void {
  const { width, height, values } = picture;
  for (let pass = 0; pass < 2; pass++) {
    blurRows(values, spare, radii, width, height);
    blurRows(spare, values, turnedRadii, height, width);
  }
}

/** Turns a map of numbers on its side. */
export function turnMap(map: Float32Array, turned: Float32Array, width: number, height: number): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + y] = map[y * width + x]!;
  }
}

/** Blurs rows of `from` and writes them as columns of `to`. */
function blurRows(from: Int32Array, to: Int32Array, radii: Float32Array, width: number, height: number): void {
  const sums = new Float64Array((width + 1) * CHANNELS);
  const down = height * CHANNELS;
  for (let y = 0; y < height; y++) {
    const row = y * width * CHANNELS;
    for (let i = 0; i < width * CHANNELS; i++) sums[i + CHANNELS] = sums[i]! + from[row + i]!;
    let at = y * CHANNELS;
    for (let x = 0; x < width; x++, at += down) {
      const half = radii[y * width + x]! * BOX_PER_DISC;
      if (half <= 0.5) {
        const k = row + x * CHANNELS;
        to[at] = from[k]!;
        to[at + 1] = from[k + 1]!;
        to[at + 2] = from[k + 2]!;
        to[at + 3] = from[k + 3]!;
        continue;
      }
      const start = Math.max(0, x + 0.5 - half);
      const end = Math.min(width, x + 0.5 + half);
      const per = 1 / (end - start);
      const first = start | 0;
      const last = Math.min(width - 1, end | 0);
      const startPart = start - first;
      const endPart = end - last;
      const a = first * CHANNELS;
      const b = last * CHANNELS;
      for (let channel = 0; channel < CHANNELS; channel++) {
        const low = sums[a + channel]! + startPart * from[row + a + channel]!;
        const high = sums[b + channel]! + endPart * from[row + b + channel]!;
        to[at + channel] = ((high - low) * per + 0.5) | 0;
      }
    }
  }
}
