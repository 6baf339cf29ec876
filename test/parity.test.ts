import { cp, mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_HASH, GOLDEN_SOLIDS_HASH } from '../packages/nodes/src/stage/testing/fixture.ts';
import { bodiesGraph } from './parity/bodies.ts';
import { type ChromiumHost, openChromium } from './parity/chromium.ts';
import { countedFilm, exactFilm, exactTake, firstFilm, shortFilm, TAKES } from './parity/documents.ts';
import { GOLDEN_FILE, GOLDEN_KEYS, GOLDEN_PNG, goldenGraph } from './parity/golden.ts';
import { type Film, TASKS } from './parity/tasks.ts';
import { hasChromium } from './tools/chromium.ts';
import { decodedFacts, lossless, similarity } from './tools/media-facts.ts';
import { createScratch, type Scratch } from './tools/scratch.ts';

const example = fileURLToPath(new URL('../examples/first-film/', import.meta.url));
const references = fileURLToPath(new URL('../examples/seedance-reference/', import.meta.url));

/** Most that the likeness to the lossless film may differ between engines. */
const TOLERANCE = 0.001;

/** Longest an AAC packet can outlast the film, s. */
const PACKET = 1024 / 48_000;

describe.skipIf(!hasChromium)('first-film on every host (skipped without Chromium)', () => {
  let scratch: Scratch;
  let chromium: ChromiumHost;
  const hosts: NodeHost[] = [];

  /** A host with a store of its own. */
  const fresh = async (ffmpeg: 'native' | 'wasm') => {
    const store = scratch.path(`store-${hosts.length}`);
    const host = await nodeHost({ folder: scratch.path('public'), store, ffmpeg });
    hosts.push(host);
    return host;
  };
  const takePath = (take: string) => scratch.path('public/takes', `${take}.mp4`);

  beforeAll(async () => {
    scratch = await createScratch();
    await cp(`${example}media`, scratch.path('public/media'), { recursive: true });
    await cp(`${references}media`, scratch.path('public/references'), { recursive: true });
    await writeFile(scratch.path('public', GOLDEN_FILE), GOLDEN_PNG);
    await mkdir(scratch.path('public/takes'));
    // The server lists its files when it starts; these are filled later.
    for (const take of TAKES) await writeFile(takePath(take), '');
    chromium = await openChromium(scratch.path('public'));
  }, 60_000);

  afterAll(async () => {
    await chromium?.close();
    await Promise.all(hosts.map((host) => host.dispose()));
    await scratch?.remove();
  });

  it.each([
    ['as it is', firstFilm],
    ['with the beats given, so that planning sees to its end', countedFilm()],
  ])('[K2] plans the same keys in native Node, wasm Node and Chromium: %s', async (_, document) => {
    const native = await TASKS.plan(await fresh('native'), document);
    expect(Object.keys(native).length).toBeGreaterThan(Object.keys(document.nodes).length);
    expect(Object.values(native).filter(({ key }) => !/^[0-9a-f]{64}$/.test(key ?? ''))).toEqual([]);
    expect(await TASKS.plan(await fresh('wasm'), document)).toEqual(native);
    expect(await chromium.ask('plan', document)).toEqual(native);
  });

  it('[K2] gives a fixed graph the keys it always had, in Node and in Chromium', async () => {
    for (const plan of [await TASKS.plan(await fresh('native'), goldenGraph), await chromium.ask('plan', goldenGraph)])
      expect(Object.fromEntries(Object.entries(plan).map(([node, { key }]) => [node, key]))).toEqual(GOLDEN_KEYS);
  });

  it('sends the requests that are written down, of every mode to every provider, from Node and from Chromium', async () => {
    const golden = fileURLToPath(new URL('parity/bodies.txt', import.meta.url));
    const native = await TASKS.bodies(await fresh('native'), bodiesGraph);
    await expect(native).toMatchFileSnapshot(golden);
    expect(await TASKS.bodies(await fresh('wasm'), bodiesGraph)).toBe(native);
    expect(await chromium.ask('bodies', bodiesGraph)).toBe(native);
  });

  it('paints the frames of the stage that are known, in Node and in Chromium', async () => {
    expect(await TASKS.stage()).toBe(GOLDEN_HASH);
    expect(await chromium.ask('stage', firstFilm)).toBe(GOLDEN_HASH);
    expect(await TASKS.solids()).toBe(GOLDEN_SOLIDS_HASH);
    expect(await chromium.ask('solids', firstFilm)).toBe(GOLDEN_SOLIDS_HASH);
  });

  describe('rendered', () => {
    const films = {} as { native: Film; wasm: Film; chromium: Film; lossless: Film };
    let native: NodeHost;

    beforeAll(async () => {
      native = await fresh('native');
      const film = shortFilm();
      const wasm = await fresh('wasm');
      const exact = await fresh('native');
      const inNode = async () => {
        films.native = await TASKS.film(native, film);
        films.wasm = await TASKS.film(wasm, film);
        films.lossless = await TASKS.film(lossless(exact), film);
      };
      const inChromium = async () => {
        films.chromium = await chromium.ask('film', film);
      };
      await Promise.all([inNode(), inChromium()]);
      for (const [host, { hash }] of [[wasm, films.wasm] as const, [exact, films.lossless] as const])
        await native.assets.put(await host.assets.get(hash));
      for (const take of TAKES) await native.exportAsset(films.native.takes[take]!, takePath(take));
    }, 600_000);

    it('is the same to the byte wherever ffmpeg is WebAssembly', () => {
      expect(films.chromium).toEqual(films.wasm);
    });

    it('[K2] has run under the same keys up to the takes, whose encoded bytes are those of the engine', () => {
      const after = ['glow', 'cut', 'grade', 'titled', 'sound', 'film', 'outputs.first-film'];
      const differ = Object.keys(films.native.keys).filter((node) => films.native.keys[node] !== films.wasm.keys[node]);
      expect(differ.sort()).toEqual(after.sort());
    });

    it('has the same size, frames and length, and is as like the lossless film', async () => {
      const likeness = [];
      for (const { hash, info } of [films.native, films.wasm]) {
        expect(info).toEqual(films.lossless.info);
        const { soundSeconds, ...picture } = await decodedFacts(native, hash);
        expect(picture).toEqual({ width: 960, height: 540, frames: 153, seconds: 6.375 });
        expect(soundSeconds - info.seconds).toBeGreaterThanOrEqual(0);
        expect(soundSeconds - info.seconds).toBeLessThan(PACKET);
        likeness.push(await similarity(native, hash, films.lossless.hash));
      }
      expect(Math.min(...likeness)).toBeGreaterThan(0.97);
      expect(Math.max(...likeness) - Math.min(...likeness)).toBeLessThan(TOLERANCE);
    });

    it.each([
      ['from the cut to the end, on the same takes', () => exactFilm(films.native.info.seconds / 3)],
      ['a shot straight from the stage', exactTake],
    ])('gives identical pixels and samples in native Node, wasm Node and Chromium: %s', async (_, make) => {
      const document = make();
      const [native, wasm, there] = await Promise.all([
        TASKS.pixels(await fresh('native'), document),
        TASKS.pixels(await fresh('wasm'), document),
        chromium.ask('pixels', document),
      ]);
      expect({ wasm, chromium: there }).toEqual({ wasm: native, chromium: native });
    });
  });
});
