import type { GraphBuilder, OutRef } from '@shotgraph/engine';
import { camera } from '@shotgraph/nodes';
import { MASTER, ON_INES, ON_THEO } from './plan.ts';

/** How it is seen: every camera stands on the near side of the line between the two. */
export function addCameras(
  g: GraphBuilder,
  who: { readonly ines: OutRef<'subject'>; readonly theo: OutRef<'subject'> },
  moves: { readonly [shot in 'arrival' | 'answer' | 'weather' | 'offer' | 'doubt']: OutRef<'choreography'> },
) {
  const { ines, theo } = who;
  return {
    arrival: g.add('goes-along', camera, {
      move: 'follow',
      seconds: 3.2,
      lens: 35,
      startRight: 2.05,
      choreography: moves.arrival,
      subject: theo,
      eye: MASTER.eye,
      support: 'dolly',
    }).out.camera,
    answer: g.add('over-theo', camera, {
      move: 'static',
      seconds: 4,
      lens: 50,
      startPan: 3,
      startTilt: -5,
      choreography: moves.answer,
      focusOn: ines,
      fStop: 2.8,
      eye: ON_INES.eye,
      support: 'handheld',
      shake: 0.15,
    }).out.camera,
    weather: g.add('over-ines', camera, {
      move: 'truck',
      amount: 0.1,
      seconds: 4,
      lens: 50,
      startPan: -3,
      startTilt: -3,
      choreography: moves.weather,
      focusOn: theo,
      fStop: 2.8,
      eye: ON_THEO.eye,
      support: 'dolly',
    }).out.camera,
    offer: g.add('comes-closer', camera, {
      move: 'dolly',
      amount: 0.45,
      seconds: 4,
      lens: 75,
      startForward: 1,
      startUp: -0.14,
      choreography: moves.offer,
      focusOn: ines,
      fStop: 2,
      eye: ON_INES.eye,
      support: 'dolly',
    }).out.camera,
    doubt: g.add('from-the-lamp', camera, {
      move: 'pan',
      amount: 11,
      seconds: 4,
      lens: 75,
      startForward: 1.1,
      startUp: -0.06,
      startPan: -12,
      choreography: moves.doubt,
      focusOn: theo,
      fStop: 2,
      eye: ON_THEO.eye,
      support: 'tripod',
    }).out.camera,
    peace: g.add('draws-back', camera, {
      move: 'dolly',
      amount: -0.9,
      seconds: 5,
      lens: 35,
      startForward: 1.1,
      startUp: -0.1,
      support: 'dolly',
    }).out.camera,
  };
}
