import type { Rgb } from '../colour.ts';
import { fill, type Layer } from '../layer.ts';
import { blur, cover, type Mask, type Point } from '../shape.ts';

/** A rectangle with round corners, as a polygon. */
export function roundedBox(left: number, top: number, right: number, bottom: number, radius: number): Point[] {
  const corners = [
    [right - radius, top + radius, -90],
    [right - radius, bottom - radius, 0],
    [left + radius, bottom - radius, 90],
    [left + radius, top + radius, 180],
  ] as const;
  return corners.flatMap(([x, y, from]) =>
    Array.from({ length: 13 }, (_, i): Point => {
      const angle = ((from + i * 7.5) * Math.PI) / 180;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    }),
  );
}

/** An ellipse, as a polygon. */
export const ellipse = (x: number, y: number, wide: number, high: number): Point[] =>
  Array.from({ length: 72 }, (_, i): Point => {
    const angle = (i * Math.PI) / 36;
    return [x + wide * Math.cos(angle), y + high * Math.sin(angle)];
  });

/** A line of even width with flat ends, as a polygon. */
export function stroke([x0, y0]: Point, [x1, y1]: Point, wide: number): Point[] {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [((x1 - x0) / length) * (wide / 2), ((y1 - y0) / length) * (wide / 2)];
  return [
    [x0 - dy, y0 + dx],
    [x1 - dy, y1 + dx],
    [x1 + dy, y1 - dx],
    [x0 + dy, y0 - dx],
  ];
}

/** A line through places, with round joints: one polygon for each piece and each joint. */
export const ribbon = (points: readonly Point[], wide: number): Point[][] => [
  ...points.slice(1).map((to, i) => stroke(points[i]!, to, wide)),
  ...points.map(([x, y]) => ellipse(x, y, wide / 2, wide / 2)),
];

/** Paints polygons in one colour; soft ones have their edges blurred by so many pixels. */
export function paintShape(
  layer: Layer,
  polygons: Iterable<readonly Point[]>,
  paint: Rgb | ((x: number, y: number) => Rgb),
  { opacity = 1, soft = 0 }: { readonly opacity?: number; readonly soft?: number } = {},
): Mask {
  const sharp = cover(layer.width, layer.height, polygons);
  const mask = soft > 0 ? blur(sharp, soft) : sharp;
  fill(layer, mask, typeof paint === 'function' ? paint : () => paint, opacity);
  return mask;
}

/** A mask where both are. */
export const within = (mask: Mask, limit: Mask): Mask => ({
  ...mask,
  cover: mask.cover.map((value, i) => value * limit.cover[i]!),
});

/** Paints polygons, but only inside of a mask. */
export function paintInside(
  layer: Layer,
  limit: Mask,
  polygons: Iterable<readonly Point[]>,
  paint: Rgb | ((x: number, y: number) => Rgb),
  { opacity = 1, soft = 0 }: { readonly opacity?: number; readonly soft?: number } = {},
): void {
  const sharp = cover(layer.width, layer.height, polygons);
  const mask = within(soft > 0 ? blur(sharp, soft) : sharp, limit);
  fill(layer, mask, typeof paint === 'function' ? paint : () => paint, opacity);
}
