import { createRenderer, type FrameSize, type Renderer } from '../stage/index.ts';
import type { Film, ShotPlan } from './film.ts';
import { sourceOf } from './plan-film.ts';
import { stageFrameAt } from './stage-frame.ts';
import { mixInto } from './transition.ts';

/** One picture of a film: of one shot by itself, or of the film, where two shots may go over into each other. */
export type Instant = { readonly shot: number; readonly frame: number } | { readonly frame: number };

/**
 * Paints one picture of a film. Where there is light, bodies throw true shadows on each other and on themselves; without it, the picture
 * is to the bit that of the film.
 *
 * @throws RangeError for a frame that the film does not have
 */
export function paintStill({ size, plan, shots }: Film, instant: Instant): Uint8ClampedArray {
  const paint = (shot: ShotPlan, frame: number) => paintFrame(shot, frame, plan.fps, size, shot.lighting !== undefined);
  if ('shot' in instant) return paint(shots[instant.shot]!, instant.frame);
  const { piece, frame, next } = sourceOf(plan, instant.frame);
  const picture = paint(shots[piece.shot]!, frame);
  if (next !== undefined)
    mixInto(picture, paint(shots[next.piece.shot]!, next.frame), size, next.piece.transition, next.share);
  return picture;
}

/** Paints a frame of one shot by itself. @param isStill - with true shadows, which takes many times as long */
export function paintFrame(
  shot: ShotPlan,
  frame: number,
  fps: number,
  size: FrameSize,
  isStill: boolean,
): Uint8ClampedArray {
  return shotRenderer(shot, size).render({ ...stageFrameAt(shot, frame, fps), isStill });
}

/** A renderer for frames of one shot; whoever paints several keeps it, for it holds tens of megabytes. */
export function shotRenderer({ scene, view }: ShotPlan, size: FrameSize): Renderer {
  return createRenderer(scene, size, 'camera' in view ? view.camera.sensorWidthMm : view.sensorWidthMm);
}
