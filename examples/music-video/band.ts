import { rgb } from '../lib/colour.ts';
import { createLayer, type Layer } from '../lib/layer.ts';
import { type Cloth, type Joint, limb, paintPart } from '../lib/paint/figure.ts';
import { ellipse, paintShape, roundedBox, stroke } from '../lib/paint/forms.ts';
import { type Point, trace } from '../lib/shape.ts';

const SKIN: Cloth = { colour: '#a86f5e', light: '#ffc9b0', shade: '#2f1430' };
const DARK: Cloth = { colour: '#2b2a52', light: '#7f8cff', shade: '#090818' };
const CHROME: Cloth = { colour: '#aab4d2', light: '#ffffff', shade: '#1c2340' };

/** Somebody seen from the knees up or whole: limbs from the back to the front, then the head. */
interface Player {
  readonly clothes: Cloth;
  readonly hair: Cloth;
  readonly head: Point;
  readonly shoulders: readonly [left: Point, right: Point];
  readonly back: readonly (readonly Joint[])[];
  readonly front: readonly (readonly Joint[])[];
}

function paintPlayer(
  layer: Layer,
  { clothes, hair, head: [x, y], shoulders: [left, right], back, front }: Player,
): void {
  for (const joints of back) paintPart(layer, limb(joints), clothes, 16);
  paintPart(
    layer,
    [
      ...limb([
        [...left, 88],
        [(left[0] + right[0]) / 2, left[1] - 14, 96],
        [...right, 88],
      ]),
      ...limb([
        [left[0] + 26, left[1] + 20, 100],
        [x - 30, left[1] + 220, 110],
      ]),
      ...limb([
        [right[0] - 26, right[1] + 20, 100],
        [x + 30, right[1] + 220, 110],
      ]),
    ],
    clothes,
    22,
  );
  for (const joints of front) paintPart(layer, limb(joints), clothes, 16);
  paintPart(
    layer,
    limb([
      [x, y + 50, 44],
      [x, y + 96, 52],
    ]),
    SKIN,
    10,
  );
  paintPart(layer, [ellipse(x, y - 10, 66, 74)], hair, 16);
  paintPart(layer, [ellipse(x, y + 8, 48, 60)], SKIN, 14);
  paintPart(
    layer,
    [
      trace([
        [x - 54, y + 6, 'corner'],
        [x - 50, y - 48],
        [x, y - 72],
        [x + 50, y - 48],
        [x + 54, y + 6, 'corner'],
        [x + 30, y - 30],
        [x - 20, y - 26],
      ]),
    ],
    hair,
    10,
  );
  paintShape(
    layer,
    [
      roundedBox(x - 48, y - 4, x - 6, y + 16, 7),
      roundedBox(x + 6, y - 4, x + 48, y + 16, 7),
      stroke([x - 8, y + 2], [x + 8, y + 2], 5),
    ],
    rgb('#0a0a14'),
  );
}

const hand = (layer: Layer, x: number, y: number): void => {
  paintPart(layer, [ellipse(x, y, 22, 19)], SKIN, 8);
};

/** A drummer behind a kit. 1200x1200: 1.7 m high. */
export function drums(): Layer {
  const layer = createLayer(1200, 1200);
  paintShape(layer, [ellipse(600, 1186, 520, 12)], rgb('#05030c'), { opacity: 0.6, soft: 7 });
  paintCymbal(layer, 250, 420, 190, -8);
  paintCymbal(layer, 960, 380, 200, 7);
  paintPlayer(layer, {
    clothes: { colour: '#c2185b', light: '#ff8fb8', shade: '#2a0620' },
    hair: { colour: '#f4c542', light: '#fff3b8', shade: '#6b3a10' },
    head: [600, 190],
    shoulders: [
      [520, 324],
      [680, 324],
    ],
    back: [
      [
        [600, 320, 170],
        [600, 640, 180],
      ],
    ],
    front: [
      [
        [520, 320, 84],
        [400, 470, 70],
        [380, 360, 56],
      ],
      [
        [680, 320, 84],
        [800, 470, 70],
        [760, 560, 56],
      ],
    ],
  });
  paintShape(layer, [stroke([380, 350], [300, 210], 9), stroke([760, 560], [880, 640], 9)], rgb('#f0dcb0'));
  hand(layer, 380, 352);
  hand(layer, 762, 560);
  for (const [x, y, wide, high] of [
    [400, 640, 150, 150],
    [800, 640, 150, 150],
    [215, 850, 165, 190],
    [985, 850, 165, 190],
  ] as const)
    paintDrum(layer, x, y, wide, high);
  // The bass drum with a sun on its skin.
  paintPart(layer, [ellipse(600, 940, 252, 250)], { colour: '#5b21d6', light: '#d59bff', shade: '#14063a' }, 26);
  paintShape(layer, [ellipse(600, 940, 216, 214)], rgb('#f6ecff'));
  paintShape(layer, [ellipse(600, 940, 216, 214)], rgb('#b79be0'), { opacity: 0.25, soft: 14 });
  for (let i = 0; i < 5; i++) {
    const y = 866 + i * 40;
    const half = Math.sqrt(Math.max(0, 120 ** 2 - (y - 940) ** 2));
    paintShape(layer, [roundedBox(600 - half, y, 600 + half, y + 26 - i * 3, 4)], rgb(i < 2 ? '#ff9f43' : '#ff4f87'));
  }
  return layer;
}

function paintDrum(layer: Layer, x: number, y: number, wide: number, high: number): void {
  paintPart(
    layer,
    [roundedBox(x - wide, y - high / 2, x + wide, y + high / 2, 26)],
    { colour: '#5b21d6', light: '#d59bff', shade: '#14063a' },
    26,
  );
  for (const edge of [y - high / 2, y + high / 2])
    paintPart(layer, [roundedBox(x - wide - 4, edge - 9, x + wide + 4, edge + 9, 8)], CHROME, 5);
  paintShape(layer, [ellipse(x, y - high / 2 - 4, wide - 2, 17)], rgb('#efe6ff'));
  for (const leg of [-0.7, 0.7])
    paintPart(layer, [stroke([x + wide * leg, y + high / 2], [x + wide * leg * 1.1, 1184], 9)], CHROME, 3);
}

function paintCymbal(layer: Layer, x: number, y: number, wide: number, lean: number): void {
  paintPart(layer, [stroke([x, y], [x + lean * 3, 1184], 10)], CHROME, 3);
  const tilt = Math.tan((lean * Math.PI) / 180);
  const plate = ellipse(x, y, wide, 19).map(([px, py]): Point => [px, py + (px - x) * tilt]);
  paintPart(layer, [plate], { colour: '#e0a93f', light: '#fff6c8', shade: '#5c3208' }, 12);
}

/** Somebody at two keyboards on a stand. 1100x1200: 1.75 m high. */
export function keys(): Layer {
  const layer = createLayer(1100, 1200);
  paintShape(layer, [ellipse(540, 1186, 420, 12)], rgb('#05030c'), { opacity: 0.6, soft: 7 });
  paintPlayer(layer, {
    clothes: { colour: '#0f7c8a', light: '#7ff5ff', shade: '#03222f' },
    hair: { colour: '#1b1030', light: '#8f6bff', shade: '#05030c' },
    head: [556, 110],
    shoulders: [
      [476, 248],
      [640, 248],
    ],
    back: [
      [
        [500, 560, 110],
        [480, 860, 84],
        [470, 1170, 74],
      ],
      [
        [610, 560, 110],
        [636, 860, 84],
        [660, 1170, 74],
      ],
      [
        [556, 240, 176],
        [556, 540, 170],
      ],
    ],
    front: [
      [
        [476, 244, 84],
        [400, 400, 70],
        [420, 520, 54],
      ],
      [
        [640, 244, 84],
        [740, 390, 70],
        [690, 560, 54],
      ],
    ],
  });
  for (const [x0, x1] of [
    [250, 850],
    [850, 250],
  ] as const)
    paintPart(layer, [stroke([x0, 640], [x1, 1176], 20)], CHROME, 5);
  for (const [y, lean] of [
    [512, 0],
    [640, 8],
  ] as const) {
    paintPart(layer, [roundedBox(150 + lean, y, 950 + lean, y + 74, 14)], DARK, 16);
    paintShape(layer, [roundedBox(176 + lean, y + 34, 924 + lean, y + 62, 4)], rgb('#f4f0ff'));
    for (let i = 0; i < 38; i++)
      if (![2, 6].includes(i % 7))
        paintShape(layer, [roundedBox(190 + lean + i * 19, y + 32, 201 + lean + i * 19, y + 50, 2)], rgb('#120a24'));
    for (let i = 0; i < 9; i++)
      paintShape(layer, [ellipse(220 + lean + i * 30, y + 18, 6, 6)], rgb(i % 3 ? '#ff5fd2' : '#5ff2ff'));
  }
  hand(layer, 424, 536);
  hand(layer, 690, 664);
  return layer;
}

/** Somebody with a bass guitar, legs apart. 900x1250: 1.85 m high. */
export function bassist(): Layer {
  const layer = createLayer(900, 1250);
  paintShape(layer, [ellipse(430, 1236, 280, 12)], rgb('#05030c'), { opacity: 0.6, soft: 7 });
  paintPlayer(layer, {
    clothes: DARK,
    hair: { colour: '#d0342c', light: '#ff9f7f', shade: '#3d0a14' },
    head: [420, 120],
    shoulders: [
      [340, 266],
      [512, 266],
    ],
    back: [
      [
        [380, 640, 124],
        [310, 920, 92],
        [260, 1216, 76],
      ],
      [
        [470, 640, 124],
        [540, 920, 92],
        [610, 1216, 76],
      ],
      [
        [425, 256, 186],
        [425, 620, 168],
      ],
    ],
    front: [
      [
        [514, 262, 84],
        [640, 400, 70],
        [610, 330, 56],
      ],
    ],
  });
  paintPart(layer, [stroke([330, 640], [760, 250], 26)], { colour: '#7a4a2c', light: '#ffcf9a', shade: '#2a1408' }, 7);
  paintPart(layer, [stroke([748, 262], [800, 214], 46)], { colour: '#c2185b', light: '#ff9ac4', shade: '#2a0620' }, 9);
  const body = trace([
    [250, 560],
    [330, 540],
    [400, 590],
    [420, 660],
    [376, 740],
    [290, 770],
    [210, 740],
    [196, 640],
  ]);
  paintPart(layer, [body], { colour: '#e0246f', light: '#ffc1dd', shade: '#3a0524' }, 20);
  paintShape(layer, [stroke([330, 640], [760, 250], 5)], rgb('#f8f2ff'), { opacity: 0.7 });
  paintPart(
    layer,
    limb([
      [338, 262, 84],
      [232, 440, 72],
      [322, 610, 56],
    ]),
    DARK,
    16,
  );
  hand(layer, 330, 622);
  hand(layer, 618, 384);
  return layer;
}
