import { edgesIn, type NodeRecord, type Op } from '@shotgraph/engine';
import { lookOfMove } from './move-looks.ts';

/**
 * Ops that give a camera another move. An amount that counts otherwise would mean nothing there and is left out, so that the usual
 * one of the new move holds.
 */
export function chooseMoveOps(node: string, { inputs }: NodeRecord, from: string, to: string): readonly Op[] {
  const move: Op = { op: 'set-input', node, input: 'move', value: to };
  const isTyped = inputs.amount !== undefined && edgesIn(inputs.amount).length === 0;
  const countsAlike = lookOfMove(from).counts === lookOfMove(to).counts;
  return isTyped && !countsAlike ? [move, { op: 'set-input', node, input: 'amount' }] : [move];
}
