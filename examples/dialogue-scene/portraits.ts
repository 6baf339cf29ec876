import { gradient, rgb } from '../lib/colour.ts';
import { createLayer, fill, type Layer } from '../lib/layer.ts';
import { type Cloth, limb, paintPart } from '../lib/paint/figure.ts';
import { ellipse, paintInside, paintShape, ribbon } from '../lib/paint/forms.ts';
import { type Point, trace } from '../lib/shape.ts';

const [WIDTH, HEIGHT] = [720, 900];
const MIDDLE = 360;

/** A drawn portrait before a plain wall: who somebody is, and nothing else. */
interface Sitter {
  readonly skin: Cloth;
  readonly hair: Cloth;
  readonly coat: Cloth;
  readonly shirt: string;
  /** Half the width of the shoulders, pixels. */
  readonly shoulders: number;
  /** Half the width of the jaw, pixels. */
  readonly jaw: number;
}

function paintSitter(
  layer: Layer,
  { skin, hair, coat, shirt, shoulders, jaw }: Sitter,
  behind: readonly Point[][],
): void {
  const wall = gradient([
    [0, '#b9b7a6'],
    [1, '#8f8d7c'],
  ]);
  fill(layer, undefined, (_, y) => wall(y / HEIGHT));
  if (behind.length > 0) paintPart(layer, behind, hair, 20);
  const bust = trace([
    [MIDDLE - 60, 560, 'corner'],
    [MIDDLE - shoulders * 0.7, 620],
    [MIDDLE - shoulders, 720],
    [MIDDLE - shoulders - 24, 920, 'corner'],
    [MIDDLE + shoulders + 24, 920, 'corner'],
    [MIDDLE + shoulders, 720],
    [MIDDLE + shoulders * 0.7, 620],
    [MIDDLE + 60, 560, 'corner'],
  ]);
  paintPart(layer, [bust], coat, 34);
  paintShape(
    layer,
    [
      [
        [MIDDLE - 86, 590],
        [MIDDLE + 86, 590],
        [MIDDLE, 800],
      ],
    ],
    rgb(shirt),
  );
  const neck = paintPart(
    layer,
    limb([
      [MIDDLE, 480, 128],
      [MIDDLE, 600, 136],
      [MIDDLE, 640, 70],
    ]),
    skin,
    16,
  );
  paintInside(layer, neck, [ellipse(MIDDLE, 540, 96, 34)], rgb('#3a1c1a'), { opacity: 0.45, soft: 14 });
  paintShape(
    layer,
    ribbon(
      [
        [MIDDLE - 92, 586],
        [MIDDLE - 8, 800],
      ],
      20,
    ),
    rgb(coat.colour),
  );
  paintShape(
    layer,
    ribbon(
      [
        [MIDDLE + 92, 586],
        [MIDDLE + 8, 800],
      ],
      20,
    ),
    rgb(coat.colour),
  );
  for (const side of [-1, 1]) paintPart(layer, [ellipse(MIDDLE + side * 132, 372, 20, 36)], skin, 8);
  const face = trace([
    [MIDDLE - 128, 340],
    [MIDDLE - 116, 240],
    [MIDDLE, 190],
    [MIDDLE + 116, 240],
    [MIDDLE + 128, 340],
    [MIDDLE + jaw, 460],
    [MIDDLE + 46, 532],
    [MIDDLE - 46, 532],
    [MIDDLE - jaw, 460],
  ]);
  const mask = paintPart(layer, [face], skin, 30);
  for (const side of [-1, 1])
    paintInside(layer, mask, [ellipse(MIDDLE + side * 74, 420, 36, 24)], rgb('#c4594f'), { opacity: 0.25, soft: 16 });
  paintFeatures(layer, hair.colour);
}

function paintFeatures(layer: Layer, brow: string): void {
  for (const side of [-1, 1]) {
    const x = MIDDLE + side * 54;
    paintShape(layer, [ellipse(x, 356, 29, 14)], rgb('#fbf6ee'));
    paintShape(layer, [ellipse(x + 2, 356, 13, 13)], rgb('#4c5d52'));
    paintShape(layer, [ellipse(x + 2, 356, 6, 6)], rgb('#14110f'));
    paintShape(layer, [ellipse(x - 2, 351, 3, 3)], rgb('#ffffff'));
    const lid = [-30, -12, 8, 30].map((dx, i): Point => [x + dx, 352 - [0, 12, 13, 2][i]!]);
    paintShape(layer, ribbon(lid, 6), rgb('#3a241c'), { opacity: 0.9 });
    paintShape(
      layer,
      ribbon(
        [
          [x - 38, 312 + side * 3],
          [x, 302],
          [x + 38, 312 - side * 3],
        ],
        9,
      ),
      rgb(brow),
      { opacity: 0.9 },
    );
    paintShape(
      layer,
      ribbon(
        [
          [x + side * 34, 366],
          [x + side * 50, 376],
        ],
        3,
      ),
      rgb('#5a3328'),
      { opacity: 0.4, soft: 1 },
    );
  }
  paintShape(
    layer,
    ribbon(
      [
        [MIDDLE + 4, 360],
        [MIDDLE + 16, 424],
        [MIDDLE - 8, 434],
      ],
      5,
    ),
    rgb('#6b3a2c'),
    { opacity: 0.7, soft: 1 },
  );
  paintShape(layer, [ellipse(MIDDLE, 476, 46, 12)], rgb('#a3524a'));
  paintShape(
    layer,
    ribbon(
      [
        [MIDDLE - 48, 474],
        [MIDDLE, 478],
        [MIDDLE + 48, 471],
      ],
      4,
    ),
    rgb('#4a201c'),
  );
}

/** A woman of fifty in a rust cardigan, her grey hair tied up. 720x900. */
export function ines(): Layer {
  const layer = createLayer(WIDTH, HEIGHT);
  const hair = { colour: '#9a9a9c', light: '#ffffff', shade: '#3a3a44' };
  const sitter = {
    skin: { colour: '#d9a283', light: '#ffe3cc', shade: '#6b3b32' },
    hair,
    coat: { colour: '#b5532f', light: '#ffb48c', shade: '#3d140a' },
    shirt: '#f0e8d8',
    shoulders: 228,
    jaw: 96,
  };
  paintSitter(layer, sitter, [ellipse(MIDDLE, 130, 84, 74), ellipse(MIDDLE, 300, 156, 150)]);
  const top = trace([
    [MIDDLE - 142, 350, 'corner'],
    [MIDDLE - 140, 250],
    [MIDDLE, 168],
    [MIDDLE + 140, 250],
    [MIDDLE + 142, 350, 'corner'],
    [MIDDLE + 104, 268],
    [MIDDLE + 20, 224],
    [MIDDLE - 70, 250],
  ]);
  paintPart(layer, [top], hair, 16);
  for (const side of [-1, 1]) paintShape(layer, [ellipse(MIDDLE + side * 134, 416, 9, 11)], rgb('#e9c46a'));
  return layer;
}

/** A tall man of fifty in a navy coat with a short beard. 720x900. */
export function theo(): Layer {
  const layer = createLayer(WIDTH, HEIGHT);
  const hair = { colour: '#4a4340', light: '#c9c0ba', shade: '#14100e' };
  const sitter = {
    skin: { colour: '#b98062', light: '#ffd2ae', shade: '#4f281d' },
    hair,
    coat: { colour: '#2d4468', light: '#9fc0f0', shade: '#0a1224' },
    shirt: '#c8ccd2',
    shoulders: 272,
    jaw: 114,
  };
  paintSitter(layer, sitter, []);
  const beard = trace([
    [MIDDLE - 128, 390, 'corner'],
    [MIDDLE - 112, 476],
    [MIDDLE - 54, 552],
    [MIDDLE, 564],
    [MIDDLE + 54, 552],
    [MIDDLE + 112, 476],
    [MIDDLE + 128, 390, 'corner'],
    [MIDDLE + 96, 444],
    [MIDDLE + 56, 450],
    [MIDDLE, 442],
    [MIDDLE - 56, 450],
    [MIDDLE - 96, 444],
  ]);
  paintPart(layer, [beard], hair, 12);
  paintShape(layer, [ellipse(MIDDLE, 478, 38, 10)], rgb('#9a5a50'));
  paintShape(
    layer,
    ribbon(
      [
        [MIDDLE - 38, 477],
        [MIDDLE, 480],
        [MIDDLE + 38, 475],
      ],
      4,
    ),
    rgb('#3a1814'),
  );
  const top = trace([
    [MIDDLE - 136, 346, 'corner'],
    [MIDDLE - 146, 240],
    [MIDDLE - 60, 158],
    [MIDDLE + 60, 150],
    [MIDDLE + 146, 240],
    [MIDDLE + 136, 346, 'corner'],
    [MIDDLE + 112, 260],
    [MIDDLE + 30, 244],
    [MIDDLE - 70, 234],
    [MIDDLE - 114, 268],
  ]);
  paintPart(layer, [top], hair, 16);
  return layer;
}
