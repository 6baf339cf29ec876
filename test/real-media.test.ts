import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatDocument, graph } from '@shotgraph/engine';
import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import {
  audioOf,
  caption,
  color,
  concat,
  extractFrame,
  inputAudio,
  inputImage,
  inputVideo,
  loudness,
  mixAudio,
  overlay,
  setAudio,
  trim,
} from '@shotgraph/nodes';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseLoudness } from '../packages/nodes/src/media/loudness.ts';
import { jsonLines, shotgraph } from './tools/cli.ts';
import { decodedFacts } from './tools/media-facts.ts';
import { createScratch, type Scratch } from './tools/scratch.ts';

const shared = fileURLToPath(new URL('../../shared/media/', import.meta.url));
const FILES = ['cockatoo.mp4', 'cat.png', 'drum-bass.ogg'];
const HOSTILE = `'%{pts}: \\ , ; [v] " 🦜`;
const TARGET = -16;

/** Two stretches of a clip, crossfaded, graded, marked, titled and mixed with music. */
function film(text: string) {
  const g = graph({ title: 'Real media' });
  const bird = g.add('bird', inputVideo, { file: 'cockatoo.mp4' });
  const cat = g.add('cat', inputImage, { file: 'cat.png' });
  const drums = g.add('drums', inputAudio, { file: 'drum-bass.ogg' });
  const first = g.add('first', trim, { video: bird.out.video, start: 1, end: 3 });
  const second = g.add('second', trim, { video: bird.out.video, start: 8, end: 10 });
  const joined = g.add('joined', concat, {
    videos: [first.out.video, second.out.video],
    transition: 'crossfade',
    seconds: 0.5,
  });
  const graded = g.add('graded', color, { video: joined.out.video, exposure: 0.3, contrast: 1.1, temperature: 5600 });
  const marked = g.add('marked', overlay, { video: graded.out.video, image: cat.out.image, scale: 0.2, opacity: 0.9 });
  const titled = g.add('titled', caption, { video: marked.out.video, text, size: 0.08, box: 0.5 });
  const own = g.add('own', audioOf, { video: joined.out.video });
  const mixed = g.add('mixed', mixAudio, { audios: [own.out.audio, drums.out.audio], gains: [0, -6], seconds: 3.5 });
  const loud = g.add('loud', loudness, { audio: mixed.out.audio, target: TARGET });
  const sound = g.add('sound', setAudio, { video: titled.out.video, audio: loud.out.audio });
  for (const [id, { out }] of Object.entries({ bare: marked, written: titled })) {
    g.add(id, extractFrame, { video: out.video, at: 0.5 });
    g.add(`${id}-later`, extractFrame, { video: out.video, at: 3 });
  }
  g.output('film', sound.out.video);
  return g.build();
}

const ffmpeg = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'ffmpeg'))
  .find((path) => existsSync(path));
const canRun = existsSync(shared) && ffmpeg !== undefined && process.platform !== 'win32';

describe.skipIf(!canRun)('an edit of real media (skipped without ../shared/media or ffmpeg)', () => {
  let scratch: Scratch;
  let host: NodeHost;

  /** One run of ffmpeg as the wrapper saw it. */
  interface Invocation {
    readonly args: readonly string[];
    /** Files in its folder when it ended. */
    readonly files: readonly string[];
    /** Content of its text files. */
    readonly texts: readonly string[];
  }

  /** Runs of ffmpeg since the last call. */
  const invocations = async (): Promise<readonly Invocation[]> => {
    const names = await readdir(scratch.path('log'));
    const found = names.map(async (name): Promise<Invocation> => {
      const at = scratch.path('log', name);
      const files = (await readdir(at)).filter((file) => file !== 'args');
      const texts = files.filter((file) => file.endsWith('.txt')).map((file) => readFile(join(at, file), 'utf8'));
      return { args: (await readFile(join(at, 'args'), 'utf8')).split('\n').slice(0, -1), files, texts: await Promise.all(texts) };
    });
    const all = await Promise.all(found);
    for (const name of names) await rm(scratch.path('log', name), { recursive: true });
    return all;
  };

  const run = (...more: readonly string[]) =>
    shotgraph(scratch.folder, 'run', 'graph.json', '--store', 'store', '--ffmpeg', 'native', ...more);

  beforeAll(async () => {
    scratch = await createScratch();
    for (const name of FILES) await copyFile(shared + name, scratch.path(name));
    await writeFile(scratch.path('graph.json'), formatDocument(film(HOSTILE)));
    await mkdir(scratch.path('log'));
    await writeFile(scratch.path('ffmpeg'), wrapper(scratch.path('log')));
    await chmod(scratch.path('ffmpeg'), 0o755);
    vi.stubEnv('FFMPEG_PATH', scratch.path('ffmpeg'));
    host = await nodeHost({ folder: scratch.folder, store: scratch.path('store'), ffmpeg: 'native' });
    // The self-check of an ffmpeg runs once for each store.
    expect((await host.media.describe()).engine).toBe('native');
    await invocations();
  });

  afterAll(async () => {
    await host?.dispose();
    vi.unstubAllEnvs();
    await scratch?.remove();
  });

  it('takes one ffmpeg that writes, leaves no temporary media, and lasts exact to the frame', async () => {
    const { code, out, err } = await run('--json');
    expect(err).toBe('');
    expect(code).toBe(0);
    const { type, outputs } = jsonLines(out).at(-1) as { type: string; outputs: { film: { hash: string } } };
    expect(type).toBe('outputs');
    const { hash } = outputs.film;
    const { soundSeconds, ...picture } = await decodedFacts(host, hash);
    expect(picture).toEqual({ width: 1280, height: 720, frames: 70, seconds: 3.5 });
    expect(Math.abs(soundSeconds - 3.5)).toBeLessThan(1 / 20);
    console.log(await invocations());
  });
});

/** Runs ffmpeg, then notes its arguments and the files of the folder it worked in. */
const wrapper = (log: string): string => `#!/bin/sh
"${ffmpeg}" "$@"
status=$?
note=$(mktemp -d "${log}/XXXXXX")
printf '%s\\n' "$@" > "$note/args"
for file in *; do
  case "$file" in
    *.txt) cp "$file" "$note/$file" ;;
    *) : > "$note/$file" ;;
  esac
done
exit $status
`;
