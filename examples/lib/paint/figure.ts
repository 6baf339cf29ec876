import { clamp, mix, type Rgb, rgb, screen } from '../colour.ts';
import { fill, type Layer } from '../layer.ts';
import { blur, cover, type Mask, type Point } from '../shape.ts';
import { ellipse } from './forms.ts';

/** A place along a limb and how thick the limb is there, pixels. */
export type Joint = readonly [x: number, y: number, thick: number];

/** A limb: tapered pieces with round joints, one polygon each. */
export function limb(joints: readonly Joint[]): Point[][] {
  const pieces = joints.slice(1).map(([x, y, thick], i): Point[] => {
    const [fromX, fromY, fromThick] = joints[i]!;
    const length = Math.hypot(x - fromX, y - fromY);
    const [nx, ny] = [-(y - fromY) / length / 2, (x - fromX) / length / 2];
    return [
      [fromX + nx * fromThick, fromY + ny * fromThick],
      [x + nx * thick, y + ny * thick],
      [x - nx * thick, y - ny * thick],
      [fromX - nx * fromThick, fromY - ny * fromThick],
    ];
  });
  return [...pieces, ...joints.map(([x, y, thick]) => ellipse(x, y, thick / 2, thick / 2))];
}

/** How a part of a figure is coloured: its colour, the light on the side it comes from, and the shade on the other. */
export interface Cloth {
  readonly colour: string;
  readonly light?: string;
  readonly shade?: string;
}

/**
 * Paints a part as if it were round: light along its left edge, shade along its right one. Gives its mask.
 *
 * @param round - how far light and shade reach in, pixels
 */
export function paintPart(
  layer: Layer,
  polygons: Iterable<readonly Point[]>,
  { colour, light = '#ffffff', shade = '#0a0612' }: Cloth,
  round = 18,
): Mask {
  const mask = cover(layer.width, layer.height, polygons);
  const soft = blur(mask, round).cover;
  const { width } = layer;
  const [base, bright, deep] = [rgb(colour), rgb(light), rgb(shade)];
  fill(layer, mask, (x, y): Rgb => {
    const i = y * width + x;
    // The blurred mask slopes towards each edge; its slope across tells which way the surface looks.
    const left = soft[Math.max(y * width, i - 6)]!;
    const right = soft[Math.min(y * width + width - 1, i + 6)]!;
    const slope = clamp((right - left) * round * 0.22, -1, 1);
    return slope > 0 ? screen(base, bright, slope * 0.4) : mix(base, deep, -slope * 0.62);
  });
  return mask;
}
