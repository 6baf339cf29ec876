import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { shotgraph } from './tools/cli.ts';
import { blankPng, deepDocument, emptyMp4, noisePng } from './tools/hostile-files.ts';
import { createScratch, type Scratch } from './tools/scratch.ts';
import { storeProblems } from './tools/store-problems.ts';

const example = fileURLToPath(new URL('../examples/trim-and-mux/', import.meta.url));

/** A document of nodes written `[type, inputs]`; `from` is the port of its only output. */
const graphOf = (nodes: { readonly [id: string]: readonly [type: string, inputs: object] }, from: string) => ({
  shotgraph: 1,
  outputs: { result: { from } },
  nodes: Object.fromEntries(Object.entries(nodes).map(([id, [type, inputs]]) => [id, { type, version: 1, inputs }])),
});

const wire = (from: string) => ({ from });
const clip = (file: string) => graphOf({ clip: ['input/video', { file }] }, 'clip.video');
const still = (file: string) => graphOf({ still: ['input/image', { file }] }, 'still.image');

/** Noise that fades in and out: a graph of which everything is right. */
const good = graphOf(
  {
    still: ['input/image', { file: 'noise.png' }],
    hold: ['transform/still-to-video', { image: wire('still.image'), seconds: 0.5 }],
    film: ['transform/fade', { video: wire('hold.video'), in: 0.1, out: 0.1 }],
  },
  'film.video',
);

/** What is wrong, the document, and what its message has to say: where, what was found there, what to do. */
const CASES: readonly (readonly [what: string, document: object | string, said: readonly string[]])[] = [
  ['broken JSON', '{"shotgraph": 1,\n  "nodes": {]}', ['not JSON', 'line 2']],
  [
    'an unknown node type',
    graphOf({ cut: ['transform/trimm', {}] }, 'cut.video'),
    ['node "cut"', '"transform/trimm"', 'did you mean transform/trim'],
  ],
  [
    'a cycle',
    graphOf(
      { a: ['transform/fade', { video: wire('b.video') }], b: ['transform/fade', { video: wire('a.video') }] },
      'a.video',
    ),
    ['node "a"', 'a -> b -> a', 'remove one of these edges'],
  ],
  [
    'a missing file',
    still('nose.png'),
    ['node "still", input "file"', 'nose.png', 'near it are "noise.png"', 'add it or name another file'],
  ],
  [
    'a text file named .mp4',
    clip('text.mp4'),
    ['node "clip", input "file"', '"text.mp4" is a text file', 'give an MP4, MOV'],
  ],
  [
    'an MP4 that was cut off',
    clip('half.mp4'),
    ['node "clip", input "file"', '"half.mp4" is cut off', 'copy or export it again'],
  ],
  [
    'an ffconcat script named .mp4',
    clip('script.mp4'),
    ['node "clip", input "file"', '"script.mp4" is a text file (an ffconcat script', 'give an MP4'],
  ],
  [
    'a picture of 16,000 x 16,000',
    still('huge.png'),
    ['node "still", input "file"', '"huge.png" is 16000×16000', '40 megapixels', 'save it smaller'],
  ],
  [
    'a clip of 0 s as a file',
    clip('empty.mp4'),
    ['node "clip", input "file"', '"empty.mp4"', '0 s', 'export it again'],
  ],
  [
    'a clip of 0 s asked for',
    graphOf(
      {
        still: ['input/image', { file: 'noise.png' }],
        hold: ['transform/still-to-video', { image: wire('still.image'), seconds: 0 }],
      },
      'hold.video',
    ),
    ['node "hold", input "seconds"', '0 s is too small', 'the least is 0.05 s'],
  ],
  [
    'an end before the start',
    graphOf(
      {
        clip: ['input/video', { file: 'leader.mp4' }],
        cut: ['transform/trim', { video: wire('clip.video'), start: 4, end: 3 }],
      },
      'cut.video',
    ),
    ['node "cut", input "end"', 'end 3 s', 'start 4 s', 'raise the end'],
  ],
  [
    'clips of different sizes joined',
    graphOf(
      {
        clip: ['input/video', { file: 'leader.mp4' }],
        still: ['input/image', { file: 'noise.png' }],
        hold: ['transform/still-to-video', { image: wire('still.image'), seconds: 1 }],
        join: ['transform/concat', { videos: [wire('clip.video'), wire('hold.video')] }],
      },
      'join.video',
    ),
    ['node "join", input "videos"', '640×360', '256×256', 'put a Resize in front of clip 2'],
  ],
  [
    'a literal of the wrong type',
    graphOf(
      {
        clip: ['input/video', { file: 'leader.mp4' }],
        grade: ['transform/color', { video: wire('clip.video'), exposure: 'bright' }],
      },
      'grade.video',
    ),
    ['node "grade", input "exposure"', '"bright"', 'number'],
  ],
  ['10 MB of JSON that nest 100,000 deep', deepDocument(), ['deeper than 64 levels']],
  [
    '__proto__ as an id',
    '{"shotgraph":1,"nodes":{"__proto__":{"type":"input/text","version":1,"inputs":{}}}}',
    ['"__proto__"', 'lower-case letter'],
  ],
];

let scratch: Scratch;

/** Runs the good graph; everything it needs is in the store already. */
const runAgain = () => shotgraph(scratch.folder, 'run', 'good.json', '--out', 'good');

beforeAll(async () => {
  scratch = await createScratch();
  const leader = await readFile(`${example}media/leader.mp4`);
  const files = {
    'noise.png': noisePng(256, 256),
    'leader.mp4': leader,
    'half.mp4': leader.subarray(0, leader.length / 2),
    'text.mp4': 'Dear diary, today I was named .mp4.\n',
    'script.mp4': 'ffconcat version 1.0\nfile leader.mp4\n',
    'huge.png': blankPng(16_000, 16_000),
    'empty.mp4': emptyMp4(),
    'good.json': JSON.stringify(good),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(scratch.path(name), content);
  expect(await runAgain()).toMatchObject({ code: 0 });
});
afterAll(() => scratch?.remove());

/** The store has nothing torn in it, and what it had is found again. */
async function expectIntact(): Promise<void> {
  expect(await storeProblems(scratch.path('.shotgraph'))).toEqual([]);
  const { code, err } = await runAgain();
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('0 nodes ran, 1 reused') });
}

describe('a graph that cannot run', () => {
  it.each(CASES)(
    '%s: ends run and plan with 2, says where, what and what to do, and harms nothing',
    async (_, document, said) => {
      await writeFile(scratch.path('bad.json'), typeof document === 'string' ? document : JSON.stringify(document));
      for (const argv of [
        ['run', 'bad.json', '--out', 'bad'],
        ['plan', 'bad.json'],
      ]) {
        const { code, out, err } = await shotgraph(scratch.folder, ...argv);
        expect({ argv, code }).toEqual({ argv, code: 2 });
        for (const words of said) expect(out + err).toContain(words);
        expect(out + err).not.toMatch(/^ {4}at |unexpected/m);
      }
      expect(await readdir(scratch.path('bad')).catch(() => [])).toEqual([]);
      await expectIntact();
    },
  );
});

/** Bytes of the file systems made here. */
const ROOM = 2 ** 20;

/** A small file system of its own, gone with the test. */
async function mountSmall(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-small-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM}`, 'tmpfs', folder], { stdio: 'ignore' });
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return folder;
}

/** Whether file systems can be mounted: needs Linux and the rights of root. */
async function tryMount(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && (await tryMount());

/** Leaves so many bytes of a file system free. */
async function fill(folder: string, free: number): Promise<string> {
  const path = join(folder, 'ballast');
  const { bavail, bsize } = await statfs(folder);
  await writeFile(path, Buffer.alloc(bavail * bsize - free));
  return path;
}

describe('a folder that takes nothing', () => {
  /** Ends with 1 and a message, and leaves the store as it was. */
  const expectRefused = async (argv: readonly string[], said: readonly string[]) => {
    const { code, out, err } = await shotgraph(scratch.folder, 'run', 'good.json', ...argv);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    for (const words of said) expect(err).toContain(words);
    expect(err).not.toMatch(/^ {4}at |unexpected/m);
    await expectIntact();
  };

  it('because it would lie below a file', async () => {
    const said = ['text.mp4', 'part of the path is a file', 'choose another folder'];
    await expectRefused(['--out', 'text.mp4/out'], [...said, 'output folder', '--out']);
    await expectRefused(['--store', 'text.mp4/store'], [...said, 'store folder', '--store']);
  });

  it.skipIf(!canMount)('because it is read-only (skipped without the right to mount)', async () => {
    const folder = await mountSmall();
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    await expectRefused(['--out', folder], [folder, 'read-only', 'choose another folder']);
    await expectRefused(['--out', join(folder, 'below')], [folder, 'read-only', 'choose another folder']);
    await expectRefused(['--store', folder], [folder, 'read-only', 'choose another folder']);
  });

  it.skipIf(!canMount)('because it is full (skipped without the right to mount)', async () => {
    const folder = await mountSmall();
    await fill(folder, 0);
    await expectRefused(['--out', folder], [folder, 'the disk is full', 'free some space']);
    await expectRefused(['--store', folder], [folder, 'the disk is full', 'free some space']);
    expect(await readdir(folder)).toEqual(['ballast']);
  });

  it.skipIf(!canMount)(
    'because the result does not fit: nothing of it is left (skipped without the right to mount)',
    async () => {
      const folder = await mountSmall();
      await fill(folder, 16_384);
      await expectRefused(['--out', folder], [join(folder, 'result.mp4'), 'the disk is full', 'free some space']);
      expect(await readdir(folder)).toEqual(['ballast']);
    },
  );

  // Room for nothing, for the picture alone, for the first frames, for all but the last record.
  it.skipIf(!canMount).each([16_384, 210_000, 225_280, 262_144])(
    'because the store fills up after %i bytes: nothing torn stays, and with more room the run goes on (skipped without the right to mount)',
    async (free) => {
      const folder = await mountSmall();
      const argv = ['--store', join(folder, 'store'), '--out', 'elsewhere'];
      const ballast = await fill(folder, free);
      await expectRefused(argv, ['the disk is full', 'free some space']);
      expect(await storeProblems(join(folder, 'store'))).toEqual([]);
      await rm(ballast);
      expect(await shotgraph(scratch.folder, 'run', 'good.json', ...argv)).toMatchObject({ code: 0 });
      expect(await storeProblems(join(folder, 'store'))).toEqual([]);
    },
  );
});
