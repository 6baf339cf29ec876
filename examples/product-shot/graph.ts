import { graph } from '@shotgraph/engine';
import {
  action,
  camera,
  cast,
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

// Pictures, far to near.
const picture = (name: string, y: number) => g.add(`${name}-picture`, inputImage, { file: `media/${name}.png` }, [0, y]).out.image;

// Who is directed: the product, and a twig that gives the air something to move.
const flacon = g.add('flacon', subject, {
  name: 'the flacon',
  kind: 'object',
  description: 'a heavy square glass flacon of amber perfume, gold collar, dark plum lacquer cap',
  height: 0.126,
}, [0, 0]);
const twig = g.add('twig', subject, {
  name: 'the eucalyptus twig',
  kind: 'object',
  description: 'round grey-green leaves',
  height: 0.3,
}, [0, 0]);
const everything = g.add('cast', cast, { subjects: [flacon.out.subject, twig.out.subject] }, [0, 0]);

// What stands where, in metres from the lens at rest, 11 cm above the table.
const table = g.add('table', layer, { name: 'table', kind: 'box', depth: 0.2, width: 2.4, height: 0.5, thickness: 1.7, raised: -0.5, description: 'dark stone table' });
const wall = g.add('wall', layer, { name: 'wall', image: picture('wall', 0), depth: 2.6, description: 'plaster wall in evening light' });
const sun = g.add('sun', layer, { name: 'paper sun', image: picture('sun', 0), depth: 1.2, right: 0.09, raised: 0.02, height: 0.34, description: 'paper disc like a rising sun' });
const leaves = g.add('leaves', layer, { subject: twig.out.subject, image: picture('eucalyptus', 0), depth: 0.82, right: -0.17, height: 0.34 });
const bottle = g.add('bottle', layer, { subject: flacon.out.subject, image: picture('flacon', 0), depth: 0.6, height: 0.126, raised: 0, occludes: ['paper sun'] });
const near = g.add('near', layer, { name: 'near leaves', image: picture('foliage', 0), depth: 0.34, right: -0.085, height: 0.16, raised: 0, description: 'out-of-focus leaves', occludes: ['the flacon'] });
const set = [table.out.layer, wall.out.layer, sun.out.layer, leaves.out.layer, bottle.out.layer];
const garden = g.add('garden', depth, { layers: [...set, near.out.layer], eye: 0.11 });
const open = g.add('open', depth, { layers: set, eye: 0.11 });

// What happens: the product stands, the air moves.
const stand = g.add('stand', action, { subject: flacon.out.subject, does: 'stands still while amber light wakes inside the glass', length: 5, path: [[0, 0.6]] });
const sway = g.add('sway', action, { subject: twig.out.subject, does: 'stirs in a breath of air', length: 5, path: [[-0.17, 0.82], [-0.156, 0.82], [-0.168, 0.82]] });
const still = g.add('still', choreography, { cast: everything.out.cast, actions: [stand.out.action, sway.out.action] });

// How it is lit: a large box above, a strip behind that sweeps in, and the sun.
const key = g.add('key', light, { role: 'key', name: 'overhead box', azimuth: 20, elevation: 60, size: 60, kelvin: 4600 });
const fill = g.add('fill', light, { role: 'fill', azimuth: -60, elevation: 20, size: 40, stops: -2, kelvin: 6500 });
const low = g.add('low', light, { role: 'background', name: 'evening sun', azimuth: 150, elevation: 12, distance: 3, kelvin: 3000, stops: -2, motivation: 'the low sun' });
const strip = g.add('strip', light, { role: 'rim', name: 'edge strip', azimuth: 145, elevation: 20, size: 20, stops: 0.5, kelvin: 3600 });
const box = g.add('box', lighting, { setup: 'product-softbox', lights: [key.out.light, fill.out.light, strip.out.light, low.out.light], ambientStops: -3.5 });
const sweep = g.add('sweep', light, { from: strip.out.light, stops: -3, endStops: 2, changeStart: 0.5, changeSeconds: 3 });
const waking = g.add('waking', lighting, { setup: 'product-softbox', lights: [key.out.light, fill.out.light, sweep.out.light, low.out.light], ambientStops: -3.5 });
const rise = g.add('rise', light, { from: low.out.light, stops: -3, endStops: 0, endKelvin: 3400, changeStart: 0.5, changeSeconds: 4 });
const sunrise = g.add('sunrise', lighting, { setup: 'product-softbox', lights: [key.out.light, fill.out.light, strip.out.light, rise.out.light], ambientStops: -3.5 });

// How it is seen.
const past = g.add('past', camera, { move: 'truck', amount: 0.09, seconds: 5 });
const reveal = g.add('reveal', camera, { move: 'rack-focus', focus: 0.34, amount: 0.6, seconds: 5, lens: 80, fStop: 2.8, startRight: -0.085, startUp: -0.035, with: past.out.camera });
const around = g.add('around', camera, { move: 'orbit', amount: 28, seconds: 4, distance: 0.42, lens: 80, fStop: 4, startRight: -0.1, startForward: 0.19, startPan: 14, startUp: -0.035 });
const swell = g.add('swell', camera, { move: 'dolly-zoom', amount: -0.45, seconds: 5, distance: 0.36, lens: 38, fStop: 5.6, startForward: 0.24, startUp: -0.035 });

const shots = [
  g.add('first', shot, { name: 'reveal', description: 'From behind leaves the flacon comes into view and into focus.', seconds: 5, size: 'close', cast: everything.out.cast, subjects: ['the flacon'], camera: reveal.out.camera, lighting: box.out.lighting, depth: garden.out.depth, choreography: still.out.choreography }),
  g.add('second', shot, { name: 'turn', description: 'The glass from near.', seconds: 4, size: 'extreme-close', cast: everything.out.cast, subjects: ['the flacon'], camera: around.out.camera, lighting: waking.out.lighting, depth: open.out.depth, choreography: still.out.choreography }),
  g.add('third', shot, { name: 'sunrise', description: 'The paper sun swells behind the flacon.', seconds: 5, size: 'medium', cast: everything.out.cast, subjects: ['the flacon'], camera: swell.out.camera, lighting: sunrise.out.lighting, depth: open.out.depth, choreography: still.out.choreography }),
].map((one) => one.out.shot);
const grade = g.add('grade', look, { preset: 'product-clean' });
const film = g.add('film', sequence, { shots, look: grade.out.look });
const words = g.add('words', prompt, { direction: film.out.direction });
const wide = g.add('wide', generateVideo, { model, prompt: words.out.prompt, direction: film.out.direction, seconds: film.out.seconds, resolution: '540p' });
g.output('wide', wide.out.video);
export default g.build();
