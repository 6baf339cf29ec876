import { gradient, mix, type Rgb, rgb, screen, smoothstep } from '../lib/colour.ts';
import { createLayer, fill, type Layer } from '../lib/layer.ts';
import { ellipse, paintInside, paintShape, ribbon, roundedBox, stroke, within } from '../lib/paint/forms.ts';
import { fbm } from '../lib/random.ts';
import { blur, cover, type Mask, type Point } from '../lib/shape.ts';

const WIDTH = 1200;
const HEIGHT = 1680;
const MIDDLE = WIDTH / 2;
/** Of the glass body, pixels. */
const BODY = { left: 176, top: 560, right: 1024, bottom: 1640, radius: 96 } as const;
const CAP = { half: 196, top: 40, bottom: 470 } as const;
const WHITE = rgb('#fffaf0');

/** A flacon of amber perfume with a lacquered cap, as a cut-out, lit softly by itself. 1200x1680. */
export function flacon(): Layer {
  const layer = createLayer(WIDTH, HEIGHT);
  paintShape(layer, [ellipse(MIDDLE, 1640, 500, 17)], rgb('#1d0f12'), { opacity: 0.6, soft: 12 });
  paintGlass(layer);
  paintCollar(layer);
  paintCap(layer);
  return layer;
}

const body = (inset: number, lift = 0): Mask => {
  const { left, top, right, bottom, radius } = BODY;
  const shape = roundedBox(left + inset, top + inset, right - inset, bottom - inset - lift, radius - inset * 0.55);
  return cover(WIDTH, HEIGHT, [shape]);
};

function paintGlass(layer: Layer): void {
  const outer = body(0);
  // The thick wall gathers the dark and the light of what is beside it.
  const wall = gradient([
    [0, '#3a1620'],
    [0.02, '#f2d9c4'],
    [0.05, '#7c3f3b'],
    [0.09, '#c98e6c'],
    [0.5, '#e3b189'],
    [0.91, '#b87a5c'],
    [0.95, '#6a322f'],
    [0.98, '#e8c7ae'],
    [1, '#2f1018'],
  ]);
  fill(layer, outer, (x) => wall((x - BODY.left) / (BODY.right - BODY.left)), 0.96);
  paintLiquid(layer, body(58, 52));
  paintBase(layer, outer);
  paintReflections(layer, outer);
  paintEmblem(layer);
  // A bright line where the wall turns away, all around.
  const rim = outer.cover.map((value, i) => Math.max(0, value - inner.cover[i]!));
  fill(layer, { ...outer, cover: rim }, () => WHITE, 0.4);
}

const inner = body(6);

/** Amber that glows from behind: light in the middle, deep at the sides and below. */
function paintLiquid(layer: Layer, room: Mask): void {
  const depth = gradient([
    [0, '#fbdca0'],
    [0.22, '#f0ab58'],
    [0.5, '#cc6c2f'],
    [0.78, '#8f3a20'],
    [1, '#571b18'],
  ]);
  const top = BODY.top + 150;
  fill(layer, room, () => rgb('#f6e2cf'), 0.85);
  const liquid = within(cover(WIDTH, HEIGHT, [roundedBox(BODY.left, top, BODY.right, HEIGHT, 4)]), room);
  fill(layer, liquid, (x, y) => {
    const across = (x - MIDDLE) / 366;
    const down = (y - top) / (BODY.bottom - 110 - top);
    const swirl = 0.1 * (fbm(x / 260, y / 420, 5, 3) - 0.5);
    const light = depth(
      Math.min(1, Math.max(0, 0.16 + 0.42 * down * down + 0.55 * across ** 4 + 0.14 * across * across + swirl)),
    );
    const glow = Math.exp(-((across * 1.7) ** 2) - ((down - 0.72) * 2.6) ** 2);
    return screen(light, rgb('#ffdf9e'), 0.55 * glow);
  });
  paintInside(layer, room, [ellipse(MIDDLE, top, 372, 11)], rgb('#fff0cf'), { opacity: 0.75, soft: 2 });
  paintInside(layer, room, [ellipse(MIDDLE, top + 15, 372, 9)], rgb('#a65a2a'), { opacity: 0.4, soft: 4 });
  paintInside(layer, room, [roundedBox(MIDDLE - 7, BODY.top, MIDDLE + 7, 1430, 6)], rgb('#fff4dd'), {
    opacity: 0.3,
    soft: 2,
  });
}

/** The heavy foot: clear glass that throws the liquid's light about. */
function paintBase(layer: Layer, outer: Mask): void {
  const foot = within(cover(WIDTH, HEIGHT, [roundedBox(0, BODY.bottom - 104, WIDTH, HEIGHT, 4)]), outer);
  fill(
    layer,
    foot,
    (x, y) => {
      const across = (x - MIDDLE) / 424;
      const caustic = fbm(x / 150, y / 60, 17, 2);
      const down = (y - BODY.bottom + 104) / 104;
      const base = mix(rgb('#8a4a33'), rgb('#2a0f14'), smoothstep(0.1, 1, down) * 0.8 + 0.2 * across * across);
      return screen(
        base,
        rgb('#ffcf94'),
        0.85 * smoothstep(0.3, 0.85, caustic) * smoothstep(1, 0.2, down) * (1 - across * across * 0.8),
      );
    },
    0.85,
  );
  paintInside(layer, outer, [stroke([210, BODY.bottom - 103], [990, BODY.bottom - 103], 5)], WHITE, {
    opacity: 0.6,
    soft: 2,
  });
  paintInside(layer, outer, [stroke([240, BODY.bottom - 12], [960, BODY.bottom - 12], 5)], rgb('#ffd7a8'), {
    opacity: 0.65,
    soft: 3,
  });
}

/** What a large soft box at the left and a strip at the right leave on the front. */
function paintReflections(layer: Layer, outer: Mask): void {
  const { top, bottom } = BODY;
  const fade = (y: number) => smoothstep(top + 20, top + 160, y) * smoothstep(bottom - 60, bottom - 420, y);
  const box = within(cover(WIDTH, HEIGHT, [roundedBox(246, top + 34, 356, bottom - 120, 34)]), outer);
  const soft = blur(box, 5);
  fill(layer, { ...soft, cover: soft.cover.map((v, i) => v * fade(Math.floor(i / WIDTH))) }, () => WHITE, 0.62);
  const slanted: Point[] = [
    [392, top + 30],
    [640, top + 30],
    [330, bottom - 170],
    [392, bottom - 420],
  ];
  paintInside(layer, outer, [slanted], WHITE, { opacity: 0.13, soft: 5 });
  paintInside(layer, outer, [roundedBox(932, top + 90, 952, bottom - 150, 9)], rgb('#ffe6ff'), {
    opacity: 0.6,
    soft: 4,
  });
  paintInside(layer, outer, [roundedBox(BODY.left + 60, top + 16, BODY.right - 60, top + 30, 6)], WHITE, {
    opacity: 0.6,
    soft: 4,
  });
}

/** A rising sun in gold leaf. */
function paintEmblem(layer: Layer): void {
  const [x, y, radius] = [MIDDLE, 1130, 84];
  const at = (degrees: number, metres: number): Point => {
    const angle = (degrees * Math.PI) / 180;
    return [x + metres * Math.cos(angle), y - metres * Math.sin(angle)];
  };
  const arc = Array.from({ length: 37 }, (_, i) => at(i * 5, radius));
  const rays = Array.from({ length: 7 }, (_, i) => stroke(at(i * 30, radius + 26), at(i * 30, radius + 74), 7));
  const lines = [stroke([x - 190, y + 4], [x + 190, y + 4], 7), stroke([x - 110, y + 34], [x + 110, y + 34], 5)];
  const shapes = [...ribbon(arc, 8), ...rays, ...lines];
  const moved = shapes.map((shape) => shape.map(([px, py]): Point => [px + 3, py + 4]));
  paintShape(layer, moved, rgb('#4a160c'), { opacity: 0.8, soft: 2 });
  const leaf = gradient([
    [0, '#fff3cf'],
    [0.5, '#f0cf86'],
    [1, '#fff0c2'],
  ]);
  paintShape(layer, shapes, (px) => leaf((px - x + 200) / 400));
}

/** How bright a polished cylinder is across: dark flanks, one broad box, one strip. */
const GOLD = gradient([
  [0, '#4b2a14'],
  [0.08, '#a8743a'],
  [0.22, '#fff0c4'],
  [0.34, '#d9a85c'],
  [0.55, '#8d5a2a'],
  [0.74, '#c28f4a'],
  [0.86, '#ffe9b0'],
  [0.94, '#8a5526'],
  [1, '#3d2010'],
]);
const LACQUER = gradient([
  [0, '#0e0609'],
  [0.1, '#2a0f18'],
  [0.2, '#6d3645'],
  [0.27, '#e9ced0'],
  [0.33, '#7a4150'],
  [0.5, '#2c0f19'],
  [0.78, '#1d0a11'],
  [0.87, '#7d4f60'],
  [0.91, '#2b121b'],
  [1, '#0b0407'],
]);

const turned = (colours: (place: number) => Rgb, half: number) => (x: number) =>
  colours((x - MIDDLE + half) / (2 * half));

function paintCollar(layer: Layer): void {
  paintShape(layer, [roundedBox(MIDDLE - 118, 470, MIDDLE + 118, 572, 8)], turned(GOLD, 118));
  for (const y of [486, 548])
    paintShape(layer, [stroke([MIDDLE - 118, y], [MIDDLE + 118, y], 4)], rgb('#5e3818'), { opacity: 0.6 });
  paintShape(layer, [stroke([MIDDLE - 116, 490], [MIDDLE + 116, 490], 3)], WHITE, { opacity: 0.5 });
  paintShape(layer, [roundedBox(MIDDLE - 150, 540, MIDDLE + 150, 576, 16)], turned(GOLD, 150));
  paintShape(layer, [stroke([MIDDLE - 148, 574], [MIDDLE + 148, 574], 8)], rgb('#2c0f12'), { opacity: 0.4, soft: 3 });
}

function paintCap(layer: Layer): void {
  const { half, top, bottom } = CAP;
  const cap = paintShape(layer, [roundedBox(MIDDLE - half, top, MIDDLE + half, bottom, 38)], turned(LACQUER, half));
  // The bevel at the top looks up into the large box; the foot gathers gold from the collar.
  paintInside(layer, cap, [roundedBox(MIDDLE - half + 14, top + 8, MIDDLE + half - 14, top + 30, 10)], WHITE, {
    opacity: 0.55,
    soft: 7,
  });
  paintInside(layer, cap, [stroke([0, top + 62], [WIDTH, top + 62], 5)], rgb('#e9c7c4'), { opacity: 0.35, soft: 2 });
  paintInside(layer, cap, [stroke([0, bottom - 10], [WIDTH, bottom - 10], 14)], turned(GOLD, half), { opacity: 0.9 });
  paintInside(layer, cap, [stroke([0, bottom - 21], [WIDTH, bottom - 21], 4)], rgb('#12060a'), { opacity: 0.7 });
}
