import { defineNode, type InputIssue, many, one, optional, out } from '@shotgraph/engine';
import { Metres } from '../ports.ts';
import { findRepeated, numberUsual } from './names.ts';
import { occlusionIssues, overlapIssues } from './occlusion.ts';
import { Depth, DepthLayer, type DepthLayerValue } from './values/index.ts';

/** Nearest and farthest a zone can reach, m: what a layer's distance can be. */
const REACH = { min: 0.1, max: 10_000 };

/** Puts layers at their distances into one space. */
export const depth = defineNode({
  type: 'direct/depth',
  version: 1,
  title: 'Depth',
  doc: 'Layers in one space: what stands where, what hides what, and what of it is sharp.',
  tags: ['layers', 'parallax', 'occlusion', 'foreground', 'background', 'focus', '2.5d', 'space'],
  effect: 'pure',
  editor: 'depth-plan',
  inputs: {
    layers: many(DepthLayer, 'What stands in it, in any order; distances decide.', { max: 64 }),
    eye: one(Metres, 'How high the camera at rest stands above the floor.', { default: 1.6, min: 0.05, max: 1000 }),
    sharpNear: optional(Metres, 'From here on everything looks sharp; right from the camera when left out.', REACH),
    sharpFar: optional(Metres, 'Up to here everything looks sharp; without end when left out.', REACH),
  },
  outputs: { depth: out(Depth, 'The space.') },

  check({ layers, sharpNear, sharpFar }): InputIssue[] {
    const named = numberUsual(layers ?? [], isUsualName);
    return [
      ...repeatedLayers(named),
      ...occlusionIssues(named),
      ...overlapIssues(named),
      ...sharpIssues(sharpNear, sharpFar),
    ];
  },

  run({ layers, eye, sharpNear, sharpFar }) {
    const sharp = sharpNear !== undefined || sharpFar !== undefined;
    return {
      depth: {
        layers: numberUsual(layers, isUsualName),
        eyeMetres: eye,
        ...(sharp && { sharp: { nearMetres: sharpNear ?? REACH.min, farMetres: sharpFar ?? REACH.max } }),
      },
    };
  },
});

/** A layer nobody named is called by its subject or its band. */
const isUsualName = ({ name, subject, band }: DepthLayerValue): boolean => name === (subject || band);

const repeatedLayers = (layers: readonly DepthLayerValue[]): InputIssue[] =>
  findRepeated(layers.map(({ name }) => name)).map(({ name, first, again }) => ({
    input: 'layers',
    message: `layers ${first + 1} and ${again + 1} are both called "${name}"; rename one`,
  }));

function sharpIssues(near: number | undefined, far: number | undefined): InputIssue[] {
  if (near === undefined || far === undefined || near < far) return [];
  const message = `what is sharp cannot begin at ${near} m and end at ${far} m; raise the end or lower the beginning`;
  return [{ input: 'sharpFar', message, mend: { kind: 'set', input: 'sharpFar' } }];
}
