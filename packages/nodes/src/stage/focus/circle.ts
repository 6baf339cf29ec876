/** A lens set to a distance. */
export interface FocusedLens {
  /** On the sensor below, mm. */
  readonly focalLengthMm: number;
  readonly fStop: number;
  /** Distance of what is sharpest. */
  readonly metres: number;
  /** Full-frame is 36. */
  readonly sensorWidthMm: number;
}

/** What counts as sharp: a circle of this share of the sensor's width, 0.03 mm on full frame. */
const SHARP_SHARE = 1 / 1200;

/**
 * Diameter on the sensor of a point's image, mm: the thin lens, c = A · |d - s| / d · f / (s - f), where A = f / N is the
 * aperture (S. Ray, "Applied Photographic Optics"; https://en.wikipedia.org/wiki/Circle_of_confusion).
 *
 * @param depthMetres - of the point, more than 0; may be infinite
 */
export function circleOfConfusionMm(lens: FocusedLens, depthMetres: number): number {
  return Math.abs(circlePerInverseMetre(lens) * (1 / lens.metres - 1 / depthMetres));
}

/** The circle's diameter, mm, for each 1/m that a point lies off the focus: the thin lens is linear in 1/distance. */
function circlePerInverseMetre(lens: FocusedLens): number {
  const { focalLengthMm: f, fStop, metres } = checked(lens);
  const s = metres * 1000;
  return ((f / fStop) * f * s) / (s - f) / 1000;
}

/**
 * Radius in pixels by which a point is blurred, for each 1/m that it lies nearer than the focus; times (1 / depth - 1 / focus)
 * it is positive in front of the focus and negative behind it.
 *
 * @param longSidePixels - of the picture: the sensor's width lies along it
 */
export const blurPerInverseMetre = (lens: FocusedLens, longSidePixels: number): number =>
  (circlePerInverseMetre(lens) * longSidePixels) / lens.sensorWidthMm / 2;

/** From where to where a picture is sharp. */
export interface SharpRange {
  readonly nearMetres: number;
  /** `Infinity` from the hyperfocal distance on. */
  readonly farMetres: number;
}

/**
 * From where to where a picture is sharp: where the circle of confusion is below 1/1200 of the sensor's width, 0.03 mm on full
 * frame (https://en.wikipedia.org/wiki/Depth_of_field, exact form of the thin lens).
 *
 * @throws RangeError when the focus lies within the focal length or a number is not positive
 */
export function depthOfField(lens: FocusedLens): SharpRange {
  const { focalLengthMm: f, fStop, metres, sensorWidthMm } = checked(lens);
  const s = metres * 1000;
  const reach = (f * f) / (fStop * sensorWidthMm * SHARP_SHARE);
  return {
    nearMetres: (s * reach) / (reach + s - f) / 1000,
    farMetres: reach > s - f ? (s * reach) / (reach - s + f) / 1000 : Infinity,
  };
}

/** An aperture and where to focus. */
export interface FocusSetting {
  readonly fStop: number;
  readonly metres: number;
}

/**
 * The aperture and focus by which a picture is sharp exactly from near to far: the inverse of `depthOfField`.
 *
 * @param farMetres - may be infinite
 * @throws RangeError when far is not behind near, or near lies within the focal length
 */
export function fStopFor(
  { nearMetres, farMetres }: SharpRange,
  { focalLengthMm: f, sensorWidthMm }: Pick<FocusedLens, 'focalLengthMm' | 'sensorWidthMm'>,
): FocusSetting {
  if (!(nearMetres * 1000 > f))
    throw new RangeError(`near ${nearMetres} m lies within the focal length of ${f} mm; move it away`);
  if (!(farMetres > nearMetres)) throw new RangeError(`far ${farMetres} m must lie behind near ${nearMetres} m`);
  const inverse = 1 / nearMetres + 1 / farMetres;
  const metres = 2 / inverse;
  const s = metres * 1000;
  // From near = s·K / (K + s - f) and far = s·K / (K - s + f), with K = f² / (N·c).
  const reach = (2 * (s - f)) / (metres * (1 / nearMetres - 1 / farMetres));
  return { fStop: (f * f) / (reach * sensorWidthMm * SHARP_SHARE), metres };
}

function checked(lens: FocusedLens): FocusedLens {
  const { focalLengthMm, fStop, metres, sensorWidthMm } = lens;
  for (const [name, value] of Object.entries({ focalLengthMm, fStop, sensorWidthMm })) {
    if (!(value > 0)) throw new RangeError(`${name} must be more than 0, got ${value}`);
  }
  if (!(metres * 1000 > focalLengthMm))
    throw new RangeError(`a ${focalLengthMm} mm lens cannot focus at ${metres} m; focus beyond its focal length`);
  return lens;
}
