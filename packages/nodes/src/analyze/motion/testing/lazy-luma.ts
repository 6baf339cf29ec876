import type { Luma } from '../luma.ts';

/** A picture that is made when it is first looked at: of a film only some frames are, and painting all would take most of a test's time. */
export function lazyLuma({ width, height }: { width: number; height: number }, make: () => Float32Array): Luma {
  let made: Float32Array | undefined;
  return {
    width,
    height,
    get data() {
      made ??= make();
      return made;
    },
  };
}
