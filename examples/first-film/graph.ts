import { graph } from '@shotgraph/engine';
import {
  beatSpan,
  beats,
  blend,
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
  setAudio,
  speed,
} from '@shotgraph/nodes';

const g = graph({ title: 'First film' });
const title = g.input('title', { type: 'text', default: 'FIRST LIGHT OF THE FOX', label: 'Title' });

// Reference images, far to near; the music everything is cut to; a clip of sparks.
const layers = (shot: string, names: readonly string[], y: number) =>
  names.map((name, i) => {
    const file = `media/${shot}-${i + 1}-${name}.png`;
    return g.add(`${shot}-${name}`, inputImage, { file }, [0, y + i * 270]).out.image;
  });
const wide = layers('wide', ['sky', 'far', 'mid', 'pines'], 0);
const fox = layers('fox', ['sky', 'ridge', 'pines', 'fox', 'grass'], 1180);
const moon = layers('moon', ['sky', 'ridge', 'fox'], 2630);
const music = g.add('music', inputAudio, { file: 'media/groove.wav' }, [0, -620]);
const fireflies = g.add('fireflies', inputVideo, { file: 'media/fireflies.mp4' }, [0, -320]);

// Every shot lasts eight beats.
const beat = g.add('beat', beats, { audio: music.out.audio }, [320, -620]);
const bars = g.add('bars', beatSpan, { beats: beat.out.beats, first: 1, count: 8 }, [640, -620]);
const seconds = bars.out.seconds;

// Three shots, three moves, three lenses.
const rise = g.add('rise', camera, { move: 'pedestal', amount: 0.5, lens: 24, seconds }, [640, 200]);
const push = g.add('push', camera, { move: 'dolly', amount: 1, lens: 24, seconds, with: rise.out.camera }, [960, 200]);
const track = g.add(
  'track',
  camera,
  { move: 'truck', amount: -1.7, lens: 50, seconds, ease: 'linear', startRight: 0.9 },
  [960, 1450],
);
const pull = g.add('pull', camera, { move: 'dolly', amount: -2, lens: 35, seconds, startForward: 2.2 }, [960, 2760]);

const shot = { seconds, resolution: '540p', ratio: '16:9', fps: 24, vignette: 0.35 } as const;
const valley = g.add(
  'valley',
  generateVideo,
  {
    prompt: 'Dusk over @wide-far, mist between the ridges, @wide-pines in front',
    images: wide,
    camera: push.out.camera,
    ...shot,
  },
  [1280, 200],
);
const walk = g.add(
  'walk',
  generateVideo,
  {
    prompt: '@fox-fox crosses the bank through @fox-grass, following its nose',
    images: fox,
    camera: track.out.camera,
    ...shot,
  },
  [1280, 1450],
);
const night = g.add(
  'night',
  generateVideo,
  {
    prompt: '@moon-fox looks up at the full moon over @moon-ridge',
    images: moon,
    camera: pull.out.camera,
    ...shot,
  },
  [1280, 2630],
);

// The sparks last four seconds on black: slowed to outlast the shot, their light is added to it.
const slow = g.add('slow', speed, { video: fireflies.out.video, factor: 0.9 }, [1280, -320]);
const glow = g.add('glow', blend, { video: walk.out.video, clip: slow.out.video, mode: 'screen' }, [1600, 1450]);

// One cut, one grade, one title, one mix.
const cut = g.add('cut', concat, { videos: [valley.out.video, glow.out.video, night.out.video] }, [1920, 1450]);
const grade = g.add(
  'grade',
  color,
  { video: cut.out.video, exposure: 0.15, contrast: 1.06, saturation: 1.08, temperature: 6100 },
  [2240, 1450],
);
const titled = g.add(
  'titled',
  caption,
  { video: grade.out.video, text: title, position: 'bottom', size: 0.07, start: 0.8, end: 3.8, fade: 0.6 },
  [2560, 1450],
);
const loud = g.add('loud', loudness, { audio: music.out.audio, target: -14 }, [2560, 1000]);
const sound = g.add('sound', setAudio, { video: titled.out.video, audio: loud.out.audio }, [2880, 1450]);
const film = g.add('film', fade, { video: sound.out.video, in: 0.4, out: 0.8 }, [3200, 1450]);
g.output('first-film', film.out.video);

export default g.build();
