import type { ImageInfo } from '../../media/types.ts';
import { contain, cover, type FrameSize, type Placement, type Span, seenAt } from '../../stage/index.ts';

/** How an image stands in the set. */
export type Role =
  /** Fills the picture at rest and is drawn on beyond its edges. */
  | 'scenery'
  /** A cut-out that stands on the lower edge of the picture. */
  | 'figure'
  /** A picture without transparency in front of others: a card, whole and with its own edges. */
  | 'card';

/** Where an image stands, and as what. */
export interface Placed {
  readonly role: Role;
  readonly placement: Placement;
}

const ALONE_METRES = 8;
const FARTHEST_METRES = 20;
const NEAREST_METRES = 4;
/** Cut-outs of nearly the shape of the picture or of the background are parts of one painting: they fill it alike. */
const SAME_SHAPE = 0.1;
/** Share of the picture's height that a figure takes, and share of the picture that a card may take. */
const FIGURE_SHARE = 0.8;
const CARD_SHARE = 0.56;
/** Places across for the first, second, … figure or card, as shares of the picture's width from its middle. */
const ACROSS = [0, -0.28, 0.28, -0.14, 0.14] as const;

/**
 * Distances for images that were given none: the first is far, the last near, and in between every step moves the same
 * further across the picture when the camera trucks (equal steps of 1/distance).
 */
export function layerDepths(count: number, given: readonly number[] = []): number[] {
  return Array.from({ length: count }, (_, i) => {
    if (given[i] !== undefined) return given[i];
    if (count === 1) return ALONE_METRES;
    const share = i / (count - 1);
    return 1 / ((1 - share) / FARTHEST_METRES + share / NEAREST_METRES);
  });
}

/**
 * Where each image stands. Needs only what is known before a byte is read, so that a plan can tell how much a move lacks.
 *
 * @param lensMm - the lens whose picture is filled at rest
 */
export function placeImages(
  images: readonly ImageInfo[],
  depths: readonly number[],
  size: FrameSize,
  lensMm: number,
  sensorWidthMm: number,
): Placed[] {
  let standing = 0;
  return images.map((image, index) => {
    const depthMetres = depths[index]!;
    const seen = seenAt(size, depthMetres, lensMm, sensorWidthMm);
    const role = roleOf(image, index, images[0]!, size);
    if (role === 'scenery') return { role, placement: { depthMetres, ...metres(cover(image, seen)), centre: [0, 0] } };
    const across = ACROSS[standing++ % ACROSS.length]! * seen.width;
    return {
      role,
      placement: role === 'figure' ? figure(image, seen, depthMetres, across) : card(image, seen, depthMetres, across),
    };
  });
}

function roleOf(image: ImageInfo, index: number, background: Span, size: FrameSize): Role {
  if (index === 0) return 'scenery';
  if (!image.alpha) return 'card';
  return isSameShape(image, size) || isSameShape(image, background) ? 'scenery' : 'figure';
}

const metres = ({ width, height }: Span) => ({ widthMetres: width, heightMetres: height });

const isSameShape = (a: Span, b: Span): boolean =>
  Math.abs((a.width * b.height) / (a.height * b.width) - 1) < SAME_SHAPE;

function figure(image: Span, seen: Span, depthMetres: number, across: number): Placement {
  const size = contain(image, { width: seen.width, height: seen.height * FIGURE_SHARE });
  return { depthMetres, ...metres(size), centre: [across, (size.height - seen.height) / 2] };
}

const card = (image: Span, seen: Span, depthMetres: number, across: number): Placement => ({
  depthMetres,
  ...metres(contain(image, { width: seen.width * CARD_SHARE, height: seen.height * CARD_SHARE })),
  centre: [across, 0],
});
