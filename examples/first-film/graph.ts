import { graph } from '@shotgraph/engine';
import {
  beatSpan,
  beats,
  camera,
  caption,
  color,
  concat,
  fade,
  generateVideo,
  inputAudio,
  inputImage,
  inputVideo,
  loudness,
  overlay,
  setAudio,
} from '@shotgraph/nodes';

const g = graph({ title: 'First film' });
const title = g.input('title', { type: 'text', default: 'FIRST LIGHT OF THE FOX', label: 'Title' });

// Reference images, far to near, and the music everything is cut to.
const image = (id: string, file: string, column: number, row: number) =>
  g.add(id, inputImage, { file: `media/${file}.png` }, [column * 300, row * 120]).out.image;
const wide = ['sky', 'far', 'mid', 'pines'].map((name, i) => image(`wide-${name}`, `wide-${i + 1}-${name}`, 0, i * 2));
const fox = ['sky', 'ridge', 'pines', 'fox', 'grass'].map((name, i) =>
  image(`fox-${name}`, `fox-${i + 1}-${name}`, 0, 9 + i * 2),
);
const moon = ['sky', 'ridge', 'fox'].map((name, i) => image(`moon-${name}`, `moon-${i + 1}-${name}`, 0, 20 + i * 2));
const music = g.add('music', inputAudio, { file: 'media/groove.wav' }, [0, -480]);
const fireflies = g.add('fireflies', inputVideo, { file: 'media/fireflies.mp4' }, [0, -240]);

// Every shot lasts eight beats.
const beat = g.add('beat', beats, { audio: music.out.audio }, [300, -480]);
const span = g.add('bars', beatSpan, { beats: beat.out.beats, first: 1, count: 8 }, [600, -480]);
const seconds = span.out.seconds;

// Three moves, three lenses.
const rise = g.add('rise', camera, { move: 'pedestal', amount: 1.2, lens: 24, seconds }, [600, 0]);
const push = g.add('push', camera, { move: 'dolly', amount: 1.6, lens: 28, seconds, with: rise.out.camera }, [900, 0]);
const track = g.add('track', camera, { move: 'truck', amount: 1.4, lens: 50, seconds, ease: 'linear' }, [900, 1080]);
const crane = g.add('crane', camera, { move: 'dolly', amount: -2.4, lens: 35, seconds, ease: 'in-out' }, [900, 2280]);

const shot = { seconds, resolution: '540p', ratio: '16:9', fps: 24 } as const;
const valley = g.add(
  'valley',
  generateVideo,
  {
    ...shot,
    prompt: 'Dusk over @wide-far, mist between the ridges, @wide-pines in front',
    images: wide,
    camera: push.out.camera,
  },
  [1200, 0],
);
const walk = g.add(
  'walk',
  generateVideo,
  {
    ...shot,
    prompt: '@fox-fox crosses the bank, following its nose; {{title}}',
    images: fox,
    camera: track.out.camera,
  },
  [1200, 1080],
);
const night = g.add(
  'night',
  generateVideo,
  { ...shot, prompt: '@moon-fox looks up at the moon over @moon-ridge', images: moon, camera: crane.out.camera },
  [1200, 2280],
);

const glow = g.add(
  'glow',
  overlay,
  { video: walk.out.video, clip: fireflies.out.video, position: 'center', margin: 0, scale: 1, opacity: 0.8 },
  [1500, 1080],
);

// One cut, one grade, one title, one mix.
const cut = g.add('cut', concat, { videos: [valley.out.video, glow.out.video, night.out.video] }, [1800, 960]);
const grade = g.add(
  'grade',
  color,
  { video: cut.out.video, exposure: 0.15, contrast: 1.06, saturation: 1.08, temperature: 6100 },
  [2100, 960],
);
const titled = g.add(
  'titled',
  caption,
  { video: grade.out.video, text: title, position: 'bottom', size: 0.07, box: 0, start: 0.8, end: 3.8, fade: 0.6 },
  [2400, 960],
);
const loud = g.add('loud', loudness, { audio: music.out.audio, target: -14 }, [2400, -480]);
const sound = g.add('sound', setAudio, { video: titled.out.video, audio: loud.out.audio }, [2700, 960]);
const film = g.add('film', fade, { video: sound.out.video, in: 0.4, out: 0.8 }, [3000, 960]);
g.output('first-film', film.out.video);

export default g.build();
