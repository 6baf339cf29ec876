import type { Host, MediaJob, MediaJobResult } from '../host.ts';
import {
  type ContractCase,
  check,
  checkEqual,
  contractCase,
  type HostFixture,
  nodeErrorMessage,
  rejection,
} from './contract-case.ts';

const WIDTH = 64;
const HEIGHT = 48;

/** Arguments that read RGB frames of 64x48 at 25 fps from standard input. */
const RAW_IN = [
  '-f',
  'rawvideo',
  '-pixel_format',
  'rgb24',
  '-video_size',
  `${WIDTH}x${HEIGHT}`,
  '-framerate',
  '25',
  '-i',
  'pipe:0',
];
const RAW_OUT = ['-map', '0:v', '-pix_fmt', 'rgb24', '-f', 'rawvideo'];
const MP4_OUT = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'];

/** How far a pipeline may run ahead of ffmpeg: its own buffers and those in between. */
const FRAMES_AHEAD = 700;

/**
 * Everything `MediaEngine` promises, for hosts that have ffmpeg.
 *
 * @example
 * for (const { name, run } of mediaContract(createFixture)) it(name, run);
 */
export function mediaContract(createFixture: () => Promise<HostFixture>): ContractCase[] {
  const test = contractCase(createFixture);
  return [...jobCases(test), ...failureCases(test), ...abortCases(test)];
}

type Test = ReturnType<typeof contractCase>;

const jobCases = (test: Test) => [
  test('[H1] says which engine it is', async ({ host: { media } }) => {
    const { engine, version } = await media.describe();
    check(engine !== 'none' && /^\S+$/.test(version), `engine ${engine} ${version}`);
  }),
  test('[H1] makes assets from frames, and the same frames from the asset', async ({ host, leftovers }) => {
    const original = testFrame(3);
    const still = await run(host, {
      args: [...RAW_IN, '-frames:v', '1', 'still.png'],
      outputs: ['still.png'],
      frames: once(original),
    });
    const png = new Uint8Array(await (await host.assets.get(still.outputs[0]!)).arrayBuffer());
    checkEqual([...png.slice(1, 4)], [0x50, 0x4e, 0x47], 'PNG signature');
    const back = await run(host, {
      inputs: [{ name: 'in.png', hash: still.outputs[0]! }],
      args: ['-i', 'in.png', ...RAW_OUT, 'out.raw'],
      outputs: ['out.raw'],
    });
    check(sameBytes(original, await bytesOf(host, back.outputs[0]!)), 'a lossless round trip changes no byte');
    checkEqual((await leftovers?.()) ?? [], [], 'left behind');
  }),
  test('[H1] reports progress that only rises and ends at 1', async ({ host }) => {
    const seen: number[] = [];
    const job = { args: [...RAW_IN, ...MP4_OUT, 'clip.mp4'], outputs: ['clip.mp4'], frames: frames(50), seconds: 2 };
    const { outputs } = await run(host, job, { progress: (fraction) => seen.push(fraction) });
    checkEqual(seen.at(-1), 1, 'last');
    check(
      seen.every((fraction, i) => fraction >= (seen[i - 1] ?? 0) && fraction <= 1),
      `rising: ${seen}`,
    );
    const raw = await run(host, {
      inputs: [{ name: 'in.mp4', hash: outputs[0]! }],
      args: ['-i', 'in.mp4', ...RAW_OUT, 'out.raw'],
      outputs: ['out.raw'],
    });
    checkEqual((await bytesOf(host, raw.outputs[0]!)).length, 50 * WIDTH * HEIGHT * 3, 'bytes of 50 frames');
  }),
  test('[H1] gives small files to ffmpeg, and several outputs in their order', async ({ host }) => {
    const header = new TextEncoder().encode(`P6 ${WIDTH} ${HEIGHT} 255\n`);
    const ppm = new Uint8Array([...header, ...testFrame(1)]);
    const { outputs, log } = await run(host, {
      files: [{ name: 'still.ppm', bytes: ppm }],
      args: [
        '-i',
        'still.ppm',
        ...RAW_OUT,
        'a.raw',
        '-map',
        '0:v',
        '-vf',
        'showinfo,hflip',
        '-pix_fmt',
        'rgb24',
        '-f',
        'rawvideo',
        'b.raw',
      ],
      outputs: ['b.raw', 'a.raw'],
    });
    check(sameBytes(testFrame(1), await bytesOf(host, outputs[1]!)), 'second output');
    check(outputs[0] !== outputs[1], 'first output differs');
    check(/Parsed_showinfo.*n: +0/.test(log), `the log holds measurements: ${log.slice(-500)}`);
  }),
  test('[H1] runs jobs beside one another', async ({ host }) => {
    const one = (n: number) =>
      run(host, { args: [...RAW_IN, ...RAW_OUT, 'out.raw'], outputs: ['out.raw'], frames: once(testFrame(n)) });
    const results = await Promise.all([0, 1, 2, 3].map(one));
    for (const [n, { outputs }] of results.entries()) {
      check(sameBytes(testFrame(n), await bytesOf(host, outputs[0]!)), `job ${n} got its own frames`);
    }
  }),
  test('[H1] asks for frames as ffmpeg takes them, and stops asking when it has enough', async ({ host }) => {
    let asked = 0;
    const endless = async function* () {
      for (; ; asked++) yield testFrame(asked);
    };
    await run(host, {
      args: [...RAW_IN, '-frames:v', '5', '-f', 'rawvideo', 'out.raw'],
      outputs: ['out.raw'],
      frames: endless(),
    });
    check(asked >= 5 && asked < FRAMES_AHEAD, `${asked} frames were asked for, 5 were needed`);
  }),
  test('[H1] lets the producer reuse its buffer for the next frame', async ({ host }) => {
    const reused = async function* () {
      const buffer = new Uint8Array(WIDTH * HEIGHT * 3);
      for (let n = 0; n < 20; n++) yield buffer.fill(n);
    };
    const { outputs } = await run(host, {
      args: [...RAW_IN, ...RAW_OUT, 'out.raw'],
      outputs: ['out.raw'],
      frames: reused(),
    });
    const bytes = await bytesOf(host, outputs[0]!);
    checkEqual(bytes.length, 20 * WIDTH * HEIGHT * 3, 'length');
    check(
      bytes.every((byte, i) => byte === Math.floor(i / (WIDTH * HEIGHT * 3))),
      'every frame is as it was when it was given',
    );
  }),
];

const failureCases = (test: Test) => [
  test("[H7] refuses garbage with ffmpeg's own words, and leaves nothing behind", async ({ host, leftovers }) => {
    const hash = await host.assets.put(new TextEncoder().encode('this is no film '.repeat(100)));
    const job = { inputs: [{ name: 'in.mp4', hash }], args: ['-i', 'in.mp4', 'out.mp4'], outputs: ['out.mp4'] };
    const message = await nodeErrorMessage(run(host, job), 'media-failed', 'garbage');
    check(/in\.mp4: Invalid data found/.test(message) && !message.includes('\n'), message);
    checkEqual((await leftovers?.()) ?? [], [], 'left behind');
  }),
  test('[H7] names an output that ffmpeg did not write', async ({ host }) => {
    const job = { args: [...RAW_IN, '-f', 'null', '-'], outputs: ['out.mp4'], frames: once(testFrame(0)) };
    const message = await nodeErrorMessage(run(host, job), 'media-failed', 'missing output');
    check(message.includes('"out.mp4"'), message);
  }),
  test('[H7] refuses unknown assets before starting ffmpeg', async ({ host }) => {
    const job = {
      inputs: [{ name: 'in.mp4', hash: 'f'.repeat(64) }],
      args: ['-i', 'in.mp4', 'o.mp4'],
      outputs: ['o.mp4'],
    };
    await nodeErrorMessage(run(host, job), 'storage-failed', 'unknown asset');
  }),
  test('[H7] refuses file names that are paths, options or doubles', async ({ host }) => {
    for (const outputs of [['../out.mp4'], ['-y'], ['a/b.mp4'], [''], ['a.mp4', 'a.mp4']]) {
      const error = await rejection(run(host, { args: [], outputs }), `outputs ${outputs}`);
      check(error instanceof RangeError, `a RangeError, got ${String(error)}`);
    }
  }),
  test('[H7] passes on what the producer of frames throws', async ({ host, leftovers }) => {
    const fault = new Error('no more paint');
    const failing = async function* () {
      yield testFrame(0);
      throw fault;
    };
    const job = { args: [...RAW_IN, ...MP4_OUT, 'out.mp4'], outputs: ['out.mp4'], frames: failing() };
    check((await rejection(run(host, job), 'failing frames')) === fault, 'the very error');
    checkEqual((await leftovers?.()) ?? [], [], 'left behind');
  }),
];

const abortCases = (test: Test) => [
  test('[H7] ends at once when aborted in the middle, with the reason, and leaves nothing behind', async ({
    host,
    leftovers,
  }) => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const endless = async function* () {
      for (let n = 0; ; n++) {
        if (n === 30) abort.abort(reason);
        yield testFrame(n);
      }
    };
    const job = { args: [...RAW_IN, ...MP4_OUT, 'out.mp4'], outputs: ['out.mp4'], frames: endless() };
    check((await rejection(run(host, job, { signal: abort.signal }), 'aborted job')) === reason, 'the reason');
    checkEqual((await leftovers?.()) ?? [], [], 'left behind');
  }),
  test('[H7] does not start when aborted before', async ({ host }) => {
    const reason = new Error('enough');
    let asked = false;
    const never = async function* () {
      asked = true;
      yield testFrame(0);
    };
    const job = { args: [...RAW_IN, 'out.mp4'], outputs: ['out.mp4'], frames: never() };
    check(
      (await rejection(run(host, job, { signal: AbortSignal.abort(reason) }), 'aborted job')) === reason,
      'the reason',
    );
    check(!asked, 'no frame was asked for');
  }),
];

interface RunOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (fraction: number) => void;
}

const run = (host: Host, job: Partial<MediaJob>, options: RunOptions = {}): Promise<MediaJobResult> =>
  host.media.run(
    { inputs: [], files: [], args: [], outputs: [], ...job },
    { signal: new AbortController().signal, ...options },
  );

async function bytesOf(host: Host, hash: string): Promise<Uint8Array> {
  return new Uint8Array(await (await host.assets.get(hash)).arrayBuffer());
}

const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** A gradient that depends on the number of the frame; RGB, 64x48. */
function testFrame(n: number): Uint8Array {
  const frame = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let i = 0; i < frame.length; i++) frame[i] = (i * 5 + (i >> 6) * 3 + n * 41) & 255;
  return frame;
}

async function* once(frame: Uint8Array): AsyncGenerator<Uint8Array> {
  yield frame;
}

async function* frames(count: number): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n++) yield testFrame(n);
}
