import { graph } from '@shotgraph/engine';
import { camera, generateVideo, inputAudio, inputImage, Text, trimAudio } from '@shotgraph/nodes';

const g = graph({ title: 'Seedance reference' });
const model = g.input('model', { type: Text, default: 'animatic', label: 'Model' });
const provider = g.input('provider', { type: Text, default: 'auto', label: 'Provider' });
const still = g.add('still', inputImage, { file: 'media/lighthouse.png' }, [0, 0]);
const tune = g.add('tune', inputAudio, { file: 'media/tune.wav' }, [0, 620]);
const bars = g.add('bars', trimAudio, { audio: tune.out.audio, start: 0, end: 4 }, [320, 620]);
const move = g.add('move', camera, { move: 'truck', amount: 1.2, seconds: 4 }, [0, 300]);

/** The move as a picture of itself: free to look at, and what the paid model is shown. */
const guide = g.add(
  'guide',
  generateVideo,
  { prompt: 'The move along @still', images: [still.out.image], camera: move.out.camera, seconds: 4 },
  [320, 60],
);
const shot = g.add(
  'shot',
  generateVideo,
  {
    model,
    provider,
    prompt: 'The lighthouse of @still at dusk, waves below. The camera moves as in @guide, in time with @bars.',
    images: [still.out.image],
    videos: [guide.out.video],
    audios: [bars.out.audio],
    camera: move.out.camera,
    seconds: 4,
    resolution: '480p',
    onBusy: 'fast',
  },
  [700, 60],
);
g.output('clip', shot.out.video);

export default g.build();
