import type { GraphBuilder, OutRef } from '@shotgraph/engine';
import { action, choreography } from '@shotgraph/nodes';
import {
  BESIDE_THE_CHAIR,
  facingFrom,
  INES,
  MASTER,
  ON_INES,
  ON_THEO,
  type Place,
  type Setup,
  seenFrom,
  THEO,
} from './plan.ts';

/** Whom the choreography moves. */
interface People {
  readonly cast: OutRef<'cast'>;
  readonly ines: OutRef<'subject'>;
  readonly theo: OutRef<'subject'>;
}

/** Who does what, shot by shot. Both sit from the second shot on; what changes is who does something about it. */
export function addChoreography(g: GraphBuilder, { cast, ines, theo }: People) {
  const path = (setup: Setup, ...places: readonly Place[]) => places.map((place) => seenFrom(setup, place));
  const sits = (id: string, setup: Setup, who: 'ines' | 'theo', does: string, manner = '') =>
    g.add(id, action, {
      subject: who === 'ines' ? ines : theo,
      does,
      manner,
      length: 4,
      pose: 'sit',
      path: path(setup, who === 'ines' ? INES : THEO),
      facing: facingFrom(setup, who === 'ines' ? 90 : -90),
    }).out.action;
  const together = (id: string, actions: readonly OutRef<'action'>[]) =>
    g.add(id, choreography, { cast, actions }).out.choreography;

  const comes = g.add('theo-comes', action, {
    subject: theo,
    does: 'walks up to the table',
    length: 3,
    path: path(MASTER, [2.9, 3], [1.6, 2.8], BESIDE_THE_CHAIR),
  });
  const sitsDown = g.add('theo-sits-down', action, {
    subject: theo,
    does: 'sits down',
    start: 3,
    length: 0.8,
    pose: 'sit',
    path: path(MASTER, BESIDE_THE_CHAIR, THEO),
    facing: facingFrom(MASTER, -90),
  });
  return {
    arrival: together('arrival', [
      sits('ines-waits', MASTER, 'ines', 'waits at the table'),
      comes.out.action,
      sitsDown.out.action,
    ]),
    answer: together('answer', [
      sits('ines-answers', ON_INES, 'ines', 'answers and does not look away', 'calmly'),
      sits('theo-listens', ON_INES, 'theo', ''),
    ]),
    weather: together('weather', [
      sits('theo-looks-up', ON_THEO, 'theo', 'looks past her to the window'),
      sits('ines-listens', ON_THEO, 'ines', ''),
    ]),
    offer: together('offer', [
      sits('ines-leans', ON_INES, 'ines', 'makes up her mind'),
      sits('theo-waits', ON_INES, 'theo', ''),
    ]),
    doubt: together('doubt', [
      sits('theo-asks', ON_THEO, 'theo', 'hardly dares to ask'),
      sits('ines-hears', ON_THEO, 'ines', ''),
    ]),
    peace: together('peace', [
      sits('ines-laughs', MASTER, 'ines', 'laughs and pours two glasses'),
      sits('theo-breathes', MASTER, 'theo', 'breathes out'),
    ]),
  };
}
