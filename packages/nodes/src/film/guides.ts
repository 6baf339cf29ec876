import type { FrameSize } from '../stage/index.ts';

/** Lines drawn over a preview for whoever composes; never part of a reference. */
export const GUIDES = ['none', 'safe-areas', 'thirds', 'square', 'vertical'] as const;
export type Guide = (typeof GUIDES)[number];

/** A rectangle, pixels; `right` and `bottom` are outside of it. */
interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Shares of the picture that action and titles keep to: SMPTE ST 2046-1, for 16:9. */
const ACTION_SAFE = 0.93;
const TITLE_SAFE = 0.9;

/** Draws guides into a picture: light lines with a dark edge, to be seen on everything. */
export function drawGuides(picture: Uint8ClampedArray, size: FrameSize, guide: Guide): void {
  const frames = framesOf(size, guide);
  const thickness = Math.max(1, Math.round(Math.min(size.width, size.height) / 480));
  for (const frame of frames) outline(picture, size, frame, thickness);
  if (guide === 'thirds') for (const third of [1 / 3, 2 / 3]) crossAt(picture, size, third, thickness);
}

function framesOf(size: FrameSize, guide: Guide): Frame[] {
  switch (guide) {
    case 'safe-areas':
      return [
        centred(size, size.width * ACTION_SAFE, size.height * ACTION_SAFE),
        centred(size, size.width * TITLE_SAFE, size.height * TITLE_SAFE),
      ];
    case 'square':
      return [cropTo(size, 1)];
    case 'vertical':
      return [cropTo(size, 9 / 16)];
    case 'none':
    case 'thirds':
      return [];
    default:
      return guide satisfies never;
  }
}

/** The largest part of a picture that has another shape. */
function cropTo(size: FrameSize, ratio: number): Frame {
  const width = Math.min(size.width, size.height * ratio);
  return centred(size, width, width / ratio);
}

function centred({ width, height }: FrameSize, wide: number, high: number): Frame {
  const left = Math.round((width - wide) / 2);
  const top = Math.round((height - high) / 2);
  return { left, top, right: width - left, bottom: height - top };
}

function outline(
  picture: Uint8ClampedArray,
  size: FrameSize,
  { left, top, right, bottom }: Frame,
  thick: number,
): void {
  const sides = [
    { left, top, right, bottom: top + thick },
    { left, top: bottom - thick, right, bottom },
    { left, top: top + thick, right: left + thick, bottom: bottom - thick },
    { left: right - thick, top: top + thick, right, bottom: bottom - thick },
  ];
  for (const side of sides) tint(picture, size, side);
}

function crossAt(picture: Uint8ClampedArray, size: FrameSize, share: number, thick: number): void {
  const x = Math.round(size.width * share);
  const y = Math.round(size.height * share);
  tint(picture, size, { left: x, top: 0, right: x + thick, bottom: size.height });
  tint(picture, size, { left: 0, top: y, right: size.width, bottom: y + thick });
}

/** Pixels turn away from what they are: light ones darker, dark ones lighter. */
function tint(picture: Uint8ClampedArray, { width, height }: FrameSize, { left, top, right, bottom }: Frame): void {
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
    for (let x = Math.max(0, left); x < Math.min(width, right); x++) {
      const at = (y * width + x) * 4;
      const light = picture[at]! * 2 + picture[at + 1]! * 5 + picture[at + 2]!;
      const goal = light > 160 * 8 ? 0 : 255;
      for (let channel = 0; channel < 3; channel++) picture[at + channel] = (picture[at + channel]! + goal) >> 1;
    }
  }
}
