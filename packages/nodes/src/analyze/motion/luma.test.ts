import { describe, expect, it } from 'vitest';
import { framesOfRawVideo, shrinkLuma, toLuma } from './luma.ts';

describe('toLuma', () => {
  it('weighs the channels as Rec. 709 does and ignores alpha', () => {
    const pixels = Uint8Array.from([255, 0, 0, 255, 0, 255, 0, 0, 0, 0, 255, 255, 100, 100, 100, 255]);
    const { data } = toLuma(pixels, 4, 1);
    expect(Array.from(data, (value) => Math.round(value * 10) / 10)).toEqual([54.2, 182.4, 18.4, 100]);
  });

  it('averages whole squares and leaves a rest out', () => {
    const grey = (value: number) => [value, value, value, 255];
    const pixels = Uint8Array.from([10, 20, 90, 30, 40, 90].flatMap(grey));
    const small = toLuma(pixels, 3, 2, 2);
    expect([small.width, small.height]).toEqual([1, 1]);
    expect(small.data[0]).toBeCloseTo(25, 4);
  });

  it('refuses data and factors that do not fit, naming them', () => {
    expect(() => toLuma(new Uint8Array(8), 2, 2)).toThrow('2x2 RGBA needs 16 bytes, got 8');
    expect(() => toLuma(new Uint8Array(16), 2, 2, 3)).toThrow('factor from 1 to 2, got 3');
    expect(() => shrinkLuma({ width: 4, height: 4, data: new Uint8Array(16) }, 1.5)).toThrow('got 1.5');
  });
});

describe('framesOfRawVideo', () => {
  it('cuts grey bytes into pictures without copying them', () => {
    const bytes = Uint8Array.from({ length: 12 }, (_, i) => i);
    const frames = framesOfRawVideo(bytes, 3, 2, 'gray');
    expect(frames.map(({ data }) => Array.from(data))).toEqual([
      [0, 1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10, 11],
    ]);
    expect(frames[1]!.data.buffer).toBe(bytes.buffer);
  });

  it('turns colour into luma', () => {
    const [frame] = framesOfRawVideo(Uint8Array.from([0, 255, 0, 255]), 1, 1, 'rgba');
    expect(frame!.data[0]).toBeCloseTo(182.376, 2);
  });

  it('refuses a broken last picture', () => {
    expect(() => framesOfRawVideo(new Uint8Array(7), 3, 2, 'gray')).toThrow(
      '7 bytes are not a whole number of 3x2 gray',
    );
  });
});
