import { graph, type OutRef } from '@shotgraph/engine';
import {
  blockingReference,
  cast,
  checklist,
  concat,
  continuity,
  generateVideo,
  inputAudio,
  inputImage,
  line,
  look,
  motionGuide,
  prompt,
  reference,
  references,
  sequence,
  shot,
  shotList,
  subject,
  Text,
} from '@shotgraph/nodes';
import { addCameras } from './camera.ts';
import { addChoreography } from './choreography.ts';
import { addDepth } from './depth.ts';
import { addLight } from './light.ts';
import { LINES } from './lines.ts';

const g = graph({ title: 'Dialogue scene' });
const model = g.input('model', { type: Text, default: 'animatic', label: 'Model' });
const provider = g.input('provider', { type: Text, default: 'auto', label: 'Provider' });

// Who they are, and what they say, with a scratch voice for each line.
const ines = g.add('ines', subject, {
  name: 'Ines',
  description: 'a woman of fifty',
  height: 1.68,
  colour: '#b5532f',
}).out.subject;
const theo = g.add('theo', subject, {
  name: 'Theo',
  description: 'a tall man of fifty',
  height: 1.84,
  colour: '#3d5f8a',
}).out.subject;
const both = g.add('both', cast, { subjects: [ines, theo] }).out.cast;
const lines = LINES.map(({ file, speaker, ...said }, i) => {
  const recording = g.add(`voice-${i + 1}`, inputAudio, { file }).out.audio;
  const who = speaker === 'Ines' ? ines : theo;
  return g.add(`line-${i + 1}`, line, { speaker: who, ...said, seconds: i === 0 ? 2.2 : 0.9, recording }).out.line;
});

// The four controls.
const depth = addDepth(g);
const moves = addChoreography(g, { cast: both, ines, theo });
const light = addLight(g);
const cameras = addCameras(g, { ines, theo }, moves);

const arrival = g.add('shot-1', shot, {
  name: 'arrival',
  description: 'A quiet room with a tall window, late in the afternoon. Somebody has been waited for.',
  seconds: 5,
  size: 'medium-wide',
  cast: both,
  subjects: ['Theo', 'Ines'],
  camera: cameras.arrival,
  lighting: light.day.master,
  depth: depth.master,
  choreography: moves.arrival,
  lines: [lines[0]!],
  sounds: ['footsteps on boards', 'a ticking clock'],
});
const answer = g.add('shot-2', shot, {
  name: 'answer',
  description: 'She has had years to think of an answer.',
  seconds: 4,
  size: 'medium-close',
  angle: 'over-shoulder',
  cast: both,
  subjects: ['Ines', 'Theo'],
  camera: cameras.answer,
  lighting: light.day.ines,
  depth: depth.ines,
  choreography: moves.answer,
  lines: [lines[1]!],
  sounds: ['a ticking clock'],
});
const weather = g.add('shot-3', shot, {
  name: 'weather',
  description: 'He has not, and looks for something else to say.',
  seconds: 4,
  size: 'medium-close',
  angle: 'over-shoulder',
  cast: both,
  subjects: ['Theo', 'Ines'],
  camera: cameras.weather,
  lighting: light.day.theo,
  depth: depth.theo,
  choreography: moves.weather,
  lines: [lines[2]!],
  sounds: ['a ticking clock'],
});
const offer = g.add('shot-4', shot, {
  name: 'offer',
  description: 'The last daylight leaves her face, and a lamp takes its place.',
  seconds: 4,
  size: 'close',
  cast: both,
  subjects: ['Ines'],
  camera: cameras.offer,
  lighting: light.fall,
  depth: depth.ines,
  choreography: moves.offer,
  lines: [lines[3]!],
  sounds: ['a ticking clock', 'the click of a switch'],
});
const doubt = g.add('shot-5', shot, {
  name: 'doubt',
  description: 'From the lamp to his face.',
  seconds: 4,
  size: 'close',
  cast: both,
  subjects: ['Theo'],
  camera: cameras.doubt,
  lighting: light.dusk.theo,
  depth: depth.theo,
  choreography: moves.doubt,
  lines: [lines[4]!],
  sounds: ['a ticking clock'],
});
const peace = g.add('shot-6', shot, {
  name: 'peace',
  description: 'Two people at a table before a blue window, in the light of one lamp.',
  seconds: 5,
  size: 'medium-wide',
  cast: both,
  subjects: ['Ines', 'Theo'],
  camera: cameras.peace,
  lighting: light.dusk.master,
  depth: depth.master,
  choreography: moves.peace,
  lines: [lines[5]!],
  sounds: ['a ticking clock', 'wine poured into glasses'],
});

// What holds for all shots.
const style = g.add('style', look, {
  preset: 'watercolour-animation',
  mood: 'tender',
  palette: ['sage green', 'rust', 'navy', 'lamp yellow'],
}).out.look;
const keeps = g.add('keeps', continuity, {
  locks: ['identity', 'costume', 'environment', 'layout', 'screen-direction'],
}).out.continuity;
const portrait = (name: string, who: OutRef<'subject'>) =>
  g.add(`${name}-portrait`, reference, {
    media: g.add(`${name}-picture`, inputImage, { file: `media/${name}.png` }).out.image,
    role: 'identity',
    subject: who,
  }).out.reference;
const room = g.add('room', inputAudio, { file: 'media/room.wav' }).out.audio;
const always = [
  portrait('ines', ines),
  portrait('theo', theo),
  g.add('room-tone', reference, { media: room, role: 'sound' }).out.reference,
];

/** Half of the scene: what fits into one clip of a model. What stands where is painted and goes back as a reference. */
function addPart(
  name: 'afternoon' | 'dusk',
  shots: readonly OutRef<'shot'>[],
  { blocked, own = [] }: { readonly blocked: OutRef<'motion'>; readonly own?: readonly OutRef<'reference'>[] },
) {
  const blocking = g.add(`${name}-blocking`, blockingReference, { motion: blocked, at: 'last' });
  const layout = g.add(`${name}-layout`, reference, { media: blocking.out.image, role: 'layout', strength: 'loose' });
  const wired = g.add(`${name}-references`, references, { references: [...always, layout.out.reference, ...own] });
  const film = g.add(name, sequence, {
    shots,
    look: style,
    references: wired.out.references,
    continuity: keeps,
  });
  const { direction, images, videos, audios, seconds } = film.out;
  const words = g.add(`${name}-prompt`, prompt, { direction, language: 'en' });
  const checks = g.add(`${name}-checks`, checklist, { direction });
  const take = g.add(`${name}-take`, generateVideo, {
    model,
    provider,
    prompt: words.out.prompt,
    images: [images],
    videos: [videos],
    audios: [audios],
    direction,
    seconds,
    resolution: '480p',
    captions: true,
  });
  return {
    take: take.out.video,
    plan: blocking.out.labelled,
    prompt: words.out.text,
    report: checks.out.report,
  };
}

// Somebody walks in the first half only: that is what a motion guide is for.
const guide = g.add('guide', motionGuide, { motion: arrival.out.motion }).out.video;
const walk = g.add('walk', reference, { media: guide, role: 'motion', name: 'motion guide', from: 0, to: 5 });
const first = addPart('afternoon', [arrival.out.shot, answer.out.shot, weather.out.shot], {
  blocked: arrival.out.motion,
  own: [walk.out.reference],
});
const second = addPart('dusk', [offer.out.shot, doubt.out.shot, peace.out.shot], { blocked: peace.out.motion });

const scene = g.add('scene', concat, { videos: [first.take, second.take] });
const whole = g.add('whole', sequence, {
  shots: [arrival, answer, weather, offer, doubt, peace].map(({ out }) => out.shot),
});
const table = g.add('table', shotList, {
  direction: whole.out.direction,
  format: 'csv',
  title: 'The table by the window',
});
const edit = g.add('edit', shotList, {
  direction: whole.out.direction,
  format: 'edl',
  title: 'The table by the window',
});
g.output('scene', scene.out.video);
g.output('guide', guide);
g.output('blocking', second.plan);
g.output('shots', table.out.file);
g.output('edit', edit.out.file);
g.output('prompt', first.prompt);
g.output('checklist', first.report);

export default g.build();
