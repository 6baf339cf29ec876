import { graph } from '@shotgraph/engine';
import {
  camera,
  caption,
  color,
  fade,
  inputImage,
  inputText,
  save,
  stillToVideo,
  textTemplate,
} from '@shotgraph/nodes';

/** Name of the picture that the golden graph reads. */
export const GOLDEN_FILE = 'golden.png';

/** One orange pixel: its bytes are part of the keys. */
export const GOLDEN_PNG: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4P9MYAARmAczNu+uHAAAAAElFTkSuQmCC',
  'base64',
);

const g = graph({ title: 'Golden' });
const name = g.input('name', { type: 'text', default: 'Füchsin 🦊' });
const line = g.add('line', inputText, { text: 'runs at "dusk"\n' });
const words = g.add('words', textTemplate, { template: '{a} {b}', a: name, b: line.out.text });
const still = g.add('still', inputImage, { file: GOLDEN_FILE });
g.add('move', camera, { move: 'orbit', amount: 12.5, lens: 35, seconds: 1.2 });
const hold = g.add('hold', stillToVideo, { image: still.out.image, seconds: 0.9 + 0.3, fps: 24_000 / 1001 });
const grade = g.add('grade', color, { video: hold.out.video, exposure: 1e-7, temperature: 5200 });
const titled = g.add('titled', caption, { video: grade.out.video, text: words.out.text });
const film = g.add('film', fade, { video: titled.out.video, in: 0.1, out: 0.2 });
g.output('film', film.out.video);
const saved = g.add('saved', save, { media: film.out.video, format: 'mp4' });
g.output('saved', saved.out.media);

/** Small, and with everything that could be written in more than one way: fractions, exponents, other scripts, quotes. */
export const goldenGraph = g.build();

/**
 * The keys of its nodes. A change here means that nobody's stored results are found again: right when a node's version was
 * raised because it gives something else now, wrong in every other case.
 */
export const GOLDEN_KEYS: { readonly [node: string]: string } = {
  film: '0fce9fed72fd7e9021baf2a1b4f4121a650a44df2bf023257570e18b90ee4450',
  grade: '32514d091490341d9f4a330bab354e5dca77d9fdb69469acb72c12cfb879d041',
  hold: '466d79acc747bf921cab498451673c4728cc0eac25335c9bbe819a36d3b9e62f',
  'inputs.name': '4a27a86971652c2caea818732d1e58eebe4d36b4ba9b6845d0a4e8e3ffa6388c',
  line: '439746261374147da2d2f5eee7a2bdc0095173f5fde63fc81ddfa1bd7c6a5a93',
  move: 'c4fe9e8850d450cec6fe75208ac502d520aa1c967848ad83c1c734248cb00d16',
  'outputs.film': 'cb649cbf78f3a6c6619bca1ee86f031225befc7ee94f1c4aa483162435daaaa9',
  'outputs.saved': '2de127263654c8bf7438881ecfff273e05bf7898b0dbbb4bbb8ced1c3fc3f118',
  saved: 'ff44e561e7a2df22868873b37844ee6afdb0a49803edbbf9bbb9454022a4b270',
  still: 'be7d501cebf11e1ca2a282f54fc97c84e270a9d3c56ad9313fddd3fbc5f80a50',
  titled: '8bd84e02c979354bacad8eafd516ef5b310875767708ff4a321b6767ab9c97af',
  words: '83a36efcdfd530df550487f1b5021572f66c0bff89b49b5702912e13a00ec8e9',
};
