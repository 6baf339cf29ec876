import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunContext } from '@shotgraph/engine';
import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateVideo } from '../catalogue.ts';
import { planMove } from '../direct/camera/plan-move.ts';
import { predicted } from '../media/expr.ts';
import { asset } from '../media/ops/asset.ts';
import { extractFrame } from '../media/ops/still.ts';
import { assetHash, renderMedia } from '../media/render.ts';
import type { AudioValue, ImageValue, VideoValue } from '../media/types.ts';
import type { CameraValue } from '../ports.ts';
import { animatic } from '../providers/animatic/index.ts';
import type { VideoRequest } from '../providers/provider.ts';
import { type RgbaPixels, restPose } from '../stage/index.ts';
import { duskSky, pine } from '../stage/testing/painting.ts';
import { predictVideo } from './predict-video.ts';

const truck = (metres: number): CameraValue => ({
  seconds: 0.5,
  sensorWidthMm: 36,
  keys: planMove(restPose(35), { move: 'truck', amount: metres, seconds: 0.5, ease: 'linear', distanceMetres: 5 }).map(
    (key) => ({
      ...key,
      position: [...key.position],
    }),
  ),
  moves: [{ move: 'truck', amount: metres, unit: 'm', seconds: 0.5 }],
});
const still = (id: string, alpha = false) => predicted('image', { width: 1280, height: 720, alpha }, id);
const request: VideoRequest = {
  model: 'animatic',
  prompt: { parts: [{ input: 'images', index: 1 }, ' stands at dusk'] },
  images: [still('sky'), still('pine', true)],
  videos: [],
  audios: [],
  direction: undefined,
  style: 'pictures',
  overlay: 'none',
  guides: 'none',
  camera: undefined,
  depths: undefined,
  seconds: 0.5,
  ratio: '16:9',
  resolution: '480p',
  fps: 24,
  beats: undefined,
  cuts: 0,
  captions: false,
  exposure: 0,
  temperature: 6500,
  vignette: 0,
  take: 1,
  seed: undefined,
};

describe('generate/video before it runs', () => {
  it('predicts size, rate, whole frames and sound', () => {
    expect(animatic.predict({ ...request, seconds: 1.51, ratio: '9:16', resolution: '720p' })).toEqual({
      width: 720,
      height: 1280,
      fps: 24,
      seconds: 1.5,
      audio: null,
    });
    const music = predicted('audio', { seconds: 9, sampleRate: 44100, channels: 2 }, 'm');
    expect(animatic.predict({ ...request, audios: [music] }).audio).toEqual({
      seconds: 0.5,
      sampleRate: 48000,
      channels: 2,
    });
  });

  it('predicts the same clip for the same request, another for another take or another mention', () => {
    const id = (more: Partial<VideoRequest> = {}) => predictVideo(animatic, { ...request, ...more }).expr.id;
    expect(id({ images: [still('sky'), still('pine', true)] })).toBe(id());
    const others = [
      id({ take: 2 }),
      id({ seed: 7 }),
      id({ images: [still('sea'), still('pine', true)] }),
      id({ prompt: { parts: [{ input: 'images', index: 0 }] } }),
    ];
    expect(new Set([id(), ...others]).size).toBe(5);
  });

  it('refuses what cannot be, naming the input and the remedy', () => {
    const problems = (more: Partial<VideoRequest>) =>
      animatic.check({ ...request, ...more }).map(({ input, severity = 'error' }) => `${severity} ${input}`);
    expect(problems({})).toEqual([]);
    expect(problems({ depths: [10, 0] })).toEqual(['error depths']);
    expect(problems({ depths: [10, 5, 2] })).toEqual(['warning depths']);
    expect(problems({ cuts: 2 })).toEqual(['error beats']);
    expect(problems({ take: 1.5 })).toEqual(['error take']);
    expect(problems({ seconds: 0.25, fps: 1 })).toEqual(['error seconds']);
    expect(animatic.check({ cuts: 2 })).toEqual([]);
  });

  it('warns when the move shows more than the background has, and says how much', () => {
    expect(animatic.check({ ...request, camera: truck(-4) })).toMatchObject([
      { input: 'camera', severity: 'warning', message: expect.stringContaining('19 % more picture on the left') },
    ]);
    const { images: _, ...unknown } = request;
    expect(animatic.check({ ...unknown, camera: truck(-4) })).toEqual([]);
  });
});

describe('generate/video', { timeout: 120_000 }, () => {
  let folder: string;
  let host: NodeHost;
  let sky: ImageValue;
  let tree: ImageValue;
  const signal = new AbortController().signal;
  const purchases = {
    buy: () => {
      throw new Error('the animatic buys nothing');
    },
  };
  const context = (): RunContext<'media' | 'assets' | 'threads' | 'purchases'> => ({
    host: { media: host.media, assets: host.assets, threads: host.threads, purchases },
    signal,
    progress: () => {},
  });
  const render = (more: Partial<VideoRequest>) =>
    generateVideo.run({ ...request, images: [sky, tree], ...more } as never, context()) as Promise<{
      video: VideoValue;
    }>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shotgraph-generate-'));
    host = await nodeHost({ folder });
    sky = await store(duskSky(640, 360), false);
    tree = await store(pine(640, 360), true);
  });
  afterAll(async () => {
    await host.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  async function store({ width, height, data }: RgbaPixels, alpha: boolean): Promise<ImageValue> {
    const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-i', 'in.rgba'];
    const png = ['-frames:v', '1', '-pix_fmt', alpha ? 'rgba' : 'rgb24', '-f', 'image2', '-update', '1', 'out.png'];
    const job = {
      inputs: [],
      files: [{ name: 'in.rgba', bytes: new Uint8Array(data) }],
      args: [...raw, ...png],
      outputs: ['out.png'],
    };
    const { outputs } = await host.media.run(job, { signal });
    return asset(outputs[0]!, { kind: 'image', format: 'png', mimeType: 'image/png', info: { width, height, alpha } });
  }

  async function tone(seconds: number): Promise<AudioValue> {
    const args = [
      '-f',
      'lavfi',
      '-i',
      `sine=frequency=440:sample_rate=48000:duration=${seconds}`,
      '-ac',
      '2',
      '-f',
      'wav',
      'tone.wav',
    ];
    const { outputs } = await host.media.run({ inputs: [], files: [], args, outputs: ['tone.wav'] }, { signal });
    const info = { seconds, sampleRate: 48000, channels: 2 };
    return asset(outputs[0]!, { kind: 'audio', format: 'wav', mimeType: 'audio/wav', codec: 'pcm-s16', info });
  }

  async function rgb(video: VideoValue, seconds: number): Promise<Uint8Array> {
    const stored = await renderMedia(extractFrame(video, seconds), { format: 'rawvideo' }, context());
    return new Uint8Array(await (await host.assets.get(assetHash(stored))).arrayBuffer());
  }

  /** Middle column of the pine, where it is dark, in a row through its lower half. */
  function pineAt(frame: Uint8Array, row = 380, width = 864): number {
    let sum = 0;
    let count = 0;
    for (let x = 0; x < width; x++) {
      const at = (row * width + x) * 3;
      if (frame[at]! + frame[at + 1]! + frame[at + 2]! > 90) continue;
      sum += x;
      count++;
    }
    return sum / count;
  }

  it('gives a real clip as predicted, in which the near layer moves as far as optics say', async () => {
    const { video } = await render({ camera: truck(0.5), depths: [20, 4] });
    expect(video.info).toEqual(animatic.predict({ ...request, camera: truck(0.5) }));
    const [first, last] = [await rgb(video, 0), await rgb(video, 11 / 24)];
    // 864 px across, 35 mm of 36: 840 px per metre at 1 m; the last of 12 frames has gone 11/12 of the way.
    expect(pineAt(first) - pineAt(last)).toBeCloseTo((840 * 0.5 * (11 / 12)) / 4, -0.5);
  });

  it('gives the same picture for the same request and puts the sound to it', async () => {
    const sound = await tone(2);
    const [one, two] = [await render({ audios: [sound] }), await render({ audios: [sound] })];
    expect(one.video.info).toEqual(animatic.predict({ ...request, audios: [sound] }));
    expect(await rgb(one.video, 0.25)).toEqual(await rgb(two.video, 0.25));
  });

  it('shows the first frame of a reference clip when there is no image, and a slate when there is nothing', async () => {
    const { video: clip } = await render({ camera: truck(0) });
    const { video: again } = await render({ images: [], videos: [clip], camera: truck(0) });
    const [a, b] = [await rgb(clip, 0), await rgb(again, 0)];
    expect(a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length).toBeLessThan(2);
    const slate = await rgb((await render({ images: [] })).video, 0);
    expect(slate.reduce((sum, value) => sum + value, 0) / slate.length).toBeGreaterThan(90);
  });

  it('lights the shot: exposure, colour temperature and vignette', async () => {
    const mean = async (light: object) => {
      const frame = await rgb((await render({ camera: truck(0), ...light })).video, 0);
      const sum = [0, 0, 0];
      frame.forEach((value, i) => {
        sum[i % 3]! += value / (frame.length / 3);
      });
      return { red: sum[0]!, blue: sum[2]!, corner: frame[0]! + frame[1]! + frame[2]! };
    };
    const plain = await mean({});
    expect((await mean({ exposure: -1 })).blue).toBeLessThan(plain.blue * 0.85);
    const warm = await mean({ temperature: 3000 });
    expect(warm.red / warm.blue).toBeGreaterThan((plain.red / plain.blue) * 1.3);
    expect((await mean({ vignette: 0.5 })).corner).toBeLessThan(plain.corner * 0.6);
  });

  it('burns the prompt in when asked, whatever it contains, with references by their number', async () => {
    const prompt = { parts: [{ input: 'images', index: 0 }, `'%{pts}: \\ , ; [v] "`] };
    const { video } = await render({ prompt, captions: true });
    expect(video.expr.op).toBe('caption');
    expect(video.expr.args.text).toBe(`image 1'%{pts}: \\ , ; [v] "`);
  });

  it('stops when the run is cancelled, with its reason', async () => {
    const abort = new AbortController();
    const reason = new Error('cancelled');
    const progress = (fraction: number) => fraction > 0.2 && abort.abort(reason);
    const given = { ...context(), signal: abort.signal, progress };
    const running = generateVideo.run({ ...request, images: [sky], seconds: 5 } as never, given);
    await expect(running).rejects.toBe(reason);
  });
});
