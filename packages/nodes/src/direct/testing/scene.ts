import type { CameraValue } from '../../ports.ts';
import { action } from '../action.ts';
import { cast } from '../cast.ts';
import { choreography } from '../choreography.ts';
import { depth } from '../depth.ts';
import { layer } from '../layer.ts';
import { lighting } from '../lighting.ts';
import { line } from '../line.ts';
import { sequence } from '../sequence.ts';
import { shot } from '../shot.ts';
import { subject } from '../subject.ts';
import { outputsOf } from './run-node.ts';

/** A small scene to test with: two in the cast, a street, a walk, a push in, and something said. */
export const mara = outputsOf(subject, { name: 'Mara', description: 'tall woman in a yellow raincoat' }).subject;
export const fox = outputsOf(subject, { name: 'fox', kind: 'animal' }).subject;
export const troupe = outputsOf(cast, { subjects: [mara, fox] }).cast;
export const street = outputsOf(depth, {
  layers: [
    outputsOf(layer, { name: 'wall', depth: 20 }).layer,
    outputsOf(layer, { subject: 'fox', depth: 6, height: 0.7, occludes: ['wall'] }).layer,
  ],
}).depth;
export const walk = outputsOf(choreography, {
  cast: troupe,
  actions: [
    outputsOf(action, {
      subject: 'Mara',
      does: 'walks to the fox',
      path: [
        [-2, 6],
        [0, 6],
      ],
    }).action,
  ],
}).choreography;
export const pushIn: CameraValue = {
  seconds: 4,
  sensorWidthMm: 36,
  keys: [0, 4].map((seconds) => ({
    seconds,
    position: [0, 0, -seconds / 2],
    panDegrees: 0,
    tiltDegrees: 0,
    rollDegrees: 0,
    focalLengthMm: 35,
    ease: 'linear',
  })),
  moves: [{ move: 'dolly', amount: 2, unit: 'm', seconds: 4 }],
};
export const night = outputsOf(lighting, { setup: 'moonlight' }).lighting;
export const hello = outputsOf(line, { speaker: 'Mara', text: 'There you are.' }).line;

type ShotInputs = Parameters<typeof outputsOf<typeof shot.inputs, typeof shot.outputs>>[1];
type SequenceInputs = Parameters<typeof outputsOf<typeof sequence.inputs, typeof sequence.outputs>>[1];

/** A shot of given inputs. */
export const shotOf = (inputs: ShotInputs = {}) => outputsOf(shot, inputs).shot;
/** Everything a sequence of given inputs gives. */
export const sequenceOf = (inputs: SequenceInputs) => outputsOf(sequence, inputs);
