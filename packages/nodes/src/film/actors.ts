import type { ActionValue, ChoreographyValue, PoseName, SubjectValue } from '../direct/values/index.ts';
import { facingOf, placeToWorld, positionOf } from '../direct/where.ts';
import {
  type BodyPose,
  type FigureKind,
  figureSolids,
  mixPoses,
  poseClock,
  poseOf,
  type Rgb,
  type Solid,
  strideMetres,
} from '../stage/index.ts';
import type { ShotPlan } from './film.ts';
import { markOf } from './view-camera.ts';

/** A body goes from one pose into the next in this time, s; in a short action in half of it. */
const BLEND_SECONDS = 0.4;
/** Poses that a body keeps when what it does is over; from all others it comes back to standing. */
const KEPT: ReadonlySet<PoseName> = new Set(['stand', 'sit', 'crouch', 'kneel', 'lie', 'lean', 'arms-crossed', 'fall']);

/** The stand-ins of a shot at an instant, s from its start. */
export function actorSolids({ actors, choreography, eyeMetres }: ShotPlan, seconds: number): Solid[] {
  if (choreography === undefined) return [];
  return actors.flatMap((subject, i) => {
    const place = positionOf(choreography, subject.name, seconds) ?? markOf(i, actors.length);
    const { pose, phase } = bodyAt(choreography, subject, seconds);
    return figureSolids({
      name: subject.name,
      kind: subject.kind,
      heightMetres: subject.heightMetres,
      colour: toRgb(subject.colour),
      pose,
      phase,
      position: placeToWorld(place, -eyeMetres),
      facingDegrees: facingOf(choreography, subject.name, seconds),
    });
  });
}

/** How a body holds itself, and how far its feet or wheels have gone. */
interface Body {
  readonly pose: BodyPose;
  readonly phase: number;
}

/** The pose of what a subject does at an instant, coming out of the pose before. */
export function bodyAt(choreography: ChoreographyValue, subject: SubjectValue, seconds: number): Body {
  const own = choreography.actions.filter((action) => action.subject === subject.name);
  const at = own.findLastIndex((action) => action.seconds <= seconds);
  const action = own[at];
  if (action === undefined) return standing(seconds);
  const end = action.seconds + action.duration;
  const body = doing(action, own, subject, Math.min(seconds, end), seconds);
  if (seconds > end && !KEPT.has(action.pose)) return blended(body, standing(seconds), seconds - end, BLEND_SECONDS);
  const before = own[at - 1];
  // What one is seen doing first one does from the start.
  if (before === undefined && action.seconds === 0) return body;
  const came = before === undefined ? standing(seconds) : comingFrom(before, own, subject, action.seconds, seconds);
  return blended(came, body, seconds - action.seconds, Math.min(BLEND_SECONDS, action.duration / 2));
}

const standing = (seconds: number): Body => ({ pose: stillPose('stand', seconds), phase: 0 });

/** How a body held itself when the next action began. */
function comingFrom(
  before: ActionValue,
  own: readonly ActionValue[],
  subject: SubjectValue,
  at: number,
  now: number,
): Body {
  const end = before.seconds + before.duration;
  return at > end + BLEND_SECONDS && !KEPT.has(before.pose)
    ? standing(now)
    : doing(before, own, subject, Math.min(at, end), now);
}

function blended(from: Body, to: Body, seconds: number, length: number): Body {
  if (seconds >= length) return to;
  const t = seconds / length;
  return { pose: mixPoses(from.pose, to.pose, t * t * (3 - 2 * t)), phase: to.phase };
}

/** @param at - instant within the action; @param now - instant of the shot, for what goes on by itself */
function doing(
  action: ActionValue,
  own: readonly ActionValue[],
  { heightMetres, kind }: SubjectValue,
  at: number,
  now: number,
): Body {
  const clock = poseClock(action.pose);
  const stride = strideMetres(heightMetres, action.pose, kind as FigureKind);
  const phase = stride > 0 ? wayGone(own, at) / stride : 0;
  if (clock.by === 'way') return { pose: poseOf(action.pose, phase), phase };
  const share = (at - action.seconds) / action.duration;
  return { pose: clock.by === 'action' ? poseOf(action.pose, share) : stillPose(action.pose, now), phase };
}

function stillPose(pose: PoseName, seconds: number): BodyPose {
  const clock = poseClock(pose);
  return poseOf(pose, clock.by === 'seconds' ? seconds / clock.seconds : 0);
}

/** Metres that a subject has walked until an instant, all of its actions together: so feet go on where they were. */
function wayGone(own: readonly ActionValue[], seconds: number): number {
  return own.reduce((sum, { seconds: start, duration, path }) => {
    const share = Math.min(1, Math.max(0, (seconds - start) / duration));
    return sum + share * pathMetres(path);
  }, 0);
}

const pathMetres = (path: ActionValue['path']): number =>
  path.slice(1).reduce((sum, [right, ahead], i) => {
    const [fromRight, fromAhead] = path[i]!;
    const [x, y] = [right - fromRight, ahead - fromAhead];
    return sum + Math.sqrt(x * x + y * y);
  }, 0);

const toRgb = (colour: string): Rgb => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};
