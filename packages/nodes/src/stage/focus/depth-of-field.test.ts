import { describe, expect, it } from 'vitest';
import { linearToSrgb, srgbToLinear } from '../curves.ts';
import { createView } from '../projection.ts';
import { blurPerInverseMetre } from './circle.ts';
import { addFloorDepth } from './depth-buffer.ts';
import { createDepthOfField } from './depth-of-field.ts';

const SMALL = { width: 200, height: 100 };
const LARGE = { width: 900, height: 420 };
const lens = (metres: number, fStop = 1) => ({ focalLengthMm: 50, fStop, metres, sensorWidthMm: 36 });

/** A picture of grey values and metres by column, blurred; and the middle row. */
function blurred(
  size: typeof SMALL,
  grey: (x: number) => number,
  metres: (x: number) => number,
  focus: ReturnType<typeof lens>,
): number[] {
  const pixels = new Int32Array(size.width * size.height);
  const depth = new Float32Array(size.width * size.height);
  for (let at = 0; at < pixels.length; at++) {
    const x = at % size.width;
    pixels[at] = Math.imul(grey(x), 0x010101) | (255 << 24);
    depth[at] = 1 / metres(x);
  }
  createDepthOfField(size).apply(pixels, depth, focus);
  const row = (size.height >> 1) * size.width;
  expect(pixels.every((pixel) => pixel >>> 24 === 255)).toBe(true);
  return Array.from(pixels.subarray(row, row + size.width), (pixel) => pixel & 255);
}

describe('depth of field in a picture', () => {
  it.each([SMALL, LARGE])('leaves what is in focus as it is: %j', (size) => {
    const stripes = (x: number) => (x % 7) * 40;
    expect(blurred(size, stripes, () => 3, lens(3))).toEqual(Array.from({ length: size.width }, (_, x) => stripes(x)));
  });

  it.each([SMALL, LARGE])('blurs an edge behind the focus as a disc of the circle of confusion would: %j', (size) => {
    const middle = size.width / 2;
    const focus = lens(2, size === SMALL ? 0.7 : 1.8);
    const radius = -blurPerInverseMetre(focus, size.width) * (1 / 6 - 1 / 2);
    expect(radius).toBeGreaterThan(3);
    const row = blurred(
      size,
      (x) => (x < middle ? 0 : 255),
      () => 6,
      focus,
    ).map((value) => srgbToLinear(value / 255));
    // Standard deviation of the edge's derivative: half of the radius for a disc.
    let mean = 0;
    let square = 0;
    for (let x = 1; x < size.width; x++) {
      const rise = row[x]! - row[x - 1]!;
      mean += rise * x;
      square += rise * x * x;
    }
    expect(mean).toBeCloseTo(middle, 0);
    expect(Math.abs(Math.sqrt(square - mean * mean) / (radius / 2) - 1)).toBeLessThan(0.15);
    for (let x = 1; x < size.width; x++) expect(row[x]!).toBeGreaterThanOrEqual(row[x - 1]! - 0.02);
  });

  it.each([SMALL, LARGE])('keeps a bright sharp subject out of the dark blurred background beside it: %j', (size) => {
    const isSubject = (x: number) => x > size.width * 0.4 && x < size.width * 0.6;
    const row = blurred(
      size,
      (x) => (isSubject(x) ? 255 : 20),
      (x) => (isSubject(x) ? 2 : 30),
      lens(2),
    );
    for (const [x, value] of row.entries()) {
      if (isSubject(x)) expect(value).toBe(255);
      else expect(value).toBeLessThan(45);
    }
  });

  it.each([SMALL, LARGE])(
    'lets what is in front bleed over the sharp picture behind it, and be seen through at its edge: %j',
    (size) => {
      const edge = size.width / 2;
      const focus = lens(6, 1.4);
      const radius = blurPerInverseMetre(focus, size.width) * (1 / 1.5 - 1 / 6);
      const row = blurred(
        size,
        (x) => (x < edge ? 230 : 10),
        (x) => (x < edge ? 1.5 : 6),
        focus,
      );
      expect(row[Math.round(edge - 2.5 * radius)]).toBeGreaterThan(222);
      expect(row[Math.round(edge + 2.5 * radius)]).toBe(10);
      expect(row[Math.round(edge - 0.4 * radius)]).toBeLessThan(225);
      expect(row[Math.round(edge + 0.4 * radius)]).toBeGreaterThan(20);
      for (let x = 1; x < size.width; x++) expect(row[x]!).toBeLessThanOrEqual(row[x - 1]! + 6);
    },
  );

  it('blurs in linear light: half of a pattern of black and white is brighter than half grey', () => {
    const row = blurred(
      LARGE,
      (x) => (x % 2) * 255,
      () => 20,
      lens(2),
    );
    expect(Math.abs(row[450]! - linearToSrgb(0.5) * 255)).toBeLessThan(4);
  });

  it('does what it can for a lens that is set too near', () => {
    expect(() =>
      blurred(
        SMALL,
        () => 100,
        () => 3,
        lens(0.01),
      ),
    ).not.toThrow();
  });

  it('gives the same picture again', () => {
    const once = () =>
      blurred(
        LARGE,
        (x) => (x * 7919) % 256,
        (x) => 1 + (x % 50) / 5,
        lens(4),
      );
    expect(once()).toEqual(once());
  });
});

describe('depth of a floor', () => {
  const size = { width: 64, height: 48 };
  const view = createView(
    { position: [0, 0, 0], panDegrees: 20, tiltDegrees: -10, rollDegrees: 5, focalLengthMm: 30 },
    size,
    36,
  );

  it('is that of its points along the axis, and only below the horizon', () => {
    const depth = new Float32Array(64 * 48);
    addFloorDepth(depth, view, -1.6);
    // Straight ahead the ray falls by sin 10° for each metre along the axis.
    expect(1 / depth[24 * 64 + 32]!).toBeCloseTo(1.6 / Math.sin((10 * Math.PI) / 180), -1);
    expect(depth[0]).toBe(0);
    expect(depth[47 * 64 + 32]).toBeGreaterThan(depth[30 * 64 + 32]!);
  });

  it('leaves what has a depth, and is none below a camera under the floor', () => {
    const depth = new Float32Array(64 * 48).fill(0.5);
    addFloorDepth(depth, view, -1.6);
    expect(depth.every((value) => value === 0.5)).toBe(true);
    const empty = new Float32Array(64 * 48);
    addFloorDepth(empty, view, 1);
    expect(empty.every((value) => value === 0)).toBe(true);
  });
});
