/** Lobes of the CIE 1931 colour matching functions: C. Wyman, P. Sloan, P. Shirley, "Simple Analytic Approximations", JCGT 2013. */
const lobe = (nm: number, mean: number, below: number, above: number): number =>
  Math.exp(-0.5 * ((nm - mean) * (nm < mean ? below : above)) ** 2);
const MATCHING = [
  (nm: number) =>
    1.056 * lobe(nm, 599.8, 0.0264, 0.0323) +
    0.362 * lobe(nm, 442, 0.0624, 0.0374) -
    0.065 * lobe(nm, 501.1, 0.049, 0.0382),
  (nm: number) => 0.821 * lobe(nm, 568.8, 0.0213, 0.0247) + 0.286 * lobe(nm, 530.9, 0.0613, 0.0322),
  (nm: number) => 1.217 * lobe(nm, 437, 0.0845, 0.0278) + 0.681 * lobe(nm, 459, 0.0385, 0.0725),
] as const;

const toUv = ([x, y, z]: readonly number[]): readonly [number, number] => {
  const all = x! + 15 * y! + 3 * z!;
  return [(4 * x!) / all, (6 * y!) / all];
};

/** CIE 1960 chromaticity of a black body by Planck's law. */
function planck(kelvin: number): readonly [number, number] {
  const sums = [0, 0, 0];
  for (let nm = 380; nm <= 780; nm += 5) {
    const power = nm ** -5 / (Math.exp(14_387_769 / (nm * kelvin)) - 1);
    MATCHING.forEach((match, i) => {
      sums[i]! += power * 1e15 * match(nm);
    });
  }
  return toUv(sums);
}

/**
 * Correlated colour temperature of linear sRGB light, from first principles: the black body that is nearest in the CIE 1960
 * diagram. Shares no formula with what paints.
 */
export function kelvinOf([red, green, blue]: readonly [number, number, number]): number {
  const [u, v] = toUv([
    0.4124564 * red + 0.3575761 * green + 0.1804375 * blue,
    0.2126729 * red + 0.7151522 * green + 0.072175 * blue,
    0.0193339 * red + 0.119192 * green + 0.9503041 * blue,
  ]);
  const off = (kelvin: number): number => {
    const [bodyU, bodyV] = planck(kelvin);
    return (u - bodyU) ** 2 + (v - bodyV) ** 2;
  };
  // Even steps in mireds, then finer ones around the best.
  let best = 6500;
  for (let mired = 60; mired <= 620; mired += 5) if (off(1e6 / mired) < off(best)) best = 1e6 / mired;
  const middle = 1e6 / best;
  for (let mired = middle - 5; mired <= middle + 5; mired += 0.1) if (off(1e6 / mired) < off(best)) best = 1e6 / mired;
  return best;
}
