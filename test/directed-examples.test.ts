import { type Op, openSession } from '@shotgraph/engine';
import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { catalogue, type VideoValue } from '@shotgraph/nodes';
import * as media from '@shotgraph/nodes/media';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edited, exampleDocument, examples } from './tools/example.ts';
import { decodedFacts } from './tools/media-facts.ts';
import { createScratch, type Scratch } from './tools/scratch.ts';

/** An example that directs: what all of it promises, and a shot of it to film. */
interface Directed {
  readonly name: string;
  /** Sequences, with when each of their shots after the first begins, s. */
  readonly cuts: { readonly [sequence: string]: readonly number[] };
  readonly seconds: { readonly [sequence: string]: number };
  readonly checks: readonly string[];
  readonly prompts: readonly string[];
  /** References that are rendered from the direction, and so take time, are left out. */
  readonly shorten: readonly Op[];
  readonly film: { readonly take: string; readonly sequence: string; readonly shot: string };
  readonly picture: { readonly width: number; readonly height: number; readonly seconds: number };
  readonly hasSound: boolean;
}

const DIRECTED: readonly Directed[] = [
  {
    name: 'music-video',
    cuts: { cut: [4, 6, 10, 12, 16, 18, 20, 22] },
    seconds: { cut: 24, hero: 4 },
    checks: ['checks'],
    prompts: ['words', 'hero-words'],
    shorten: [
      { op: 'set-input', node: 'wired', input: 'references', value: [{ from: 'heard.reference' }] },
      { op: 'set-input', node: 'own', input: 'references', value: [{ from: 'beat.reference' }] },
    ],
    film: { take: 'clip', sequence: 'film', shot: 'shot-2' },
    picture: { width: 864, height: 496, seconds: 2 },
    hasSound: true,
  },
  {
    name: 'product-shot',
    cuts: { film: [5, 9] },
    seconds: { film: 14 },
    checks: ['checks'],
    prompts: ['english', 'chinese'],
    shorten: [{ op: 'set-input', node: 'wired', input: 'references', value: [{ from: 'product.reference' }] }],
    film: { take: 'tall', sequence: 'film', shot: 'turn' },
    picture: { width: 496, height: 864, seconds: 4 },
    hasSound: false,
  },
  {
    name: 'dialogue-scene',
    cuts: { whole: [5, 9, 13, 17, 21] },
    seconds: { whole: 26, afternoon: 13, dusk: 13 },
    checks: ['afternoon-checks', 'dusk-checks'],
    prompts: ['afternoon-prompt', 'dusk-prompt'],
    shorten: ['afternoon', 'dusk'].map((part) => ({
      op: 'set-input',
      node: `${part}-references`,
      input: 'references',
      value: ['ines-portrait', 'theo-portrait', 'room-tone'].map((node) => ({ from: `${node}.reference` })),
    })),
    film: { take: 'dusk-take', sequence: 'dusk', shot: 'shot-5' },
    picture: { width: 864, height: 496, seconds: 4 },
    hasSound: true,
  },
];

describe.each(DIRECTED)('directing $name', ({ name, cuts, seconds, checks, prompts, shorten, film, ...promised }) => {
  const document = edited(exampleDocument(name), shorten);
  let scratch: Scratch;
  let host: NodeHost;
  const run = async (ops: readonly Op[], targets: readonly string[]) =>
    (await openSession(edited(document, ops), { registry: catalogue, host }).run({ targets }).done).outputs;
  beforeAll(async () => {
    scratch = await createScratch();
    host = await nodeHost({ folder: `${examples}${name}`, store: scratch.path('store') });
  });
  afterAll(async () => {
    await host?.dispose();
    await scratch?.remove();
  });

  it('cuts when it says', async () => {
    const ports = [
      ...Object.keys(cuts).map((id) => `${id}.cuts`),
      ...Object.keys(seconds).map((id) => `${id}.seconds`),
    ];
    const outputs = await run([], ports);
    // Beats that were heard in the song are right to a frame.
    for (const [id, times] of Object.entries(cuts)) {
      const found = outputs[`${id}.cuts`] as readonly number[];
      expect(found.map((time) => Math.round(time * 24))).toEqual(times.map((time) => time * 24));
    }
    for (const [id, length] of Object.entries(seconds)) expect(outputs[`${id}.seconds`]).toBeCloseTo(length, 1);
  });

  it('has every point of the checklist, and prompts that leave nothing out for want of room', async () => {
    const ports = [
      ...checks.flatMap((id) => [`${id}.passed`, `${id}.points`]),
      ...prompts.flatMap((id) => [`${id}.text`, `${id}.dropped`]),
    ];
    const outputs = await run([], ports);
    for (const id of checks) expect([outputs[`${id}.passed`], outputs[`${id}.points`]]).toEqual([true, 4]);
    for (const id of prompts) {
      expect(outputs[`${id}.text`]).not.toBe('');
      expect(String(outputs[`${id}.dropped`])).not.toContain('no room');
    }
  });

  it('films one of its shots', async () => {
    const fps = 3;
    const ops: readonly Op[] = [
      { op: 'set-input', node: film.sequence, input: 'shots', value: [{ from: `${film.shot}.shot` }] },
      { op: 'set-input', node: film.take, input: 'fps', value: fps },
    ];
    const port = `${film.take}.video`;
    const video = (await run(ops, [port]))[port] as VideoValue;
    expect(video.info).toMatchObject({ ...promised.picture, fps });
    expect(video.info.audio === null).toBe(!promised.hasSound);
    const { frames } = await decodedFacts(host, media.assetHash(video));
    expect(frames).toBe(promised.picture.seconds * fps);
  }, 120_000);
});
