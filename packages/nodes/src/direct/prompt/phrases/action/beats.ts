import type { ActionValue } from '../../../values/index.ts';

/** How a beat follows what came before it. */
export type Link =
  /** The first one, at the start. */
  | 'start'
  /** As soon as the one before is over. */
  | 'then'
  /** After a short rest. */
  | 'beat'
  /** Long after; its time is said. */
  | 'later'
  /** Begins together with the one before. */
  | 'while'
  /** Begins while the one before still goes on. */
  | 'during';

/** What one or several subjects do at once. */
export interface Beat {
  readonly action: ActionValue;
  /** The action of everybody who does it, the one above first. */
  readonly actions: readonly ActionValue[];
  readonly subjects: readonly string[];
  readonly link: Link;
  /** Whether the subject is the one of the beat before. */
  readonly same: boolean;
}

/** Seconds within which two things happen at the same time, or without a pause. */
const TOGETHER = 0.35;
/** Up to this long a pause is a beat; a longer one is told by its time. */
const SHORT_PAUSE = 1.5;

/** Actions in their order as beats: what several do alike is one, and each knows how it follows the one before. */
export function toBeats(actions: readonly ActionValue[]): Beat[] {
  const groups: ActionValue[][] = [];
  for (const action of [...actions].sort((a, b) => a.seconds - b.seconds)) {
    const alike = groups.find((group) => group.every((one) => isAlike(one, action) && one.subject !== action.subject));
    if (alike) alike.push(action);
    else groups.push([action]);
  }
  let end = 0;
  let before: Beat | undefined;
  return groups.map((group) => {
    const action = group[0]!;
    const subjects = group.map(({ subject }) => subject);
    const same = before !== undefined && before.subjects.join('\n') === subjects.join('\n');
    const link = before ? linkOf(action, before.action, end, same) : firstLink(action);
    end = Math.max(end, action.seconds + action.duration);
    before = { action, actions: group, subjects, link, same };
    return before;
  });
}

const isAlike = (a: ActionValue, b: ActionValue): boolean =>
  a.does === b.does &&
  a.manner === b.manner &&
  a.pose === b.pose &&
  a.facingDegrees === b.facingDegrees &&
  Math.abs(a.seconds - b.seconds) <= TOGETHER &&
  wayOf(a) === wayOf(b);

const firstLink = ({ seconds }: ActionValue): Link =>
  seconds <= TOGETHER ? 'start' : seconds <= SHORT_PAUSE ? 'beat' : 'later';

function linkOf({ seconds }: ActionValue, before: ActionValue, end: number, same: boolean): Link {
  if (seconds - before.seconds <= TOGETHER) return 'while';
  const pause = seconds - end;
  // Whoever begins something else has finished what came before, however the times were typed in.
  if (pause <= TOGETHER) return same || pause >= -TOGETHER ? 'then' : 'during';
  return pause <= SHORT_PAUSE ? 'beat' : 'later';
}

/** Where somebody goes, as seen from the camera at rest. */
export type Way =
  | 'none'
  | 'right'
  | 'left'
  | 'away'
  | 'toward'
  | 'away-right'
  | 'away-left'
  | 'toward-right'
  | 'toward-left';

/** Whether something is to be said between two beats. */
export const isParted = (
  before: Beat | undefined,
  beat: Beat,
  { breaks = [] }: { readonly breaks?: readonly number[] },
) =>
  breaks.some((seconds) => before !== undefined && seconds >= before.action.seconds && seconds < beat.action.seconds);

/** Whether a beat goes the way of the one before, which was said there. */
export const isSameWay = (before: Beat | undefined, beat: Beat): boolean =>
  before !== undefined && wayOf(before.action) === wayOf(beat.action) && beat.link === 'while';

/** Metres that have to be covered before a way is worth words. */
const SHORTEST_WAY = 0.6;
/** Tangent of 22.5°: ways are told in eight directions. */
const EIGHTH = Math.SQRT2 - 1;

/** Direction from the first to the last place of a path. */
export function wayOf({ path }: ActionValue): Way {
  const [from, to] = [path[0], path.at(-1)];
  if (!from || !to) return 'none';
  const [right, ahead] = [to[0] - from[0], to[1] - from[1]];
  if (Math.sqrt(right * right + ahead * ahead) < SHORTEST_WAY) return 'none';
  const side = right > 0 ? 'right' : 'left';
  const depth = ahead > 0 ? 'away' : 'toward';
  if (Math.abs(ahead) <= EIGHTH * Math.abs(right)) return side;
  return Math.abs(right) <= EIGHTH * Math.abs(ahead) ? depth : `${depth}-${side}`;
}

/** Where somebody looks, in eight directions; `none` when it was left open. */
export type Facing =
  | 'none'
  | 'front'
  | 'front-right'
  | 'right'
  | 'back-right'
  | 'back'
  | 'back-left'
  | 'left'
  | 'front-left';
const FACINGS: readonly Facing[] = [
  'front',
  'front-right',
  'right',
  'back-right',
  'back',
  'back-left',
  'left',
  'front-left',
];

export function facingOf({ facingDegrees }: ActionValue): Facing {
  if (facingDegrees === undefined) return 'none';
  return FACINGS[((Math.round(facingDegrees / 45) % 8) + 8) % 8]!;
}
