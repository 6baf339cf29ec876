const RADIANS_PER_DEGREE = Math.PI / 180;

/** Taylor polynomial of sin up to x^17; for |x| <= pi/4 the truncation error is below 1e-19. */
function sinPolynomial(x: number): number {
  const s = x * x;
  return (
    x *
    (1 +
      s *
        (-1 / 6 +
          s *
            (1 / 120 +
              s *
                (-1 / 5040 +
                  s *
                    (1 / 362880 +
                      s * (-1 / 39916800 + s * (1 / 6227020800 + s * (-1 / 1307674368000 + s / 355687428096000))))))))
  );
}

/** Taylor polynomial of cos up to x^18; for |x| <= pi/4 the truncation error is below 1e-20. */
function cosPolynomial(x: number): number {
  const s = x * x;
  return (
    1 +
    s *
      (-1 / 2 +
        s *
          (1 / 24 +
            s *
              (-1 / 720 +
                s *
                  (1 / 40320 +
                    s *
                      (-1 / 3628800 +
                        s *
                          (1 / 479001600 +
                            s * (-1 / 87178291200 + s * (1 / 20922789888000 - s / 6402373705728000))))))))
  );
}

/**
 * Sine of an angle in degrees. `Math.sin` may differ in the last bit from one engine to the next, and then pixels would;
 * this uses only operations that IEEE 754 fixes. Absolute error below 4e-16; exact at multiples of 90.
 */
export function sinDegrees(degrees: number): number {
  const turn = degrees % 360;
  const quarter = Math.round(turn / 90);
  const x = (turn - quarter * 90) * RADIANS_PER_DEGREE;
  switch (((quarter % 4) + 4) % 4) {
    case 0:
      return sinPolynomial(x);
    case 1:
      return cosPolynomial(x);
    case 2:
      return -sinPolynomial(x);
    default:
      return -cosPolynomial(x);
  }
}

/** Cosine of an angle in degrees; see {@link sinDegrees}. The same error, and the same bits in every engine. */
export function cosDegrees(degrees: number): number {
  const turn = degrees % 360;
  const quarter = Math.round(turn / 90);
  const x = (turn - quarter * 90) * RADIANS_PER_DEGREE;
  switch (((quarter % 4) + 4) % 4) {
    case 0:
      return cosPolynomial(x);
    case 1:
      return -sinPolynomial(x);
    case 2:
      return -cosPolynomial(x);
    default:
      return sinPolynomial(x);
  }
}

/** Tangent of an angle in degrees, as the quotient of the two above; relative error below 1e-15 away from the poles. */
export const tanDegrees = (degrees: number): number => sinDegrees(degrees) / cosDegrees(degrees);

/** Arctangent in degrees of x in 0..1: three halvings of the angle, then the Taylor polynomial up to x^13. */
function atanDegrees(x: number): number {
  let t = x;
  for (let i = 0; i < 3; i++) t /= 1 + Math.sqrt(1 + t * t);
  const s = t * t;
  const series = t * (1 + s * (-1 / 3 + s * (1 / 5 + s * (-1 / 7 + s * (1 / 9 + s * (-1 / 11 + s / 13))))));
  return (8 * series) / RADIANS_PER_DEGREE;
}

/**
 * The angle of the point (x, y) from the x axis, -180..180 degrees; 0 at the origin. The same bits in every engine, absolute
 * error below 1e-12.
 */
export function atan2Degrees(y: number, x: number): number {
  const [near, far] = [Math.min(Math.abs(x), Math.abs(y)), Math.max(Math.abs(x), Math.abs(y))];
  if (far === 0) return 0;
  const sharp = atanDegrees(near / far);
  const quarter = Math.abs(y) > Math.abs(x) ? 90 - sharp : sharp;
  const half = x < 0 ? 180 - quarter : quarter;
  return y < 0 ? -half : half;
}
