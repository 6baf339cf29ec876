import type { FrameSize } from '../projection.ts';
import {
  type BlurPlanes,
  type BlurScale,
  createPlanes,
  type PlaceSide,
  SHARP,
  spreadRadii,
  takeApart,
  widenBack,
} from './blur-planes.ts';
import { type BlurRoom, blurByBoxes, createBlurRoom, type PlaceBox } from './box-blur.ts';
import { blurPerInverseMetre, type FocusedLens } from './circle.ts';
import type { DepthBuffer } from './depth-buffer.ts';
import { createPackedPlanes, type PackedPlanes, packPlanes, putTogether } from './put-together.ts';

/** Blurs what is out of focus. Holds memory for pictures of one size. */
export interface DepthOfField {
  /**
   * Blurs a picture in place. Call it when all of it is painted and has its depth, before grading. A lens that is set within
   * its focal length is taken to be set as near as it can be.
   *
   * @param pixels - packed, opaque
   */
  apply(pixels: Int32Array, depth: DepthBuffer, lens: FocusedLens): void;
}

/** The nearest focus, in focal lengths: an image of the size of the thing. */
const NEAREST = 2;

/**
 * Depth of field of a thin lens. The picture is taken apart into what lies in front of the focus and the rest, both are blurred
 * by their own radii and put together again: what is in front bleeds over sharp edges behind it, and what is sharp keeps out of
 * what is blurred behind it.
 */
export function createDepthOfField(size: FrameSize): DepthOfField {
  const rooms = new Map<number, Room>();
  const roomFor = (side: PlaceSide): Room => {
    const known = rooms.get(side) ?? createRoom(size, side);
    rooms.set(side, known);
    return known;
  };
  return {
    apply(pixels, depth, lens) {
      const metres = Math.max(lens.metres, (NEAREST * lens.focalLengthMm) / 1000);
      const gain = blurPerInverseMetre({ ...lens, metres }, Math.max(size.width, size.height));
      const scale = { gain, focus: 1 / metres };
      const { planes, blur, packed } = roomFor(placeSide(size, depth, scale));
      const { width, height, back, front, backRadius, frontRadius } = planes;
      const { isFrontUsed, isBackUsed } = takeApart(planes, pixels, size, depth, scale);
      if (!isFrontUsed && !isBackUsed) return;
      widenBack(planes);
      blurByBoxes(back, backRadius, blur, { left: 0, right: width, top: 0, bottom: height });
      if (isFrontUsed) {
        spreadRadii(frontRadius, width, height);
        blurByBoxes(front, frontRadius, blur, boxOf(frontRadius, width, height));
      }
      packPlanes(planes, packed, isFrontUsed);
      putTogether(pixels, size, planes, packed, depth, scale, isFrontUsed);
    },
  };
}

interface Room {
  readonly planes: BlurPlanes;
  readonly blur: BlurRoom;
  readonly packed: PackedPlanes;
}

function createRoom(size: FrameSize, side: PlaceSide): Room {
  const planes = createPlanes(size, side);
  return { planes, blur: createBlurRoom(planes.width, planes.height), packed: createPackedPlanes(planes) };
}

/** Pixels along the sides of places: in small pictures, in large ones, and in large ones that are blurred much. */
const SMALL = 2;
const FINE = 3;
const COARSE = 4;
/** Up to this many pixels a picture is small. */
const SMALL_PIXELS = 640 * 360;
/** Radius, pixels, from which coarse places show no less; and how much of what is blurred may be blurred less for all that. */
const MUCH = 4.5;
const REST = 0.15;
/** Of so many pixels along each side one tells how much the picture is blurred. */
const STRIDE = 8;

function placeSide({ width, height }: FrameSize, depth: DepthBuffer, { gain, focus }: BlurScale): PlaceSide {
  if (width * height <= SMALL_PIXELS) return SMALL;
  let blurred = 0;
  let little = 0;
  for (let y = STRIDE >> 1; y < height; y += STRIDE) {
    for (let x = STRIDE >> 1; x < width; x += STRIDE) {
      const radius = Math.abs(gain * (depth[y * width + x]! - focus));
      if (radius <= SHARP) continue;
      blurred++;
      if (radius < MUCH) little++;
    }
  }
  return little <= REST * blurred ? COARSE : FINE;
}

/** All places with a radius. */
function boxOf(radii: Float32Array, width: number, height: number): PlaceBox {
  let left = width;
  let right = 0;
  let top = height;
  let bottom = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (radii[y * width + x] === 0) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return { left, right, top, bottom };
}
