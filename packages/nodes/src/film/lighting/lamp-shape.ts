import { add, cosDegrees, cross, dot, scale, sinDegrees, type Vec3 } from '../../stage/index.ts';

/** A lamp as a disc that faces the subject; metres from the subject's eyes: camera right, up, towards the camera. */
export interface LampShape {
  readonly centre: Vec3;
  /** Its edge. */
  readonly edge: readonly Vec3[];
}

const CORNERS = 72;

/** The disc that looks as large from the subject as a light does. */
export function lampShape(
  azimuthDegrees: number,
  elevationDegrees: number,
  distanceMetres: number,
  sizeDegrees: number,
): LampShape {
  const level = cosDegrees(elevationDegrees);
  const towards: Vec3 = [
    level * sinDegrees(azimuthDegrees),
    sinDegrees(elevationDegrees),
    level * cosDegrees(azimuthDegrees),
  ];
  const centre = scale(towards, distanceMetres);
  // Straight above, where no direction is level, that of the camera serves as well as any.
  const side: Vec3 = Math.abs(towards[1]) > 0.999 ? [1, 0, 0] : unit(cross([0, 1, 0], towards));
  const rise = cross(towards, side);
  const radius = distanceMetres * sinDegrees(sizeDegrees / 2);
  const edge = Array.from({ length: CORNERS }, (_, i) => {
    const angle = (360 * i) / CORNERS;
    return add(centre, add(scale(side, radius * cosDegrees(angle)), scale(rise, radius * sinDegrees(angle))));
  });
  return { centre, edge };
}

const unit = (a: Vec3): Vec3 => scale(a, 1 / Math.sqrt(dot(a, a)));
