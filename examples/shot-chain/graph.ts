import { graph } from '@shotgraph/engine';
import {
  camera,
  caption,
  concat,
  contactSheet,
  extractFrame,
  generateVideo,
  Image,
  inputImage,
  listNumbers,
  Number_,
} from '@shotgraph/nodes';

const g = graph({ title: 'Shot chain' });
const still = g.add('still', inputImage, { file: 'media/lighthouse.png' }, [0, 0]);
const moves = g.add('moves', listNumbers, { values: [0.8, 0.5, 0.7] }, [0, 320]);

/** One shot of the chain: it starts where the one before ended. */
const shot = g.subgraph('shot', { item: { type: Number_ }, state: { type: Image } }, (sub, { item, state }) => {
  const move = sub.add('move', camera, { move: 'dolly', amount: item, seconds: 1 }, [0, 220]);
  const take = sub.add(
    'take',
    generateVideo,
    {
      prompt: 'On from @frame',
      images: [state.named('frame')],
      camera: move.out.camera,
      seconds: 1,
      resolution: '480p',
    },
    [320, 0],
  );
  const last = sub.add('last', extractFrame, { video: take.out.video, at: -0.001 }, [640, 200]);
  const words = sub.add(
    'words',
    caption,
    { video: take.out.video, text: move.out.words, size: 0.04, box: 0.4 },
    [640, 0],
  );
  return { state: last.out.image, clip: words.out.video };
});

const chain = g.fold('chain', shot, { items: moves.out.values, state: still.out.image }, [320, 60]);
const film = g.add('film', concat, { videos: [chain.out.clip] }, [640, 60]);
const sheet = g.add('sheet', contactSheet, { video: film.out.video, columns: 3, rows: 2 }, [960, 240]);
g.output('film', film.out.video);
g.output('sheet', sheet.out.image);

export default g.build();
