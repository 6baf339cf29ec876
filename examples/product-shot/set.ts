import { gradient, mix, type Rgb, rgb, screen, smoothstep } from '../lib/colour.ts';
import { createLayer, fill, type Layer } from '../lib/layer.ts';
import { ellipse, paintInside, paintShape, ribbon } from '../lib/paint/forms.ts';
import { addLight } from '../lib/paint/sky.ts';
import { createRandom, fbm } from '../lib/random.ts';
import { cover, type Point, trace } from '../lib/shape.ts';

/** The wall far behind: evening light on plaster, and lamps out of focus. 1600x1200. */
export function wall(): Layer {
  const [width, height] = [1600, 1200];
  const layer = createLayer(width, height);
  const air = gradient([
    [0, '#3a1730'],
    [0.35, '#7a2f47'],
    [0.62, '#c4644f'],
    [0.8, '#e39a68'],
    [1, '#8d3f47'],
  ]);
  fill(layer, undefined, (x, y) => {
    const plaster = 0.09 * (fbm(x / 210, y / 170, 3, 4) - 0.5);
    const dx = (x / width - 0.64) / 0.34;
    const dy = (y / height - 0.5) / 0.4;
    return screen(
      air(Math.min(1, Math.max(0, y / height + plaster))),
      rgb('#ffd9a0'),
      0.5 * Math.exp(-dx * dx - dy * dy),
    );
  });
  const random = createRandom(21);
  for (let i = 0; i < 46; i++) {
    const x = random() * width;
    const y = height * (0.1 + 0.75 * random());
    const radius = 16 + 54 * random() ** 2;
    const colour = mix(rgb('#ffd7a0'), rgb('#ff7f8e'), random());
    paintShape(layer, [ellipse(x, y, radius, radius)], colour, { opacity: 0.07 + 0.16 * random(), soft: 3 });
    addLight(layer, x, y, radius * 0.9, colour, 0.08);
  }
  return layer;
}

/** A paper sun: a disc that stands behind the flacon. 900x900. */
export function disc(): Layer {
  const layer = createLayer(900, 900);
  const colours = gradient([
    [0, '#ffe0a6'],
    [0.55, '#f7a566'],
    [1, '#d75f55'],
  ]);
  paintShape(layer, [ellipse(450, 450, 440, 440)], (x, y) => {
    const grain = 0.03 * (fbm(x / 5, y / 9, 12, 2) - 0.5);
    return colours(Math.min(1, Math.max(0, y / 900 + grain)));
  });
  return layer;
}

/** Where a twig goes: shares of its picture from the foot to the tip. */
type Twig = readonly Point[];

interface Leafage {
  readonly light: string;
  readonly dark: string;
  /** Length of a leaf, pixels. */
  readonly long: number;
  /** Width of a leaf as a share of its length. */
  readonly wide: number;
}

/** A twig of round grey-green leaves in a small clay vase. 1000x1700. */
export function eucalyptus(): Layer {
  const layer = twig(
    1000,
    1700,
    [
      [560, 1480],
      [545, 1180],
      [500, 910],
      [430, 650],
      [330, 400],
      [190, 190],
    ],
    { light: '#a9c3a2', dark: '#39584f', long: 215, wide: 0.62 },
  );
  paintVase(layer, 560, 1230, 1690);
  return layer;
}

function paintVase(layer: Layer, x: number, top: number, bottom: number): void {
  const at = (share: number) => top + (bottom - top) * share;
  const half = [
    [46, 0],
    [38, 0.1],
    [60, 0.28],
    [128, 0.55],
    [140, 0.74],
    [112, 0.93],
    [78, 1],
  ] as const;
  const outline = trace([
    ...half.map(([wide, share], i) =>
      i % 6 ? ([x + wide, at(share)] as const) : ([x + wide, at(share), 'corner'] as const),
    ),
    ...half
      .toReversed()
      .map(([wide, share], i) =>
        i % 6 ? ([x - wide, at(share)] as const) : ([x - wide, at(share), 'corner'] as const),
      ),
  ]);
  const clay = gradient([
    [0, '#6b5148'],
    [0.3, '#e8d3bd'],
    [0.45, '#f0e0cc'],
    [0.75, '#a98873'],
    [1, '#5a4039'],
  ]);
  paintShape(layer, [ellipse(x, bottom - 4, 170, 9)], rgb('#1d0f12'), { opacity: 0.5, soft: 7 });
  const vase = paintShape(layer, [outline], (px, py) => {
    const grain = 0.05 * (fbm(px / 60, py / 5, 31, 3) - 0.5);
    return clay(Math.min(1, Math.max(0, (px - x + 145) / 290 + grain)));
  });
  paintInside(layer, vase, [ellipse(x, top + 2, 44, 9)], rgb('#3a2621'), { opacity: 0.8, soft: 1 });
}

/** A near leaf and another: dark, large, close to the lens. 900x1200. */
export const foliage = (): Layer =>
  twig(
    900,
    1200,
    [
      [120, 1200],
      [240, 980],
      [400, 700],
      [500, 420],
      [620, 180],
    ],
    { light: '#6f9a72', dark: '#17302c', long: 420, wide: 0.34 },
  );

function twig(width: number, height: number, stem: Twig, leafage: Leafage): Layer {
  const layer = createLayer(width, height);
  paintShape(layer, ribbon(stem, 11), rgb('#6b4a39'));
  const random = createRandom(width + height);
  for (let i = stem.length - 1; i > 0; i--) {
    const [x, y] = stem[i]!;
    const [fromX, fromY] = stem[i - 1]!;
    const along = Math.atan2(y - fromY, x - fromX);
    const size = leafage.long * (0.62 + (0.38 * (stem.length - i)) / stem.length);
    for (const side of [-1, 1]) leaf(layer, [x, y], along + side * (0.75 + 0.25 * random()), size, leafage, random);
    if (i === stem.length - 1) leaf(layer, [x, y], along, size * 0.8, leafage, random);
  }
  return layer;
}

function leaf(
  layer: Layer,
  [x, y]: Point,
  angle: number,
  long: number,
  { light, dark, wide }: Leafage,
  random: () => number,
): void {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const at = (along: number, aside: number): Point => [
    x + long * (along * c - aside * wide * s),
    y + long * (along * s + aside * wide * c),
  ];
  const outline = trace([
    [...at(0, 0), 'corner'],
    at(0.25, -0.4),
    at(0.6, -0.46),
    [...at(1, 0.02), 'corner'],
    at(0.6, 0.46),
    at(0.25, 0.4),
  ] as const);
  const [bright, deep] = [rgb(light), rgb(dark)];
  const tone = 0.25 * random();
  const mask = cover(layer.width, layer.height, [outline]);
  fill(layer, mask, (px, py): Rgb => {
    const along = ((px - x) * c + (py - y) * s) / long;
    const aside = ((py - y) * c - (px - x) * s) / (long * wide);
    const half = smoothstep(-0.02, 0.02, aside);
    const shade =
      0.25 + 0.5 * half + 0.35 * (0.5 - Math.abs(aside)) + tone + 0.12 * (fbm(px / 26, py / 26, 4, 2) - 0.5);
    return mix(bright, deep, Math.min(1, Math.max(0, shade - 0.15 * along)));
  });
  const veins = [0.25, 0.42, 0.6, 0.76].flatMap((t) =>
    [-1, 1].flatMap((side) => ribbon([at(t, 0), at(t + 0.16, side * 0.36 * (1.1 - t))], long / 130)),
  );
  paintInside(layer, mask, [...ribbon([at(0, 0), at(0.97, 0.02)], long / 70), ...veins], rgb('#e3efd3'), {
    opacity: 0.4,
    soft: 1,
  });
}
