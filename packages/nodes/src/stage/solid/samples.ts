/** Samples of a pixel. */
export const SAMPLES = 4;

/**
 * Where they lie, from the pixel's middle: a square turned by about 27 degrees, so that edges near the level and the
 * upright have four steps too.
 */
export const SAMPLE_X: readonly number[] = [-0.125, 0.375, -0.375, 0.125];
export const SAMPLE_Y: readonly number[] = [-0.375, -0.125, 0.125, 0.375];

/** Farthest of them from the middle, along either axis. */
export const SAMPLE_REACH = 0.375;

/** What a sample holds when there is no solid, and when what it showed is on the canvas already. */
export const EMPTY = 0;
export const DONE = -1;
/** What the last sample of a pixel holds when one triangle covers all of it: the first sample then stands for all four. */
export const WHOLE = -2;

/** Numbers of a triangle's plane: inverse depth = first + second * x + third * y; and how far a sample is from the pixel's middle at most. */
export const PLANE = 4;

/** What solids leave of themselves before they are put on the canvas: the nearest triangle at every sample. */
export interface Samples {
  readonly width: number;
  readonly height: number;
  /** 1/m along the camera's axis, four for each pixel; 0 without a solid. Of a whole pixel the first is that of its middle. */
  readonly inverseDepth: Float32Array;
  /** Number of the triangle, from 1; or `EMPTY`, `DONE`, `WHOLE`. */
  readonly triangle: Int32Array;
  /** `PLANE` numbers for each triangle. */
  planes: Float64Array;
  /** Pixels of each row that may hold anything: from `first` up to but without `end`. */
  readonly first: Int32Array;
  readonly end: Int32Array;
}

/** Samples for a picture of this size: 32 bytes a pixel. */
export const createSamples = (width: number, height: number): Samples => ({
  width,
  height,
  inverseDepth: new Float32Array(width * height * SAMPLES),
  triangle: new Int32Array(width * height * SAMPLES),
  planes: new Float64Array(0),
  first: new Int32Array(height).fill(width),
  end: new Int32Array(height),
});

/** Makes them empty again, with room for so many triangles; touches only what was used. */
export function clearSamples(samples: Samples, triangles: number): void {
  const { width, height, inverseDepth, triangle, first, end } = samples;
  for (let y = 0; y < height; y++) {
    if (first[y]! < end[y]!) {
      const from = (y * width + first[y]!) * SAMPLES;
      const to = (y * width + end[y]!) * SAMPLES;
      inverseDepth.fill(0, from, to);
      triangle.fill(EMPTY, from, to);
    }
    first[y] = width;
    end[y] = 0;
  }
  if (samples.planes.length < triangles * PLANE) samples.planes = new Float64Array(triangles * PLANE);
}

/** Gives each sample of a whole pixel its own triangle and depth. */
export function expand({ inverseDepth, triangle, planes, width }: Samples, x: number, y: number): void {
  const at = (y * width + x) * SAMPLES;
  const number = triangle[at]!;
  const plane = number * PLANE;
  for (let k = 0; k < SAMPLES; k++) {
    triangle[at + k] = number;
    inverseDepth[at + k] =
      planes[plane]! + planes[plane + 1]! * (x + 0.5 + SAMPLE_X[k]!) + planes[plane + 2]! * (y + 0.5 + SAMPLE_Y[k]!);
  }
}
