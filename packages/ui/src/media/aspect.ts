/** What is known of the size of a picture or clip, px. */
export interface Sized {
  readonly width?: number;
  readonly height?: number;
}

const USUAL = 16 / 9;
/** Pictures on cards are no taller and no flatter than this: beyond it they stand between bars, so that no card grows out of the canvas. */
const TALLEST = 3 / 4;
const FLATTEST = 3;

/** Width to height, as far as it is known. */
export const aspectOf = ({ width, height }: Sized): number => (width && height ? width / height : USUAL);

/** The shape that is kept free for a picture on a card. */
export const cardAspect = (sized: Sized): number => Math.min(FLATTEST, Math.max(TALLEST, aspectOf(sized)));

/** The shape of the cells that things stand in side by side: that of the first of which it is known. */
export const cellAspect = (items: readonly object[]): number =>
  cardAspect(items.find((item): item is Sized => 'width' in item && 'height' in item) ?? {});

/** The largest box of a shape within another, in its middle: `[left, top, width, height]`. */
export function contained(aspect: number, width: number, height: number): readonly [number, number, number, number] {
  const wide = Math.min(width, height * aspect);
  const high = wide / aspect;
  return [(width - wide) / 2, (height - high) / 2, wide, high];
}
