import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';
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
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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
      return {
        args: (await readFile(join(at, 'args'), 'utf8')).split('\n').slice(0, -1),
        files,
        texts: await Promise.all(texts),
      };
    });
    const all = await Promise.all(found);
    for (const name of names) await rm(scratch.path('log', name), { recursive: true });
    return all;
  };

  const run = (...more: readonly string[]) =>
    shotgraph(scratch.folder, 'run', 'graph.json', '--store', 'store', '--ffmpeg', 'native', ...more);

  /** Grey values of a picture that a run has written. */
  const grey = async (name: string): Promise<Uint8Array> => {
    const hash = await host.assets.put(await readFile(scratch.path('out', `${name}.image.png`)));
    const args = ['-i', 'a.png', '-vf', 'format=gray', '-f', 'rawvideo', 'a.raw'];
    const job = { inputs: [{ name: 'a.png', hash }], files: [], args, outputs: ['a.raw'] };
    const { outputs } = await host.media.run(job, { signal: AbortSignal.timeout(30_000) });
    return new Uint8Array(await (await host.assets.get(outputs[0]!)).arrayBuffer());
  };

  /** Pixels that white letters made brighter. */
  const brighter = async (written: string, bare: string): Promise<number> => {
    const [after, before] = [await grey(written), await grey(bare)];
    return after.reduce((sum, value, i) => sum + (value > before[i]! + 16 ? 1 : 0), 0);
  };

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
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { hash } = filmIn(out);
    const noted = [...(await invocations())].sort((a, b) => b.files.length - a.files.length);
    const [writing, ...measuring] = noted;
    expect(writing!.files).toEqual([
      '0-caption.ttf',
      '1-caption.txt',
      'asset0.mp4',
      'asset1.png',
      'asset2.ogg',
      'output0.mp4',
    ]);
    // Loudness is measured before and after peaks are held down; that writes nothing.
    expect(measuring.map(({ args, files }) => [files, args.slice(-3)])).toEqual([
      [
        ['asset0.mp4', 'asset1.ogg'],
        ['-f', 'null', '-'],
      ],
      [
        ['asset0.mp4', 'asset1.ogg'],
        ['-f', 'null', '-'],
      ],
    ]);
    expect(await readdir(scratch.path('store/tmp'))).toEqual([]);
    expect(await readdir(scratch.path('out'))).toEqual(['film.mp4']);
    const assets = (await readdir(scratch.path('store/assets'), { recursive: true })).map((path) => basename(path));
    const sources = FILES.map(async (name) => sha256(await readFile(scratch.path(name))));
    expect(assets.filter((name) => name.length === 64).sort()).toEqual([hash, ...(await Promise.all(sources))].sort());
    expect(sha256(await readFile(scratch.path('out/film.mp4')))).toBe(hash);

    const { soundSeconds, ...picture } = await decodedFacts(host, hash);
    expect(picture).toEqual({ width: 1280, height: 720, frames: 70, seconds: 3.5 });
    expect(Math.abs(soundSeconds - 3.5)).toBeLessThan(1 / 20);
  });

  it('is as loud as asked for, within 0.5 LU', async () => {
    const { hash } = filmIn((await run('--json')).out);
    const args = ['-i', 'film.mp4', '-vn', '-af', 'loudnorm=print_format=json', '-f', 'null', '-'];
    const job = { inputs: [{ name: 'film.mp4', hash }], files: [], args, outputs: [] };
    const measured = parseLoudness((await host.media.run(job, { signal: AbortSignal.timeout(60_000) })).log);
    expect(Math.abs(measured!.integrated! - TARGET)).toBeLessThan(0.5);
    expect(measured!.truePeak).toBeLessThan(-0.5);
  });

  it('reuses everything the second time', async () => {
    await invocations();
    const { code, err } = await run();
    expect(code).toBe(0);
    expect(err).toContain('0 nodes ran');
    expect(await invocations()).toEqual([]);
  });

  it('hands the text to ffmpeg in a file of its own, to be drawn as it is', async () => {
    await run('--target', 'written.image');
    const [{ texts, args }] = (await invocations()) as [Invocation];
    expect(texts).toEqual([HOSTILE]);
    expect(args.join('\n')).not.toContain('pts}');
    expect(args.join('\n').match(/drawtext=[^,]*/g)).toEqual([
      expect.stringMatching(/^drawtext=fontfile=0-caption\.ttf:textfile=1-caption\.txt:expansion=none:/),
    ]);
  });

  it('writes the text letter for letter: the same letters in another order cover as much', async () => {
    const stills = ['bare', 'written', 'bare-later', 'written-later'].flatMap((id) => ['--target', `${id}.image`]);
    const ink = async (text: string) => {
      const { code, err } = await run(...stills, '--set', `titled.text=${text}`);
      expect({ code, err }).toMatchObject({ code: 0 });
      return [await brighter('written', 'bare'), await brighter('written-later', 'bare-later')] as const;
    };
    const hostile = await ink(HOSTILE);
    const harmless = await ink([...HOSTILE].reverse().join(''));
    // Were %{pts} replaced by a time, or anything read as an option, there would be other letters, or fewer.
    for (const [i, covered] of harmless.entries()) {
      expect(covered).toBeGreaterThan(3000);
      expect(Math.abs(hostile[i]! - covered) / covered).toBeLessThan(0.05);
    }
  });
});

const filmIn = (out: string) => {
  const last = jsonLines(out).at(-1) as {
    readonly type: string;
    readonly outputs: { readonly film: { readonly hash: string } };
  };
  expect(last.type).toBe('outputs');
  return last.outputs.film;
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

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
