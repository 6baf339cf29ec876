/**
 * Isotherms of the Planckian locus in the CIE 1960 diagram: mired, u, v, slope. A. Robertson, "Computation of Correlated Color
 * Temperature and Distribution Temperature", JOSA 1968, as printed in Wyszecki and Stiles, "Color Science".
 */
const ISOTHERMS = [
  [0, 0.18006, 0.26352, -0.24341],
  [10, 0.18066, 0.26589, -0.25479],
  [20, 0.18133, 0.26846, -0.26876],
  [30, 0.18208, 0.27119, -0.28539],
  [40, 0.18293, 0.27407, -0.3047],
  [50, 0.18388, 0.27709, -0.32675],
  [60, 0.18494, 0.28021, -0.35156],
  [70, 0.18611, 0.28342, -0.37915],
  [80, 0.1874, 0.28668, -0.40955],
  [90, 0.1888, 0.28997, -0.44278],
  [100, 0.19032, 0.29326, -0.47888],
  [125, 0.19462, 0.30141, -0.58204],
  [150, 0.19962, 0.30921, -0.70471],
  [175, 0.20525, 0.31647, -0.84901],
  [200, 0.21142, 0.32312, -1.0182],
  [225, 0.21807, 0.32909, -1.2168],
  [250, 0.22511, 0.33439, -1.4512],
  [275, 0.23247, 0.33904, -1.7298],
  [300, 0.2401, 0.34308, -2.0637],
  [325, 0.24792, 0.34655, -2.4681],
  [350, 0.25591, 0.34951, -2.9641],
  [375, 0.264, 0.352, -3.5814],
  [400, 0.27218, 0.35407, -4.3633],
  [425, 0.28039, 0.35577, -5.3762],
  [450, 0.28863, 0.35714, -6.7262],
  [475, 0.29685, 0.35823, -8.5955],
  [500, 0.30505, 0.35907, -11.324],
  [525, 0.3132, 0.35968, -15.628],
  [550, 0.32129, 0.36011, -23.325],
  [575, 0.32931, 0.36038, -40.77],
  [600, 0.33724, 0.36051, -116.45],
] as const;

/**
 * Correlated colour temperature of linear sRGB light, kelvin, by Robertson's method: between the two isotherms that enclose
 * it, in mireds. Shares neither formula nor numbers with what paints. `NaN` beyond 1667 K.
 */
export function robertsonKelvin([red, green, blue]: readonly [number, number, number]): number {
  const x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue;
  const y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
  const z = 0.0193339 * red + 0.119192 * green + 0.9503041 * blue;
  const all = x + 15 * y + 3 * z;
  const off = ([, u, v, slope]: (typeof ISOTHERMS)[number]) =>
    ((6 * y) / all - v - slope * ((4 * x) / all - u)) / Math.sqrt(1 + slope * slope);
  const next = ISOTHERMS.findIndex((isotherm, i) => i > 0 && off(isotherm) < 0);
  if (next < 1) return Number.NaN;
  const before = ISOTHERMS[next - 1]!;
  const share = off(before) / (off(before) - off(ISOTHERMS[next]!));
  return 1e6 / (before[0] + (ISOTHERMS[next]![0] - before[0]) * share);
}
