import { graph } from '@shotgraph/engine';
import {
  camera,
  caption,
  concat,
  contactSheet,
  generateVideo,
  Image,
  inputImage,
  listNumbers,
  Number_,
  Text,
} from '@shotgraph/nodes';

const g = graph({ title: 'Shot chain' });
const model = g.input('model', { type: Text, default: 'animatic', label: 'Model' });
const provider = g.input('provider', { type: Text, default: 'auto', label: 'Provider' });
const seconds = g.input('seconds', { type: Number_, default: 1, label: 'Seconds of each shot' });
const still = g.add('still', inputImage, { file: 'media/lighthouse.png' }, [0, 0]);
const moves = g.add('moves', listNumbers, { values: [0.8, 0.5, 0.7] }, [0, 320]);

/** One shot of the chain: it starts where the one before ended. */
const shot = g.subgraph(
  'shot',
  {
    item: { type: Number_ },
    state: { type: Image },
    model: { type: Text, default: 'animatic' },
    provider: { type: Text, default: 'auto' },
    seconds: { type: Number_, default: 1 },
  },
  (sub, { item, state, model, provider, seconds }) => {
    const move = sub.add('move', camera, { move: 'dolly', amount: item, seconds }, [0, 220]);
    const take = sub.add(
      'take',
      generateVideo,
      {
        model,
        provider,
        prompt: 'On from @frame, slowly towards the lighthouse',
        firstFrame: state.named('frame'),
        camera: move.out.camera,
        seconds,
        resolution: '480p',
      },
      [320, 0],
    );
    const words = sub.add(
      'words',
      caption,
      { video: take.out.video, text: move.out.words, size: 0.04, box: 0.4 },
      [640, 0],
    );
    return { state: take.out.lastFrame, clip: words.out.video };
  },
);

const chain = g.fold(
  'chain',
  shot,
  { items: moves.out.values, state: still.out.image, model, provider, seconds },
  [320, 60],
);
const film = g.add('film', concat, { videos: [chain.out.clip] }, [640, 60]);
const sheet = g.add('sheet', contactSheet, { video: film.out.video, columns: 3, rows: 2 }, [960, 240]);
g.output('film', film.out.video);
g.output('sheet', sheet.out.image);

export default g.build();
