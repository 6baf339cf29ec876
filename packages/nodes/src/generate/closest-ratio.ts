import { RATIOS, type Ratio } from '../providers/animatic/profile.ts';

const aspectOf = (ratio: Ratio): number => {
  const [width, height] = ratio.split(':').map(Number) as [number, number];
  return width / height;
};

/**
 * The named shape nearest to a picture's.
 *
 * @param aspect - width divided by height, > 0
 */
export const closestRatio = (aspect: number): Ratio =>
  RATIOS.reduce((best, ratio) =>
    Math.abs(Math.log(aspectOf(ratio) / aspect)) < Math.abs(Math.log(aspectOf(best) / aspect)) ? ratio : best,
  );
