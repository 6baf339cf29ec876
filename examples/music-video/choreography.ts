import type { GraphBuilder, OutRef } from '@shotgraph/engine';
import { action, choreography } from '@shotgraph/nodes';
import { MARKS } from './depth.ts';

/** Whom the choreography moves. */
interface Performers {
  readonly casts: { readonly [who in 'duo' | 'dancer' | 'singer' | 'drummer']: OutRef<'cast'> };
  readonly juno: OutRef<'subject'>;
  readonly vega: OutRef<'subject'>;
  readonly kit: OutRef<'subject'>;
  readonly beats: OutRef<'beats'>;
}

/** Who does what, counted in bars of the song: the pose "dance" takes two seconds, which is a bar of 120 a minute. */
export function addChoreography(g: GraphBuilder, { casts, juno, vega, kit, beats }: Performers) {
  const mark = (who: keyof typeof MARKS) => [[...MARKS[who]] as [number, number]];
  const inBars = { unit: 'bars', beats, firstBeat: 1 } as const;
  const sings = g.add('sings', action, {
    ...inBars,
    subject: vega,
    does: 'sings with one arm raised',
    length: 2,
    path: mark('vega'),
  }).out.action;
  const plays = g.add('plays', action, {
    ...inBars,
    subject: kit,
    does: 'plays hard',
    length: 2,
    path: mark('kit'),
  }).out.action;
  const moves = (id: string, pose: 'dance' | 'jump' | 'raise-arms', does: string, length: number, manner = '') =>
    g.add(id, action, { ...inBars, subject: juno, does, manner, length, pose, path: mark('juno'), facing: 0 }).out
      .action;
  const together = (id: string, who: keyof typeof casts, actions: readonly OutRef<'action'>[]) =>
    g.add(id, choreography, { cast: casts[who], actions }).out.choreography;
  const dances = moves('dances', 'dance', 'dances in a low groove', 2);
  return {
    /** The whole stage. */
    groove: together('groove', 'duo', [dances, sings]),
    /** Those whom a shot is about, alone. */
    dance: together('dance', 'dancer', [dances]),
    leap: together('leap', 'dancer', [moves('jumps', 'jump', 'jumps on the beat', 1)]),
    song: together('verse', 'singer', [sings]),
    solo: together('solo', 'drummer', [plays]),
    finish: together('finish', 'dancer', [
      moves('ends', 'raise-arms', 'throws both arms up and holds them', 1, 'out of breath'),
    ]),
  };
}
