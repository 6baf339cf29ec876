import type { GraphBuilder, OutRef } from '@shotgraph/engine';
import { camera } from '@shotgraph/nodes';
import { EYE } from './depth.ts';

/** Three macro moves. Focus is a thin sheet: it is pulled from the leaves to the glass, and stays there. */
export function addCameras(
  g: GraphBuilder,
  about: { readonly subject: OutRef<'subject'>; readonly choreography: OutRef<'choreography'> },
) {
  const slides = g.add('slides', camera, { move: 'truck', amount: 0.09, seconds: 5 }).out.camera;
  return {
    reveal: g.add('pulls-focus', camera, {
      move: 'rack-focus',
      ...about,
      eye: EYE,
      focus: 0.34,
      seconds: 5,
      lens: 80,
      fStop: 2.8,
      startRight: -0.085,
      startUp: -0.035,
      startForward: 0.3,
      with: slides,
    }).out.camera,
    turn: g.add('circles', camera, {
      move: 'orbit',
      ...about,
      eye: EYE,
      amount: 28,
      seconds: 4,
      lens: 80,
      fStop: 4,
      startRight: -0.1,
      startUp: -0.035,
      startForward: 0.49,
      startPan: 14,
    }).out.camera,
    swell: g.add('swells', camera, {
      move: 'dolly-zoom',
      ...about,
      eye: EYE,
      amount: -0.45,
      seconds: 5,
      lens: 38,
      fStop: 5.6,
      startUp: -0.035,
      startForward: 0.54,
    }).out.camera,
  };
}
