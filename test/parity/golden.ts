import { type GraphDocument, graph, type NodeRecord } from '@shotgraph/engine';
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

const node = (type: string, inputs: NodeRecord['inputs'], rest: Partial<NodeRecord> = {}): NodeRecord => ({
  type,
  version: 1,
  ...rest,
  inputs,
});
const from = (place: string) => ({ from: place });
const base = g.build();

/**
 * Small, and with everything that could be written in more than one way: fractions, exponents, other scripts, quotes; and with
 * every way in which one node of the document becomes several steps: items, uses of a subgraph, rounds of a fold, one that is off.
 */
export const goldenGraph: GraphDocument = {
  ...base,
  nodes: {
    ...base.nodes,
    lengths: node('list/range', { start: 0.5, count: 3, step: 0.1 }),
    holds: node(
      'transform/still-to-video',
      { image: from('still.image'), seconds: from('lengths.values') },
      { each: [['seconds']] },
    ),
    shots: node(
      'graph/shot',
      { picture: from('still.image'), seconds: from('lengths.values') },
      { each: [['seconds']] },
    ),
    shot: node('graph/shot', { picture: from('still.image'), seconds: 0.7 }),
    chain: node('flow/fold', { graph: 'longer', items: ['ä', 'b'], state: from('line.text') }),
    plain: node('transform/color', { video: from('shot.clip'), exposure: 2 }, { off: true }),
    chosen: node('flow/switch', { choice: 'plain', cases: [from('plain.video'), from('film.video')] }),
  },
  graphs: {
    shot: {
      inputs: { picture: { type: 'image' }, seconds: { type: 'number', default: 1 } },
      outputs: { clip: from('hold.video') },
      nodes: {
        hold: node('transform/still-to-video', { image: from('inputs.picture'), seconds: from('inputs.seconds') }),
      },
    },
    longer: {
      inputs: { item: { type: 'text' }, state: { type: 'text' } },
      outputs: { state: from('words.text') },
      nodes: { words: node('text/template', { template: '{a}{b}', a: from('inputs.state'), b: from('inputs.item') }) },
    },
  },
};

/**
 * The keys of its nodes. A change here means that nobody's stored results are found again: right when a node's version was
 * raised because it gives something else now, wrong in every other case.
 */
export const GOLDEN_KEYS: { readonly [node: string]: string } = {
  chain: '37b1f10c43bdb1635dffe1f0694cf9954669dcabe1ad9b386d050529e05bfdf7',
  'chain/0/words': '8e8db0aaedf593abaeedf9560f6d9de4f27f61af76bec36557df926a2d0b4b87',
  'chain/1/words': '8f1ef4c292c4e760258be92d3eaf1a94ba2fdc1c18a0e2cde7cbd7b3a08af078',
  chosen: '04489151ab7116c59e687b51c4130ff7635583feb197165100376cb769da97dd',
  film: '0fce9fed72fd7e9021baf2a1b4f4121a650a44df2bf023257570e18b90ee4450',
  grade: '32514d091490341d9f4a330bab354e5dca77d9fdb69469acb72c12cfb879d041',
  hold: '466d79acc747bf921cab498451673c4728cc0eac25335c9bbe819a36d3b9e62f',
  holds: 'bfe79cf912a8fd377ba09c26904dfcfc9c90adcc9fc33b8b67363ba4991d91be',
  'holds/0': '5d0efc6c5c204f194bfb348d82432208a508cbeda69b7a9ead0f838e82a83237',
  'holds/1': '5aaaabad4804ee7f204646a1d06c3cd5aa662ffca8e2ff3cda31506dc37dcd03',
  'holds/2': '58491f2a9e82371da6fa4caf482a81fdca79ed79b9318d9a4e475493e2495a1c',
  'inputs.name': '4a27a86971652c2caea818732d1e58eebe4d36b4ba9b6845d0a4e8e3ffa6388c',
  lengths: '1f61ac0842d27ff6155311aa50690b7c5362054345a5422205f4ae3abbc0b13f',
  line: '439746261374147da2d2f5eee7a2bdc0095173f5fde63fc81ddfa1bd7c6a5a93',
  move: 'c4fe9e8850d450cec6fe75208ac502d520aa1c967848ad83c1c734248cb00d16',
  'outputs.film': 'cb649cbf78f3a6c6619bca1ee86f031225befc7ee94f1c4aa483162435daaaa9',
  'outputs.saved': '2de127263654c8bf7438881ecfff273e05bf7898b0dbbb4bbb8ced1c3fc3f118',
  plain: '7f8e351405ceb3e04077963715f9808f3b1bbda653813857970f1d0a6daa1386',
  saved: 'ff44e561e7a2df22868873b37844ee6afdb0a49803edbbf9bbb9454022a4b270',
  shot: '1e5e737f54ce9ea09f10af52ddfe0ca4607edd72d55e1fd6bb10c9d7d2719da4',
  'shot/hold': '58491f2a9e82371da6fa4caf482a81fdca79ed79b9318d9a4e475493e2495a1c',
  shots: 'fc01ab51527524d19af627ad8877a23fbbfe26f3d77af3ae2a499963d870c4e8',
  'shots/0/hold': '5d0efc6c5c204f194bfb348d82432208a508cbeda69b7a9ead0f838e82a83237',
  'shots/1/hold': '5aaaabad4804ee7f204646a1d06c3cd5aa662ffca8e2ff3cda31506dc37dcd03',
  'shots/2/hold': '58491f2a9e82371da6fa4caf482a81fdca79ed79b9318d9a4e475493e2495a1c',
  still: 'be7d501cebf11e1ca2a282f54fc97c84e270a9d3c56ad9313fddd3fbc5f80a50',
  titled: '8bd84e02c979354bacad8eafd516ef5b310875767708ff4a321b6767ab9c97af',
  words: '83a36efcdfd530df550487f1b5021572f66c0bff89b49b5702912e13a00ec8e9',
};
