import { graph } from '@shotgraph/engine';
import { camera, generateVideo, inputAudio, inputImage, inputVideo, Text } from '@shotgraph/nodes';

const g = graph({ title: 'Seedance reference' });
const model = g.input('model', { type: Text, default: 'animatic', label: 'Model' });
const provider = g.input('provider', { type: Text, default: 'auto', label: 'Provider' });
const still = g.add('still', inputImage, { file: 'media/lighthouse.png' }, [0, 0]);
const guide = g.add('guide', inputVideo, { file: 'media/move.mp4' }, [0, 300]);
const tune = g.add('tune', inputAudio, { file: 'media/tune.wav' }, [0, 560]);
const move = g.add(
  'move',
  camera,
  { move: 'truck', amount: 1.2, seconds: 4, startRight: -0.6, startForward: 1 },
  [0, 760],
);
const shot = g.add(
  'shot',
  generateVideo,
  {
    model,
    provider,
    prompt: 'The lighthouse of @still at dusk, waves below. The camera moves as in @guide, in time with @tune.',
    images: [still.out.image],
    videos: [guide.out.video],
    audios: [tune.out.audio],
    camera: move.out.camera,
    seconds: 4,
    resolution: '480p',
    onBusy: 'fast',
  },
  [380, 40],
);
g.output('clip', shot.out.video);

export default g.build();
