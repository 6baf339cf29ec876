import type { CameraValue } from '../../ports.ts';
import { applyEase, mixPose, type PathKey, type Pose } from '../../stage/index.ts';
import { depthFrom } from './dolly-zoom.ts';
import type { PoseChange } from './keep-in-picture.ts';
import { type MovePlan, pivotOf } from './plan-move.ts';
import type { Target } from './target.ts';
import { retraceKeys } from './trace.ts';

/** Nothing nearer can be focused on, metres. */
const NEAREST_METRES = 0.1;
/** How long a focus puller takes from one shot's focus to the next one's. */
const PULL_SECONDS = 0.5;

/** What is sharpest over a move. */
export type FocusPlan =
  /** One distance all the way. */
  | { readonly kind: 'fixed'; readonly metres: number }
  /** Whatever the target does, it stays sharp. */
  | { readonly kind: 'on'; readonly target: Target }
  /** From one distance to another, or to a target. */
  | { readonly kind: 'rack'; readonly from: number; readonly to: number | Target };

/** What the inputs of a camera say about focus. */
export interface FocusInputs {
  readonly focusMetres: number | undefined;
  readonly focusOn: Target | undefined;
  readonly fStop: number | undefined;
  /** Whether an amount was given: a rack focus to a subject needs none. */
  readonly hasAmount: boolean;
}

/**
 * The focus that inputs ask for; `undefined` leaves it as the start has it. A stop without a focus sharpens what the move is about,
 * or else what stands at the distance.
 */
export function planFocus(start: Pose, plan: MovePlan, inputs: FocusInputs): FocusPlan | undefined {
  const { focusMetres, focusOn, fStop, hasAmount } = inputs;
  const usual = start.focusMetres ?? plan.distanceMetres;
  if (plan.move === 'rack-focus')
    return {
      kind: 'rack',
      from: focusOn ? focusDepth(start, focusOn, 0) : (focusMetres ?? usual),
      to: !hasAmount && plan.target ? plan.target : plan.amount,
    };
  if (focusOn !== undefined) return { kind: 'on', target: focusOn };
  if (focusMetres !== undefined) return { kind: 'fixed', metres: focusMetres };
  if (fStop === undefined || start.focusMetres !== undefined) return undefined;
  const pivot = pivotOf(start, plan);
  return pivot ? { kind: 'on', target: pivot } : { kind: 'fixed', metres: usual };
}

/** Writes a focus into the keys of a path. */
export function focusKeys(keys: readonly PathKey[], focus: FocusPlan, plan: MovePlan): PathKey[] {
  if (focus.kind === 'fixed') return keys.map((key) => ({ ...key, focusMetres: focus.metres }));
  const tracing = { seconds: plan.seconds, distanceMetres: plan.distanceMetres };
  if (focus.kind === 'on') return retraceKeys(keys, focusOnto(focus.target), { ...tracing, bends: focus.target.bends });
  const { from, to } = focus;
  const [first, last] = [keys[0]!, keys.at(-1)!];
  // Two keys whose ease is that of the focus are exact: lenses turn evenly in 1/metres, and so do poses.
  if (typeof to === 'number' && keys.length === 2 && first.ease === plan.ease)
    return [
      { ...first, focusMetres: from },
      { ...last, focusMetres: to },
    ];
  const change: PoseChange = (pose, at) => {
    const aim = typeof to === 'number' ? to : focusDepth(pose, to, at);
    return { ...pose, focusMetres: mixFocus(pose, from, aim, applyEase(plan.ease, at / plan.seconds)) };
  };
  return retraceKeys(keys, change, { ...tracing, bends: typeof to === 'number' ? [] : to.bends });
}

const focusOnto =
  (target: Target): PoseChange =>
  (pose, at) => ({ ...pose, focusMetres: focusDepth(pose, target, at) });

/** Where the lens has to be set to for a target; the sharp plane stands across the axis. Behind the camera: as near as it goes. */
export const focusDepth = (pose: Pose, target: Target, at: number): number =>
  Math.max(NEAREST_METRES, depthFrom(pose, target.at(at)));

const mixFocus = (pose: Pose, from: number, to: number, share: number): number =>
  mixPose({ ...pose, focusMetres: from }, { ...pose, focusMetres: to }, share).focusMetres!;

/** Keys of a camera that takes over from a focus: its own is reached after half a second, or half its length. */
export function pullOver(from: number | undefined, { keys, seconds }: CameraValue): readonly PathKey[] {
  const own = keys[0]!.focusMetres;
  if (from === undefined || own === undefined || from === own) return keys;
  const pull = Math.min(PULL_SECONDS, seconds / 2);
  const change: PoseChange = (pose, at) => ({
    ...pose,
    focusMetres: mixFocus(pose, from, pose.focusMetres ?? own, applyEase('in-out', at / pull)),
  });
  return retraceKeys(keys, change, { seconds, bends: [pull], distanceMetres: own });
}
