import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MediaJob } from '@shotgraph/engine';
import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as media from './index.ts';
import { parseLoudness } from './loudness.ts';
import { probe } from './probe.ts';

const shared = fileURLToPath(new URL('../../../../../shared/media/', import.meta.url));
const FILES = ['cockatoo.mp4', 'rabbit.mp4', 'cat.png', 'drum-bass.ogg', 'wood.jpg'];
const HOSTILE = `'%{pts}: \\ , ; [v] " 🦊`;

describe.skipIf(!existsSync(shared))(
  'rendering real media (skipped without ../shared/media)',
  { timeout: 120_000 },
  () => {
    let folder: string;
    let native: NodeHost;
    let wasm: NodeHost;
    const signal = new AbortController().signal;
    const values = new Map<string, media.MediaValue>();
    const jobs: MediaJob[] = [];
    const context = () => ({ host: native, signal, progress: () => {} });
    const video = (name: string) => values.get(name) as media.VideoValue;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'shotgraph-media-'));
      for (const name of FILES) await copyFile(shared + name, join(folder, name));
      const host = await nodeHost({ folder, ffmpeg: 'auto' });
      // Every job is noted, to see how many ffmpeg runs an edit takes.
      const run: typeof host.media.run = (job, options) => {
        jobs.push(job);
        return host.media.run(job, options);
      };
      native = { ...host, media: { describe: host.media.describe, run } };
      wasm = await nodeHost({ folder, ffmpeg: 'wasm' });
      for (const name of FILES) {
        const { hash, facts } = await media.resolveFile(name, context());
        values.set(name, media.asset(hash, facts));
      }
    });

    afterAll(async () => {
      await Promise.all([native?.dispose(), wasm?.dispose()]);
      await rm(folder, { recursive: true, force: true });
    });

    const pixels = async (value: media.MediaValue, host = native) => {
      const stored = await media.renderMedia(value, { format: 'rawvideo' }, { host, signal });
      return new Uint8Array(await (await host.assets.get(media.assetHash(stored))).arrayBuffer());
    };

    /** 256 pixels of red from clear to opaque, twice. */
    const shade = async (): Promise<media.ImageValue> => {
      const bytes = Uint8Array.from({ length: 256 * 2 * 4 }, (_, at) => [255, 0, 0, Math.floor(at / 4) % 256][at % 4]!);
      const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', '256x2', '-i', 'in.rgba'];
      const png = ['-frames:v', '1', '-pix_fmt', 'rgba', '-flags:v', '+bitexact', '-f', 'image2', '-update', '1'];
      const job = {
        inputs: [],
        files: [{ name: 'in.rgba', bytes }],
        args: [...raw, ...png, 'out.png'],
        outputs: ['out.png'],
      };
      const { outputs } = await native.media.run(job, { signal });
      return media.asset(
        outputs[0]!,
        (await probe(await native.assets.get(outputs[0]!), 'shade')) as media.Facts & { kind: 'image' },
      );
    };

    const film = () => {
      const bird = video('cockatoo.mp4');
      const joined = media.crossfade(media.trim(bird, 1, 2.5), media.trim(bird, 8, 9.5), 0.5);
      const graded = media.color(media.resize(joined, 640, 360), { exposure: 0.3, contrast: 1.1, temperature: 5200 });
      const marked = media.overlay(graded, values.get('cat.png') as media.ImageValue, { scale: 0.2, opacity: 0.8 });
      const written = media.caption(marked, HOSTILE, { box: 0.6, fade: 0.2 });
      const drums = values.get('drum-bass.ogg') as media.AudioValue;
      const mix = media.mixAudio([media.audioOf(joined), drums], { gains: [0, -6], seconds: joined.info.seconds });
      return media.setAudio(written, media.loudness(mix, -16));
    };

    it('makes a whole edit in one ffmpeg run that writes, with a duration exact to the frame', async () => {
      jobs.length = 0;
      const rendered = await media.renderMedia(film(), { format: 'mp4' }, context());
      expect(jobs.filter((job) => job.outputs.length > 0)).toHaveLength(1);
      // The other runs measure loudness, before and after the limiter, and write nothing.
      expect(jobs).toHaveLength(3);
      expect(rendered.info).toMatchObject({ width: 640, height: 360, fps: 20, seconds: 2.5 });
      const facts = await probe(await native.assets.get(media.assetHash(rendered)), 'film');
      expect(facts).toMatchObject({ codec: 'avc', info: { width: 640, height: 360, fps: 20, seconds: 2.5 } });
      const { log } = await native.media.run(
        {
          inputs: [{ name: 'a.mp4', hash: media.assetHash(rendered) }],
          files: [],
          args: ['-i', 'a.mp4', '-vn', '-af', 'loudnorm=print_format=json', '-f', 'null', '-'],
          outputs: [],
        },
        { signal },
      );
      expect(parseLoudness(log)?.integrated).toBeCloseTo(-16, 0);
      expect(parseLoudness(log)?.truePeak).toBeLessThan(-0.5);
    });

    it('writes hostile text literally: the same letters in another order change nothing but their places', async () => {
      const wood = media.stillToVideo(values.get('wood.jpg') as media.ImageValue, 0.1, 10);
      const ink = async (text: string) => {
        const [plain, written] = [await pixels(wood), await pixels(media.caption(wood, text, { size: 0.1 }))];
        return plain.reduce((sum, value, i) => sum + (value === written[i] ? 0 : 1), 0);
      };
      // Were %{pts} expanded, ":" read as an option or "\" as an escape, there would be other or fewer letters.
      const [hostile, shuffled] = [await ink(`'%{pts}:\\,;[v]"`), await ink(`"]v[;,\\:}stp{%'`)];
      expect(hostile).toBeGreaterThan(3000);
      expect(Math.abs(hostile - shuffled) / hostile).toBeLessThan(0.05);
    });

    it('gives a cut the same frames whether it is sought or decoded from the start', async () => {
      const rabbit = video('rabbit.mp4');
      const grade = { saturation: 1.2 };
      const sought = await pixels(media.color(media.trim(rabbit, 5, 5.5), grade));
      const decoded = await pixels(media.trim(media.color(rabbit, grade), 5, 5.5));
      expect(Buffer.compare(sought, decoded)).toBe(0);
    });

    it('gives the same frames as a command written by hand', async () => {
      const value = media.fade(media.resize(media.trim(video('cockatoo.mp4'), 2, 3), 320, 240, 'fill'), 0.5, 0);
      const exact = 'flags=bicubic+accurate_rnd+bitexact+full_chroma_int+full_chroma_inp';
      const graph = `[0:v]trim=2:3,setpts=PTS-STARTPTS,scale=${exact},format=yuv420p,crop=960:720:160:0,scale=320:240:${exact},fade=in:0:10[v]`;
      const { outputs } = await native.media.run(
        {
          inputs: [{ name: 'a.mp4', hash: media.mediaAssets(value)[0]! }],
          files: [],
          args: ['-i', 'a.mp4', '-filter_complex', graph, '-map', '[v]', '-f', 'rawvideo', 'o.raw'],
          outputs: ['o.raw'],
        },
        { signal },
      );
      const byHand = new Uint8Array(await (await native.assets.get(outputs[0]!)).arrayBuffer());
      expect(Buffer.compare(await pixels(value), byHand)).toBe(0);
    });

    it('gives identical pixels from native ffmpeg and ffmpeg.wasm for every operation of class E', async () => {
      const [rabbit, later] = [media.trim(video('rabbit.mp4'), 2, 2.5), media.trim(video('rabbit.mp4'), 5, 5.5)];
      const cat = values.get('cat.png') as media.ImageValue;
      const cases = {
        resize: media.resize(rabbit, 200, 200),
        fill: media.resize(rabbit, 500, 200, 'fill'),
        color: media.color(rabbit, { exposure: 0.5, contrast: 1.2, saturation: 0.5, temperature: 4000 }),
        speed: media.speed(rabbit, 1.3),
        rate: media.changeRate(rabbit, 24_000 / 1001),
        reverse: media.fade(media.reverse(rabbit), 0.1, 0.1),
        overlay: media.overlay(media.overlay(rabbit, cat, { scale: 0.3, opacity: 0.5 }), later, {
          scale: 0.3,
          start: 0.1,
        }),
        ...Object.fromEntries(
          media.BLEND_MODES.map((mode) => [mode, media.blend(media.blend(rabbit, cat, mode, 0.7), later, mode)]),
        ),
        joined: media.concat([rabbit, later, rabbit]),
        ...Object.fromEntries(media.TRANSITIONS.map((name) => [name, media.crossfade(rabbit, later, 0.2, name)])),
        frame: media.extractFrame(rabbit, 0.2),
        sheet: media.contactSheet(rabbit, 3, 2, 100),
        still: media.stillToVideo(cat, 0.2, 10),
        transcoded: media.transcode(video('rabbit.mp4')),
      };
      const names = Object.keys(cases);
      for (const [name, value] of Object.entries(cases)) expect(media.parityOf(value), name).toBe('E');
      // All of them as outputs of one job.
      const job = media.compile(Object.values(cases).map((value) => ({ value, settings: { format: 'rawvideo' } })));
      const [here, there] = await Promise.all([native, wasm].map((host) => host.media.run(job, { signal })));
      expect(names.filter((_, i) => here!.outputs[i] !== there!.outputs[i])).toEqual([]);
    });

    it('keeps captions within two steps between engines', async () => {
      const value = media.caption(media.trim(video('rabbit.mp4'), 2, 2.1), 'Ágjß', { size: 0.2, box: 0.5 });
      expect(media.parityOf(value)).toBe('T');
      const [a, b] = [await pixels(value), await pixels(value, wasm)];
      expect(a.reduce((most, step, i) => Math.max(most, Math.abs(step - b[i]!)), 0)).toBeLessThanOrEqual(2);
    });

    it('encodes painted frames with sound, and refuses a wrong number of them', async () => {
      const format = { width: 64, height: 36, fps: 24, count: 12 };
      async function* frames(count: number) {
        for (let i = 0; i < count; i++) yield new Uint8Array(64 * 36 * 4).fill(i * 20);
      }
      const drums = values.get('drum-bass.ogg') as media.AudioValue;
      const clip = await media.encodeFrames(format, frames(12), drums, { format: 'mp4' }, context());
      expect(clip.info).toEqual({
        width: 64,
        height: 36,
        fps: 24,
        seconds: 0.5,
        audio: { seconds: 0.5, sampleRate: 48_000, channels: 2 },
      });
      const luma = await pixels(clip);
      expect(luma[0]).toBeLessThan(24);
      expect(luma[64 * 36 * 1.5 * 11]).toBeGreaterThan(190);
      await expect(media.encodeFrames(format, frames(11), undefined, { format: 'mp4' }, context())).rejects.toThrow(
        '11 frames were given, not 12',
      );
    });

    it.each(['native', 'wasm'])(
      'stores what is converted in the format asked for, encoded anew: %s',
      async (engine) => {
        const host = engine === 'native' ? native : wasm;
        const [rabbit, cat] = [video('rabbit.mp4'), values.get('cat.png') as media.ImageValue];
        const [wood, drums] = [
          values.get('wood.jpg') as media.ImageValue,
          values.get('drum-bass.ogg') as media.AudioValue,
        ];
        const stored = async (value: media.MediaValue) => {
          const rendered = await media.renderValue(value, { host, signal });
          expect(rendered.info).toEqual(value.info);
          expect(media.mediaAssets(value)).not.toContain(media.assetHash(rendered));
          return host.assets.findFacts(media.assetHash(rendered));
        };
        expect(await stored(media.transcode(media.changeRate(media.transcode(rabbit), 24)))).toMatchObject({
          mimeType: 'video/mp4',
          codec: 'avc',
          info: { fps: 24 },
        });
        expect(await stored(media.convertImage(wood, 'png'))).toMatchObject({ mimeType: 'image/png', info: wood.info });
        const flat = { mimeType: 'image/jpeg', info: { ...cat.info, alpha: false } };
        expect(await stored(media.convertImage(cat, 'jpg'))).toMatchObject(flat);
        expect(await stored(media.convertAudio(media.trimAudio(drums, 0, 3), 'mp3'))).toMatchObject({
          mimeType: 'audio/mpeg',
          codec: 'mp3',
          info: { seconds: 3 },
        });
        expect(await stored(media.convertAudio(drums, 'wav'))).toMatchObject({ mimeType: 'audio/wav' });
      },
    );

    it('shows the ground of a JPEG where the image is transparent, the same in both engines', async () => {
      const glass = await shade();
      await wasm.assets.put(await native.assets.get(media.assetHash(glass)));
      const flat = media.convertImage(glass, 'jpg', '#0000ff');
      expect(media.parityOf(flat)).toBe('E');
      const [here, there] = await Promise.all([native, wasm].map((host) => pixels(flat, host)));
      expect(here).toEqual(there);
      // Red of growing opacity over blue, within a step of rounding.
      const exact = Array.from({ length: 256 * 2 * 3 }, (_, at) => {
        const opacity = Math.floor(at / 3) % 256;
        return [opacity, 0, 255 - opacity][at % 3]!;
      });
      expect(here!.length).toBe(exact.length);
      expect(exact.reduce((most, value, at) => Math.max(most, Math.abs(value - here![at]!)), 0)).toBeLessThanOrEqual(1);
    });

    it('leaves stored files untouched, and knows what it has rendered without probing', async () => {
      const rabbit = video('rabbit.mp4');
      expect(await media.renderValue(rabbit, context())).toBe(rabbit);
      expect(await media.renderMedia(rabbit, { format: 'mp4' }, context())).toBe(rabbit);
      const still = await media.renderValue(media.extractFrame(rabbit, 1), context());
      expect(await native.assets.findFacts(media.assetHash(still))).toEqual({
        kind: 'image',
        format: 'png',
        mimeType: 'image/png',
        info: { width: 320, height: 240, alpha: false },
      });
    });
  },
);
