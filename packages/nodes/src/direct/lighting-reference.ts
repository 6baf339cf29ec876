import { canonicalJson, defineNode, one, out, sha256Text } from '@shotgraph/engine';
import { loadTypeface } from '../film/lettering/typeface.ts';
import { diagramSize, drawDiagram } from '../film/lighting/draw-diagram.ts';
import { paintLighting } from '../film/lighting/paint-lighting.ts';
import { storeStill } from '../film/store-still.ts';
import { predicted } from '../media/expr.ts';
import { choice, Image, Seconds } from '../ports.ts';
import type { FrameSize } from '../stage/index.ts';
import { Lighting } from './values/index.ts';

/** Sizes of the reference; all of them are 16:9. */
const SIZES = {
  '576p': { width: 1024, height: 576 },
  '720p': { width: 1280, height: 720 },
  '864p': { width: 1536, height: 864 },
} as const satisfies { readonly [name: string]: FrameSize };

/** Paints what a rig does to a face, a grey and a white ball, and draws where its lights stand. */
export const lightingReference = defineNode({
  type: 'direct/lighting-reference',
  version: 1,
  title: 'Lighting reference',
  doc: 'Paints what the light does to a face, a grey and a white ball, as a reference for models, and draws a plan of the lights.',
  tags: ['light', 'grey ball', 'grey card', 'rembrandt', 'diagram', 'lighting plot', 'kelvin', 'relight', 'reference'],
  effect: 'compute',
  needs: ['assets'],
  inputs: {
    lighting: one(Lighting, 'The light.'),
    seconds: one(Seconds, 'Instant from the start of the shot, where the light changes.', { default: 0, min: 0 }),
    resolution: one(choice('576p', '720p', '864p'), 'Height of the reference, which is 16:9.', { default: '576p' }),
  },
  outputs: {
    image: out(Image, 'Bust and balls in the light; no text. Give it to models with the role lighting.'),
    diagram: out(Image, 'Where the lights stand, from above and from the side, for people; never give it to a model.'),
  },

  predict({ lighting, seconds, resolution }) {
    const what = canonicalJson(['direct/lighting-reference', 1, lighting, seconds, resolution]);
    const picture = (output: string, { width, height }: FrameSize) =>
      predicted('image', { width, height, alpha: false }, sha256Text(`${output} ${what}`));
    return {
      image: picture('image', SIZES[resolution]),
      diagram: picture('diagram', diagramSize(lighting.lights.length)),
    };
  },

  async run({ lighting, seconds, resolution }, { host, signal, progress }) {
    const size = SIZES[resolution];
    const diagram = drawDiagram(lighting, seconds, await loadTypeface());
    progress(0.1);
    signal.throwIfAborted();
    return {
      image: await storeStill(paintLighting(lighting, seconds, size), size, host.assets),
      diagram: await storeStill(diagram.pixels, diagram, host.assets),
    };
  },
});
