const DEGREES_PER_RADIAN = 180 / Math.PI;

/** Degrees of an angle given in radians. */
export const degreesOf = (radians: number): number => radians * DEGREES_PER_RADIAN;
