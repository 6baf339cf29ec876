import { describe, expect, it } from 'vitest';
import type { CameraValue } from '../../ports.ts';
import { type Pose, poseAt, subtract } from '../../stage/index.ts';
import { MOVE_FACTS, MOVES, type Move, TURNING_MOVES, whipSeconds } from './moves.ts';
import { action, choreographed, planned } from './testing/bench.ts';

/** Numbers 0..1 that are the same in every run (a linear congruential generator with the constants of Numerical Recipes). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const CASES = 150;
const STEP = 1 / 240;
/** Steepest point of the eases, against an even way. */
const STEEPEST = 2;
/** Subjects of these cases walk at most this fast and stay at least this far away. */
const SUBJECT_SPEED = 1.5;
const NEAREST = 2;

/** Metres a second that a move's own way allows. */
function ownSpeed(move: Move, amount: number, seconds: number, radius: number): number {
  const degrees = MOVE_FACTS[move].unit === '°';
  const travels = degrees ? move === 'orbit' || move === 'arc' : move !== 'rack-focus' && move !== 'zoom';
  const way = !travels ? 0 : degrees ? (Math.abs(amount) * Math.PI * radius) / 180 : Math.abs(amount);
  return (STEEPEST * way) / seconds;
}

const length = (a: Pose, b: Pose): number => Math.hypot(...subtract(a.position, b.position));

/** A camera of any kind, together with the speeds it may have. */
function randomCase(random: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const move = pick(MOVES);
  const { unit, amount: usual } = MOVE_FACTS[move];
  const size = unit === 'x' ? 0.5 + random() * 2 : usual * (random() < 0.5 ? -1 : 1) * (0.2 + 1.5 * random());
  const amount = move === 'rack-focus' ? 0.5 + random() * 20 : size;
  const seconds = 1 + random() * 5;
  const place = (): [number, number] => [random() * 4 - 2, 5 + random() * 4];
  const [from, to] = [place(), place()];
  const duration = Math.hypot(from[0] - to[0], from[1] - to[1]) / SUBJECT_SPEED + 0.1;
  const choreography = choreographed(action('Mara', [from, to], { seconds: random() * 2, duration }));
  const named = random() < 0.6;
  const camera = planned({
    move,
    ...(move !== 'follow' && move !== 'lead' && { amount }),
    seconds,
    ease: pick(['linear', 'in', 'out', 'in-out'] as const),
    choreography,
    ...((named || move === 'follow' || move === 'lead') && move !== 'rack-focus' && { subject: 'Mara' }),
    ...(random() < 0.5 && !TURNING_MOVES.has(move) && { aim: 'Mara' }),
    ...(random() < 0.4 && { fStop: 2.8, focusOn: 'Mara' }),
  });
  const speed = ownSpeed(move, amount, seconds, 11) + SUBJECT_SPEED + STEEPEST / seconds;
  const own =
    unit === '°'
      ? (STEEPEST * Math.abs(amount)) / Math.min(seconds, move === 'whip' ? whipSeconds(amount) : seconds)
      : 0;
  return { camera, move, speed, turn: own + ((speed + SUBJECT_SPEED) * 180) / Math.PI / NEAREST };
}

/** Largest steps of a camera from one instant to the next. */
function largestSteps(camera: CameraValue) {
  let before = poseAt(camera, 0);
  const most = { travel: 0, turn: 0, lens: 0 };
  for (let seconds = STEP; seconds <= camera.seconds + STEP; seconds += STEP) {
    const now = poseAt(camera, seconds);
    most.travel = Math.max(most.travel, length(now, before));
    for (const angle of ['panDegrees', 'tiltDegrees', 'rollDegrees'] as const)
      most.turn = Math.max(most.turn, Math.abs(now[angle] - before[angle]));
    most.lens = Math.max(most.lens, Math.abs(now.focalLengthMm / before.focalLengthMm - 1));
    before = now;
  }
  return most;
}

describe('continuity', () => {
  it('holds for random moves: no instant is further from the last one than the speed allows', () => {
    const random = randomFrom(20_261_129);
    for (let i = 0; i < CASES; i++) {
      const { camera, move, speed, turn } = randomCase(random);
      const most = largestSteps(camera);
      expect(most.travel, `travel of case ${i}, ${move}`).toBeLessThan(speed * STEP + 1e-6);
      expect(most.turn, `turn of case ${i}, ${move}`).toBeLessThan(turn * STEP + 1e-6);
      expect(most.lens, `lens of case ${i}, ${move}`).toBeLessThan(0.05);
    }
  });
});
