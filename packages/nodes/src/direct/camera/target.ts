import type { Vec3 } from '../../stage/index.ts';
import type { ChoreographyValue, SubjectKind } from '../values/index.ts';
import { bendsOf, placeToWorld, positionOf } from '../where.ts';

/** A point that a camera has to do with, and that may move. */
export interface Target {
  /** World space, metres; seconds from the start of the camera move. */
  readonly at: (seconds: number) => Vec3;
  /** Instants between which it moves evenly, from the start of the camera move. */
  readonly bends: readonly number[];
}

/** A point that stays where it is. */
export const fixedTarget = (point: Vec3): Target => ({ at: () => point, bends: [] });

/** The point of a subject that a camera looks at, as a share of its height: faces of whoever has one, else the middle. */
const LOOKED_AT: { readonly [K in SubjectKind]: number } = {
  person: 0.93,
  child: 0.9,
  animal: 0.8,
  vehicle: 0.5,
  object: 0.5,
};
/** Height of somebody who acts and is not among the subjects, metres. */
const USUAL_METRES = 1.7;

/** When and from where a subject is looked at. */
export interface Outlook {
  /** When in the shot the camera move begins. */
  readonly startSeconds: number;
  /** Height of the camera at rest above the floor. */
  readonly eyeMetres: number;
}

/** A subject of a choreography as a target; `undefined` for one that has no place there. */
export function subjectTarget(
  choreography: ChoreographyValue | undefined,
  name: string | undefined,
  { startSeconds, eyeMetres }: Outlook,
): Target | undefined {
  if (choreography === undefined || name === undefined) return undefined;
  if (positionOf(choreography, name, 0) === undefined) return undefined;
  const subject = choreography.subjects.find((each) => each.name === name);
  const up = (subject?.heightMetres ?? USUAL_METRES) * LOOKED_AT[subject?.kind ?? 'person'] - eyeMetres;
  return {
    at: (seconds) => placeToWorld(positionOf(choreography, name, startSeconds + seconds)!, up),
    bends: bendsOf(choreography, name).map((seconds) => seconds - startSeconds),
  };
}
