import { graph } from '@shotgraph/engine';
import { camera, generateVideo, inputImage, listNumbers, listTexts, Text } from '@shotgraph/nodes';

const g = graph({ title: 'Take sweep' });
const provider = g.input('provider', { type: Text, default: 'auto', label: 'Provider' });
const still = g.add('still', inputImage, { file: 'media/lighthouse.png' }, [0, 0]);
const models = g.add('models', listTexts, { lines: 'animatic' }, [0, 300]);
const seeds = g.add('seeds', listNumbers, { values: [3, 5, 8] }, [0, 480]);
const move = g.add('move', camera, { move: 'dolly', amount: 0.8, seconds: 4 }, [0, 660]);
const takes = g.add(
  'takes',
  generateVideo,
  {
    model: models.out.texts,
    seed: seeds.out.values,
    provider,
    prompt: 'Slowly towards the lighthouse of @still as its lamp is lit',
    images: [still.out.image],
    camera: move.out.camera,
    seconds: 4,
    resolution: '480p',
  },
  { at: [360, 60], each: [['model'], ['seed']] },
);
g.output('takes', takes.out.video);

export default g.build();
