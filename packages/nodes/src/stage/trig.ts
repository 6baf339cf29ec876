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
