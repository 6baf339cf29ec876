import { graph } from '@shotgraph/engine';
import {
  cast,
  checklist,
  continuity,
  generateVideo,
  lightingReference,
  look,
  prompt,
  reference,
  references,
  sequence,
  shot,
  subject,
  Text,
} from '@shotgraph/nodes';
import { addCameras } from './camera.ts';
import { addChoreography } from './choreography.ts';
import { addDepth } from './depth.ts';
import { addLight } from './light.ts';

const g = graph({ title: 'Product shot' });
const model = g.input('model', { type: Text, default: 'animatic', label: 'Model' });
const provider = g.input('provider', { type: Text, default: 'auto', label: 'Provider' });

// Who is directed: the product, and a twig that shows that the air moves.
const flacon = g.add('flacon', subject, {
  name: 'the flacon',
  kind: 'object',
  description: 'a heavy square glass flacon of amber perfume with a gold collar and a dark plum lacquer cap',
  height: 0.126,
}).out.subject;
const twig = g.add('twig', subject, {
  name: 'the eucalyptus',
  kind: 'object',
  description: 'a twig of round grey-green leaves in a clay vase',
  height: 0.34,
}).out.subject;
const both = g.add('both', cast, { subjects: [flacon, twig] }).out.cast;

// The four controls.
const depth = addDepth(g, { flacon, twig });
const moves = addChoreography(g, { cast: both, flacon, twig });
const light = addLight(g);
const cameras = addCameras(g, { subject: flacon, choreography: moves });

const always = { cast: both, subjects: ['the flacon'], choreography: moves };
const shots = [
  g.add('reveal', shot, {
    ...always,
    name: 'reveal',
    description: 'From behind large leaves a perfume flacon comes into view and into focus.',
    seconds: 5,
    size: 'close',
    camera: cameras.reveal,
    lighting: light.evening,
    depth: depth.behindLeaves,
    sounds: ['leaves brushing past', 'a low warm drone'],
  }),
  g.add('turn', shot, {
    ...always,
    name: 'turn',
    description: 'The glass from very near: a line of light runs along its edge.',
    seconds: 4,
    size: 'extreme-close',
    camera: cameras.turn,
    lighting: light.waking,
    depth: depth.open,
    sounds: ['a glass harmonica'],
  }),
  g.add('swell', shot, {
    ...always,
    name: 'swell',
    description: 'Behind the flacon a paper sun grows until it fills the wall.',
    seconds: 5,
    size: 'medium',
    camera: cameras.swell,
    lighting: light.sunrise,
    depth: depth.open,
    sounds: ['a soft rising chord'],
  }),
].map(({ out }) => out.shot);

// What it goes by: the product itself, and what the light does to a face and to a grey ball.
const lit = g.add('lit', lightingReference, { lighting: light.evening });
const product = g.add('product', reference, {
  media: depth.picture,
  role: 'identity',
  subject: flacon,
  transfer: ['product', 'colour', 'logo'],
  strength: 'strict',
}).out.reference;
const glow = g.add('glow', reference, { media: lit.out.image, role: 'lighting' }).out.reference;
const wired = g.add('wired', references, { references: [product, glow] }).out.references;
const grade = g.add('grade', look, {
  preset: 'product-clean',
  mood: 'calm',
  palette: ['amber', 'plum', 'apricot'],
  vignette: 0.15,
}).out.look;
const keeps = g.add('keeps', continuity, { locks: ['props', 'environment', 'colour'] }).out.continuity;
const film = g.add('film', sequence, { shots, look: grade, references: wired, continuity: keeps });
const { direction, images, seconds } = film.out;
const english = g.add('english', prompt, { direction, language: 'en' });
const chinese = g.add('chinese', prompt, { direction, language: 'zh' });
const checks = g.add('checks', checklist, { direction });

// One direction, two shapes.
const take = {
  model,
  provider,
  prompt: english.out.prompt,
  images: [images],
  direction,
  seconds,
  resolution: '480p',
} as const;
const wide = g.add('wide', generateVideo, { ...take, ratio: '16:9' });
const tall = g.add('tall', generateVideo, { ...take, ratio: '9:16' });
g.output('wide', wide.out.video);
g.output('tall', tall.out.video);
g.output('light', lit.out.diagram);
g.output('english', english.out.text);
g.output('chinese', chinese.out.text);
g.output('checklist', checks.out.report);

export default g.build();
