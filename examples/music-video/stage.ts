import { gradient, mix, rgb } from '../lib/colour.ts';
import { createLayer, fill, type Layer } from '../lib/layer.ts';
import { limb, paintPart } from '../lib/paint/figure.ts';
import { ellipse, paintShape, ribbon, roundedBox, stroke } from '../lib/paint/forms.ts';
import { createRandom, fbm } from '../lib/random.ts';
import { blur, cover, type Point } from '../lib/shape.ts';

/** A glowing tube: a wide halo, a narrow one, and a core that is nearly white. */
function neon(layer: Layer, polygons: readonly (readonly Point[])[], colour: string, strength = 1): void {
  const tube = cover(layer.width, layer.height, polygons);
  const light = rgb(colour);
  for (const [radius, share] of [
    [70, 1.1],
    [24, 0.9],
    [7, 0.8],
  ] as const) {
    const { cover: glow } = blur(tube, radius);
    for (let i = 0; i < glow.length; i++) {
      const amount = Math.min(1, glow[i]! * share * strength);
      if (amount < 0.004) continue;
      for (let c = 0; c < 3; c++)
        layer.data[4 * i + c] = 1 - (1 - layer.data[4 * i + c]!) * (1 - light[c as 0 | 1 | 2] * amount);
    }
  }
  fill(layer, tube, () => mix(light, [1, 1, 1], 0.72), Math.min(1, strength));
}

/** The wall behind the band: dark panels, a striped neon sun, tubes to both sides. 3000x960. */
export function wall(): Layer {
  const [width, height] = [3000, 960];
  const layer = createLayer(width, height);
  const air = gradient([
    [0, '#0b0a1e'],
    [0.55, '#231243'],
    [1, '#3a1550'],
  ]);
  fill(layer, undefined, (x, y) => {
    const seam = Math.min(x % 150, 150 - (x % 150)) < 2 || Math.min(y % 160, 160 - (y % 160)) < 2 ? 0.35 : 0;
    const dust = 0.25 * (fbm(x / 130, y / 110, 8, 3) - 0.5);
    const base = air(Math.min(1, Math.max(0, y / height + dust)));
    return mix(base, rgb('#04030a'), seam);
  });
  const [x, y, radius] = [width / 2, 470, 300];
  const ring = Array.from({ length: 73 }, (_, i): Point => {
    const angle = (i * Math.PI) / 36;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  const stripes = Array.from({ length: 7 }, (_, i) => {
    const at = y - 120 + i * 58;
    const half = Math.sqrt(Math.max(0, (radius - 26) ** 2 - (at - y) ** 2));
    return stroke([x - half, at], [x + half, at], 15 - i);
  });
  neon(layer, ribbon(ring, 11), '#ff3fa4');
  neon(layer, stripes.slice(0, 4), '#ff9a3d', 0.9);
  neon(layer, stripes.slice(4), '#ff4f8b', 0.9);
  for (const side of [-1, 1]) {
    for (let i = 0; i < 5; i++) {
      const tubeX = x + side * (440 + i * 190);
      const top = 130 + i * 62;
      neon(layer, [roundedBox(tubeX - 6, top, tubeX + 6, 860, 6)], i % 2 ? '#3fd0ff' : '#8f5bff', 0.75);
    }
    const zigzag = Array.from({ length: 6 }, (_, i): Point => [x + side * (1290 + (i % 2) * 90), 250 + i * 90]);
    neon(layer, ribbon(zigzag, 9), '#ff3fa4', 0.7);
  }
  return layer;
}

/** A truss with lamps that hangs above the stage. 2200x420. */
export function truss(): Layer {
  const layer = createLayer(2200, 420);
  const steel = { colour: '#4a4f68', light: '#c7d0ff', shade: '#0a0c18' };
  for (const y of [70, 190]) paintPart(layer, [stroke([0, y], [2200, y], 20)], steel, 6);
  for (let x = 0; x < 2200; x += 120)
    paintPart(layer, [stroke([x, 70], [x + 60, 190], 11), stroke([x + 60, 190], [x + 120, 70], 11)], steel, 4);
  for (let i = 0; i < 8; i++) {
    const x = 140 + i * 274;
    const colour = rgb(['#ff3fa4', '#3fd0ff', '#ffb24d', '#8f5bff'][i % 4]!);
    paintPart(
      layer,
      [stroke([x, 200], [x, 250], 14), roundedBox(x - 54, 240, x + 54, 350, 24)],
      { colour: '#23253a', light: '#9aa4e0', shade: '#05060e' },
      12,
    );
    paintShape(layer, [ellipse(x, 352, 50, 26)], colour, { soft: 2 });
    paintShape(layer, [ellipse(x, 354, 30, 14)], mix(colour, [1, 1, 1], 0.8), { soft: 3 });
  }
  return layer;
}

/** The audience from behind: heads and hands against the light. 2400x620. */
export function crowd(): Layer {
  const layer = createLayer(2400, 620);
  const random = createRandom(44);
  const dark = { colour: '#120c26', light: '#6a3bd0', shade: '#020106' };
  for (let i = 0; i < 26; i++) {
    const x = 20 + i * 95 + (random() - 0.5) * 60;
    const head = 330 + random() * 90;
    const size = 44 + random() * 14;
    const parts: (readonly Point[])[] = [
      ellipse(x, head, size * 0.82, size),
      ...limb([
        [x, head + size, size],
        [x, head + size * 2.1, size * 3],
        [x, 640, size * 3.3],
      ]),
    ];
    if (random() < 0.5) {
      const side = random() < 0.5 ? -1 : 1;
      const up = head - 90 - random() * 190;
      const lean = (random() - 0.5) * 70;
      parts.push(
        ...limb([
          [x + side * size * 1.4, head + size * 1.9, 44],
          [x + side * size * 1.9, (head + up) / 2 + 40, 36],
          [x + side * size * 1.5 + lean, up, 27],
        ]),
        ellipse(x + side * size * 1.5 + lean, up - 16, 19, 25),
      );
    }
    paintPart(layer, parts, dark, 12);
  }
  return layer;
}
