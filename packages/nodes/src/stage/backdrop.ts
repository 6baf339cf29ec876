import type { Canvas } from './canvas.ts';
import { CLEAR_METRES, gridShare } from './floor-lines.ts';
import type { View } from './projection.ts';
import { under } from './sample.ts';
import { subtract } from './vector.ts';

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

/** Colour seen in a direction (of any length), packed red, green, blue from the lowest byte. */
type Shader = (dx: number, dy: number, dz: number) => number;

/** Fills every pixel that is still open, and closes it. In a frame with a light setup `paintLitBackdrop` does it. */
export function paintBackdrop(canvas: Canvas, view: View, backdrop: Backdrop): void {
  const { width, height, pixels, open } = canvas;
  const { focalPixels: f } = view;
  const [rightX, rightY, rightZ] = view.right;
  const sky = skyShader(backdrop);
  const floor =
    backdrop.ground && backdrop.ground.height < view.position[1] ? floorShader(view, backdrop, backdrop.ground) : sky;
  for (let y = 0; y < height; y++) {
    if (open[y] === 0) continue;
    const rise = (height / 2 - y - 0.5) / f;
    const rowX = view.up[0] * rise + view.forward[0];
    const rowY = view.up[1] * rise + view.forward[1];
    const rowZ = view.up[2] * rise + view.forward[2];
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const above = pixels[at]!;
      const light = 255 - (above >>> 24);
      if (light === 0) continue;
      const run = (x + 0.5 - width / 2) / f;
      const dy = rightY * run + rowY;
      const shade = dy < 0 ? floor : sky;
      pixels[at] = under(above, light, shade(rightX * run + rowX, dy, rightZ * run + rowZ));
    }
    open[y] = 0;
  }
}

/** From horizon to zenith by the sine of the elevation; below the horizon as far again towards the zenith's colour. */
function skyShader({ zenith, horizon }: Backdrop): Shader {
  const [red, green, blue] = horizon;
  const [redWay, greenWay, blueWay] = subtract(zenith, horizon);
  return (dx, dy, dz) => {
    const rise = Math.min(1, (1.6 * Math.abs(dy)) / Math.sqrt(dx * dx + dy * dy + dz * dz));
    const share = rise * (2 - rise);
    return pack(red + redWay * share, green + greenWay * share, blue + blueWay * share);
  };
}

/** A grid on a floor below the camera, for directions that point down. */
function floorShader(view: View, { horizon }: Backdrop, { height, colour, line }: Ground): Shader {
  const [eyeX, eyeY, eyeZ] = view.position;
  const [rightX, rightY, rightZ] = view.right;
  const [upX, upY, upZ] = view.up;
  const f = view.focalPixels;
  const [red, green, blue] = horizon;
  const [redFloor, greenFloor, blueFloor] = subtract(colour, horizon);
  const [redLine, greenLine, blueLine] = subtract(line, colour);
  return (dx, dy, dz) => {
    const way = (height - eyeY) / dy;
    // How far the point on the floor moves for one pixel, from the derivatives of way * d.
    const perPixel = way / (f * -dy);
    const widthX = perPixel * (Math.abs(rightX * dy - dx * rightY) + Math.abs(upX * dy - dx * upY));
    const widthZ = perPixel * (Math.abs(rightZ * dy - dz * rightY) + Math.abs(upZ * dy - dz * upY));
    const share = gridShare(eyeX + way * dx, eyeZ + way * dz, Math.max(widthX, 1e-6), Math.max(widthZ, 1e-6));
    const clear = CLEAR_METRES / (CLEAR_METRES + way * Math.sqrt(dx * dx + dz * dz));
    return pack(
      red + (redFloor + redLine * share) * clear,
      green + (greenFloor + greenLine * share) * clear,
      blue + (blueFloor + blueLine * share) * clear,
    );
  };
}

const pack = (red: number, green: number, blue: number): number =>
  ((red + 0.5) & 255) | (((green + 0.5) & 255) << 8) | (((blue + 0.5) & 255) << 16);
