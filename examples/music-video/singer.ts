import { rgb } from '../lib/colour.ts';
import { createLayer, type Layer } from '../lib/layer.ts';
import { limb, paintPart } from '../lib/paint/figure.ts';
import { ellipse, paintInside, paintShape, ribbon, stroke } from '../lib/paint/forms.ts';
import { type Point, trace } from '../lib/shape.ts';

const SKIN = { colour: '#c98a6a', light: '#ffd9b8', shade: '#5a2440' };
const JACKET = { colour: '#7b2ff2', light: '#ff8bd8', shade: '#160a3a' };
const TROUSERS = { colour: '#2a1f4f', light: '#8d7bff', shade: '#08051a' };
const HAIR = { colour: '#2b1030', light: '#e05bb0', shade: '#0b0410' };
const SILVER = { colour: '#b8c0d8', light: '#ffffff', shade: '#232a44' };

/** A singer at the microphone, one arm up; a cut-out of 900x1760 that stands on its lower edge. */
export function singer(): Layer {
  const layer = createLayer(900, 1760);
  paintShape(layer, [ellipse(430, 1742, 280, 13)], rgb('#05030c'), { opacity: 0.6, soft: 8 });
  paintHair(layer);
  paintLegs(layer);
  paintPart(
    layer,
    limb([
      [560, 440, 92],
      [668, 352, 78],
      [742, 166, 60],
    ]),
    JACKET,
  );
  paintHand(layer, [748, 120], -70);
  paintBody(layer);
  paintHead(layer);
  paintStand(layer);
  paintPart(
    layer,
    limb([
      [318, 440, 96],
      [232, 600, 80],
      [352, 470, 62],
    ]),
    JACKET,
  );
  paintHand(layer, [366, 432], -38);
  return layer;
}

/** Open, with its fingers in one direction. */
function paintHand(layer: Layer, [x, y]: Point, degrees: number): void {
  const fingers = [-24, -8, 8, 24].map((spread) => {
    const angle = ((degrees + spread) * Math.PI) / 180;
    return limb([
      [x, y, 40],
      [x + 74 * Math.cos(angle), y + 74 * Math.sin(angle), 14],
    ]);
  });
  paintPart(layer, [ellipse(x, y, 29, 31), ...fingers.flat()], SKIN, 8);
}

function paintLegs(layer: Layer): void {
  const shoe = (x: number, side: number): Point[] =>
    trace([
      [x - 34, 1690, 'corner'],
      [x + 30, 1684],
      [x + 30 + side * 70, 1716],
      [x + 26 + side * 84, 1744, 'corner'],
      [x - 38, 1744, 'corner'],
    ]);
  paintPart(
    layer,
    [shoe(300, -1).map(([x, y]): Point => [x - 20, y]), shoe(590, 1)],
    { colour: '#f4f0ff', shade: '#4a3f80' },
    10,
  );
  paintPart(
    layer,
    limb([
      [488, 860, 150],
      [552, 1240, 112],
      [600, 1700, 172],
    ]).map((shape) => shape.map(([x, y]): Point => [x, Math.min(y, 1718)])),
    TROUSERS,
    26,
  );
  paintPart(
    layer,
    limb([
      [396, 860, 160],
      [334, 1240, 114],
      [286, 1700, 176],
    ]).map((shape) => shape.map(([x, y]): Point => [x, Math.min(y, 1718)])),
    TROUSERS,
    26,
  );
}

function paintBody(layer: Layer): void {
  // Shirt and neck below the open jacket.
  paintPart(
    layer,
    [
      trace([
        [380, 400],
        [500, 400],
        [520, 640],
        [512, 900],
        [376, 900],
        [366, 640],
      ]),
    ],
    { colour: '#f2d7ff', shade: '#5b3b86' },
  );
  const neck = trace([
    [396, 280, 'corner'],
    [476, 280, 'corner'],
    [480, 370],
    [500, 402, 'corner'],
    [442, 500, 'corner'],
    [382, 402, 'corner'],
    [394, 370],
  ]);
  paintInside(layer, paintPart(layer, [neck], SKIN, 16), [ellipse(440, 336, 66, 30)], rgb('#4a1c34'), {
    opacity: 0.6,
    soft: 12,
  });
  const left = trace([
    [392, 388, 'corner'],
    [318, 396],
    [268, 440],
    [300, 600],
    [322, 720],
    [296, 900, 'corner'],
    [428, 916, 'corner'],
    [424, 700],
    [412, 520],
  ]);
  const right = trace([
    [486, 388, 'corner'],
    [560, 392],
    [606, 432],
    [578, 600],
    [552, 720],
    [592, 900, 'corner'],
    [470, 916, 'corner'],
    [470, 700],
    [478, 520],
  ]);
  for (const side of [right, left]) paintPart(layer, [side], JACKET, 24);
  // Lapels and a line of light along the hem.
  paintShape(
    layer,
    [
      [
        [392, 392],
        [424, 560],
        [366, 520],
      ],
      [
        [486, 392],
        [474, 560],
        [524, 516],
      ],
    ],
    rgb('#4a17a8'),
    { opacity: 0.8, soft: 1 },
  );
  paintShape(layer, [stroke([300, 880], [430, 898], 6), stroke([472, 898], [590, 880], 6)], rgb('#ff9be6'), {
    opacity: 0.8,
  });
}

function paintHair(layer: Layer): void {
  const shapes = [
    ellipse(436, 196, 150, 158),
    ellipse(352, 300, 92, 130),
    ellipse(530, 306, 88, 132),
    ellipse(440, 130, 120, 92),
  ];
  paintPart(layer, shapes, HAIR, 26);
}

function paintHead(layer: Layer): void {
  const face = trace([
    [352, 190],
    [360, 120],
    [430, 92],
    [506, 116],
    [520, 190],
    [510, 262],
    [474, 322],
    [430, 340],
    [386, 320],
    [358, 262],
  ]);
  const mask = paintPart(layer, [face], SKIN, 22);
  // Shade of the fringe and of the nose, warmth on the cheeks.
  paintInside(layer, mask, [ellipse(440, 110, 110, 52)], rgb('#5a2440'), { opacity: 0.5, soft: 14 });
  for (const x of [380, 488])
    paintInside(layer, mask, [ellipse(x, 248, 28, 18)], rgb('#e0566f'), { opacity: 0.42, soft: 12 });
  // Closed eyes with lashes and liner, brows raised by the note.
  for (const [x, side] of [
    [392, -1],
    [478, 1],
  ] as const) {
    const lid = Array.from({ length: 9 }, (_, i): Point => {
      const t = i / 4 - 1;
      return [x + t * 27, 206 + 11 * (1 - t * t)];
    });
    paintShape(layer, [ellipse(x, 200, 28, 14)], rgb('#7a3fa0'), { opacity: 0.55, soft: 5 });
    paintShape(layer, ribbon(lid, 6), rgb('#1a0a1e'));
    paintShape(layer, [stroke([x + side * 26, 207], [x + side * 42, 197], 5)], rgb('#1a0a1e'));
    const brow = [
      [x - 30, 168 + (side < 0 ? 2 : -2)],
      [x, 156],
      [x + 30, 166 + (side < 0 ? -2 : 2)],
    ] as const;
    paintShape(layer, ribbon(brow, 8), rgb('#2b1030'), { opacity: 0.9 });
  }
  paintShape(
    layer,
    ribbon(
      [
        [440, 196],
        [449, 244],
        [434, 252],
      ],
      4,
    ),
    rgb('#7a3347'),
    { opacity: 0.75, soft: 1 },
  );
  // A mouth that sings.
  paintShape(layer, [ellipse(432, 290, 30, 21)], rgb('#a01f4d'));
  paintShape(layer, [ellipse(432, 292, 21, 13)], rgb('#2b0716'));
  paintShape(layer, [ellipse(432, 283, 17, 4)], rgb('#fff3ee'), { opacity: 0.9 });
  // Fringe and strands over the temples, earrings.
  const fringe = trace([
    [340, 200, 'corner'],
    [344, 96],
    [436, 54],
    [528, 96],
    [534, 196, 'corner'],
    [506, 150],
    [470, 128],
    [420, 150],
    [376, 142],
  ]);
  paintPart(layer, [fringe], HAIR, 14);
  for (const x of [350, 524]) paintShape(layer, [ellipse(x, 290, 9, 9), ellipse(x, 316, 6, 18)], rgb('#ffe08a'));
}

function paintStand(layer: Layer): void {
  paintPart(layer, [stroke([330, 470], [330, 1720], 11)], SILVER, 4);
  paintPart(layer, [ellipse(330, 1730, 104, 13)], SILVER, 6);
  paintPart(
    layer,
    limb([
      [330, 470, 20],
      [398, 362, 20],
    ]),
    SILVER,
    4,
  );
  paintPart(
    layer,
    limb([
      [396, 366, 30],
      [410, 344, 44],
    ]),
    { colour: '#3a3f55', light: '#ffffff', shade: '#0a0c16' },
    7,
  );
}
