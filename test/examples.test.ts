import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { formatDocument, type GraphDocument, type Op, openSession, type RunEvent, validate } from '@shotgraph/engine';
import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { catalogue, type VideoValue } from '@shotgraph/nodes';
import * as media from '@shotgraph/nodes/media';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as dialogueScene from '../examples/dialogue-scene/media.ts';
import * as firstFilm from '../examples/first-film/media.ts';
import { shrink, toRgba } from '../examples/lib/layer.ts';
import { encodePng } from '../examples/lib/png.ts';
import * as musicVideo from '../examples/music-video/media.ts';
import * as productShot from '../examples/product-shot/media.ts';
import * as shotChain from '../examples/shot-chain/media.ts';
import * as stillToClip from '../examples/still-to-clip/media.ts';
import * as trimAndMux from '../examples/trim-and-mux/media.ts';
import { shotgraph } from './tools/cli.ts';
import { edited, exampleDocument, examples, exampleText } from './tools/example.ts';
import { decodedFacts } from './tools/media-facts.ts';
import { createScratch, type Scratch } from './tools/scratch.ts';

const NAMES = readdirSync(examples).filter((name) => existsSync(`${examples}${name}/graph.json`));

it('has every example that has a graph', () => {
  const built = readdirSync(examples).filter((name) => existsSync(`${examples}${name}/graph.ts`));
  expect(built).toEqual(NAMES);
  expect(NAMES).toEqual(
    expect.arrayContaining([
      'first-film',
      'shot-chain',
      'still-to-clip',
      'trim-and-mux',
      'music-video',
      'product-shot',
      'dialogue-scene',
    ]),
  );
});

describe.each(NAMES)('%s', (name) => {
  it('has a graph.json that is what its graph.ts builds, to the byte', async () => {
    const built = (await import(`${examples}${name}/graph.ts`)) as { readonly default: GraphDocument };
    expect(formatDocument(built.default)).toBe(exampleText(name));
  });

  it('is formatted and without issues', async () => {
    expect(formatDocument(exampleDocument(name))).toBe(exampleText(name));
    expect(validate(exampleDocument(name), catalogue)).toEqual([]);
    for (const command of [['fmt', '--check'], ['validate']])
      expect((await shotgraph(examples, ...command, `${name}/graph.json`)).code).toBe(0);
  });
});

/** An example to run: what its output promises, and one literal to change with everything that hangs on it. */
interface Story {
  readonly name: string;
  readonly output: string;
  readonly picture: {
    readonly width: number;
    readonly height: number;
    readonly frames: number;
    readonly seconds: number;
  };
  readonly hasSound: boolean;
  /** Nodes that cost time. */
  readonly costly: readonly string[];
  readonly change: Op & { readonly op: 'set-input' };
  readonly cone: readonly string[];
  /** Made to the document first, to save time. */
  readonly shorten?: readonly Op[];
}

const STORIES: readonly Story[] = [
  {
    name: 'still-to-clip',
    output: 'clip',
    picture: { width: 864, height: 496, frames: 72, seconds: 3 },
    hasSound: false,
    costly: ['shot', 'outputs.clip'],
    change: { op: 'set-input', node: 'words', input: 'text', value: 'Closer, and closer' },
    cone: ['words', 'outputs.clip'],
  },
  {
    name: 'trim-and-mux',
    output: 'film',
    picture: { width: 640, height: 360, frames: 96, seconds: 4 },
    hasSound: true,
    costly: ['outputs.film'],
    change: { op: 'set-input', node: 'cut', input: 'end', value: 4 },
    cone: ['cut', 'both', 'film', 'outputs.film'],
  },
  {
    name: 'first-film',
    output: 'first-film',
    picture: { width: 960, height: 540, frames: 78, seconds: 3.25 },
    hasSound: true,
    costly: ['beat', 'valley', 'walk', 'night', 'outputs.first-film'],
    change: { op: 'set-input', node: 'grade', input: 'exposure', value: 0.5 },
    cone: ['grade', 'titled', 'sound', 'film', 'outputs.first-film'],
    shorten: [{ op: 'set-input', node: 'bars', input: 'count', value: 2 }],
  },
];

describe.each(STORIES)('running $name', ({ name, output, picture, hasSound, costly, change, cone, shorten = [] }) => {
  const document = edited(exampleDocument(name), shorten);
  let scratch: Scratch;
  let host: NodeHost;

  /** As a process of its own would: nothing is left of earlier sessions but the store. */
  const open = (ops: readonly Op[] = []) =>
    openSession(edited(document, ops), { registry: catalogue, host, name: `${name}/graph.json` });

  beforeAll(async () => {
    scratch = await createScratch();
    host = await nodeHost({ folder: `${examples}${name}`, store: scratch.path('store') });
  });
  afterAll(async () => {
    await host?.dispose();
    await scratch?.remove();
  });

  it('says of every node that it has no result yet, or what it waits for', async () => {
    const { entries, issues } = await open().plan();
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(entries.map(({ node }) => node)).toEqual(expect.arrayContaining(Object.keys(document.nodes)));
    expect(entries.filter(({ why }) => !['first-time', 'waits'].includes(why.reason))).toEqual([]);
    expect(entries.filter(({ why }) => why.message === '')).toEqual([]);
    expect(entries.find(({ node }) => node === costly[0])?.why.reason).toBe('first-time');
  });

  it('gives what it promises', async () => {
    const { outputs, finished } = await runOf(open());
    expect(
      finished
        .filter(({ effect }) => effect !== 'pure')
        .map(({ node }) => node)
        .sort(),
    ).toEqual([...costly].sort());
    expect(Object.keys(outputs)).toEqual([output]);
    const film = outputs[output] as VideoValue;
    const { frames: _, ...promised } = picture;
    expect(film.info).toMatchObject({ ...promised, fps: 24 });
    const { soundSeconds, ...decoded } = await decodedFacts(host, media.assetHash(film));
    expect(decoded).toEqual(picture);
    // AAC comes in packets of 1024 samples.
    expect(soundSeconds).toBeGreaterThanOrEqual(hasSound ? picture.seconds : 0);
    expect(soundSeconds).toBeLessThan(hasSound ? picture.seconds + 1024 / 48_000 : Number.MIN_VALUE);
  }, 120_000);

  it('executes 0 nodes the second time, and the plan says that nothing changed', async () => {
    const plan = await open().plan();
    expect(plan.entries.map(({ action, why }) => [action, why.reason])).toEqual(
      plan.entries.map(() => ['reuse', 'unchanged']),
    );
    const { counts } = await runOf(open());
    expect(counts).toMatchObject({ executed: 0, evaluated: 0, failed: 0, skipped: 0, waiting: 0, stopped: 0 });
  });

  it('makes only the cone of one changed literal again, and the plan names that literal', async () => {
    const { entries } = await open([change]).plan();
    const changed = entries.filter(({ action }) => action !== 'reuse');
    expect(changed.map(({ node }) => node).sort()).toEqual([...cone].sort());
    for (const { node, why } of changed) {
      expect({ node, ...why }).toMatchObject({ reason: 'input-changed', changed: [`${change.node}.${change.input}`] });
      // What was typed into the node itself is no cause of its own change.
      const isItself = node === change.node;
      expect(why.message).toContain(isItself ? `${change.input} changed` : `${change.node}.${change.input} changed`);
    }
    const { finished } = await runOf(open([change]));
    expect(finished.map(({ node }) => node).sort()).toEqual([...cone].sort());
  }, 60_000);
});

describe('running shot-chain', () => {
  let scratch: Scratch;
  let host: NodeHost;
  const open = (values: readonly number[]) => {
    const ops: Op[] = [{ op: 'set-input', node: 'moves', input: 'values', value: values }];
    return openSession(edited(exampleDocument('shot-chain'), ops), {
      registry: catalogue,
      host,
      name: 'shot-chain/graph.json',
    });
  };
  const takes = ({ finished }: Awaited<ReturnType<typeof runOf>>) =>
    finished.flatMap(({ node }) => (node.endsWith('/take') ? [node] : []));
  beforeAll(async () => {
    scratch = await createScratch();
    host = await nodeHost({ folder: `${examples}shot-chain`, store: scratch.path('store') });
  });
  afterAll(async () => {
    await host?.dispose();
    await scratch?.remove();
  });

  it('begins every shot with the last frame of the one before', async () => {
    const ran = await runOf(open([0.8, 0.5, 0.7]));
    expect(takes(ran)).toEqual(['chain/0/take', 'chain/1/take', 'chain/2/take']);
    const film = ran.outputs.film as VideoValue;
    expect(film.info).toMatchObject({ width: 864, height: 496, seconds: 3, fps: 24 });
    expect(await decodedFacts(host, media.assetHash(film))).toMatchObject({ frames: 72 });
  }, 120_000);

  it('makes only what a changed move reaches: the shot itself and those after it', async () => {
    expect(takes(await runOf(open([0.8, 0.5, 0.7, 0.9])))).toEqual(['chain/3/take']);
    expect(takes(await runOf(open([0.8, 0.6, 0.7])))).toEqual(['chain/1/take', 'chain/2/take']);
    expect(takes(await runOf(open([0.8, 0.5, 0.7])))).toEqual([]);
  }, 120_000);
});

/** Runs a session and notes which nodes were not reused. */
async function runOf(session: ReturnType<typeof openSession>) {
  const finished: (RunEvent & { type: 'node-finished' })[] = [];
  const onEvent = (event: RunEvent) => {
    if (event.type === 'node-finished') finished.push(event);
  };
  const { outputs, counts } = await session.run({ onEvent }).done;
  return { outputs, counts, finished };
}

describe('media beside the examples', () => {
  const committed = (path: string) => new Uint8Array(readFileSync(examples + path));

  // One layer of each shot: painting them all takes as long as everything else here.
  it.each(firstFilm.LAYERS.filter(({ path }) => /wide-2|fox-2|moon-2/.test(path)))(
    'is what its painter paints: first-film/$path',
    async ({ path, width, paint }) => {
      const height = (width * 9) / 16;
      const painted = await encodePng(width, height, toRgba(shrink(paint(), width, height), path.endsWith('sky.png')));
      expect(scanlines(painted)).toEqual(scanlines(committed(`first-film/${path}`)));
    },
  );

  it.each([
    ['still-to-clip', stillToClip.images],
    ['shot-chain', shotChain.images],
  ])('is what its painter paints: %s', async (name, images) => {
    for (const [path, painted] of Object.entries(await images()))
      expect(scanlines(painted)).toEqual(scanlines(committed(`${name}/${path}`)));
  });

  // Those that are painted within a second or three.
  it.each(
    [
      ['music-video', musicVideo.LAYERS, /keys|bassist/],
      ['product-shot', productShot.LAYERS, /flacon|foliage|sun/],
      ['dialogue-scene', dialogueScene.LAYERS, /lamp|ines|theo/],
    ].flatMap(([name, layers, quick]) =>
      (layers as typeof productShot.LAYERS)
        .filter(({ path }) => (quick as RegExp).test(path))
        .map(({ path, paint }) => ({ path: `${name}/${path}`, paint })),
    ),
  )('is what its painter paints: $path', async ({ path, paint }) => {
    const layer = paint();
    const painted = await encodePng(layer.width, layer.height, toRgba(layer, false));
    expect(scanlines(painted)).toEqual(scanlines(committed(path)));
  });

  it.each([
    ['first-film', firstFilm.music],
    ['trim-and-mux', trimAndMux.music],
    ['music-video', musicVideo.music],
    ['dialogue-scene', dialogueScene.music],
  ])('is what its synthesiser plays, to the byte: %s', (name, music) => {
    for (const [path, bytes] of Object.entries(music()))
      expect(Buffer.compare(bytes, committed(`${name}/${path}`))).toBe(0);
  });
});

/** Hash of a PNG's header and pixel rows: compressors differ between systems, what they pack must not. */
function scanlines(png: Uint8Array): string {
  const bytes = Buffer.from(png);
  const parts: Buffer[] = [];
  const hash = createHash('sha256');
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR') hash.update(data);
    if (type === 'IDAT') parts.push(data);
  }
  return hash.update(inflateSync(Buffer.concat(parts))).digest('hex');
}
