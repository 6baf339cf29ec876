import type { GraphBuilder, OutRef } from '@shotgraph/engine';
import { action, choreography } from '@shotgraph/nodes';
import { MARKS } from './depth.ts';

/** The product holds still, the air does not: cut-outs go where their subjects go. */
export function addChoreography(
  g: GraphBuilder,
  {
    cast,
    flacon,
    twig,
  }: { readonly cast: OutRef<'cast'>; readonly flacon: OutRef<'subject'>; readonly twig: OutRef<'subject'> },
) {
  const [right, ahead] = MARKS.twig;
  const stands = g.add('stands', action, {
    subject: flacon,
    does: 'holds still as amber light wakes inside the glass',
    length: 5,
    path: [[...MARKS.flacon]],
  }).out.action;
  const stirs = g.add('stirs', action, {
    subject: twig,
    does: 'stirs in a breath of air',
    length: 5,
    path: [
      [right, ahead],
      [right + 0.012, ahead],
      [right + 0.002, ahead],
    ],
  }).out.action;
  return g.add('still', choreography, { cast, actions: [stands, stirs] }).out.choreography;
}
