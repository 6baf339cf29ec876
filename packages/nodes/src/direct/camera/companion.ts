import { add, applyEase, type PathKey, type Pose, scale, subtract, type Vec3 } from '../../stage/index.ts';
import type { MovePlan } from './plan-move.ts';
import { traceKeys } from './trace.ts';

/**
 * The way of a subject, taken along by the camera: the offset between them stays, or shrinks by `closerMetres`. The subject's pace
 * rules, not the ease. Nobody to go with: the camera stays.
 */
export function planCompanion(start: Pose, { seconds, ease, target, closerMetres = 0 }: MovePlan): PathKey[] {
  if (target === undefined)
    return [
      { ...start, seconds: 0, ease: 'linear' },
      { ...start, seconds, ease: 'linear' },
    ];
  const begin = target.at(0);
  const offset = onLevel(subtract(start.position, begin));
  const metres = Math.sqrt(offset[0] * offset[0] + offset[2] * offset[2]);
  const motion = (at: number): Pose => {
    const nearer = metres === 0 ? 0 : (closerMetres * applyEase(ease, at / seconds)) / metres;
    const way = onLevel(subtract(target.at(at), begin));
    return { ...start, position: add(start.position, subtract(way, scale(offset, nearer))) };
  };
  return traceKeys(motion, { seconds, bends: target.bends, distanceMetres: Math.max(0.1, metres) });
}

const onLevel = ([x, , z]: Vec3): Vec3 => [x, 0, z];

/** How far a camera travels, metres. */
export function wayLength(keys: readonly Pose[]): number {
  let metres = 0;
  for (const [i, { position }] of keys.entries()) {
    const [x, y, z] = subtract(position, (keys[i - 1] ?? keys[0]!).position);
    metres += Math.sqrt(x * x + y * y + z * z);
  }
  return metres;
}
