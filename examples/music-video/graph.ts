import { graph, type OutRef } from '@shotgraph/engine';
import {
  beatMap,
  beats,
  cast,
  checklist,
  continuity,
  generateVideo,
  inputAudio,
  line,
  look,
  mixAudio,
  motionGuide,
  prompt,
  reference,
  references,
  sequence,
  shot,
  storyboard,
  subject,
  trimAudio,
} from '@shotgraph/nodes';
import { addCameras, BAR } from './camera.ts';
import { addChoreography } from './choreography.ts';
import { addDepth } from './depth.ts';
import { addLight } from './light.ts';

const g = graph({ title: 'Music video' });

// The song owns time: its beats, a map of them in words, and a click to hear whether they are right.
const song = g.add('song', inputAudio, { file: 'media/song.wav' }).out.audio;
const pulse = g.add('pulse', beats, { audio: song }).out.beats;
const map = g.add('map', beatMap, { beats: pulse, pattern: [8, 4, 8, 4, 8, 4, 4, 4, 4] });
const click = g.add('click', mixAudio, { audios: [song, map.out.click], gains: [-4, -3] }).out.audio;

// A dancer without a picture, whom a mannequin stands in for; a singer and a drummer who are cut out.
const juno = g.add('juno', subject, {
  name: 'Juno',
  description: 'a dancer in a silver tracksuit with a shaved head',
  height: 1.74,
  colour: '#cfd3e6',
}).out.subject;
const vega = g.add('vega', subject, {
  name: 'Vega',
  description: 'a singer in a violet jacket with dark wavy hair',
  height: 1.74,
  colour: '#7b2ff2',
}).out.subject;
const kit = g.add('kit', subject, {
  name: 'Kit',
  description: 'a drummer with fair hair and dark glasses',
  height: 1.7,
  colour: '#c2185b',
}).out.subject;
const casts = {
  duo: g.add('duo', cast, { subjects: [juno, vega] }).out.cast,
  dancer: g.add('dancer', cast, { subjects: [juno] }).out.cast,
  singer: g.add('singer', cast, { subjects: [vega] }).out.cast,
  drummer: g.add('drummer', cast, { subjects: [kit] }).out.cast,
};

// The four controls.
const depth = addDepth(g, { vega, kit });
const moves = addChoreography(g, { casts, juno, vega, kit, beats: pulse });
const light = addLight(g);
const cameras = addCameras(g, { juno, vega }, moves);

const sung = g.add('sung', line, {
  speaker: vega,
  text: 'Oh, we burn till the morning.',
  delivery: 'singing, eyes closed',
  seconds: 0.2,
}).out.line;

const arena = g.add('shot-1', shot, {
  name: 'arena',
  description: 'A small stage with a striped neon sun, seen over the hands of the crowd.',
  seconds: 2 * BAR,
  size: 'extreme-wide',
  angle: 'high',
  cast: casts.duo,
  camera: cameras.arena,
  lighting: light.night,
  depth: depth.arena,
  choreography: moves.groove,
});
const floor = g.add('shot-2', shot, {
  name: 'floor',
  description: 'From the boards of the stage up.',
  seconds: BAR,
  size: 'wide',
  angle: 'ground',
  cast: casts.duo,
  subjects: ['Juno'],
  camera: cameras.floor,
  lighting: light.strobe,
  depth: depth.stage,
  choreography: moves.leap,
});
const voice = g.add('shot-3', shot, {
  name: 'voice',
  description: 'Her face against the neon sun.',
  seconds: 2 * BAR,
  size: 'close',
  cast: casts.duo,
  subjects: ['Vega'],
  camera: cameras.voice,
  lighting: light.ember,
  depth: depth.stage,
  choreography: moves.song,
  lines: [sung],
});
const whip = g.add('shot-4', shot, {
  name: 'whip',
  description: 'From the singer to the dancer.',
  seconds: BAR,
  size: 'medium',
  cast: casts.duo,
  subjects: ['Vega', 'Juno'],
  camera: cameras.whip,
  lighting: light.night,
  depth: depth.stage,
  choreography: moves.groove,
});
const orbit = g.add('shot-5', shot, {
  name: 'orbit',
  description: 'Half around the dancer while red and blue change sides.',
  seconds: 2 * BAR,
  size: 'medium-wide',
  cast: casts.duo,
  subjects: ['Juno'],
  camera: cameras.orbit,
  lighting: light.swap,
  depth: depth.stage,
  choreography: moves.dance,
});
const solo = g.add('shot-6', shot, {
  name: 'solo',
  description: 'Past the drums on their riser.',
  seconds: BAR,
  size: 'medium-wide',
  cast: casts.drummer,
  subjects: ['Kit'],
  camera: cameras.solo,
  lighting: light.ember,
  depth: depth.riser,
  choreography: moves.solo,
});
const breath = g.add('shot-7', shot, {
  name: 'breath',
  description: 'Nearly still, from an arm away.',
  seconds: BAR,
  size: 'medium-close',
  cast: casts.duo,
  subjects: ['Juno'],
  camera: cameras.breath,
  lighting: light.ember,
  depth: depth.stage,
  choreography: moves.dance,
});
const vertigo = g.add('shot-8', shot, {
  name: 'vertigo',
  description: 'She stays, and the stage flies away behind her.',
  seconds: BAR,
  size: 'medium',
  cast: casts.duo,
  subjects: ['Vega'],
  camera: cameras.vertigo,
  lighting: light.strobe,
  depth: depth.stage,
  choreography: moves.song,
});
const finale = g.add('shot-9', shot, {
  name: 'finale',
  description: 'Up and away over the crowd, as the neon sun burns out.',
  seconds: BAR,
  size: 'wide',
  angle: 'high',
  cast: casts.duo,
  subjects: ['Juno'],
  camera: cameras.finale,
  lighting: light.burst,
  depth: depth.arena,
  choreography: moves.finish,
});
const shots = [arena, floor, voice, whip, orbit, solo, breath, vertigo, finale].map(({ out }) => out.shot);

// One film on the clock of the song: every cut on a bar.
const neon = g.add('neon', look, { preset: 'music-video-neon' }).out.look;
const keeps = g.add('keeps', continuity, { locks: ['costume', 'environment', 'colour'] }).out.continuity;
const snapped = { shots, beats: pulse, snap: 'bar' } as const;
const cut = g.add('cut', sequence, snapped).out.direction;
const board = g.add('board', storyboard, { direction: cut, title: 'Burn till the morning' });
const seen = g.add('seen', reference, { media: board.out.clean, role: 'storyboard' }).out.reference;
const heard = g.add('heard', reference, { media: song, role: 'music' }).out.reference;
const wired = g.add('wired', references, { references: [seen, heard] }).out.references;
const film = g.add('film', sequence, {
  ...snapped,
  look: neon,
  continuity: keeps,
  references: wired,
});
const words = g.add('words', prompt, { direction: film.out.direction, language: 'en' });
const checks = g.add('checks', checklist, { direction: film.out.direction });
const clip = g.add('clip', generateVideo, {
  prompt: words.out.prompt,
  images: [film.out.images],
  audios: [film.out.audios],
  direction: film.out.direction,
  seconds: film.out.seconds,
  resolution: '480p',
  captions: true,
});

// One shot to be bought: the orbit with its motion and its four seconds of the song. Off until it is wanted.
const guide = g.add('guide', motionGuide, { motion: orbit.out.motion }).out.video;
const bars = g.add('bars', trimAudio, { audio: song, start: 6 * BAR, end: 8 * BAR }).out.audio;
const motion = g.add('motion', reference, { media: guide, role: 'motion', transfer: ['motion', 'camera', 'timing'] });
const beat = g.add('beat', reference, { media: bars, role: 'music' });
const own = g.add('own', references, { references: [motion.out.reference, beat.out.reference] }).out.references;
const hero = g.add('hero', sequence, { shots: [orbit.out.shot], look: neon, continuity: keeps, references: own });
const heroWords = g.add('hero-words', prompt, { direction: hero.out.direction, language: 'en' });
const take = g.add(
  'take',
  generateVideo,
  {
    model: 'seedance-2.0',
    prompt: heroWords.out.prompt,
    videos: [hero.out.videos],
    audios: [hero.out.audios],
    seconds: hero.out.seconds,
    resolution: '480p',
  },
  { off: true },
);

const output = (name: string, ref: OutRef) => g.output(name, ref);
output('film', clip.out.video);
output('hero', take.out.video);
output('storyboard', board.out.sheet);
output('click', click);
output('beats', map.out.words);
output('prompt', words.out.text);
output('checklist', checks.out.report);

export default g.build();
