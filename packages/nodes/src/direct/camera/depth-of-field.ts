/** What looks sharp: from where to where, metres. */
export interface SharpRange {
  readonly nearMetres: number;
  /** `Infinity` when everything beyond is sharp. */
  readonly farMetres: number;
}

/** Of the sensor's width: 0.03 mm on full-frame, the usual limit of what still looks like a point. */
const CONFUSION_SHARE = 1 / 1200;

/**
 * What looks sharp through a lens.
 *
 * @see https://en.wikipedia.org/wiki/Depth_of_field#DOF_formulas (hyperfocal distance)
 */
export function sharpRange(
  focusMetres: number,
  fStop: number,
  focalLengthMm: number,
  sensorWidthMm: number,
): SharpRange {
  const confusionMm = sensorWidthMm * CONFUSION_SHARE;
  const hyperfocal = ((focalLengthMm * focalLengthMm) / (fStop * confusionMm) + focalLengthMm) / 1000;
  const focal = focalLengthMm / 1000;
  const nearMetres = (focusMetres * (hyperfocal - focal)) / (hyperfocal + focusMetres - 2 * focal);
  const farMetres =
    hyperfocal > focusMetres ? (focusMetres * (hyperfocal - focal)) / (hyperfocal - focusMetres) : Infinity;
  return { nearMetres, farMetres };
}
