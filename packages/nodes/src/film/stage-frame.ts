import { placeToWorld, positionOf } from '../direct/where.ts';
import { add, fStopFor, type StageFrame, scale, type Vec3, viewPoseAt } from '../stage/index.ts';
import { actorSolids } from './actors.ts';
import type { ShotPlan } from './film.ts';
import { toLightSetup } from './light-setup.ts';

/** What the stage paints for a frame of a shot; follows from the plan and the number of the frame alone. */
export function stageFrameAt(plan: ShotPlan, frame: number, fps: number): StageFrame {
  const seconds = frame / fps;
  const { view, lighting, lightMark, grade } = plan;
  const pose = 'camera' in view ? viewPoseAt(view.camera, seconds) : view.poses[frame]!;
  const focus = focusOf(plan, pose.focalLengthMm, pose.focusMetres);
  return {
    pose,
    solids: actorSolids(plan, seconds),
    moved: movedLayers(plan, seconds),
    ...(grade && { grade }),
    ...(lighting && { light: toLightSetup(lighting, lightMark, seconds) }),
    ...(focus && { focus }),
  };
}

/** Cut-outs whose subject walks go along with it, from where they stand. */
function movedLayers({ moving, choreography, scene }: ShotPlan, seconds: number): NonNullable<StageFrame['moved']> {
  return moving.flatMap(({ layer, subject }) => {
    const place = choreography && positionOf(choreography, subject, seconds);
    if (place === undefined) return [];
    const { origin, across } = scene.layers[layer]!.quad;
    const centre = add(origin, scale(across, 0.5));
    const to = placeToWorld(place, 0);
    return [{ layer, by: [to[0] - centre[0], 0, to[2] - centre[2]] as Vec3 }];
  });
}

/** What is sharp: the camera's own stop and focus, else the stop that keeps what the plan of the depth wants. */
function focusOf(
  { view, sharp }: ShotPlan,
  focalLengthMm: number,
  focusMetres: number | undefined,
): StageFrame['focus'] {
  if (!('camera' in view)) return undefined;
  const { fStop, sensorWidthMm } = view.camera;
  if (fStop !== undefined && focusMetres !== undefined) return { metres: focusMetres, fStop };
  // A lens cannot be sharp within its own focal length.
  if (sharp === undefined || !(sharp.nearMetres * 1000 > focalLengthMm && sharp.farMetres > sharp.nearMetres))
    return undefined;
  return fStopFor(sharp, { focalLengthMm, sensorWidthMm });
}
