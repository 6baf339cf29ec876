import { cosDegrees, sinDegrees } from '../trig.ts';
import { ANIMAL_LEG } from './animal.ts';
import { type BodyPose, changePose } from './body-pose.ts';
import type { FigureKind } from './figure.ts';
import { gaitPose, RUN, WALK } from './gait.ts';
import { cycleAt, onceAt } from './keyed.ts';
import { DANCE } from './poses/dance.ts';
import { FALL } from './poses/fall.ts';
import { FIGHT } from './poses/fight.ts';
import { JUMP } from './poses/jump.ts';
import { STILL_POSES } from './poses/still.ts';
import { waveAt } from './poses/wave.ts';
import { ADULT, CHILD, legLength } from './proportions.ts';
import { WHEEL_TURN } from './vehicle.ts';

/**
 * What makes the phase of a pose go on: the way gone (a phase of 1 is a stride), time (a phase of 1 takes so many seconds), or
 * the action itself, from 0 at its beginning to 1 at its end.
 */
export type PoseClock =
  | { readonly by: 'way' }
  | { readonly by: 'seconds'; readonly seconds: number }
  | { readonly by: 'action' };

/** A pose of the table. */
interface TablePose {
  readonly clock: PoseClock;
  readonly at: (phase: number) => BodyPose;
}

/** Seconds of one quiet breath. */
const BREATH: PoseClock = { by: 'seconds', seconds: 4 };

const held = (pose: BodyPose): TablePose => ({ clock: BREATH, at: (phase) => breathe(pose, phase) });

/** What a stand-in can do. */
export const FIGURE_POSES = {
  stand: held(STILL_POSES.stand),
  walk: { clock: { by: 'way' }, at: (phase) => gaitPose(WALK, phase) },
  run: { clock: { by: 'way' }, at: (phase) => gaitPose(RUN, phase) },
  sit: held(STILL_POSES.sit),
  crouch: held(STILL_POSES.crouch),
  kneel: held(STILL_POSES.kneel),
  lie: held(STILL_POSES.lie),
  lean: held(STILL_POSES.lean),
  reach: held(STILL_POSES.reach),
  point: held(STILL_POSES.point),
  wave: { clock: { by: 'seconds', seconds: 1.6 }, at: waveAt },
  'raise-arms': held(STILL_POSES['raise-arms']),
  'arms-crossed': held(STILL_POSES['arms-crossed']),
  fight: { clock: { by: 'seconds', seconds: 2.4 }, at: (phase) => cycleAt(FIGHT, phase) },
  dance: { clock: { by: 'seconds', seconds: 2 }, at: (phase) => cycleAt(DANCE, phase) },
  jump: { clock: { by: 'seconds', seconds: 1.6 }, at: (phase) => cycleAt(JUMP, phase) },
  fall: { clock: { by: 'action' }, at: (phase) => onceAt(FALL, phase) },
} as const satisfies Record<string, TablePose>;
export type FigurePoseName = keyof typeof FIGURE_POSES;

/** How a body holds itself in a pose at a phase; see {@link poseClock} for what makes the phase go on. */
export const poseOf = (name: FigurePoseName, phase: number): BodyPose => FIGURE_POSES[name].at(phase);

/** What makes the phase of a pose go on. */
export const poseClock = (name: FigurePoseName): PoseClock => FIGURE_POSES[name].clock;

/**
 * Metres that a figure moves on in one cycle of a pose, so that its feet do not slide or its wheels spin; 0 for poses that stay
 * where they are.
 */
export function strideMetres(heightMetres: number, pose: FigurePoseName, kind: FigureKind = 'person'): number {
  if (kind === 'vehicle') return heightMetres * WHEEL_TURN;
  if (kind === 'object' || FIGURE_POSES[pose].clock.by !== 'way') return 0;
  const { stride } = pose === 'run' ? RUN : WALK;
  // The same angles carry legs of another length as much farther as they are longer.
  return (heightMetres * stride * LEGS[kind]) / LEGS.person;
}

const LEGS = { person: legLength(ADULT), child: legLength(CHILD), animal: ANIMAL_LEG } as const;

/** The small unrest of a body that holds still: the chest rises and sinks, the head is never quite at rest. Feet stay. */
const breathe = (pose: BodyPose, phase: number): BodyPose =>
  changePose(pose, {
    waistLean: pose.waistLean - 0.7 * sinDegrees(360 * phase),
    waistTilt: pose.waistTilt + 0.35 * sinDegrees(180 * phase),
    headLean: pose.headLean + 0.8 * sinDegrees(360 * phase - 40),
    headTurn: pose.headTurn + 1.2 * cosDegrees(180 * phase),
    leftShoulderOut: pose.leftShoulderOut + 0.6 * sinDegrees(360 * phase),
    rightShoulderOut: pose.rightShoulderOut + 0.6 * sinDegrees(360 * phase),
  });
