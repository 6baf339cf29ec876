import type { Rgb } from '../backdrop.ts';
import type { Shader } from '../solid/shade.ts';
import type { Vec3 } from '../vector.ts';
import { LINEAR_OF_DISPLAY, spillOf } from './display.ts';
import { transmittance } from './haze.ts';
import { LIGHT_STRIDE, type PreparedLights, SKY_SHARE, wrappedCosine } from './prepared.ts';
import type { LinearRgb } from './setup.ts';
import type { Visibility } from './visibility.ts';

/** What a smooth surface reflects of light from straight ahead: glass, lacquer, skin. */
const FACING = 0.04;

/**
 * How solids look in a light setup: Lambert and a GGX highlight for every light, ambient light, haze in front of it all. Make
 * one for each frame; it keeps nothing between calls. A surface of roughness 1 has no highlight, so a white one that faces a
 * light sends back exactly the light's colour.
 *
 * Highlights: GGX with Schlick's masking and Fresnel terms, large lights by their representative point (B. Karis, "Real Shading
 * in Unreal Engine 4", 2013).
 *
 * @param eye - of the camera, for haze
 * @param horizon - colour into which haze fades, display values in white light
 * @param visibility - shadows of solids on solids; left out, nothing hides a light
 */
export function createSurfaceShader(lights: PreparedLights, eye: Vec3, horizon: Rgb, visibility?: Visibility): Shader {
  const { count, numbers, ambient, extinction } = lights;
  const [airRed, airGreen, airBlue] = airOf(lights, horizon);
  const [eyeX, eyeY, eyeZ] = eye;

  return (point, surface, out) => {
    const x = point[0]!;
    const y = point[1]!;
    const z = point[2]!;
    const nx = point[3]!;
    const ny = point[4]!;
    const nz = point[5]!;
    const vx = point[6]!;
    const vy = point[7]!;
    const vz = point[8]!;
    const { roughness } = surface;
    const alpha = roughness * roughness;
    const gloss = 1 - alpha;
    const grazing = Math.max(gloss, FACING);
    const mask = alpha * 0.5;
    const facing = Math.max(0, nx * vx + ny * vy + nz * vz);
    const masked = 4 * (facing * (1 - mask) + mask);
    // Where a mirror would look.
    const twice = 2 * (nx * vx + ny * vy + nz * vz);
    const mx = twice * nx - vx;
    const my = twice * ny - vy;
    const mz = twice * nz - vz;

    const open = visibility === undefined ? 1 : visibility.ofSurroundings(x, y, z, nx, ny, nz);
    const around = (1 + SKY_SHARE * ny) * open;
    const edge = fresnel(1 - facing, grazing) * gloss * (1 + SKY_SHARE * my) * open;
    let red = ambient[0] * around;
    let green = ambient[1] * around;
    let blue = ambient[2] * around;
    let shineRed = ambient[0] * edge;
    let shineGreen = ambient[1] * edge;
    let shineBlue = ambient[2] * edge;

    for (let i = 0, at = 0; i < count; i++, at += LIGHT_STRIDE) {
      const dx = numbers[at]! - x;
      const dy = numbers[at + 1]! - y;
      const dz = numbers[at + 2]! - z;
      const radius = numbers[at + 3]!;
      const square = Math.max(dx * dx + dy * dy + dz * dz, radius * radius, 1e-6);
      const inverse = 1 / Math.sqrt(square);
      const size = Math.min(1, radius * inverse);
      const cosine = wrappedCosine((nx * dx + ny * dy + nz * dz) * inverse, size);
      if (cosine === 0) continue;
      let strength = inverse * inverse;
      if (visibility !== undefined) strength *= visibility.ofLight(i, x, y, z, nx, ny, nz);
      if (strength === 0) continue;
      const share = cosine * strength;
      const ofRed = numbers[at + 4]!;
      const ofGreen = numbers[at + 5]!;
      const ofBlue = numbers[at + 6]!;
      red += ofRed * share;
      green += ofGreen * share;
      blue += ofBlue * share;
      if (gloss <= 0) continue;

      // The place on the ball of light that is nearest to where a mirror would look.
      const along = dx * mx + dy * my + dz * mz;
      const offX = along * mx - dx;
      const offY = along * my - dy;
      const offZ = along * mz - dz;
      const off = Math.sqrt(offX * offX + offY * offY + offZ * offZ);
      const part = off <= radius ? 1 : radius / off;
      const px = dx + offX * part;
      const py = dy + offY * part;
      const pz = dz + offZ * part;
      const length = 1 / Math.sqrt(px * px + py * py + pz * pz + 1e-12);
      const lit = (nx * px + ny * py + nz * pz) * length;
      if (lit <= 0) continue;
      const hx = px * length + vx;
      const hy = py * length + vy;
      const hz = pz * length + vz;
      const half = hx * hx + hy * hy + hz * hz + 1e-12;
      const upright = nx * hx + ny * hy + nz * hz;
      const spread = 1 - (upright * upright * (1 - alpha * alpha)) / half;
      const wide = Math.min(1, alpha + size * 0.5);
      const peak = (alpha * alpha) / (wide * spread);
      const shine =
        (peak * peak * lit * strength * gloss * fresnel(1 - 0.5 * Math.sqrt(half), grazing)) /
        (masked * (lit * (1 - mask) + mask));
      shineRed += ofRed * shine;
      shineGreen += ofGreen * shine;
      shineBlue += ofBlue * shine;
    }
    red = red * surface.red + shineRed;
    green = green * surface.green + shineGreen;
    blue = blue * surface.blue + shineBlue;
    if (extinction > 0) {
      const ex = x - eyeX;
      const ey = y - eyeY;
      const ez = z - eyeZ;
      const clear = transmittance(extinction * Math.sqrt(ex * ex + ey * ey + ez * ez));
      red = airRed + (red - airRed) * clear;
      green = airGreen + (green - airGreen) * clear;
      blue = airBlue + (blue - airBlue) * clear;
    }
    const spill = spillOf(red, green, blue);
    out[0] = red + spill;
    out[1] = green + spill;
    out[2] = blue + spill;
  };
}

/** Schlick 1994. @param x - one minus the cosine between the half way and the eye */
function fresnel(x: number, grazing: number): number {
  const square = x * x;
  return FACING + (grazing - FACING) * square * square * x;
}

/** Linear light of the air far away in front of a horizon. */
export function airOf({ air }: PreparedLights, [red, green, blue]: Rgb): LinearRgb {
  return [
    air[0] * LINEAR_OF_DISPLAY[Math.round(red)]!,
    air[1] * LINEAR_OF_DISPLAY[Math.round(green)]!,
    air[2] * LINEAR_OF_DISPLAY[Math.round(blue)]!,
  ];
}
