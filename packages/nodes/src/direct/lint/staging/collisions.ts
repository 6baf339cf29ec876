import type { ChoreographyValue, PoseName, SubjectKind } from '../../values/index.ts';
import { bendsOf } from '../../where.ts';
import { placeText, tenth } from '../say.ts';
import type { Body, Scene } from '../scene.ts';
import type { ShotLint } from '../types.ts';

/** Bodies whose middles are nearer than this stand in each other, metres. */
const NEAREST_METRES = 0.3;
/** Room that two people need to pass, metres. */
const PASSING_METRES = 0.6;
const LIVING: readonly SubjectKind[] = ['person', 'child', 'animal'];
/** Poses in which bodies touch. */
const TOUCHING: readonly PoseName[] = ['fight', 'dance'];
/** Words of bodies that touch, or carry each other. */
const TOUCHES =
  /\b(?:hugs?|embrac\p{L}*|kiss\p{L}*|holds?|hold(?:s|ing) (?:hands|on)|carr\p{L}*|lifts?|rides?|riding|mounts?|grabs?|catch\p{L}*|tackles?|collid\p{L}*|bump\p{L}*|crash\p{L}*|push\p{L}*|pulls?|hits?|punch\p{L}*|strik\p{L}*|wrestl\p{L}*|grappl\p{L}*|fights?|dances?|leans? on|pets?|strokes?|touch\p{L}*|falls? (?:into|onto)|merges?|through)\b|抱|吻|牵|背着|骑|抓|撞|推|拉|打|搏斗|跳舞|穿过|抚摸|触/iu;

/** Two who walk through each other, or stand in each other. Places move evenly between bends, so that the nearest instant is exact. */
export function collisions(scene: Scene): ShotLint[] {
  const { choreography } = scene.shot;
  if (choreography === undefined) return [];
  const living = scene.bodies().filter(({ acts, subject }) => acts && LIVING.includes(subject.kind));
  return living.flatMap((one, i) =>
    living.slice(i + 1).flatMap((other) => {
      const { metres, seconds } = nearest(one, other, choreography, scene.shot.seconds);
      if (metres >= NEAREST_METRES || touches(choreography, one.subject.name, other.subject.name)) return [];
      return [toLint(one, other, seconds, metres)];
    }),
  );
}

const touches = ({ actions }: ChoreographyValue, one: string, other: string): boolean =>
  actions.some(
    ({ subject, pose, does, manner }) =>
      (subject === one || subject === other) && (TOUCHING.includes(pose) || TOUCHES.test(`${does} ${manner}`)),
  );

function toLint(one: Body, other: Body, seconds: number, metres: number): ShotLint {
  const [x, , z] = one.feetAt(seconds);
  const names = `${one.subject.name} and ${other.subject.name}`;
  return {
    code: 'subjects-collide',
    severity: 'warning',
    input: 'choreography',
    message: `${names} are in the same place at ${tenth(seconds)} s: ${tenth(metres)} m apart at ${placeText([x, -z])}`,
    remedy: `keep ${PASSING_METRES} m between their ways, let one pass later, or say that they touch`,
  };
}

/** When two are nearest to each other, and how near: the first time of several. */
function nearest(one: Body, other: Body, choreography: ChoreographyValue, length: number) {
  const bends = [one, other].flatMap(({ subject }) => bendsOf(choreography, subject.name));
  const times = [0, ...bends.filter((at) => at > 0 && at < length), length].sort((a, b) => a - b);
  let best = { metres: Infinity, seconds: 0 };
  for (const [i, to] of times.entries()) {
    const from = times[i - 1];
    const found = from === undefined ? { seconds: to, metres: apart(one, other, to) } : closest(one, other, from, to);
    if (found.metres < best.metres - 1e-9) best = found;
  }
  return best;
}

/** The closest approach of two that both move evenly. Ends of jumps are looked at just before they happen. */
function closest(one: Body, other: Body, from: number, to: number): { seconds: number; metres: number } {
  const last = to - (to - from) * 1e-6;
  const [x, z] = between(one, other, from);
  const [endX, endZ] = between(one, other, last);
  const [wayX, wayZ] = [endX - x, endZ - z];
  const square = wayX * wayX + wayZ * wayZ;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(x * wayX + z * wayZ) / square));
  const seconds = from + (last - from) * share;
  return { seconds, metres: apart(one, other, seconds) };
}

function between(one: Body, other: Body, seconds: number): [number, number] {
  const [a, b] = [one.feetAt(seconds), other.feetAt(seconds)];
  return [b[0] - a[0], b[2] - a[2]];
}

function apart(one: Body, other: Body, seconds: number): number {
  const [x, z] = between(one, other, seconds);
  return Math.sqrt(x * x + z * z);
}
