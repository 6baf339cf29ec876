import type { Spot } from '../fields/spot.ts';

/** A dial seen from the top: the subject in its middle, the camera below it. Distances run outwards by factors. */
export interface Dial {
  readonly middle: Spot;
  /** Where lights stand that are as near as can be, and as far as is drawn, px from the middle. */
  readonly inner: number;
  readonly outer: number;
}

/** Metres at the inner and at the outer ring; what is farther, such as the sun, stands on the outer one. */
export const NEAREST_METRES = 0.5;
export const FARTHEST_METRES = 12;
const SNAP_DEGREES = 5;
const RADIANS = Math.PI / 180;

/** Radius at which a distance is drawn, px. */
export function radiusOf({ inner, outer }: Dial, metres: number): number {
  const held = Math.min(FARTHEST_METRES, Math.max(NEAREST_METRES, metres));
  const share = Math.log(held / NEAREST_METRES) / Math.log(FARTHEST_METRES / NEAREST_METRES);
  return inner + share * (outer - inner);
}

/** Where a light is drawn: 0 degrees is at the camera, below; 90 at camera right, which is right here too. */
export function spotOfLight(dial: Dial, azimuthDegrees: number, metres: number): Spot {
  const radius = radiusOf(dial, metres);
  return {
    x: dial.middle.x + radius * Math.sin(azimuthDegrees * RADIANS),
    y: dial.middle.y + radius * Math.cos(azimuthDegrees * RADIANS),
  };
}

/**
 * Direction and distance of a point of the dial. Directions snap to 5 degrees, distances to two digits; freely to whole degrees.
 *
 * @param metres - as far as it was: one on the outer ring stays as far away while it is only turned
 */
export function lightAt(dial: Dial, spot: Spot, metres: number, isFree: boolean) {
  const [x, y] = [spot.x - dial.middle.x, spot.y - dial.middle.y];
  const azimuth = snapped(Math.atan2(x, y) / RADIANS, isFree);
  const radius = Math.hypot(x, y);
  const share = Math.min(1, Math.max(0, (radius - dial.inner) / (dial.outer - dial.inner)));
  const isAtRim = share > 0.98 && metres > FARTHEST_METRES;
  const away = NEAREST_METRES * (FARTHEST_METRES / NEAREST_METRES) ** share;
  return { azimuth, distance: isAtRim ? metres : Number(away.toPrecision(2)) };
}

/** Elevation of a point beside the middle of the side view. */
export function elevationAt(middle: Spot, { x, y }: Spot, isFree: boolean): number {
  // Behind the subject there is no side view: a hand that slips there still means up or down.
  const degrees = Math.atan2(middle.y - y, Math.max(0, x - middle.x)) / RADIANS;
  return Math.min(90, Math.max(-90, snapped(degrees, isFree)));
}

/** Where a light is drawn in the side view. */
export const spotOfElevation = (middle: Spot, radius: number, degrees: number): Spot => ({
  x: middle.x + radius * Math.cos(degrees * RADIANS),
  y: middle.y - radius * Math.sin(degrees * RADIANS),
});

/** An azimuth as the input takes it, -180 to 180, after it went on by some degrees. */
export function turned(azimuth: number, by: number): number {
  const degrees = (((azimuth + by + 180) % 360) + 360) % 360;
  return degrees === 0 && azimuth > 0 ? 180 : degrees - 180;
}

/** As large as a light looks from the subject, at the radius it is drawn at; small ones can still be taken hold of. */
export function lampDiameter(radius: number, sizeDegrees: number): number {
  const size = 2 * radius * Math.tan((Math.min(110, sizeDegrees) / 2) * RADIANS);
  return Math.min(56, Math.max(14, size));
}

function snapped(degrees: number, isFree: boolean): number {
  const grain = isFree ? 1 : SNAP_DEGREES;
  return Math.round(degrees / grain) * grain + 0;
}
