import { mix, rgb, smoothstep } from '../lib/colour.ts';
import { createLayer, fill, type Layer } from '../lib/layer.ts';
import { fox } from '../lib/paint/fox.ts';
import { meadow } from '../lib/paint/grass.ts';
import { pine } from '../lib/paint/pine.ts';
import { paintRidge, type RidgePlan } from '../lib/paint/ridge.ts';
import { paintMoon, paintSky } from '../lib/paint/sky.ts';
import { createRandom, fbm } from '../lib/random.ts';
import { below, blur, cover, type Mask, type Point } from '../lib/shape.ts';

/**
 * Layers are painted at this size and lie exactly on each other: stacked in order they are the whole picture. A camera at
 * rest shows the middle 80 %; the rest is room for its moves.
 */
export const WIDTH = 2400;
export const HEIGHT = 1350;

const DUSK = [
  [0, '#130f33'],
  [0.16, '#251a4d'],
  [0.3, '#46276a'],
  [0.42, '#7d3a78'],
  [0.5, '#b8527a'],
  [0.57, '#e57a6b'],
  [0.63, '#f8a866'],
  [0.7, '#ffd08a'],
  [1, '#ffdca6'],
] as const;

const NIGHT = [
  [0, '#070a1f'],
  [0.25, '#0e1638'],
  [0.45, '#1d2a5c'],
  [0.6, '#3d4480'],
  [0.7, '#6b5c93'],
  [0.78, '#a07a97'],
  [1, '#b88c98'],
] as const;

const paint = (draw: (layer: Layer) => void): Layer => {
  const layer = createLayer(WIDTH, HEIGHT);
  draw(layer);
  return layer;
};

const SUNSET = { x: 1490, colour: '#ffc58a', strength: 0.5 };

/** Sky of the first shot: the sun has just gone, first stars, long streaks of cloud. */
export const duskSky = (): Layer =>
  paint((layer) =>
    paintSky(layer, {
      stops: DUSK,
      glow: { x: 0.62, y: 0.64, radius: 0.3, colour: '#ffb46a', strength: 0.75 },
      stars: 1500,
      horizon: 0.5,
      clouds: { top: 0.3, bottom: 0.64, lit: '#ff9a72', dark: '#6b3570', amount: 0.62 },
      seed: 11,
    }),
  );

/** Two chains of mountains, pale with distance. */
export const farRidges = (): Layer =>
  paint((layer) => {
    const common = { mist: '#f0a184', light: SUNSET, trees: 0 };
    paintRidge(layer, {
      ...common,
      base: 850,
      rise: 290,
      span: 620,
      sharp: 0.75,
      colour: '#a86a8c',
      mistDepth: 250,
      mistAmount: 0.92,
      seed: 3,
    });
    paintRidge(layer, {
      ...common,
      base: 900,
      rise: 190,
      span: 460,
      sharp: 0.6,
      colour: '#82527f',
      mist: '#d98784',
      mistDepth: 210,
      mistAmount: 0.9,
      seed: 21,
    });
  });

/** Two wooded hills nearer by. */
export const midRidges = (): Layer =>
  paint((layer) => {
    const common: Omit<RidgePlan, 'colour' | 'mist' | 'seed'> = {
      base: 985,
      rise: 170,
      span: 700,
      sharp: 0.15,
      mistDepth: 190,
      mistAmount: 0.85,
      trees: 34,
      light: { ...SUNSET, colour: '#ff9a8c', strength: 0.22 },
    };
    paintRidge(layer, { ...common, colour: '#5a3c6b', mist: '#b36d7f', seed: 45 });
    paintRidge(layer, {
      ...common,
      base: 1070,
      rise: 150,
      span: 560,
      trees: 54,
      mistDepth: 230,
      mistAmount: 0.7,
      colour: '#38264f',
      mist: '#7d4b6c',
      seed: 52,
    });
  });

/** The edge of a pine forest: tall at both sides, open towards the light. */
export const pines = (): Layer =>
  paint((layer) => {
    const random = createRandom(8);
    const rows = [
      { colour: '#2a1b40', haze: '#5c3a60', foot: 1150, tall: 380, gap: 52, opening: 0.42 },
      { colour: '#150e26', haze: '#24152f', foot: 1225, tall: 760, gap: 88, opening: 0.62 },
    ];
    for (const row of rows) {
      const ground = Float32Array.from({ length: WIDTH }, (_, x) => row.foot - 46 * fbm(x / 380, 0.5, row.foot, 4));
      const trees: Point[][] = [
        below(ground, HEIGHT + 2),
        ...meadow(ground, { density: 30, tall: 26, wide: 3.5, wind: 0.2, heads: 0 }, random),
      ];
      for (let x = -40; x < WIDTH + 40; x += row.gap * (0.45 + 0.9 * random())) {
        // 0 in the middle of the clearing, 1 at the sides.
        const side = smoothstep(0.08, row.opening, Math.abs(x / WIDTH - 0.585));
        if (random() > 0.25 + side) continue;
        const tall = row.tall * (0.22 + 0.78 * side) * (0.65 + 0.5 * random());
        const foot = (ground[Math.min(WIDTH - 1, Math.max(0, Math.round(x)))] ?? row.foot) + 8;
        trees.push(...pine(x, foot, tall, random));
      }
      shade(layer, cover(WIDTH, HEIGHT, trees), row.colour, row.haze, row.foot - row.tall * 0.35, HEIGHT);
    }
  });

/** A silhouette that pales a little towards the ground, where the mist lies. */
function shade(layer: Layer, mask: Mask, top: string, bottom: string, from: number, to: number): void {
  const dark = rgb(top);
  const haze = rgb(bottom);
  fill(layer, mask, (x, y) => mix(dark, haze, smoothstep(from, to, y) * (0.35 + 0.65 * fbm(x / 300, y / 60, 5, 3))));
}

/** Sky of the second shot: lower and warmer, close above the horizon. */
export const emberSky = (): Layer =>
  paint((layer) =>
    paintSky(layer, {
      stops: [
        [0, '#2b1a4f'],
        [0.2, '#5b2f6f'],
        [0.38, '#a34775'],
        [0.52, '#e0706b'],
        [0.64, '#fba25f'],
        [0.76, '#ffcb80'],
        [1, '#ffe0ae'],
      ],
      glow: { x: 0.66, y: 0.62, radius: 0.26, colour: '#ffd9a0', strength: 0.95 },
      stars: 500,
      horizon: 0.36,
      clouds: { top: 0.08, bottom: 0.6, lit: '#ffb184', dark: '#8c3f70', amount: 0.55 },
      seed: 31,
    }),
  );

/** One misty hill behind the fox. */
export const emberRidge = (): Layer =>
  paint((layer) => {
    const light = { x: 1580, colour: '#ffd9a0', strength: 0.5 };
    paintRidge(layer, {
      base: 890,
      rise: 200,
      span: 800,
      sharp: 0.5,
      colour: '#b5657a',
      mist: '#ffb98a',
      mistDepth: 200,
      mistAmount: 0.95,
      trees: 0,
      light,
      seed: 71,
    });
    paintRidge(layer, {
      base: 985,
      rise: 150,
      span: 620,
      sharp: 0.1,
      colour: '#7a4168',
      mist: '#d97f72',
      mistDepth: 190,
      mistAmount: 0.9,
      trees: 40,
      light,
      seed: 77,
    });
  });

/** Pines out of focus behind the fox. */
export const softPines = (): Layer =>
  paint((layer) => {
    const random = createRandom(23);
    const ground = Float32Array.from({ length: WIDTH }, (_, x) => 1110 - 60 * fbm(x / 500, 0.5, 9, 3));
    const trees: Point[][] = [below(ground, HEIGHT + 2)];
    for (const x of [90, 250, 420, 560, 700, 1790, 1960, 2080, 2220, 2350]) {
      trees.push(
        ...pine(
          x + 50 * random(),
          1110,
          (x < 1200 ? 900 - x * 0.55 : (x - 1500) * 0.62 + 260) * (0.85 + 0.3 * random()),
          random,
        ),
      );
    }
    shade(layer, blur(cover(WIDTH, HEIGHT, trees), 5), '#3d2047', '#8a4a62', 650, HEIGHT);
  });

/** The fox on its bank, lit along the edge by the last light from the right. */
export const foxOnBank = (): Layer =>
  paint((layer) => {
    const random = createRandom(5);
    const ground = Float32Array.from(
      { length: WIDTH },
      (_, x) => 1098 + 34 * Math.sin(x / 420 + 0.6) - 40 * fbm(x / 260, 0.5, 14, 5) + 18,
    );
    const foot: Point = [1130, ground[1130]! + 8];
    const grass = [...meadow(ground, { density: 62, tall: 64, wide: 4.5, wind: 0.35, heads: 0.3 }, random)];
    const animal = cover(WIDTH, HEIGHT, fox('walking', 800, foot));
    paintFox(layer, animal, foot[1]);
    const bank = cover(WIDTH, HEIGHT, [below(ground, HEIGHT + 2), ...grass]);
    const dark = rgb('#150b1c');
    const warm = rgb('#ff9d5c');
    const inner = blur(bank, 7).cover;
    fill(layer, bank, (x, y) => {
      const edge = Math.max(0, 1 - inner[y * WIDTH + x]! * 1.25) * Math.exp(-(((x - 1600) / 900) ** 2));
      return mix(mix(rgb('#2a1428'), dark, smoothstep(1080, 1240, y)), warm, edge * 0.55);
    });
  });

/** Dark fur, rust where light grazes it, a thin bright rim towards the light above right. */
function paintFox(layer: Layer, mask: Mask, ground: number): void {
  const soft = blur(mask, 9).cover;
  const tight = blur(mask, 3).cover;
  const at = (values: Float32Array, x: number, y: number) =>
    values[Math.max(0, Math.min(HEIGHT - 1, y)) * WIDTH + Math.max(0, Math.min(WIDTH - 1, x))]!;
  const fur = rgb('#1d0d18');
  const rust = rgb('#8a3820');
  const rim = rgb('#ffc07a');
  fill(layer, mask, (x, y) => {
    // How open the place is towards the light.
    const grazing = smoothstep(0.05, 0.75, 1 - at(soft, x + 9, y - 13));
    const bright = smoothstep(0.35, 0.95, 1 - at(tight, x + 3, y - 5));
    const hair = 0.75 + 0.5 * fbm(x / 9 + y / 40, y / 5 - x / 22, 3, 3);
    return mix(mix(fur, rust, grazing * 0.75 * hair * smoothstep(ground + 10, ground - 160, y)), rim, bright * 0.9);
  });
}

/** Blades close before the lens, out of focus, in front of everything. */
export const nearGrass = (): Layer =>
  paint((layer) => {
    const random = createRandom(61);
    const ground = Float32Array.from(
      { length: WIDTH },
      (_, x) => 1290 - 130 * Math.abs(x / WIDTH - 0.52) - 40 * fbm(x / 300, 0.5, 4, 3),
    );
    const grass = [...meadow(ground, { density: 16, tall: 210, wide: 11, wind: 0.3, heads: 0.25 }, random)];
    shade(layer, blur(cover(WIDTH, HEIGHT, [below(ground, HEIGHT + 2), ...grass]), 4), '#0b0612', '#0b0612', 0, HEIGHT);
  });

/** Sky of the last shot: night above, the moon just up. */
export const nightSky = (): Layer =>
  paint((layer) => {
    paintSky(layer, {
      stops: NIGHT,
      glow: { x: 0.645, y: 0.5, radius: 0.24, colour: '#c8a6d8', strength: 0.5 },
      stars: 4200,
      horizon: 0.66,
      clouds: { top: 0.52, bottom: 0.76, lit: '#b58bb5', dark: '#34305f', amount: 0.5 },
      seed: 91,
    });
    paintMoon(layer, 1548, 610, 104);
  });

/** Blue hills with the valley full of mist. */
export const nightRidges = (): Layer =>
  paint((layer) => {
    const light = { x: 1548, colour: '#d9c6ee', strength: 0.35 };
    const common = { sharp: 0.5, mistAmount: 0.92, trees: 0, light };
    paintRidge(layer, {
      ...common,
      base: 930,
      rise: 200,
      span: 560,
      colour: '#565184',
      mist: '#a48db0',
      mistDepth: 190,
      seed: 103,
    });
    paintRidge(layer, {
      ...common,
      base: 1010,
      rise: 150,
      span: 700,
      sharp: 0.15,
      trees: 36,
      colour: '#35345f',
      mist: '#7f76a4',
      mistDepth: 200,
      seed: 108,
    });
  });

/** A dark hill, some pines, and the fox sitting small before the moon. */
export const foxOnHill = (): Layer =>
  paint((layer) => {
    const random = createRandom(77);
    const ground = Float32Array.from(
      { length: WIDTH },
      (_, x) => 1250 - 300 * Math.exp(-(((x - 1290) / 620) ** 2)) - 26 * fbm(x / 170, 0.5, 33, 5),
    );
    const trees = [180, 300, 390, 500, 640, 2050, 2180, 2290].flatMap((x) => [
      ...pine(x, ground[x]! + 8, 250 + 330 * random() * (x < 900 ? 1.2 : 0.9), random),
    ]);
    const animal = cover(WIDTH, HEIGHT, fox('sitting', 240, [1290, ground[1290]! + 6]));
    const land = cover(WIDTH, HEIGHT, [
      below(ground, HEIGHT + 2),
      ...trees,
      ...meadow(ground, { density: 55, tall: 30, wide: 3, wind: 0.3, heads: 0 }, random),
    ]);
    const rim = rgb('#cbb8e6');
    for (const mask of [animal, land]) {
      const tight = blur(mask, 3).cover;
      fill(layer, mask, (x, y) => {
        const open = 1 - tight[Math.max(0, y - 3) * WIDTH + Math.min(WIDTH - 1, x + 3)]!;
        const near = Math.exp(-(((x - 1420) / 420) ** 2));
        return mix(
          mix(rgb('#0d0f24'), rgb('#1a1c3c'), smoothstep(930, 1350, y)),
          rim,
          smoothstep(0.3, 0.95, open) * near * 0.75,
        );
      });
    }
  });
