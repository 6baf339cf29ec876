import { setLens } from '../../film/set.ts';
import { secondsToFrames } from '../../media/frames.ts';
import type { CameraValue } from '../../ports.ts';
import { type FrameSize, type Grade, type Pose, poseAt } from '../../stage/index.ts';
import type { VideoRequest } from '../provider.ts';
import { cutFrames, framePiece } from './cuts.ts';
import { defaultCamera } from './default-camera.ts';
import { layerDepths, type Placed, placeImages } from './placement.ts';
import { type Ratio, type Resolution, sizeOf } from './profile.ts';

/** Everything about a shot that follows from its request without looking at a pixel. */
export interface Shot {
  readonly size: FrameSize;
  readonly fps: number;
  /** Frames, at least 1. */
  readonly count: number;
  readonly camera: CameraValue;
  readonly grade: Grade;
  /** Where each picture stands; as many as the request has pictures. */
  readonly placed: readonly Placed[];
  /** Frames at which a new piece begins. */
  readonly cuts: readonly number[];
  readonly variant: number;
}

/** The parts of a request that a shot follows from. */
export type ShotRequest = Pick<
  VideoRequest,
  | 'images'
  | 'videos'
  | 'camera'
  | 'depths'
  | 'seconds'
  | 'ratio'
  | 'resolution'
  | 'fps'
  | 'beats'
  | 'cuts'
  | 'exposure'
  | 'temperature'
  | 'vignette'
  | 'take'
  | 'seed'
>;

/** Distance of the nearest post of the slate, metres. */
const SLATE_NEAREST_METRES = 4;

/**
 * Plans a shot.
 *
 * @param size - pixels of the picture; those of the request's ratio and resolution when left out
 */
export function planShot(
  request: ShotRequest,
  size: FrameSize = sizeOf(request.ratio as Ratio, request.resolution as Resolution),
): Shot {
  const { seconds, fps, beats, take, seed = 0 } = request;
  const pictures = picturesOf(request).map(({ info }) => ({
    width: info.width,
    height: info.height,
    alpha: 'alpha' in info && info.alpha,
  }));
  const depths = layerDepths(pictures.length, request.depths);
  const variant = take - 1 + seed;
  const camera = request.camera ?? defaultCamera(seconds, Math.min(SLATE_NEAREST_METRES, ...depths), variant);
  const count = Math.max(1, secondsToFrames(seconds, fps));
  return {
    size,
    fps,
    count,
    camera,
    grade: { exposureStops: request.exposure, kelvin: request.temperature, vignette: request.vignette },
    placed: placeImages(pictures, depths, size, setLens(camera), camera.sensorWidthMm),
    cuts: cutFrames(beats, request.cuts, fps, count),
    variant,
  };
}

/** What stands in the set: the images, or the first frame of the first reference clip when there are none. */
export const picturesOf = ({ images, videos }: Pick<VideoRequest, 'images' | 'videos'>) =>
  images.length > 0 ? images : videos.slice(0, 1);

/** Poses of all frames. A shot of n frames is seen at the instants 0, 1/fps, … so that the next shot takes over smoothly. */
export function shotPoses({ size, fps, count, camera, cuts, variant }: Shot): Pose[] {
  const shift = cuts.length > 0 ? variant : 0;
  let piece = 0;
  return Array.from({ length: count }, (_, frame) => {
    while (piece < cuts.length && frame >= cuts[piece]!) piece++;
    const pose = poseAt(camera, frame / fps);
    return cuts.length > 0 ? framePiece(pose, piece, shift, size, camera.sensorWidthMm) : pose;
  });
}
