import type { FrameSize } from '../projection.ts';
import { blend, dim } from '../sample.ts';
import { type BlurPlanes, type BlurScale, blurredFrom, COVERED, DISPLAY, SHARP, WHITE } from './blur-planes.ts';
import { CHANNELS } from './box-blur.ts';
import type { DepthBuffer } from './depth-buffer.ts';

/** Blurred planes as display values, packed; those of the front premultiplied by how much they cover. */
export interface PackedPlanes {
  readonly back: Int32Array;
  readonly front: Int32Array;
}

/** Room for planes of a size. */
export const createPackedPlanes = ({ width, height }: BlurPlanes): PackedPlanes => ({
  back: new Int32Array(width * height),
  front: new Int32Array(width * height),
});

/** Packs blurred planes: the last step in linear light. */
export function packPlanes({ back, front }: BlurPlanes, packed: PackedPlanes, isFrontUsed: boolean): void {
  for (let place = 0, at = 0; place < packed.back.length; place++, at += CHANNELS) {
    // Where nothing is known of the back, the front stands in: it covers the place anyway.
    packed.back[place] = packColour(back.values[at + 3]! > 0 ? back.values : front.values, at);
    if (!isFrontUsed) continue;
    const cover = front.values[at + 3]!;
    packed.front[place] = cover === 0 ? 0 : dim(packColour(front.values, at), Math.floor((cover * 256) / COVERED));
  }
}

/** An opaque colour from a weighted one. */
function packColour(values: Int32Array, at: number): number {
  const weight = values[at + 3]!;
  if (weight === 0) return 0;
  const per = 1 / weight;
  // Colour and weight were rounded each by itself: white may come out a little above itself.
  const red = DISPLAY[Math.min(WHITE, (values[at]! * per + 0.5) | 0)]!;
  const green = DISPLAY[Math.min(WHITE, (values[at + 1]! * per + 0.5) | 0)]!;
  const blue = DISPLAY[Math.min(WHITE, (values[at + 2]! * per + 0.5) | 0)]!;
  return red | (green << 8) | (blue << 16) | (255 << 24);
}

/** How much faster than the front covers it the picture behind is replaced by what is known of it nearby. */
const EDGE = 4;

/** For each pixel along an axis: its place, the other place it lies nearest to, and how many sixteenths of the way there. */
interface Between {
  readonly place: Int32Array;
  readonly beside: Int32Array;
  readonly part: Int32Array;
}

function betweenPlaces(pixels: number, places: number, side: number): Between {
  const place = Int32Array.from({ length: pixels }, (_, x) => Math.floor(x / side));
  const off = (x: number) => (x + 0.5) / side - 0.5 - place[x]!;
  return {
    place,
    beside: place.map((i, x) => Math.min(places - 1, Math.max(0, off(x) > 0 ? i + 1 : i - 1))),
    part: place.map((_, x) => Math.floor(Math.abs(off(x)) * 16 + 0.5)),
  };
}

/** Puts blurred planes over a picture. */
export function putTogether(
  pixels: Int32Array,
  size: FrameSize,
  { side, width, height, frontRadius }: BlurPlanes,
  packed: PackedPlanes,
  depth: DepthBuffer,
  { gain, focus }: BlurScale,
  isFrontUsed: boolean,
): void {
  const columns = betweenPlaces(size.width, width, side);
  const rows = betweenPlaces(size.height, height, side);
  const perShare = 1 / (blurredFrom(side) - SHARP);
  for (let y = 0; y < size.height; y++) {
    const row = rows.place[y]! * width;
    const other = rows.beside[y]! * width;
    const down = rows.part[y]!;
    for (let x = 0, at = y * size.width; x < size.width; x++, at++) {
      const i = columns.place[x]!;
      const hasFront = isFrontUsed && frontRadius[row + i]! > 0;
      const radius = Math.abs(gain * (depth[at]! - focus));
      if (radius <= SHARP && !hasFront) continue;
      const beside = columns.beside[x]!;
      const across = columns.part[x]!;
      let share = Math.min(1, Math.max(0, (radius - SHARP) * perShare));
      const before = hasFront
        ? between(packed.front, row + i, row + beside, other + i, other + beside, across, down)
        : 0;
      // At the edge of something in front pixels have a part of its colour, wherever their depth says they are.
      if (before !== 0) share = Math.min(1, share + ((before >>> 24) * EDGE) / 255);
      let colour = pixels[at]!;
      if (share > 0) {
        const blurred = between(packed.back, row + i, row + beside, other + i, other + beside, across, down);
        colour = share === 1 ? blurred : blend(colour, blurred, Math.floor(share * 256));
      }
      if (before !== 0) colour = before + dim(colour, 256 - (before >>> 24));
      pixels[at] = colour | (255 << 24);
    }
  }
}

/** Between four places: `x` and `y` sixteenths away from the nearest, at most 8. Two channels at a time. */
function between(plane: Int32Array, a: number, b: number, c: number, d: number, x: number, y: number): number {
  const near = plane[a]!;
  const beside = plane[b]!;
  const over = plane[c]!;
  const far = plane[d]!;
  if (near === beside && near === over && near === far) return near;
  const ofFar = x * y;
  const ofBeside = 16 * x - ofFar;
  const ofOver = 16 * y - ofFar;
  const ofNear = 256 - ofBeside - ofOver - ofFar;
  const low =
    Math.imul(near & 0xff00ff, ofNear) +
    Math.imul(beside & 0xff00ff, ofBeside) +
    Math.imul(over & 0xff00ff, ofOver) +
    Math.imul(far & 0xff00ff, ofFar) +
    0x800080;
  const high =
    Math.imul((near >>> 8) & 0xff00ff, ofNear) +
    Math.imul((beside >>> 8) & 0xff00ff, ofBeside) +
    Math.imul((over >>> 8) & 0xff00ff, ofOver) +
    Math.imul((far >>> 8) & 0xff00ff, ofFar) +
    0x800080;
  return ((low >>> 8) & 0xff00ff) | (high & 0xff00ff00);
}
