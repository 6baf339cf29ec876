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

/** What a pixel or a sample holds when there is no solid. */
export const EMPTY = 0;
/** What a pixel holds whose samples have to be looked at one by one. */
export const MIXED = -1;
/** What a sample holds when what it showed is on the canvas already. */
export const DONE = -1;

/** Numbers of a triangle's plane: inverse depth = first + second * x + third * y; and how far a sample is from the pixel's middle at most. */
export const PLANE = 4;

/** What solids leave of themselves before they are put on the canvas: the nearest triangle at every sample. */
export interface Samples {
  readonly width: number;
  readonly height: number;
  /** By pixel: number of the triangle that covers all of it, from 1; or `EMPTY`, or `MIXED`. */
  readonly whole: Int32Array;
  /** By pixel that one triangle covers: 1/m along the camera's axis at its middle. */
  readonly wholeDepth: Float32Array;
  /** Four for each mixed pixel: 1/m; 0 without a solid. Of all other pixels whatever was there before, as in `triangle`. */
  readonly inverseDepth: Float32Array;
  /** Four for each mixed pixel: number of the triangle, from 1; or `EMPTY`, or `DONE`. */
  readonly triangle: Int32Array;
  /** `PLANE` numbers for each triangle. */
  planes: Float64Array;
  /** Pixels of each row that may hold anything: from `first` up to but without `end`. */
  readonly first: Int32Array;
  readonly end: Int32Array;
}

/** Samples for a picture of this size: 40 bytes a pixel. */
export const createSamples = (width: number, height: number): Samples => ({
  width,
  height,
  whole: new Int32Array(width * height),
  wholeDepth: new Float32Array(width * height),
  inverseDepth: new Float32Array(width * height * SAMPLES),
  triangle: new Int32Array(width * height * SAMPLES),
  planes: new Float64Array(0),
  first: new Int32Array(height).fill(width),
  end: new Int32Array(height),
});

/** Makes them empty again, with room for so many triangles; touches only what was used. */
export function clearSamples(samples: Samples, triangles: number): void {
  const { width, height, whole, first, end } = samples;
  for (let y = 0; y < height; y++) {
    if (first[y]! < end[y]!) whole.fill(EMPTY, y * width + first[y]!, y * width + end[y]!);
    first[y] = width;
    end[y] = 0;
  }
  if (samples.planes.length < triangles * PLANE) samples.planes = new Float64Array(triangles * PLANE);
}

/** Gives each sample of a whole pixel its own triangle and depth. */
export function expand({ whole, inverseDepth, triangle, planes, width }: Samples, x: number, y: number): void {
  const pixel = y * width + x;
  const at = pixel * SAMPLES;
  const number = whole[pixel]!;
  const plane = number * PLANE;
  whole[pixel] = MIXED;
  for (let k = 0; k < SAMPLES; k++) {
    triangle[at + k] = number;
    inverseDepth[at + k] =
      planes[plane]! + planes[plane + 1]! * (x + 0.5 + SAMPLE_X[k]!) + planes[plane + 2]! * (y + 0.5 + SAMPLE_Y[k]!);
  }
}

/** Makes an empty pixel one whose samples are looked at one by one: all empty. */
export function split({ whole, inverseDepth, triangle }: Samples, pixel: number): void {
  const at = pixel * SAMPLES;
  whole[pixel] = MIXED;
  triangle[at] = EMPTY;
  triangle[at + 1] = EMPTY;
  triangle[at + 2] = EMPTY;
  triangle[at + 3] = EMPTY;
  inverseDepth[at] = 0;
  inverseDepth[at + 1] = 0;
  inverseDepth[at + 2] = 0;
  inverseDepth[at + 3] = 0;
}
