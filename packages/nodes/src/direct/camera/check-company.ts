import { type InputIssue, nearNames } from '@shotgraph/engine';
import { dot, type Pose, poseAt, subtract } from '../../stage/index.ts';
import { toName, unknownName } from '../names.ts';
import type { ChoreographyValue } from '../values/index.ts';
import { positionOf } from '../where.ts';
import { type CameraInputs, LENS_RANGE } from './camera-inputs.ts';
import { tooClose } from './check-closer.ts';
import { directionTo, isInPicture } from './keep-in-picture.ts';
import { CLOSING_MOVES, FOLLOWING_MOVES, SUBJECT_MOVES, TURNING_MOVES } from './moves.ts';
import { levelDistance, type PlannedMove, toMovePlan } from './plan-camera.ts';
import { planMove } from './plan-move.ts';
import type { Target } from './target.ts';
import { nearestTurn } from './turn.ts';

const NAMING = ['subject', 'aim', 'focusOn'] as const;

/** Less way than this leads nowhere, metres. */
const LEAST_WAY = 0.3;
/** Cosine of the angle between a way and the line of sight, from which on somebody walks towards the camera or away from it. */
const HEAD_ON = 0.5;

/** What is wrong with whom a camera has to do with. */
export function companyIssues(inputs: Partial<CameraInputs>): InputIssue[] {
  const issues = [...NAMING.flatMap((input) => nameIssues(input, inputs)), ...useIssues(inputs), ...needIssues(inputs)];
  if (issues.some(({ severity }) => severity !== 'warning') || !isWhole(inputs)) return issues;
  return [...issues, ...placeIssues(inputs)];
}

/** Whether everything is known. Inputs that are not wired are there and have no value then. */
const isWhole = (inputs: Partial<CameraInputs>): inputs is CameraInputs =>
  'from' in inputs && 'choreography' in inputs && 'subject' in inputs && inputs.move !== undefined;

const clear = (input: string) => ({ kind: 'set', input }) as const;

function nameIssues(input: (typeof NAMING)[number], inputs: Partial<CameraInputs>): InputIssue[] {
  const name = toName(inputs[input]);
  const { choreography } = inputs;
  if (name === undefined) return [];
  if (choreography === undefined) {
    if (!('choreography' in inputs)) return [];
    const message = `${input} "${name}" needs a choreography that says where ${name} is; wire one in, or clear ${input}`;
    return [{ input, message, mend: clear(input) }];
  }
  const known = namesIn(choreography);
  if (!known.includes(name)) {
    const [near] = nearNames(name, known);
    const message = unknownName(name, known, 'the choreography');
    return [{ input, message, ...(near !== undefined && { mend: { kind: 'set', input, value: near } }) }];
  }
  if (positionOf(choreography, name, 0) !== undefined) return [];
  const message = `"${name}" has no place in the choreography; give an action of ${name} a path, even of one place`;
  return [{ input, message, mend: clear(input) }];
}

const namesIn = ({ subjects, actions }: ChoreographyValue): string[] => [
  ...new Set([...subjects.map(({ name }) => name), ...actions.map(({ subject }) => subject)]),
];

/** Names where they have no effect. */
function useIssues({ move, subject, aim, amount }: Partial<CameraInputs>): InputIssue[] {
  const issues: InputIssue[] = [];
  const [about, turnedTo] = [toName(subject), toName(aim)];
  if (move === undefined) return issues;
  if (about !== undefined && !SUBJECT_MOVES.has(move))
    issues.push({
      input: 'subject',
      severity: 'warning',
      message: `${move} is about nobody, so subject "${about}" has no effect; to stay turned to ${about} use aim`,
      mend: clear('subject'),
    });
  if (turnedTo !== undefined && TURNING_MOVES.has(move))
    issues.push({
      input: 'aim',
      message: `a ${move} turns the camera, so it cannot stay turned to "${turnedTo}"; clear aim, or use another move`,
      mend: clear('aim'),
    });
  if (move === 'rack-focus' && about !== undefined && amount !== undefined)
    issues.push({
      input: 'amount',
      severity: 'warning',
      message: `rack-focus goes to ${amount} m and not to "${about}"; leave the amount out to focus on ${about}`,
      mend: clear('amount'),
    });
  return issues;
}

/** Follow and lead need somebody who goes somewhere. */
function needIssues(inputs: Partial<CameraInputs>): InputIssue[] {
  const { move, choreography, subject } = inputs;
  if (move === undefined || !FOLLOWING_MOVES.has(move) || !('choreography' in inputs)) return [];
  if (choreography === undefined) {
    if (toName(subject) !== undefined) return [];
    const message = `${move} needs a choreography and a subject in it to ${move}; wire them in, or use another move`;
    return [{ input: 'choreography', message, mend: { kind: 'set', input: 'move', value: 'dolly' } }];
  }
  if (toName(subject) !== undefined || !('subject' in inputs)) return [];
  const placed = namesIn(choreography).filter((name) => positionOf(choreography, name, 0) !== undefined);
  const [first] = placed;
  const message = `${move} needs a subject; type in one of the choreography (${placed.join(', ') || 'nobody has a place yet'})`;
  return [
    {
      input: 'subject',
      message,
      ...(first !== undefined && { mend: { kind: 'set', input: 'subject', value: first } }),
    },
  ];
}

/** What can be told only when it is known where everybody is. */
function placeIssues(inputs: CameraInputs): InputIssue[] {
  const planned = toMovePlan(inputs);
  const { start, plan } = planned;
  const issues: InputIssue[] = [];
  if (plan.target && plan.closerMetres && CLOSING_MOVES.has(plan.move)) {
    const metres = levelDistance(start, plan.target);
    if (plan.closerMetres >= metres) issues.push(tooClose(plan.move, plan.closerMetres, metres));
  }
  if (plan.target && FOLLOWING_MOVES.has(plan.move)) issues.push(...wayIssues(inputs, planned, plan.target));
  const kept =
    plan.aim ?? (plan.move === 'crane' || plan.move === 'orbit' || plan.move === 'arc' ? plan.target : undefined);
  if (kept) issues.push(...pictureIssues(inputs, start, kept, plan.aim ? 'aim' : 'subject'));
  if (plan.move === 'dolly-zoom' && plan.target) issues.push(...lensIssues(planned));
  return issues;
}

/** Whether a subject walks the way that the move is for. */
function wayIssues(inputs: CameraInputs, { start, plan }: PlannedMove, target: Target): InputIssue[] {
  const name = toName(inputs.subject)!;
  const [from, to] = [target.at(0), target.at(plan.seconds)];
  const way = subtract(to, from);
  const metres = Math.sqrt(dot(way, way));
  const until = inputs.startSeconds + plan.seconds;
  if (metres < LEAST_WAY) {
    const message = `"${name}" gets nowhere between ${inputs.startSeconds} s and ${until} s, so ${plan.move} hardly moves; give ${name} a way, or set startSeconds`;
    return [{ input: 'subject', severity: 'warning', message }];
  }
  const [x, , z] = subtract(from, start.position);
  const away = dot([x, 0, z], way) / (metres * Math.max(1e-9, Math.sqrt(x * x + z * z)));
  if (plan.move === 'lead' ? away < HEAD_ON : away > -HEAD_ON) return [];
  const message =
    plan.move === 'lead'
      ? `"${name}" walks away from the camera, which then comes behind; use follow, or start in front of ${name}`
      : `"${name}" walks towards the camera, which then backs away in front; use lead, or start behind ${name}`;
  const value = plan.move === 'lead' ? 'follow' : 'lead';
  return [{ input: 'move', severity: 'warning', message, mend: { kind: 'set', input: 'move', value } }];
}

/** Whether somebody to keep in the picture is in it at the start. */
function pictureIssues(inputs: CameraInputs, start: Pose, target: Target, input: 'aim' | 'subject'): InputIssue[] {
  const point = target.at(0);
  const { sensorWidthMm = 36 } = inputs.from ?? {};
  if (isInPicture(start, point, sensorWidthMm)) return [];
  const { panDegrees, tiltDegrees } = directionTo(start.position, point);
  const right = nearestTurn(panDegrees - start.panDegrees);
  const up = tiltDegrees - start.tiltDegrees;
  const [aside, value, name] =
    Math.abs(right) >= Math.abs(up)
      ? [`${size(right)}° to the ${right > 0 ? 'right' : 'left'}`, inputs.startPan + right, 'startPan']
      : [`${size(up)}° ${up > 0 ? 'above' : 'below'}`, inputs.startTilt + up, 'startTilt'];
  const wanted = Math.round(value * 10) / 10;
  return [
    {
      input,
      severity: 'warning',
      message: `"${toName(inputs[input])}" is out of the picture at the start, ${aside}; the camera turns there meanwhile. With ${name} ${wanted} it starts turned there`,
      mend: { kind: 'set', input: name, value: wanted },
    },
  ];
}

const size = (degrees: number): number => Math.round(Math.abs(degrees));

/** The lens that keeps the size of somebody must exist all the way. */
function lensIssues({ start, plan }: PlannedMove): InputIssue[] {
  const keys = planMove(start, plan);
  const lenses = keys.map(({ seconds }) => poseAt({ sensorWidthMm: 36, keys }, seconds).focalLengthMm);
  const [least, most] = [Math.min(...lenses), Math.max(...lenses)];
  const { min, max } = LENS_RANGE;
  if (least >= min && most <= max) return [];
  const end = Math.round(least < min ? least : most);
  const message = `dolly-zoom of ${plan.amount} m needs a lens of ${end} mm to keep the size of its subject; stay within ${min} to ${max} mm: travel less`;
  return [
    { input: 'amount', message, mend: { kind: 'set', input: 'amount', value: Math.round(plan.amount * 50) / 100 } },
  ];
}
