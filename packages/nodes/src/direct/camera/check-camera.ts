import type { InputIssue } from '@shotgraph/engine';
import { wholeIssue } from '../../list/whole.ts';
import { cosDegrees } from '../../stage/index.ts';
import { type CameraInputs, LENS_RANGE } from './camera-inputs.ts';
import { closerIssues } from './check-closer.ts';
import { companyIssues } from './check-company.ts';
import { focusIssues } from './check-focus.ts';
import { endPose } from './combine.ts';
import { amountRange, FOLLOWING_MOVES, MOVE_FACTS, type Move } from './moves.ts';
import { LENS_MM } from './start-pose.ts';

/** What is wrong with the inputs of `direct/camera`, as far as they are known. */
export const checkCamera = (inputs: Partial<CameraInputs>): InputIssue[] => [
  ...amountIssues(inputs),
  ...lensIssues(inputs),
  ...closerIssues(inputs),
  ...companyIssues(inputs),
  ...focusIssues(inputs),
  ...wholeIssue('shakeSeed', inputs.shakeSeed),
];

function amountIssues({ move, amount }: Partial<CameraInputs>): InputIssue[] {
  if (move === undefined || amount === undefined) return [];
  const [min, max] = amountRange(move);
  if (FOLLOWING_MOVES.has(move)) return amount === 0 ? [] : [unusedAmount(move)];
  if (amount >= min && amount <= max) return [];
  const value = Number.isNaN(amount) ? MOVE_FACTS[move].amount : Math.min(max, Math.max(min, amount));
  return [{ input: 'amount', message: rangeMessage(move, amount), mend: { kind: 'set', input: 'amount', value } }];
}

const unusedAmount = (move: Move): InputIssue => ({
  input: 'amount',
  severity: 'warning',
  message: `${move} goes the way of its subject and has no amount; leave it out, or use closer to come nearer`,
  mend: { kind: 'set', input: 'amount' },
});

function rangeMessage(move: Move, amount: number): string {
  const { unit } = MOVE_FACTS[move];
  const [min, max] = amountRange(move);
  if (unit === 'x')
    return `zoom of ${amount} x is not possible; use ${min} to ${max}, where 2 doubles the focal length and 0.5 halves it`;
  const wrong = amount > max ? 'too much' : amount < min && min > 0 ? 'too near' : 'too much';
  return `${move} of ${amount} ${unit} is ${wrong}; use ${min} to ${max} ${unit}`;
}

/** Moves that change the lens must end with one that exists. */
function lensIssues({ move, amount, distance, ...inputs }: Partial<CameraInputs>): InputIssue[] {
  if (amount === undefined || (move !== 'zoom' && move !== 'dolly-zoom')) return [];
  const [min, max] = amountRange(move);
  if (!(amount >= min && amount <= max)) return [];
  const lens = inputs.lens ?? (inputs.from && endPose(inputs.from).focalLengthMm) ?? LENS_MM;
  if (move === 'zoom') return zoomIssues(amount, lens);
  // The size of a subject hangs on where it goes; its lens is judged once the path is known.
  if (distance === undefined || inputs.subject !== undefined) return [];
  const tilt = (inputs.from ? endPose(inputs.from).tiltDegrees : 0) + (inputs.startTilt ?? 0);
  return dollyZoomIssues(amount, lens, distance / Math.max(0.01, cosDegrees(tilt)));
}

function zoomIssues(amount: number, lens: number): InputIssue[] {
  const end = lens * amount;
  const { min, max } = LENS_RANGE;
  if (end >= min && end <= max) return [];
  const value = end < min ? roundUp(min / lens) : roundDown(max / lens);
  const message = `zoom of ${amount} x ends at ${end} mm; stay within ${min} to ${max} mm`;
  return [{ input: 'amount', message, mend: { kind: 'set', input: 'amount', value } }];
}

/** @param distance - along the heading, where tilt is no matter */
function dollyZoomIssues(amount: number, lens: number, distance: number): InputIssue[] {
  const { min, max } = LENS_RANGE;
  const end = lens * (1 - amount / distance);
  if (end >= min && end <= max) return [];
  const value = end < min ? roundDown(distance * (1 - min / lens)) : roundUp(distance * (1 - max / lens));
  const limit = `use ${value > 0 ? 'at most' : 'no less than'} ${value} m, or a larger distance`;
  const message =
    end <= 0
      ? `dolly-zoom of ${amount} m goes past what stands ${tidy(distance)} m ahead; ${limit}`
      : `dolly-zoom of ${amount} m ends at ${tidy(end)} mm; ${limit}`;
  return [{ input: 'amount', message, mend: { kind: 'set', input: 'amount', value } }];
}

const tidy = (value: number): number => Math.round(value * 100) / 100;
const roundDown = (value: number): number => Math.floor(value * 100) / 100;
const roundUp = (value: number): number => Math.ceil(value * 100) / 100;
