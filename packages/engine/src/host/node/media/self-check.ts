import { hash } from 'node:crypto';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaJob } from '../../../host.ts';
import { isRecord } from '../../../json.ts';
import { hasCode, type StoreFolder } from '../store-folder.ts';
import { askVersion } from './find-ffmpeg.ts';
import { spawnFfmpeg } from './native.ts';

/** What is known about a binary: its version when it can be used, else why not. */
export type CheckOutcome = { readonly version: string } | { readonly reason: string };

/** Raise when the check changes: remembered outcomes of the old check are then forgotten. */
const CHECK = 1;

const WIDTH = 64;
const HEIGHT = 48;
const FRAMES = 10;
const EXACT = 'flags=bicubic+accurate_rnd+bitexact+full_chroma_int+full_chroma_inp';

/**
 * Ten frames at 25 fps, scaled, played 1.25 times as fast (8 frames), shown twice, with a corner laid over: 16 frames.
 * A binary of 2018 gave a quarter more frames for such a graph, without any error.
 */
const GRAPH = [
  `[0:v]scale=40:30:${EXACT},format=yuv420p,setpts=PTS/1.25,fps=25,split[plain][turned]`,
  `[turned]hflip,split[back][over]`,
  `[plain][back]concat=n=2[both]`,
  `[over]crop=16:12:0:0,format=yuv420p[corner]`,
  `[both][corner]overlay=8:6:format=yuv420:eof_action=repeat,split[raw][coded]`,
].join(';');

/** 16 frames of 40x30 yuv420p as FFmpeg 5.1.9 (native) and 5.1.4 (wasm) both make them. */
export const EXPECTED: { readonly bytes: number; readonly sha256: string } = {
  bytes: 16 * ((40 * 30 * 3) / 2),
  sha256: '59085fbbb4e92fb2aa7648b0b8deb992f1c5e4687f91926ee5fa5734aac92b00',
};

const ARGS = [
  ...[
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
  ],
  ...['-f', 'lavfi', '-i', 'sine=duration=0.2', '-filter_complex', GRAPH],
  ...['-map', '[raw]', '-f', 'rawvideo', 'frames.raw'],
  ...['-map', '[coded]', '-map', '1:a', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', 'coded.mp4'],
];

/**
 * Decides whether a binary may make media: recent enough, with the encoders, and with the known pixels and frame count
 * for a small graph. A binary that passed, or is too old, is remembered in the store for as long as the file stays the same.
 */
export async function checkFfmpeg(binary: string, store: StoreFolder): Promise<CheckOutcome> {
  const file = await stat(binary).catch(() => undefined);
  if (!file) return { reason: 'there is no such file' };
  const mark = `${CHECK} ${file.size} ${file.mtimeMs}`;
  const remembered = await recall(store, binary, mark);
  if (remembered) return remembered;
  const answer = await askVersion(binary);
  const outcome = 'version' in answer ? await tryOut(binary, answer, store) : answer;
  // Wrong frames may be the fault of a full disk or a busy machine: that is found out again each time.
  if (outcome === answer) await remember(store, binary, mark, outcome).catch(() => {});
  return outcome;
}

/** @returns `answer` itself when the binary makes what it should */
async function tryOut(binary: string, answer: { readonly version: string }, store: StoreFolder): Promise<CheckOutcome> {
  const folder = await store.temporary();
  try {
    await mkdir(folder);
    await spawnFfmpeg(binary, folder, checkJob(), { signal: AbortSignal.timeout(20_000) });
    const frames = await readFile(join(folder, 'frames.raw'));
    const sound = frames.length === EXPECTED.bytes && hash('sha256', frames, 'hex') === EXPECTED.sha256;
    return sound ? answer : { reason: `version ${answer.version} failed the self-check (other frames than expected)` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { reason: `version ${answer.version} failed the self-check (${why})` };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The job of the check; it leaves `frames.raw` and `coded.mp4`. */
export const checkJob = (): Pick<MediaJob, 'args' | 'frames'> => ({ args: ARGS, frames: testFrames() });

/** Gradients that move: every frame is another one. */
async function* testFrames(): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < FRAMES; n++) {
    const frame = new Uint8Array(WIDTH * HEIGHT * 3);
    for (let i = 0; i < WIDTH * HEIGHT; i++) {
      const x = i % WIDTH;
      const y = (i - x) / WIDTH;
      frame.set([(x * 4 + n * 9) & 255, (y * 5 + n * 7) & 255, (x * y + n * 23) & 255], i * 3);
    }
    yield frame;
  }
}

const memoPath = (store: StoreFolder) => store.path('ffmpeg.json');

async function readMemo(store: StoreFolder): Promise<Record<string, unknown>> {
  try {
    const memo: unknown = JSON.parse(await readFile(memoPath(store), 'utf8'));
    return isRecord(memo) ? memo : {};
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return {};
    throw error;
  }
}

async function recall(store: StoreFolder, binary: string, mark: string): Promise<CheckOutcome | undefined> {
  const known = (await readMemo(store).catch((): Record<string, unknown> => ({})))[binary];
  if (!isRecord(known) || known.mark !== mark) return undefined;
  if (typeof known.version === 'string') return { version: known.version };
  return typeof known.reason === 'string' ? { reason: known.reason } : undefined;
}

async function remember(store: StoreFolder, binary: string, mark: string, outcome: CheckOutcome): Promise<void> {
  const memo = await readMemo(store);
  await store.write(memoPath(store), JSON.stringify({ ...memo, [binary]: { mark, ...outcome } }));
}
