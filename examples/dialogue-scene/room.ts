import { gradient, mix, type Rgb, rgb } from '../lib/colour.ts';
import { createLayer, fill, type Layer } from '../lib/layer.ts';
import { paintPart } from '../lib/paint/figure.ts';
import { ellipse, paintInside, paintShape, roundedBox, stroke } from '../lib/paint/forms.ts';
import { addLight, paintSky } from '../lib/paint/sky.ts';
import { createRandom, fbm } from '../lib/random.ts';
import { below, type Point, trace } from '../lib/shape.ts';

/** What lies outside of the window: roofs and hills under a pale sky. 1600x900. */
export function town(): Layer {
  const [width, height] = [1600, 900];
  const layer = createLayer(width, height);
  paintSky(layer, {
    stops: [
      [0, '#7fa6cf'],
      [0.35, '#b9cfdf'],
      [0.6, '#f3dcc0'],
      [1, '#f0b98d'],
    ],
    glow: { x: 0.4, y: 0.6, radius: 0.3, colour: '#fff0d0', strength: 0.5 },
    stars: 0,
    horizon: 0.6,
    clouds: { top: 0.06, bottom: 0.5, lit: '#fff4e6', dark: '#a9b9cc', amount: 0.5 },
    seed: 12,
  });
  for (const [base, rise, span, colour, seed] of [
    [560, 130, 420, '#8fa3b0', 3],
    [620, 110, 300, '#6d8291', 9],
  ] as const) {
    const edge = Float32Array.from({ length: width }, (_, x) => base - rise * (fbm(x / span, 0.5, seed, 4) - 0.35));
    paintShape(layer, [below(edge, height)], (_, y) =>
      mix(rgb(colour), rgb('#e0c4a8'), Math.min(1, Math.max(0, (y - base) / 260)) * 0.6),
    );
  }
  const random = createRandom(5);
  for (let i = 0; i < 26; i++) {
    const x = i * 66 + (random() - 0.5) * 40;
    const wide = 70 + random() * 70;
    const top = 620 + random() * 110;
    const gable = top - wide * 0.32;
    const front = mix(rgb('#7a6a66'), rgb('#c9a58b'), random());
    paintShape(
      layer,
      [
        [
          [x, top],
          [x + wide, top],
          [x + wide, height],
          [x, height],
        ],
      ],
      front,
    );
    paintShape(
      layer,
      [
        [
          [x - 6, top],
          [x + wide / 2, gable],
          [x + wide + 6, top],
        ],
      ],
      mix(rgb('#5a3f3c'), rgb('#9a5f4b'), random()),
    );
    for (let row = 0; row < 3; row++)
      for (let column = 0; column < 3; column++) {
        const [wx, wy] = [x + wide * (0.16 + column * 0.28), top + 26 + row * 52];
        const isLit = random() < 0.3;
        paintShape(layer, [roundedBox(wx, wy, wx + wide * 0.15, wy + 26, 2)], rgb(isLit ? '#ffd98f' : '#3f434d'));
        if (isLit) addLight(layer, wx + wide * 0.07, wy + 13, 22, rgb('#ffc36b'), 0.2);
      }
  }
  return layer;
}

const WALLPAPER = ['#8c8f78', '#7c8069', '#6c7160'] as const;

/** Paper with a faint stripe above, panels below; 300 pixels a metre. */
function paintWall(layer: Layer, [light, paper, panel]: readonly [string, string, string] = WALLPAPER): void {
  const { width, height } = layer;
  const rail = height - 290;
  fill(layer, undefined, (x, y): Rgb => {
    const grain = 0.12 * (fbm(x / 70, y / 60, 6, 3) - 0.5);
    const stripe = x % 60 < 26 ? 0.18 : 0;
    const wall = mix(rgb(paper), rgb(light), Math.min(1, Math.max(0, 0.4 + stripe + grain)));
    return y < rail ? wall : mix(rgb(panel), rgb('#3b3d35'), Math.min(1, Math.max(0, (y - rail) / 900 + grain)));
  });
  for (let x = 20; x < width; x += 170) {
    paintShape(layer, [roundedBox(x, rail + 46, x + 140, height - 66, 4)], rgb('#3a3c33'), { opacity: 0.5, soft: 2 });
    paintShape(layer, [roundedBox(x + 5, rail + 51, x + 135, height - 71, 3)], rgb(panel));
  }
  paintShape(layer, [stroke([0, rail], [width, rail], 18)], rgb('#a39f86'));
  paintShape(layer, [stroke([0, rail + 12], [width, rail + 12], 6)], rgb('#34352c'), { opacity: 0.6, soft: 2 });
  paintShape(layer, [stroke([0, height - 22], [width, height - 22], 44)], rgb('#55564a'));
}

/** Clears a rectangle. */
function cutOut({ width, data }: Layer, left: number, top: number, right: number, bottom: number): void {
  for (let y = top; y < bottom; y++) data.fill(0, 4 * (y * width + left), 4 * (y * width + right));
}

/** The wall with the window, which is a hole in it: what is outside stands farther away. 2040x930. */
export function windowWall(): Layer {
  const layer = createLayer(2040, 930);
  paintWall(layer);
  const [left, top, right, bottom] = [700, 140, 1340, 640];
  paintShape(layer, [roundedBox(left - 44, top - 44, right + 44, bottom + 44, 6)], rgb('#2a2b25'), {
    opacity: 0.5,
    soft: 12,
  });
  paintShape(layer, [roundedBox(left - 30, top - 30, right + 30, bottom + 30, 5)], rgb('#d9d2bd'));
  cutOut(layer, left, top, right, bottom);
  const bars = [
    stroke([left, (top + bottom) / 2 - 60], [right, (top + bottom) / 2 - 60], 14),
    ...[1, 2, 3].map((i) => stroke([left + i * 160, top], [left + i * 160, bottom], i === 2 ? 20 : 12)),
  ];
  paintShape(layer, bars, rgb('#c6bea6'));
  paintShape(layer, [roundedBox(left - 60, bottom + 18, right + 60, bottom + 52, 5)], rgb('#e6dfc9'));
  // A pot with leaves on the sill.
  paintPart(
    layer,
    [
      trace([
        [1190, 590, 'corner'],
        [1262, 590, 'corner'],
        [1250, 656, 'corner'],
        [1202, 656, 'corner'],
      ]),
    ],
    { colour: '#a5573d', light: '#ffd0b0' },
    8,
  );
  const random = createRandom(8);
  for (let i = 0; i < 16; i++) {
    const angle = -Math.PI * (0.12 + 0.76 * random());
    const long = 60 + 60 * random();
    const [x, y] = [1226 + Math.cos(angle) * long, 592 + Math.sin(angle) * long];
    paintPart(
      layer,
      [
        trace([
          [1226, 592, 'corner'],
          [(1226 + x) / 2 - 14, (592 + y) / 2],
          [x, y, 'corner'],
          [(1226 + x) / 2 + 14, (592 + y) / 2],
        ]),
      ],
      { colour: '#3f5a3c', light: '#b8d39a', shade: '#16231a' },
      5,
    );
  }
  for (const side of [-1, 1]) paintCurtain(layer, side < 0 ? left - 90 : right + 90, side);
  paintShape(layer, [stroke([left - 210, top - 52], [right + 210, top - 52], 12)], rgb('#6b4a2f'));
  for (const x of [left - 214, right + 214]) paintShape(layer, [ellipse(x, top - 52, 15, 15)], rgb('#8a6440'));
  return layer;
}

function paintCurtain(layer: Layer, x: number, side: number): void {
  const shape = trace([
    [x - 112, 92, 'corner'],
    [x + 112, 92, 'corner'],
    [x + 96 + side * 8, 460],
    [x + 112 + side * 16, 800, 'corner'],
    [x - 112 + side * 16, 800, 'corner'],
    [x - 96 + side * 8, 460],
  ]);
  const folds = gradient([
    [0, '#5b2f2a'],
    [0.5, '#9a5a48'],
    [1, '#c98a6c'],
  ]);
  paintShape(layer, [shape], (px, y) => folds(0.5 + 0.42 * Math.sin((px - x + (y - 92) * 0.03 * side) / 11.5)));
}

/** The wall behind the left chair: a bookcase. 1500x930. */
export function bookWall(): Layer {
  const layer = createLayer(1500, 930);
  paintWall(layer);
  const [left, top, right, bottom] = [250, 120, 1150, 912];
  paintShape(layer, [roundedBox(left - 14, top - 14, right + 26, bottom + 10, 6)], rgb('#17140f'), {
    opacity: 0.6,
    soft: 14,
  });
  paintShape(layer, [roundedBox(left, top, right, bottom, 4)], rgb('#4a3222'));
  const random = createRandom(31);
  const shelf = (bottom - top - 30) / 4;
  for (let row = 0; row < 4; row++) {
    const base = top + 26 + (row + 1) * shelf - 16;
    paintShape(layer, [roundedBox(left + 22, base - shelf + 18, right - 22, base, 2)], (_, y) =>
      mix(rgb('#15100b'), rgb('#33241a'), (y - base + shelf) / shelf),
    );
    let x = left + 30;
    while (x < right - 60) {
      if (random() < 0.1) {
        x += 30 + random() * 60;
        continue;
      }
      const wide = 16 + random() * 26;
      const high = shelf * (0.5 + random() * 0.34);
      const colour = ['#7d3b32', '#3d5a66', '#a88a52', '#51603f', '#8a6a78', '#c9b48c', '#2f3f57'][
        Math.floor(random() * 7)
      ]!;
      paintPart(layer, [roundedBox(x, base - high, x + wide, base, 2)], { colour, light: '#f3e3c6' }, 5);
      paintShape(layer, [stroke([x + 3, base - high * 0.8], [x + wide - 3, base - high * 0.8], 4)], rgb('#e8d6a8'), {
        opacity: 0.5,
      });
      x += wide + 1.5;
    }
    paintShape(layer, [stroke([left + 16, base + 8], [right - 16, base + 8], 16)], rgb('#6b4a31'));
  }
  return layer;
}

/** The wall behind the right chair: the door and a framed picture. 1500x930. */
export function doorWall(): Layer {
  const layer = createLayer(1500, 930);
  paintWall(layer);
  paintShape(layer, [roundedBox(880, 210, 1240, 930, 4)], rgb('#20201a'), { opacity: 0.5, soft: 12 });
  paintShape(layer, [roundedBox(892, 222, 1228, 930, 4)], rgb('#c9c1a8'));
  paintShape(layer, [roundedBox(920, 250, 1200, 930, 3)], rgb('#8d8168'));
  for (const [t, b] of [
    [280, 520],
    [560, 880],
  ] as const)
    for (const x of [945, 1070]) {
      paintShape(layer, [roundedBox(x, t, x + 105, b, 4)], rgb('#5e5543'));
      paintShape(layer, [roundedBox(x + 6, t + 8, x + 103, b, 4)], rgb('#83775e'));
    }
  paintPart(layer, [ellipse(936, 600, 12, 12)], { colour: '#c9a24a', light: '#fff0c0' }, 5);
  // A framed sea.
  paintShape(layer, [roundedBox(392, 190, 738, 452, 4)], rgb('#14140f'), { opacity: 0.6, soft: 12 });
  paintPart(layer, [roundedBox(384, 180, 730, 440, 4)], { colour: '#8a6a35', light: '#ffe9b0', shade: '#2a1c08' }, 12);
  paintShape(layer, [roundedBox(410, 206, 704, 414, 2)], (x, y) => {
    const wave = 0.1 * (fbm(x / 60, y / 12, 14, 3) - 0.5);
    return gradient([
      [0, '#cfdbe0'],
      [0.48, '#e9dcc4'],
      [0.52, '#4f7d8c'],
      [1, '#25465a'],
    ])(Math.min(1, Math.max(0, (y - 206) / 208 + wave)));
  });
  return layer;
}

/** A floor lamp with a linen shade. 420x1000: 1.65 m high. */
export function lamp(): Layer {
  const layer = createLayer(420, 1000);
  paintShape(layer, [ellipse(210, 986, 150, 12)], rgb('#0d0a08'), { opacity: 0.55, soft: 7 });
  const brass = { colour: '#a9853f', light: '#fff0c0', shade: '#2f2008' };
  paintPart(layer, [roundedBox(202, 300, 218, 970, 6)], brass, 4);
  paintPart(layer, [ellipse(210, 974, 112, 20)], brass, 12);
  const shade: Point[] = [
    [120, 40],
    [300, 40],
    [372, 330],
    [48, 330],
  ];
  const linen = paintShape(layer, [shade], (x, y) => {
    const across = (x - 210) / (90 + ((y - 40) / 290) * 72);
    const glow = Math.exp(-((across * 1.3) ** 2) - ((y - 215) / 150) ** 2);
    const weave = 0.05 * (fbm(x / 3, y / 3, 7, 1) - 0.5);
    return mix(rgb('#b98f5c'), rgb('#fff3d4'), Math.min(1, Math.max(0, 0.25 + 0.75 * glow + weave)));
  });
  for (const y of [46, 322]) paintInside(layer, linen, [stroke([0, y], [420, y], 9)], rgb('#8a6238'), { opacity: 0.8 });
  return layer;
}
