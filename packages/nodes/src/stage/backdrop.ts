import type { Canvas } from './paint-layer.ts';
import type { View } from './projection.ts';

/** Display values 0..255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A level floor with a grid of one-metre squares, every fifth line stronger, fading into the horizon. */
export interface Ground {
  /** Height of the floor, metres; the camera at rest is at 0, so this is negative. */
  readonly height: number;
  readonly colour: Rgb;
  readonly line: Rgb;
}

/** What is seen where no layer is: a sky that never ends, and optionally a floor. */
export interface Backdrop {
  readonly zenith: Rgb;
  readonly horizon: Rgb;
  readonly ground?: Ground;
}

/** Distance at which half of the floor's contrast is gone, metres. */
const HAZE_METRES = 18;
const LINE_METRES = 0.035;
const STRONG_LINE_METRES = 0.07;

/** Fills every pixel that is still open, and closes it. */
export function paintBackdrop(canvas: Canvas, view: View, backdrop: Backdrop): void {
  const { width, height, pixels, open } = canvas;
  const { right, up, forward, focalPixels: f } = view;
  for (let y = 0; y < height; y++) {
    if (open[y] === 0) continue;
    const rise = (height / 2 - y - 0.5) / f;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const above = pixels[at]!;
      const light = 255 - (above >>> 24);
      if (light === 0) continue;
      const run = (x + 0.5 - width / 2) / f;
      const dx = right[0] * run + up[0] * rise + forward[0];
      const dy = right[1] * run + up[1] * rise + forward[1];
      const dz = right[2] * run + up[2] * rise + forward[2];
      pixels[at] = under(
        above,
        light,
        dy < 0 && backdrop.ground
          ? shadeGround(view, backdrop, backdrop.ground, dx, dy, dz)
          : shadeSky(backdrop, dx, dy, dz),
      );
    }
    open[y] = 0;
  }
}

/** What is already there, and the colour behind it as far as it lets light through. */
function under(above: number, light: number, colour: number): number {
  const red = (above & 255) + (((colour & 255) * (light + 1)) >> 8);
  const green = ((above >> 8) & 255) + ((((colour >> 8) & 255) * (light + 1)) >> 8);
  const blue = ((above >> 16) & 255) + ((((colour >> 16) & 255) * (light + 1)) >> 8);
  return red | (green << 8) | (blue << 16) | (255 << 24);
}

/** From horizon to zenith by the sine of the elevation; below the horizon as far again towards the zenith's colour. */
function shadeSky({ zenith, horizon }: Backdrop, dx: number, dy: number, dz: number): number {
  const share = Math.min(1, (1.6 * Math.abs(dy)) / Math.sqrt(dx * dx + dy * dy + dz * dz));
  return pack(horizon, zenith, share * (2 - share));
}

function shadeGround(view: View, backdrop: Backdrop, ground: Ground, dx: number, dy: number, dz: number): number {
  const way = (ground.height - view.position[1]) / dy;
  if (way <= 0) return shadeSky(backdrop, dx, dy, dz);
  const { right, up, focalPixels: f } = view;
  const perPixel = way / (f * -dy);
  const widthX = perPixel * (Math.abs(right[0] * dy - dx * right[1]) + Math.abs(up[0] * dy - dx * up[1]));
  const widthZ = perPixel * (Math.abs(right[2] * dy - dz * right[1]) + Math.abs(up[2] * dy - dz * up[1]));
  const x = view.position[0] + way * dx;
  const z = view.position[2] + way * dz;
  const fine = Math.max(lineShare(x, widthX, 1, LINE_METRES), lineShare(z, widthZ, 1, LINE_METRES)) * 0.6;
  const strong = Math.max(lineShare(x, widthX, 5, STRONG_LINE_METRES), lineShare(z, widthZ, 5, STRONG_LINE_METRES));
  const distance = way * Math.sqrt(dx * dx + dz * dz);
  const clear = HAZE_METRES / (HAZE_METRES + distance);
  return mixPacked(backdrop.horizon, ground.colour, ground.line, Math.max(fine, strong), clear);
}

/**
 * How much of a pixel is covered by the nearest line of a grid; wide pixels tend to the mean, so that the far grid is even.
 *
 * @param width - of the pixel on the floor, metres
 */
function lineShare(at: number, width: number, spacing: number, line: number): number {
  const cell = at / spacing;
  const distance = Math.abs(cell - Math.round(cell)) * spacing;
  const blur = Math.max(width, 1e-6);
  const share = Math.min(1, Math.max(0, (line / 2 + blur / 2 - distance) / blur)) * Math.min(1, line / blur);
  const fade = Math.min(1, Math.max(0, (blur / spacing - 0.3) / 0.4));
  return share * (1 - fade) + (line / spacing) * fade;
}

function pack(from: Rgb, to: Rgb, share: number): number {
  const red = Math.floor(from[0] + (to[0] - from[0]) * share + 0.5);
  const green = Math.floor(from[1] + (to[1] - from[1]) * share + 0.5);
  const blue = Math.floor(from[2] + (to[2] - from[2]) * share + 0.5);
  return red | (green << 8) | (blue << 16);
}

function mixPacked(far: Rgb, floor: Rgb, line: Rgb, share: number, clear: number): number {
  let packed = 0;
  for (let i = 0; i < 3; i++) {
    const near = floor[i]! + (line[i]! - floor[i]!) * share;
    packed |= Math.floor(far[i]! + (near - far[i]!) * clear + 0.5) << (8 * i);
  }
  return packed;
}
