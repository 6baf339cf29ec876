import { type GraphDocument, type NodeType, openSession, unknown } from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue.ts';
import { readPng } from '../film/png/testing/read-png.ts';
import { from, node } from '../list/testing/run-graph.ts';
import { assetHash } from '../media/render.ts';
import type { ImageValue } from '../media/types.ts';
import { blockingReference } from './blocking-reference.ts';
import { lightingReference } from './lighting-reference.ts';
import { still } from './still.ts';
import { storyboard } from './storyboard.ts';

const nodes = {
  mara: node('direct/subject', { name: 'Mara' }),
  cast: node('direct/cast', { subjects: [from('mara.subject')] }),
  walk: node('direct/action', {
    subject: 'Mara',
    does: 'walks',
    path: [
      [-1, 5],
      [1, 5],
    ],
  }),
  plan: node('direct/choreography', { cast: from('cast.cast'), actions: [from('walk.action')] }),
  key: node('direct/light', { role: 'key', azimuth: 40 }),
  light: node('direct/lighting', { lights: [from('key.light')] }),
  one: node('direct/shot', {
    description: 'A street.',
    seconds: 2,
    lighting: from('light.lighting'),
    choreography: from('plan.choreography'),
  }),
  two: node('direct/shot', { seconds: 2, size: 'close', choreography: from('plan.choreography') }),
  film: node('direct/sequence', { shots: [from('one.shot'), from('two.shot')] }),
  lit: node('direct/lighting-reference', { lighting: from('light.lighting') }),
  blocked: node('direct/blocking', { motion: from('film.motion'), resolution: '480p' }),
  frame: node('direct/still', { direction: from('film.motion'), resolution: '480p', style: 'grey-box', shot: 2 }),
  board: node('direct/storyboard', { direction: from('film.motion'), style: 'grey-box' }),
};
const outputs = {
  light: from('lit.image'),
  plot: from('lit.diagram'),
  layout: from('blocked.image'),
  depth: from('blocked.depthMap'),
  labelled: from('blocked.labelled'),
  first: from('frame.image'),
  sheet: from('board.sheet'),
  clean: from('board.clean'),
  frames: from('board.frames'),
  pages: from('board.pdf'),
};
const guide = node('direct/motion-guide', { motion: from('film.motion') });
const document = (changed: GraphDocument['nodes'] = {}, more: GraphDocument['outputs'] = {}): GraphDocument => ({
  shotgraph: 1,
  nodes: { ...nodes, ...changed },
  outputs: { ...outputs, ...more },
});
const open = (of: GraphDocument) => openSession(of, { registry: catalogue, host: memoryHost() });

describe('references rendered from one direction', () => {
  it('hang only on what they show: a moved light renders the light again, and nothing else', async () => {
    const keysOf = async (changed: GraphDocument['nodes'] = {}) => {
      const { entries } = await open(document({ guide, ...changed }, { guide: from('guide.video') })).plan();
      return Object.fromEntries(
        ['lit', 'blocked', 'frame', 'board', 'guide'].map((name) => [
          name,
          entries.find((entry) => entry.node === name)?.key,
        ]),
      );
    };
    const before = await keysOf();
    const after = await keysOf({ key: node('direct/light', { role: 'key', azimuth: 60 }) });
    for (const name of ['lit', 'blocked', 'frame', 'board', 'guide']) expect(before[name]).toMatch(/^[0-9a-f]{64}$/);
    const { lit, ...rest } = before;
    expect(after).toEqual({ ...rest, lit: expect.any(String) });
    expect(after.lit).not.toBe(lit);
  });

  it('render without ffmpeg, as large as planned', async () => {
    const host = memoryHost();
    const { outputs } = await openSession(document(), { registry: catalogue, host }).run().done;
    const images = outputs as unknown as Values & { frames: ImageValue[] };
    const readImage = async (name: string) =>
      readPng(new Uint8Array(await (await host.assets.get(assetHash(images[name]!))).arrayBuffer()));
    for (const [name, [width, height]] of Object.entries(SIZES)) {
      expect(images[name]?.info).toEqual({ width, height, alpha: false });
      expect(await readImage(name)).toMatchObject({ width, height });
    }
    expect(images.frames).toHaveLength(6);
    expect(images.pages).toMatchObject({ kind: 'written-file', format: 'pdf' });
    // The still is a frame of the board, because neither shows light.
    expect(assetHash(images.first!)).toBe(assetHash(images.frames[3]!));
  }, 120_000);
});

const SIZES: { readonly [output: string]: readonly [number, number] } = {
  light: [1024, 576],
  layout: [864, 496],
  depth: [864, 496],
  first: [864, 496],
};
type Values = { readonly [name: string]: ImageValue };
const predict = (of: NodeType, inputs: object) =>
  (of as unknown as { predict(inputs: object): Values & { frames?: ImageValue[] } }).predict(inputs);
const check = (inputs: object) => (storyboard as NodeType).check!(inputs);

it('a storyboard of a shot says more than one of its motion, shows the same on every run, and never its light', async () => {
  const boardOf = (port: string) => ({
    board: node('direct/storyboard', { direction: from(port), style: 'grey-box' }),
  });
  const said = boardOf('one.shot');
  const small = { clean: outputs.clean, sheet: outputs.sheet };
  const run = async (changed: GraphDocument['nodes']) =>
    (await open({ ...document(changed), outputs: small }).run().done).outputs as unknown as Values;
  const [whole, moving] = [await run(said), await run(boardOf('one.motion'))];
  expect(whole.clean).toEqual(moving.clean);
  expect(whole.sheet).not.toEqual(moving.sheet);
  const lit = await run({ ...said, key: node('direct/light', { role: 'key', azimuth: 60 }) });
  expect(lit).toEqual(whole);
}, 120_000);

describe('predictions', () => {
  it('tell outputs of one node apart', () => {
    const lighting = { lights: [], ambientStops: 0 };
    const { image, diagram } = predict(lightingReference, { lighting, seconds: 0, resolution: '720p' });
    expect(image?.info).toEqual({ width: 1280, height: 720, alpha: false });
    expect(image?.expr.id).not.toBe(diagram?.expr.id);
    const blocked = predict(blockingReference, {
      motion: { shots: [] },
      at: 'first',
      ratio: '9:16',
      resolution: '480p',
    });
    expect(new Set(Object.values(blocked).map((value) => (value as ImageValue).expr.id)).size).toBe(3);
  });

  it('of a storyboard count its frames; what is on paper is not known before', () => {
    const direction = { shots: [{}, {}] };
    const asked = { direction, title: '', style: 'pictures', ratio: '1:1', resolution: '480p', columns: undefined };
    const plain = predict(storyboard, { ...asked, notes: false });
    expect(plain.frames).toHaveLength(6);
    expect(plain.sheet).toEqual(plain.clean);
    expect(plain.pdf).toBe(unknown);
    expect(predict(storyboard, { ...asked, notes: true }).sheet).not.toEqual(plain.clean);
  });

  it('change with the instant of a still', () => {
    const asked = {
      direction: { shots: [] },
      at: 'first',
      style: 'grey-box',
      ratio: '16:9',
      resolution: '720p',
      fps: 24,
    };
    const idOf = (shot: number | undefined) => predict(still, { ...asked, shot }).image?.expr.id;
    expect(idOf(1)).not.toBe(idOf(undefined));
  });
});

describe('what a storyboard warns of', () => {
  const shot = (name: string) => ({ shots: [{ name, description: '', lines: [] }] });

  it('is letters that its sheets do not have', () => {
    const issues = check({ direction: shot('雨夜街头'), ratio: '16:9', notes: true });
    expect(issues).toMatchObject([{ input: 'notes', severity: 'warning', mend: { kind: 'set', value: false } }]);
    expect(issues[0]?.message).toContain('"雨夜街头" shows as boxes; the PDF has all of it');
    expect(check({ direction: shot('雨夜街头'), ratio: '16:9', notes: false })).toEqual([]);
    expect(check({ direction: shot('Дождь, Βροχή, pluie'), ratio: '16:9', notes: true })).toEqual([]);
  });

  it('is more shots than fit on a sheet', () => {
    const many = { shots: Array.from({ length: 400 }, () => shot('a').shots[0]!) };
    const [issue] = check({ direction: many, ratio: '16:9', notes: false });
    expect(issue?.message).toMatch(/^400 shots do not fit on one sheet, \d+ do;/);
    const some = { shots: many.shots.slice(0, 60) };
    expect(check({ direction: some, ratio: '16:9', notes: false })).toEqual([]);
    expect(check({ direction: some, ratio: '16:9', columns: 1, notes: false })).toMatchObject([
      { input: 'columns', mend: { kind: 'set', input: 'columns' } },
    ]);
  });
});
