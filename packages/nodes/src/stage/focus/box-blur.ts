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

/** Variance along an axis, places, that places have by themselves: as squares, and from reading between them. */
const OWN_VARIANCE = 0.18;

/**
 * Half the width of each of two boxes one after the other that blur as much as a disc of this radius: equal variance, which is a
 * quarter of its square. A box of whole places, n to each side, has n (n + 1) / 3; a narrow one shares two neighbours.
 */
function boxHalf(radius: number): number {
  const variance = (radius * radius * 0.25 - OWN_VARIANCE) / 2;
  if (variance <= 0) return ONE_PLACE;
  return variance < 2 / 3 ? ONE_PLACE + variance / (2 - 2 * variance) : Math.sqrt(3 * variance + 0.25);
}

/** Boxes this narrow, from the middle to the edge, hold one place. */
const ONE_PLACE = 0.5;

/** Places from `left` up to but without `right`, from `top` up to but without `bottom`. */
export interface PlaceBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room to blur in, for pictures of one size. */
export interface BlurRoom {
  readonly values: Int32Array;
  /** Half the width of the box at each place, row by row, and column by column. */
  readonly halves: Float32Array;
  readonly turned: Float32Array;
  readonly sums: Float64Array;
}

/** Room for blurring pictures of this size. */
export const createBlurRoom = (width: number, height: number): BlurRoom => ({
  values: new Int32Array(width * height * CHANNELS),
  halves: new Float32Array(width * height),
  turned: new Float32Array(width * height),
  sums: new Float64Array((Math.max(width, height) + 1) * CHANNELS),
});

/**
 * Blurs by boxes, each place by its own: along rows and columns, twice. Whatever the radius, a place costs two differences of
 * running sums; sums are whole numbers, so that nothing depends on the order of additions.
 *
 * @param radii - of the discs whose blur is wanted, row by row, in places
 * @param box - what is blurred; the rest of the picture must be empty
 */
export function blurByBoxes(
  { width, height, values }: WeightedPicture,
  radii: Float32Array,
  room: BlurRoom,
  box: PlaceBox,
): void {
  measureBoxes(radii, room, width, height);
  if (box.right - box.left < width || box.bottom - box.top < height) room.values.fill(0);
  const turnedBox = { left: box.top, right: box.bottom, top: box.left, bottom: box.right };
  for (let pass = 0; pass < 2; pass++) {
    blurRows(values, room.values, room.halves, width, height, box, room.sums);
    blurRows(room.values, values, room.turned, height, width, turnedBox, room.sums);
  }
}

function measureBoxes(radii: Float32Array, { halves, turned }: BlurRoom, width: number, height: number): void {
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      halves[at] = boxHalf(radii[at]!);
      turned[x * height + y] = halves[at]!;
    }
  }
}

/** Wider boxes hold whole places only: a quarter of the places has one more for each quarter of a place, which the other passes even out. */
const WIDE = 1.5;

/** Blurs rows of `from` and writes them as columns of `to`. */
function blurRows(
  from: Int32Array,
  to: Int32Array,
  halves: Float32Array,
  width: number,
  height: number,
  box: PlaceBox,
  sums: Float64Array,
): void {
  const down = height * CHANNELS;
  for (let y = box.top; y < box.bottom; y++) {
    const row = y * width * CHANNELS;
    addUp(from, row, width * CHANNELS, sums);
    for (let x = box.left, at = x * down + y * CHANNELS; x < box.right; x++, at += down) {
      const half = halves[y * width + x]!;
      if (half <= ONE_PLACE) {
        const here = row + x * CHANNELS;
        to[at] = from[here]!;
        to[at + 1] = from[here + 1]!;
        to[at + 2] = from[here + 2]!;
        to[at + 3] = from[here + 3]!;
        continue;
      }
      if (half >= WIDE) {
        const reach = (half - 0.5 + ((x + 2 * y) & 3) * 0.25 + 0.125) | 0;
        const first = x > reach ? x - reach : 0;
        const end = Math.min(width, x + reach + 1);
        const per = 1 / (end - first);
        const a = first * CHANNELS;
        const b = end * CHANNELS;
        to[at] = (sums[b]! - sums[a]!) * per + 0.5;
        to[at + 1] = (sums[b + 1]! - sums[a + 1]!) * per + 0.5;
        to[at + 2] = (sums[b + 2]! - sums[a + 2]!) * per + 0.5;
        to[at + 3] = (sums[b + 3]! - sums[a + 3]!) * per + 0.5;
        continue;
      }
      const start = Math.max(0, x + 0.5 - half);
      const end = Math.min(width, x + 0.5 + half);
      const per = 1 / (end - start);
      const first = start | 0;
      const last = Math.min(width - 1, end | 0);
      // The box's ends cut through places.
      const lost = (start - first) * per;
      const won = (end - last) * per;
      const a = first * CHANNELS;
      const b = last * CHANNELS;
      const c = row + a;
      const d = row + b;
      to[at] = (sums[b]! - sums[a]!) * per + from[d]! * won - from[c]! * lost + 0.5;
      to[at + 1] = (sums[b + 1]! - sums[a + 1]!) * per + from[d + 1]! * won - from[c + 1]! * lost + 0.5;
      to[at + 2] = (sums[b + 2]! - sums[a + 2]!) * per + from[d + 2]! * won - from[c + 2]! * lost + 0.5;
      to[at + 3] = (sums[b + 3]! - sums[a + 3]!) * per + from[d + 3]! * won - from[c + 3]! * lost + 0.5;
    }
  }
}

/** Sums of all places before each one. */
function addUp(values: Int32Array, from: number, count: number, sums: Float64Array): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  let weight = 0;
  for (let i = 0; i < count; i += CHANNELS) {
    red += values[from + i]!;
    green += values[from + i + 1]!;
    blue += values[from + i + 2]!;
    weight += values[from + i + 3]!;
    sums[i + CHANNELS] = red;
    sums[i + CHANNELS + 1] = green;
    sums[i + CHANNELS + 2] = blue;
    sums[i + CHANNELS + 3] = weight;
  }
}
