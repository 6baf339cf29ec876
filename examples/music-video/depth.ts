import type { GraphBuilder, OutRef } from '@shotgraph/engine';
import { depth, inputImage, layer } from '@shotgraph/nodes';

/** Where those stand who are directed: metres to the right of the axis of the camera at rest, and ahead of it. */
export const MARKS = { juno: [0.7, 4.6], vega: [-1.3, 6.2], kit: [0.9, 9.3] } as const;

/** Height of the camera at rest above the floor of the stage, metres. */
export const EYE = 1.6;

/** The stage from the neon wall to the crowd: cut-outs at their distances, and one box. The dancer has no picture. */
export function addDepth(g: GraphBuilder, { vega, kit }: { readonly [name in 'vega' | 'kit']: OutRef<'subject'> }) {
  const picture = (name: string) => g.add(`${name}-picture`, inputImage, { file: `media/${name}.png` }).out.image;
  const set = [
    g.add('wall', layer, {
      name: 'the wall',
      kind: 'card',
      image: picture('wall'),
      depth: 13,
      height: 8.5,
      description: 'a dark wall with a striped neon sun',
    }),
    g.add('truss', layer, {
      name: 'lamps on a truss',
      image: picture('truss'),
      depth: 10.5,
      raised: 3.6,
      height: 2.5,
    }),
    g.add('riser', layer, {
      kind: 'box',
      depth: 8.5,
      right: 0.9,
      width: 4.4,
      height: 0.35,
      thickness: 2,
    }),
    g.add('keys', layer, {
      name: 'the keyboards',
      image: picture('keys'),
      depth: 8.1,
      right: -3.1,
      height: 1.75,
      description: 'a keyboard player',
    }),
    g.add('bass', layer, {
      name: 'the bassist',
      image: picture('bassist'),
      depth: 7.9,
      right: 3.3,
      height: 1.85,
      description: 'a bassist',
    }),
  ].map(({ out }) => out.layer);
  const behindTheKit = {
    image: picture('drums'),
    depth: MARKS.kit[1],
    right: MARKS.kit[0],
    raised: 0.35,
    height: 1.7,
  };
  // Whoever is named counts among those a shot is about: the drummer has a name only in the shot that is about the drums.
  const drums = g.add('drums', layer, { name: 'the drums', ...behindTheKit, description: 'a drummer' }).out.layer;
  const solo = g.add('solo-drums', layer, { subject: kit, ...behindTheKit }).out.layer;
  const voice = g.add('voice', layer, {
    subject: vega,
    image: picture('singer'),
    depth: MARKS.vega[1],
    right: MARKS.vega[0],
    height: 1.78,
  }).out.layer;
  const crowd = g.add('crowd', layer, {
    name: 'the crowd',
    image: picture('crowd'),
    depth: 2.2,
    height: 1.9,
    description: 'raised hands of the crowd',
    occludes: ['Vega'],
  }).out.layer;
  const space = (id: string, layers: readonly OutRef<'layer'>[]) => g.add(id, depth, { layers, eye: EYE }).out.depth;
  return {
    stage: space('stage', [...set, drums, voice]),
    arena: space('arena', [...set, drums, voice, crowd]),
    riser: space('riser-space', [...set, solo]),
  };
}
