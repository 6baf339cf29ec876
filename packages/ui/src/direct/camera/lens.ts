/** How much of the world a lens sees across, degrees. */
export const angleOfView = (focalLengthMm: number, sensorWidthMm = 36): number =>
  (2 * Math.atan(sensorWidthMm / (2 * focalLengthMm)) * 180) / Math.PI;

/** Lenses that cinematographers ask for by number, mm on full frame. */
export const PRIME_LENSES: readonly number[] = [18, 24, 35, 50, 85, 135];

/** What a focal length is called, mm on full frame. */
export function lensName(mm: number): string {
  if (mm < 21) return 'ultra wide';
  if (mm < 30) return 'wide';
  if (mm < 42) return 'natural wide';
  if (mm < 65) return 'normal';
  if (mm < 110) return 'portrait';
  return 'tele';
}
