import type { GraphBuilder, OutRef } from '@shotgraph/engine';
import { depth, inputImage, layer } from '@shotgraph/nodes';

/** Where those stand who are directed: metres to the right of the axis of the lens at rest, and ahead of it. */
export const MARKS = { flacon: [0, 0.9], twig: [-0.17, 1.12] } as const;

/** Height of the lens at rest above the table, metres. */
export const EYE = 0.11;

/** A table top seen through a macro lens: everything within three metres, so each layer says itself what is near and what is far. */
export function addDepth(
  g: GraphBuilder,
  { flacon, twig }: { readonly [name in 'flacon' | 'twig']: OutRef<'subject'> },
) {
  const picture = (name: string) => g.add(`${name}-picture`, inputImage, { file: `media/${name}.png` }).out.image;
  const flaconPicture = picture('flacon');
  const set = [
    g.add('table', layer, {
      name: 'the table',
      kind: 'box',
      depth: 0.2,
      width: 3,
      height: 0.5,
      thickness: 2,
      raised: -0.5,
      band: 'midground',
      description: 'dark stone table',
    }),
    g.add('wall', layer, {
      name: 'the wall',
      image: picture('wall'),
      depth: 2.9,
      band: 'background',
      description: 'plaster wall in evening light',
    }),
    g.add('sun', layer, {
      name: 'the paper sun',
      image: picture('sun'),
      depth: 1.5,
      right: 0.09,
      raised: 0.02,
      height: 0.34,
      band: 'background',
      description: 'orange paper disc like a rising sun',
    }),
    g.add('vase', layer, {
      subject: twig,
      image: picture('eucalyptus'),
      depth: MARKS.twig[1],
      right: MARKS.twig[0],
      height: 0.34,
      band: 'midground',
    }),
    g.add('bottle', layer, {
      subject: flacon,
      image: flaconPicture,
      depth: MARKS.flacon[1],
      height: 0.126,
      band: 'midground',
      occludes: ['the paper sun'],
    }),
  ].map(({ out }) => out.layer);
  const leaves = g.add('leaves', layer, {
    name: 'the near leaves',
    image: picture('foliage'),
    depth: 0.64,
    right: -0.085,
    height: 0.16,
    description: 'large leaves close to the lens',
    occludes: ['the flacon'],
  }).out.layer;
  return {
    picture: flaconPicture,
    open: g.add('open', depth, { layers: set, eye: EYE }).out.depth,
    behindLeaves: g.add('behind-leaves', depth, { layers: [...set, leaves], eye: EYE }).out.depth,
  };
}
