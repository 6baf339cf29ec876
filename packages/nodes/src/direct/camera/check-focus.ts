import type { InputIssue } from '@shotgraph/engine';
import { toName } from '../names.ts';
import type { CameraInputs } from './camera-inputs.ts';
import { TRAVELLING_MOVES } from './moves.ts';

/** Stop that is offered where a focus is asked for and everything is sharp. */
const OFFERED_STOP = 2.8;

/** What is wrong with focus and with what carries the camera. */
export const focusIssues = (inputs: Partial<CameraInputs>): InputIssue[] => [
  ...bothIssues(inputs),
  ...stopIssues(inputs),
  ...supportIssues(inputs),
];

function bothIssues({ focus, focusOn }: Partial<CameraInputs>): InputIssue[] {
  const name = toName(focusOn);
  if (focus === undefined || name === undefined) return [];
  const message = `focus says ${focus} m and focusOn says "${name}"; clear one of them`;
  return [{ input: 'focus', message, mend: { kind: 'set', input: 'focus' } }];
}

/** Told only once it is known that no other camera brings a stop. */
function stopIssues(inputs: Partial<CameraInputs>): InputIssue[] {
  const { move, focus, focusOn, fStop, from } = inputs;
  const input = focus !== undefined ? 'focus' : 'focusOn';
  if (move === undefined || move === 'rack-focus' || (focus === undefined && toName(focusOn) === undefined)) return [];
  if (!('fStop' in inputs && 'from' in inputs && 'with' in inputs)) return [];
  if ((fStop ?? from?.fStop ?? inputs.with?.fStop) !== undefined) return [];
  const message = `everything is sharp without a stop, so ${input} shows nothing; set fStop, ${OFFERED_STOP} for instance`;
  return [{ input, severity: 'warning', message, mend: { kind: 'set', input: 'fStop', value: OFFERED_STOP } }];
}

function supportIssues({ support, move }: Partial<CameraInputs>): InputIssue[] {
  if (support !== 'tripod' || move === undefined || !TRAVELLING_MOVES.has(move)) return [];
  const value =
    move === 'pedestal' || move === 'crane' ? 'crane' : move === 'follow' || move === 'lead' ? 'gimbal' : 'dolly';
  const message = `a tripod stands still and ${move} travels; models take one or the other. Use ${value}`;
  return [{ input: 'support', severity: 'warning', message, mend: { kind: 'set', input: 'support', value } }];
}
