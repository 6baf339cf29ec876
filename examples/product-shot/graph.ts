import { graph } from '@shotgraph/engine';
import {
  action,
  camera,
  cast,
  checklist,
  choreography,
  continuity,
  depth,
  generateVideo,
  inputImage,
  layer,
  light,
  lighting,
  look,
  prompt,
  reference,
  references,
  sequence,
  shot,
  subject,
  Text,
} from '@shotgraph/nodes';

const g = graph({ title: 'Product shot' });
const model = g.input('model', { type: Text, default: 'animatic', label: 'Model' });
const provider = g.input('provider', { type: Text, default: 'auto', label: 'Provider' });

// Pictures, far to near.
const picture = (name: string, y: number) =>
  g.add(`${name}-picture`, inputImage, { file: `media/${name}.png` }, [0, y]).out.image;
const flaconPicture = picture('flacon', 900);

// Who is directed: the product, and a twig that shows that the air moves.
const flacon = g.add(
  'flacon',
  subject,
  {
    name: 'the flacon',
    kind: 'object',
    description: 'a heavy square glass flacon of amber perfume with a gold collar and a dark plum lacquer cap',
    height: 0.126,
  },
  [0, -900],
);
const twig = g.add(
  'twig',
  subject,
  {
    name: 'the eucalyptus',
    kind: 'object',
    description: 'a twig of round grey-green leaves in a clay vase',
    height: 0.34,
  },
  [0, -600],
);
const everything = g.add('everything', cast, { subjects: [flacon.out.subject, twig.out.subject] }, [320, -900]);

// Depth: what stands where, in metres from the lens at rest, 11 cm above the table.
const table = g.add(
  'table',
  layer,
  {
    name: 'the table',
    kind: 'box',
    depth: 0.2,
    width: 3,
    height: 0.5,
    thickness: 2,
    raised: -0.5,
    band: 'midground',
    description: 'dark stone table',
  },
  [320, -300],
);
const wall = g.add(
  'wall',
  layer,
  { name: 'the wall', image: picture('wall', 0), depth: 2.9, band: 'background', description: 'plaster wall in evening light' },
  [320, 0],
);
const sun = g.add(
  'sun',
  layer,
  {
    name: 'the paper sun',
    image: picture('sun', 300),
    depth: 1.5,
    right: 0.09,
    raised: 0.02,
    height: 0.34,
    band: 'background',
    description: 'orange paper disc like a rising sun',
  },
  [320, 300],
);
const vase = g.add(
  'vase',
  layer,
  { subject: twig.out.subject, image: picture('eucalyptus', 600), depth: 1.12, right: -0.17, height: 0.34, band: 'midground' },
  [320, 600],
);
const bottle = g.add(
  'bottle',
  layer,
  { subject: flacon.out.subject, image: flaconPicture, depth: 0.9, height: 0.126, band: 'midground', occludes: ['the paper sun'] },
  [320, 900],
);
const leaves = g.add(
  'leaves',
  layer,
  {
    name: 'the near leaves',
    image: picture('foliage', 1200),
    depth: 0.64,
    right: -0.085,
    height: 0.16,
    description: 'large leaves close to the lens',
    occludes: ['the flacon'],
  },
  [320, 1200],
);
const set = [table, wall, sun, vase, bottle].map(({ out }) => out.layer);
const eye = 0.11;
const open = g.add('open', depth, { layers: set, eye }, [640, 300]);
const behindLeaves = g.add('behind-leaves', depth, { layers: [...set, leaves.out.layer], eye }, [640, 900]);

// Choreography: the product holds still, the air does not.
const stands = g.add(
  'stands',
  action,
  { subject: flacon.out.subject, does: 'holds still as amber light wakes inside the glass', length: 5, path: [[0, 0.9]] },
  [640, -900],
);
const stirs = g.add(
  'stirs',
  action,
  {
    subject: twig.out.subject,
    does: 'stirs in a breath of air',
    length: 5,
    path: [
      [-0.17, 1.12],
      [-0.158, 1.12],
      [-0.168, 1.12],
    ],
  },
  [640, -600],
);
const still = g.add(
  'still',
  choreography,
  { cast: everything.out.cast, actions: [stands.out.action, stirs.out.action] },
  [960, -900],
);

// Light: a large box above, a strip that draws the edge of the glass, and a low sun behind everything.
const box = g.add(
  'box',
  light,
  { role: 'key', name: 'overhead box', azimuth: 20, elevation: 60, size: 60, kelvin: 4600 },
  [0, 1700],
);
const bounce = g.add(
  'bounce',
  light,
  { role: 'fill', azimuth: -60, elevation: 20, size: 40, stops: -2, kelvin: 6500 },
  [0, 2000],
);
const strip = g.add(
  'strip',
  light,
  { role: 'rim', name: 'edge strip', azimuth: 145, elevation: 20, size: 20, stops: 0.5, kelvin: 3600 },
  [0, 2300],
);
const low = g.add(
  'low',
  light,
  {
    role: 'background',
    name: 'evening sun',
    azimuth: 150,
    elevation: 12,
    distance: 3,
    stops: -2,
    kelvin: 3000,
    motivation: 'the low sun',
  },
  [0, 2600],
);
const sweeps = g.add(
  'sweeps',
  light,
  { from: strip.out.light, stops: -3, endStops: 2, changeStart: 0.5, changeSeconds: 3 },
  [320, 2300],
);
const rises = g.add(
  'rises',
  light,
  { from: low.out.light, stops: -3, endStops: -0.5, endKelvin: 3400, changeStart: 0.5, changeSeconds: 4 },
  [320, 2600],
);
const softbox = { setup: 'product-softbox', ambientStops: -3.5 } as const;
const always = [box.out.light, bounce.out.light];
const evening = g.add(
  'evening',
  lighting,
  { ...softbox, lights: [...always, strip.out.light, low.out.light] },
  [640, 1700],
);
const waking = g.add(
  'waking',
  lighting,
  { ...softbox, lights: [...always, sweeps.out.light, low.out.light] },
  [640, 2150],
);
const sunrise = g.add(
  'sunrise',
  lighting,
  { ...softbox, lights: [...always, strip.out.light, rises.out.light] },
  [640, 2600],
);

// Camera: macro lenses, so that focus is a thin sheet that can be pulled from the leaves to the glass.
const slides = g.add('slides', camera, { move: 'truck', amount: 0.09, seconds: 5 }, [640, -300]);
const pulls = g.add(
  'pulls',
  camera,
  {
    move: 'rack-focus',
    focus: 0.34,
    amount: 0.6,
    seconds: 5,
    lens: 80,
    fStop: 2.8,
    startRight: -0.085,
    startUp: -0.035,
    startForward: 0.3,
    with: slides.out.camera,
  },
  [960, -300],
);
const circles = g.add(
  'circles',
  camera,
  {
    move: 'orbit',
    amount: 28,
    seconds: 4,
    distance: 0.42,
    lens: 80,
    fStop: 4,
    startRight: -0.1,
    startUp: -0.035,
    startForward: 0.49,
    startPan: 14,
  },
  [960, 300],
);
const swells = g.add(
  'swells',
  camera,
  {
    move: 'dolly-zoom',
    amount: -0.45,
    seconds: 5,
    distance: 0.36,
    lens: 38,
    fStop: 5.6,
    startUp: -0.035,
    startForward: 0.54,
  },
  [960, 900],
);

const of = { cast: everything.out.cast, subjects: ['the flacon'], choreography: still.out.choreography };
const shots = [
  g.add(
    'reveal',
    shot,
    {
      ...of,
      name: 'reveal',
      description: 'From behind large leaves a perfume flacon comes into view and into focus.',
      size: 'close',
      camera: pulls.out.camera,
      lighting: evening.out.lighting,
      depth: behindLeaves.out.depth,
      sounds: ['leaves brushing past', 'a low warm drone'],
    },
    [1280, -300],
  ),
  g.add(
    'turn',
    shot,
    {
      ...of,
      name: 'turn',
      description: 'The glass from very near: a line of light runs along its edge.',
      size: 'extreme-close',
      camera: circles.out.camera,
      lighting: waking.out.lighting,
      depth: open.out.depth,
      sounds: ['a glass harmonica'],
    },
    [1280, 300],
  ),
  g.add(
    'swell',
    shot,
    {
      ...of,
      name: 'swell',
      description: 'Behind the flacon a paper sun grows until it fills the wall.',
      size: 'medium',
      camera: swells.out.camera,
      lighting: sunrise.out.lighting,
      depth: open.out.depth,
      sounds: ['a soft rising chord'],
    },
    [1280, 900],
  ),
].map(({ out }) => out.shot);

// What the direction goes by.
const product = g.add(
  'product',
  reference,
  {
    media: flaconPicture,
    role: 'identity',
    subject: flacon.out.subject,
    transfer: ['product', 'colour', 'logo'],
    strength: 'strict',
  },
  [1920, 300],
);
const wired = g.add('wired', references, { references: [product.out.reference] }, [2560, 600]);

const grade = g.add(
  'grade',
  look,
  { preset: 'product-clean', mood: 'calm', palette: ['amber', 'plum', 'apricot'], vignette: 0.15 },
  [2240, 0],
);
const keeps = g.add('keeps', continuity, { locks: ['props', 'environment', 'colour'] }, [2240, 300]);
const film = g.add(
  'film',
  sequence,
  { shots, look: grade.out.look, references: wired.out.references, continuity: keeps.out.continuity },
  [2880, 0],
);
const english = g.add('english', prompt, { direction: film.out.direction, language: 'en' }, [3200, -300]);
const chinese = g.add('chinese', prompt, { direction: film.out.direction, language: 'zh' }, [3200, 600]);
const checks = g.add('checks', checklist, { direction: film.out.direction, ratio: '16:9' }, [3200, 1200]);

// One direction, two shapes.
const take = {
  model,
  provider,
  prompt: english.out.prompt,
  images: film.out.images,
  direction: film.out.direction,
  seconds: film.out.seconds,
  resolution: '480p',
} as const;
const wide = g.add('wide', generateVideo, { ...take, ratio: '16:9' }, [3520, -300]);
const tall = g.add('tall', generateVideo, { ...take, ratio: '9:16' }, [3520, 300]);
g.output('wide', wide.out.video);
g.output('tall', tall.out.video);
g.output('english', english.out.text);
g.output('chinese', chinese.out.text);
g.output('checklist', checks.out.report);

export default g.build();
