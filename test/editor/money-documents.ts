import type { GraphDocument } from '@shotgraph/engine';

const node = (type: string, inputs: object) => ({ type, version: 1, inputs }) as GraphDocument['nodes'][string];

/** A shot that is paid for: of its prompt alone, so that nothing has to be published. */
export const shot = (prompt: string, inputs: object = {}) =>
  node('generate/video', { model: 'seedance-2.0', prompt, seconds: 5, resolution: '480p', ...inputs });

const graph = (title: string, nodes: GraphDocument['nodes'], rest: Partial<GraphDocument> = {}): GraphDocument => ({
  shotgraph: 1,
  title,
  nodes,
  ...rest,
});

/** One shot. */
export const oneShot = (title: string, prompt: string, inputs: object = {}): GraphDocument =>
  graph(
    title,
    { shot: shot(prompt, inputs) },
    { outputs: { film: { from: 'shot.video' } }, layout: { nodes: { shot: [0, 0] } } },
  );

/** A shot that is too short, with a clip to go by that is too long. */
export const beyondLimits = (): GraphDocument =>
  graph(
    'Beyond limits',
    {
      still: node('input/image', { file: 'media/lighthouse.png' }),
      pan: node('transform/still-to-video', { image: { from: 'still.image' }, seconds: 20, fps: 24 }),
      shot: shot('Like @pan', { seconds: 2, videos: [{ from: 'pan.video' }] }),
    },
    { layout: { nodes: { still: [-640, 0], pan: [-320, 0], shot: [0, 0] } } },
  );
