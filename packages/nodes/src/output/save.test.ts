import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRegistry, graph, type NodeType, run } from '@shotgraph/engine';
import { nodeHost } from '@shotgraph/engine/host/node';
import { expect, it } from 'vitest';
import { inputImage, inputVideo } from '../input/index.ts';
import * as media from '../media/index.ts';
import { convertImage, overlay, resizeImage, trim } from '../transform/index.ts';
import { save } from './save.ts';

const shared = fileURLToPath(new URL('../../../../../shared/media/', import.meta.url));
const registry = createRegistry([inputImage, inputVideo, convertImage, resizeImage, overlay, trim, save] as NodeType[]);

it.skipIf(!existsSync(shared))(
  'a graph on real media is rendered once and then reused (skipped without ../shared/media)',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shotgraph-save-'));
    for (const name of ['rabbit.mp4', 'cat.png']) await copyFile(shared + name, join(folder, name));
    const g = graph();
    const clip = g.add('clip', inputVideo, { file: 'rabbit.mp4' });
    const cat = g.add('cat', inputImage, { file: 'cat.png' });
    const cut = g.add('cut', trim, { video: clip.out.video, start: 2, end: 3 });
    const both = g.add('both', overlay, { video: cut.out.video, image: cat.out.image });
    const film = g.add('film', save, { media: both.out.video, quality: 'draft' });
    g.output('film', film.out.media);
    const host = await nodeHost({ folder });
    try {
      const first = await run(g.build(), { registry, host });
      const value = first.outputs.film as media.MediaValue;
      expect(value).toMatchObject({ kind: 'video', info: { width: 320, height: 240, fps: 30, seconds: 1 } });
      expect(await host.assets.has(media.assetHash(value))).toBe(true);
      const second = await run(g.build(), { registry, host });
      expect(second.outputs).toEqual(first.outputs);
      expect(second.counts).toMatchObject({ executed: 0 });
    } finally {
      await host.dispose();
      await rm(folder, { recursive: true, force: true });
    }
  },
);

it.skipIf(!existsSync(shared))(
  'what was converted is written so, by save and by a graph output (skipped without ../shared/media)',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shotgraph-save-'));
    await copyFile(`${shared}cat.png`, join(folder, 'cat.png'));
    const g = graph();
    const cat = g.add('cat', inputImage, { file: 'cat.png' });
    const jpg = g.add('jpg', convertImage, { image: cat.out.image });
    const small = g.add('small', resizeImage, { image: jpg.out.image, width: 90, height: 60, mode: 'stretch' });
    const saved = g.add('saved', save, { media: small.out.image });
    g.output('bare', small.out.image);
    g.output('saved', saved.out.media);
    const host = await nodeHost({ folder });
    try {
      const { outputs } = await run(g.build(), { registry, host });
      for (const value of [outputs.bare, outputs.saved] as media.MediaValue[])
        expect(await host.assets.findFacts(media.assetHash(value))).toMatchObject({
          mimeType: 'image/jpeg',
          info: { width: 90, height: 60 },
        });
    } finally {
      await host.dispose();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
