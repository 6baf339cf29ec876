import type { RunContext } from '@shotgraph/engine';
import type { MotionValue } from '../../direct/values/index.ts';
import type { FrameSize, RgbaPixels } from '../../stage/index.ts';
import { loadPixels } from '../load-pixels.ts';
import type { Instant } from '../paint-still.ts';
import { planFilm, sourceOf } from '../plan-film.ts';
import type { MotionShot } from '../view-camera.ts';
import { type BlockingPlan, planBlocking, standingLayers } from './blocking-plan.ts';
import { type Blocking, paintBlocking } from './paint-blocking.ts';

/** A blocked instant, and what it was painted from. */
export interface BlockedShot extends Blocking {
  readonly plan: BlockingPlan;
  /** `Arrival · 2.5 s · 28 mm`. */
  readonly title: string;
}

/**
 * Blocks one instant of a film. Where two shots go over into each other, it is that of the first.
 *
 * @throws NodeError `media-failed` when a picture cannot be read
 */
export async function blockShot(
  { shots }: MotionValue,
  instant: Instant,
  fps: number,
  size: FrameSize,
  context: RunContext<'media' | 'assets'>,
): Promise<BlockedShot> {
  const { shot: index, frame } = 'shot' in instant ? instant : inShot(shots, instant.frame, fps);
  const shot = shots[index]!;
  const plan = planBlocking(shot, await loadShapes(shot, size, context), size);
  context.signal.throwIfAborted();
  const seconds = frame / fps;
  const { focalLengthMm } = plan.view.camera.keys[0]!;
  const title = `${shot.name} · ${Math.round(seconds * 100) / 100} s · ${Math.round(focalLengthMm)} mm`;
  return { ...paintBlocking(plan, seconds, size), plan, title };
}

function inShot(shots: readonly MotionShot[], frame: number, fps: number): { shot: number; frame: number } {
  const source = sourceOf(planFilm(shots, fps), frame);
  return { shot: source.piece.shot, frame: source.frame };
}

async function loadShapes(
  shot: MotionShot,
  size: FrameSize,
  context: RunContext<'media' | 'assets'>,
): Promise<Map<string, RgbaPixels>> {
  const loaded = standingLayers(shot).map(async ({ name, image }) =>
    image ? [[name, await loadPixels(image, size, context)] as const] : [],
  );
  return new Map((await Promise.all(loaded)).flat());
}
