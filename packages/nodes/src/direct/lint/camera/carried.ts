import { carrierOf, type Film } from '../film.ts';
import type { Scene } from '../scene.ts';

/** Whether a clip carries the camera of a shot: then the planned path need not be put into words. */
export const isCameraCarried = (film: Film, scene: Scene): boolean =>
  carrierOf(film, scene, 'camera', 'camera') !== undefined;
