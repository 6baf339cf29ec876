import type { GraphBuilder, OutRef } from '@shotgraph/engine';
import { camera, cameraChain } from '@shotgraph/nodes';
import { EYE } from './depth.ts';

/** Seconds of a bar: four beats of 120 a minute. */
export const BAR = 2;

/** Nine ways to see the same stage. Starts are metres and degrees from the camera at rest. */
export function addCameras(
  g: GraphBuilder,
  { juno, vega }: { readonly juno: OutRef<'subject'>; readonly vega: OutRef<'subject'> },
  moves: { readonly dance: OutRef<'choreography'>; readonly song: OutRef<'choreography'> },
) {
  const holds = g.add('holds-vega', camera, {
    move: 'static',
    seconds: 0.75,
    lens: 45,
    startRight: -0.2,
    startUp: -0.3,
    startForward: 2,
    startPan: -15,
  }).out.camera;
  const whips = g.add('whips-to-juno', camera, { move: 'whip', amount: 35, seconds: 1.25, from: holds }).out.camera;
  return {
    arena: g.add('cranes-down', camera, {
      move: 'crane',
      amount: -1.5,
      seconds: 2 * BAR,
      distance: 6,
      lens: 28,
      startUp: 1.7,
      startForward: -0.8,
      startTilt: -12,
    }).out.camera,
    floor: g.add('slides-low', camera, {
      move: 'truck',
      amount: 0.5,
      seconds: BAR,
      lens: 20,
      startRight: 0.2,
      startUp: -1.35,
      startForward: 2.2,
      startTilt: 20,
    }).out.camera,
    voice: g.add('pushes-in', camera, {
      move: 'dolly',
      amount: 0.5,
      seconds: 2 * BAR,
      lens: 60,
      fStop: 2,
      startRight: -1.2,
      startUp: -0.08,
      startForward: 3.8,
      choreography: moves.song,
      focusOn: vega,
      eye: EYE,
    }).out.camera,
    whip: g.add('whip-pan', cameraChain, { cameras: [holds, whips] }).out.camera,
    orbit: g.add('circles', camera, {
      move: 'orbit',
      amount: 44,
      seconds: 2 * BAR,
      lens: 35,
      startRight: -0.27,
      startUp: -0.4,
      startForward: 2.19,
      startPan: 22,
      choreography: moves.dance,
      subject: juno,
      eye: EYE,
      support: 'gimbal',
    }).out.camera,
    solo: g.add('passes-drums', camera, {
      move: 'truck',
      amount: 1.6,
      seconds: BAR,
      lens: 35,
      fStop: 2.8,
      focus: 4.2,
      startRight: -0.4,
      startUp: -0.3,
      startForward: 5,
    }).out.camera,
    breath: g.add('by-hand', camera, {
      move: 'static',
      seconds: BAR,
      lens: 50,
      fStop: 2,
      focus: 1.7,
      startRight: 0.7,
      startUp: -0.15,
      startForward: 2.9,
      support: 'handheld',
    }).out.camera,
    vertigo: g.add('vertigo', camera, {
      move: 'dolly-zoom',
      amount: 1.2,
      seconds: BAR,
      distance: 3.4,
      lens: 70,
      startRight: -1.3,
      startUp: -0.25,
      startForward: 2.8,
    }).out.camera,
    finale: g.add('cranes-up', camera, {
      move: 'crane',
      amount: 2,
      seconds: BAR,
      distance: 4,
      lens: 24,
      startRight: 0.4,
      startUp: 0.1,
      startForward: 0.2,
      startTilt: -4,
    }).out.camera,
  };
}
