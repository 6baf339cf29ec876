import { describe, expect, it } from 'vitest';
import { cover, type Outline, type Point } from './coverage.ts';
import { createDrawing, fill, place, stroke } from './drawing.ts';
import { circle, dashed, polygon, rectangle, ring } from './shapes.ts';

const areaOf = (outline: Outline, bottom = 1000): number => cover(outline, bottom).shares.reduce((a, b) => a + b, 0);

describe('coverage', () => {
  it('is the area of what is inside, wherever the edges lie', () => {
    expect(areaOf(rectangle(10.25, 3.5, 20.5, 7.25))).toBeCloseTo(20.5 * 7.25, 9);
    const triangle: Point[] = [
      [3.3, 90.1],
      [77.7, 2.2],
      [50.5, 110.9],
    ];
    // Half the cross product of two sides.
    expect(areaOf(polygon(triangle))).toBeCloseTo(Math.abs(74.4 * 20.8 - 47.2 * -87.9) / 2, 6);
  });

  it('gives a pixel its part of an edge', () => {
    const { shares, width, left, top } = cover(rectangle(1.25, 2.5, 1.5, 1), 10);
    expect([left, top]).toEqual([1, 2]);
    expect([shares[0], shares[1], shares[width], shares[width + 1]]).toEqual([0.375, 0.375, 0.375, 0.375]);
  });

  it('leaves holes where a polygon runs the other way', () => {
    expect(areaOf(ring([50, 50], 20, 4)) / (Math.PI * (22 * 22 - 18 * 18))).toBeCloseTo(1, 2);
  });

  it('counts overlaps once', () => {
    const twice = [...rectangle(0, 0, 10, 10), ...rectangle(5, 0, 10, 10)];
    expect(areaOf(twice)).toBeCloseTo(150, 9);
  });

  it('leaves out rows above and below the sheet', () => {
    expect(areaOf(rectangle(0, -5, 10, 20), 10)).toBeCloseTo(100, 9);
    expect(areaOf(rectangle(0, 20, 10, 20), 10)).toBe(0);
  });
});

describe('shapes', () => {
  it('have the areas of geometry', () => {
    expect(areaOf(circle([100, 100], 40)) / (Math.PI * 1600)).toBeCloseTo(1, 2);
    expect(areaOf(rectangle(0, 0, 40, 20, 5)) / (800 - (4 - Math.PI) * 25)).toBeCloseTo(1, 2);
    expect(areaOf(dashed([0, 10], [100, 10], 2, [6, 4]))).toBeCloseTo(120, 6);
  });
});

describe('a drawing', () => {
  const grey = (drawing: { pixels: Uint8ClampedArray; width: number }, x: number, y: number) =>
    drawing.pixels[(y * drawing.width + x) * 4];

  it('mixes colours by coverage and opacity', () => {
    const sheet = createDrawing({ width: 8, height: 4 }, [200, 200, 200]);
    fill(sheet, rectangle(1, 1, 1.5, 1), { colour: [0, 0, 0] });
    fill(sheet, rectangle(5, 1, 1, 1), { colour: [0, 0, 0], opacity: 0.25 });
    expect([grey(sheet, 0, 1), grey(sheet, 1, 1), grey(sheet, 2, 1), grey(sheet, 5, 1)]).toEqual([200, 0, 100, 150]);
  });

  it('draws a line as thick at its corners as elsewhere', () => {
    const sheet = createDrawing({ width: 40, height: 20 }, [0, 0, 0]);
    const points: Point[] = Array.from({ length: 31 }, (_, i) => [5 + i, 10.25]);
    stroke(sheet, points, 2, { colour: [200, 200, 200] });
    // From 9.25 to 11.25: three quarters of a row, a whole one, and a quarter.
    for (const x of [10, 17, 23]) expect([9, 10, 11].map((y) => grey(sheet, x, y))).toEqual([150, 200, 50]);
    expect(grey(sheet, 38, 10)).toBe(0);
  });

  it('keeps to the sheet', () => {
    const sheet = createDrawing({ width: 4, height: 4 }, [255, 255, 255]);
    fill(sheet, circle([0, 0], 50), { colour: [9, 9, 9] });
    expect([...sheet.pixels].filter((_, i) => i % 4 === 0)).toEqual(Array(16).fill(9));
    const small = createDrawing({ width: 3, height: 3 }, [1, 1, 1]);
    place(sheet, small, -1, 2);
    expect([0, 1, 2].map((x) => grey(sheet, x, 2))).toEqual([1, 1, 9]);
    expect(grey(sheet, 0, 1)).toBe(9);
    place(sheet, small, 10, 0);
    stroke(
      sheet,
      [
        [-10, -10],
        [60, 60],
      ],
      3,
      { colour: [1, 1, 1] },
    );
    expect(grey(sheet, 3, 3)).toBe(1);
  });
});
