import { srgbToLinear } from '../curves.ts';
import type { Material } from './solid.ts';

/** A material made ready for shading. */
export interface Surface {
  /** What it sends back of white light, linear 0..1. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0.05 polished .. 1 matte. */
  readonly roughness: number;
}

/**
 * The light that a place on a surface sends to the eye.
 *
 * @param point - nine numbers: the place (x, y, z; metres, world space), its unit normal, the unit vector from it to the eye
 * @param out - receives linear red, green and blue; 1 is the white of the screen, more is cut off
 */
export type Shader = (point: Float64Array, surface: Surface, out: Float64Array) => void;

/** Prepares a material. */
export const toSurface = ({ colour: [red, green, blue], roughness }: Material): Surface => ({
  red: srgbToLinear(red / 255),
  green: srgbToLinear(green / 255),
  blue: srgbToLinear(blue / 255),
  roughness,
});
