import { NodeError } from '@shotgraph/engine';

/** Where something sits in a frame. */
export const ANCHORS = [
  'center',
  'top',
  'bottom',
  'left',
  'right',
  'top-left',
  'top-right',
  'bottom-left',
  'bottom-right',
] as const;
export type Anchor = (typeof ANCHORS)[number];

/** Horizontal and vertical side of an anchor: -1 left or top, 0 middle, 1 right or bottom. */
export function sides(anchor: Anchor): { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 } {
  return {
    x: anchor.includes('left') ? -1 : anchor.includes('right') ? 1 : 0,
    y: anchor.includes('top') ? -1 : anchor.includes('bottom') ? 1 : 0,
  };
}

/** First pixel of a box of `size` pixels along one axis of a frame of `frame` pixels, `margin` pixels from the edges. */
export function along(side: -1 | 0 | 1, frame: number, size: number, margin: number): number {
  if (side < 0) return margin;
  return side > 0 ? frame - size - margin : (frame - size) / 2;
}

/** `#rgb` or `#rrggbb`. */
export const COLOUR_PATTERN = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** `#fa0` as ffmpeg reads it: `0xFFAA00`. Only for colours that `requireColour` let pass. */
export function ffmpegColour(colour: string): string {
  const digits = requireColour(colour).slice(1).toUpperCase();
  return `0x${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}

/** @throws NodeError `input-invalid` when the text is no colour */
export function requireColour(colour: string, input = 'colour'): string {
  const problem = colourProblem(colour);
  if (problem !== undefined) throw new NodeError('input-invalid', problem, { input });
  return colour;
}

/** Why a text is no colour, with the remedy. */
export const colourProblem = (colour: string | undefined): string | undefined =>
  colour === undefined || COLOUR_PATTERN.test(colour)
    ? undefined
    : `colour ${JSON.stringify(colour)} is not #rgb or #rrggbb; write for example #ffffff`;
