import { graph } from '@shotgraph/engine';
import { camera, caption, generateVideo, inputImage } from '@shotgraph/nodes';

const g = graph({ title: 'Still to clip' });
const still = g.add('still', inputImage, { file: 'media/lighthouse.png' }, [0, 0]);
const move = g.add('move', camera, { move: 'dolly', amount: 1.2, seconds: 3, lens: 35 }, [0, 300]);
const shot = g.add(
  'shot',
  generateVideo,
  {
    prompt: 'Slowly towards @still at dusk',
    images: [still.out.image],
    camera: move.out.camera,
    seconds: 3,
    resolution: '480p',
  },
  [320, 0],
);
const words = g.add(
  'words',
  caption,
  { video: shot.out.video, text: move.out.words, position: 'bottom', size: 0.045, box: 0.4 },
  [640, 0],
);
g.output('clip', words.out.video);

export default g.build();
