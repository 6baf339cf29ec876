import { mix, type Rgb, rgb, smoothstep } from '../lib/colour.ts';
import { createLayer, fill, type Layer } from '../lib/layer.ts';
import { addLight } from '../lib/paint/sky.ts';
import { fbm, noise } from '../lib/random.ts';
import { below, blur, cover, type Mask, type Point, trace } from '../lib/shape.ts';

const WIDTH = 1920;
const HEIGHT = 1080;

/** Where the lamp is, pixels. */
const LAMP: Point = [1335, 331];

/** Sheets of paper from far to near: height of the edge, how hilly, colour. */
const SHEETS = [
  { base: 690, rise: 170, span: 760, colour: '#e9a98f', seed: 4 },
  { base: 780, rise: 180, span: 620, colour: '#c97c7c', seed: 12 },
  { base: 850, rise: 150, span: 540, colour: '#8f5a74', seed: 23 },
] as const;

/** A lighthouse at dusk cut out of paper: flat sheets, each with a soft shadow on the one behind. 1920x1080. */
export function lighthouse(): Layer {
  const layer = createLayer(WIDTH, HEIGHT);
  paintPaper(layer, undefined, (_, y) => mix(rgb('#f3c9a0'), rgb('#f8e3bf'), smoothstep(100, 700, y)));
  for (const [radius, colour] of [
    [430, '#f6d2a2'],
    [320, '#f9dca9'],
    [215, '#fff0c9'],
  ] as const) {
    lay(layer, disc(620, 560, radius), colour, 0.12);
  }
  for (const { base, rise, span, colour, seed } of SHEETS) {
    const edge = Float32Array.from(
      { length: WIDTH },
      (_, x) => base - rise * (fbm(x / span, 0.5, seed, 3, 0.35) - 0.3),
    );
    lay(layer, cover(WIDTH, HEIGHT, [below(edge, HEIGHT + 2)]), colour, 0.3);
  }
  paintBeams(layer);
  paintTower(layer);
  const cliff = Float32Array.from(
    { length: WIDTH },
    (_, x) => 1000 - 250 * Math.exp(-(((x - 1360) / 330) ** 2)) - 30 * noise(x / 190, 0.5, 8),
  );
  lay(layer, cover(WIDTH, HEIGHT, [below(cliff, HEIGHT + 2)]), '#41395c', 0.34);
  for (const [base, colour, phase] of [
    [965, '#2f4a6b', 0],
    [1012, '#263b5c', 2.2],
    [1056, '#1c2b49', 4.1],
  ] as const) {
    const waves = Float32Array.from({ length: WIDTH }, (_, x) => base - 26 * Math.abs(Math.sin(x / 118 + phase)));
    lay(layer, cover(WIDTH, HEIGHT, [below(waves, HEIGHT + 2)]), colour, 0.32);
  }
  return layer;
}

function paintTower(layer: Layer): void {
  const [x, y] = LAMP;
  const foot = 800;
  // Half the width of the tower at a height.
  const half = (at: number) => 34 + (26 * (at - y)) / (foot - y);
  const band = (top: number, bottom: number): Point[] => [
    [x - half(top), top],
    [x + half(top), top],
    [x + half(bottom), bottom],
    [x - half(bottom), bottom],
  ];
  lay(layer, cover(WIDTH, HEIGHT, [band(y + 36, foot)]), '#f7ead2', 0.36);
  for (const top of [y + 100, y + 230, y + 360]) lay(layer, cover(WIDTH, HEIGHT, [band(top, top + 62)]), '#c2473f', 0);
  lay(layer, cover(WIDTH, HEIGHT, [box(x, y + 30, 52, 16)]), '#41395c', 0.3);
  lay(layer, cover(WIDTH, HEIGHT, [box(x, y - 2, 30, 50)]), '#fff3c4', 0);
  lay(
    layer,
    cover(WIDTH, HEIGHT, [box(x, y - 2, 2, 50), box(x - 28, y - 2, 2, 50), box(x + 28, y - 2, 2, 50)]),
    '#41395c',
    0,
  );
  const roof: Point[] = [
    [x, y - 78],
    [x + 46, y - 26],
    [x - 46, y - 26],
  ];
  lay(layer, cover(WIDTH, HEIGHT, [roof]), '#c2473f', 0.3);
  addLight(layer, x, y, 120, rgb('#ffe9a8'), 0.5);
  addLight(layer, x, y, 30, rgb('#fff8dc'), 0.7);
}

/** Two fans of light that thin out with distance. */
function paintBeams(layer: Layer): void {
  const [x, y] = LAMP;
  const fans: Point[][] = [
    [
      [x, y - 6],
      [x - 1500, y - 190],
      [x - 1500, y + 120],
      [x, y + 6],
    ],
    [
      [x, y - 6],
      [x + 800, y - 110],
      [x + 800, y + 60],
      [x, y + 6],
    ],
  ];
  const mask = blur(cover(WIDTH, HEIGHT, fans), 4);
  const faded = {
    ...mask,
    cover: mask.cover.map((value, i) => value * 0.6 * Math.exp(-Math.abs((i % WIDTH) - x) / 620)),
  };
  fill(layer, faded, () => rgb('#fff1c0'));
}

/** One sheet with the shadow it throws on what lies behind. */
function lay(layer: Layer, mask: Mask, colour: string, shadow: number): void {
  if (shadow > 0) {
    const soft = blur(mask, 16).cover;
    // The sheet behind lies higher in the stack's dark gap: the shadow shows as a dark rim above the edge.
    const thrown = soft.map((_, i) => shadow * soft[Math.min(soft.length - 1, i + 8 * WIDTH)]!);
    fill(layer, { ...mask, cover: thrown }, () => rgb('#3a2440'));
  }
  const sheet = rgb(colour);
  paintPaper(layer, mask, () => sheet);
}

/** Fibres: paper is never quite flat. */
function paintPaper(layer: Layer, mask: Mask | undefined, colour: (x: number, y: number) => Rgb): void {
  fill(layer, mask, (x, y) => {
    const fibre = 1 + 0.04 * (noise(x / 6, y / 10, 6) - 0.5) + 0.05 * (fbm(x / 260, y / 200, 9, 2) - 0.5);
    const [red, green, blue] = colour(x, y);
    return [Math.min(1, red * fibre), Math.min(1, green * fibre), Math.min(1, blue * fibre)];
  });
}

const box = (x: number, y: number, half: number, tall: number): Point[] => [
  [x - half, y - tall / 2],
  [x + half, y - tall / 2],
  [x + half, y + tall / 2],
  [x - half, y + tall / 2],
];

const disc = (x: number, y: number, radius: number): Mask =>
  cover(WIDTH, HEIGHT, [
    trace(
      Array.from(
        { length: 24 },
        (_, i): Point => [x + radius * Math.cos((Math.PI * i) / 12), y + radius * Math.sin((Math.PI * i) / 12)],
      ),
    ),
  ]);
