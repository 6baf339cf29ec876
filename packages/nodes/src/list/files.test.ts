import type { Host, RunContext, ValueContext } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { resolveFile } from '../media/file.ts';
import type { FileValue } from '../media/types.ts';
import { Files, resolveFiles } from './files.ts';
import { listAudios, listImages, listVideos } from './index.ts';

const context = { host: {}, signal: new AbortController().signal, progress: () => {} } as RunContext<never>;
const picture = { kind: 'image', format: 'png', mimeType: 'image/png', info: { width: 4, height: 4, alpha: false } };

/** A host with files beside the graph that were all probed before; content is the path. */
function withFiles(...paths: readonly string[]): ValueContext {
  const host = {
    files: {
      list: async (folder: string) => paths.filter((path) => folder === '' || path.startsWith(`${folder}/`)),
      import: async (path: string) => ({ hash: `hash of ${path}`, name: path.split('/').at(-1)!, bytes: 1 }),
    },
    assets: { findFacts: async () => picture },
  };
  return { host: host as unknown as Host, signal: context.signal, progress: () => {} };
}
const problem = async (pattern: string, files: ValueContext) =>
  resolveFiles(pattern, files).then(
    () => undefined,
    (error) => [error.code, error.message],
  );

describe('files by pattern', () => {
  it('are sorted by path, whatever order the folder has', async () => {
    const files = await resolveFiles(
      'refs/**/*.png',
      withFiles('refs/b.png', 'refs/B.png', 'x.png', 'refs/a/z.png', 'refs/10.png', 'refs/9.png'),
    );
    expect(files.map(({ hash }) => hash)).toEqual([
      'hash of refs/10.png',
      'hash of refs/9.png',
      'hash of refs/B.png',
      'hash of refs/a/z.png',
      'hash of refs/b.png',
    ]);
  });

  it('are taken in beyond the number looked at together, in order', async () => {
    const paths = Array.from({ length: 200 }, (_, i) => `${String(i).padStart(3, '0')}.png`);
    const given = withFiles(...paths.toReversed());
    const take = given.host.files.import;
    let open = 0;
    let most = 0;
    given.host.files.import = async (path) => {
      most = Math.max(most, ++open);
      await null;
      return take(path).finally(() => open--);
    };
    const single = paths.map((path) => resolveFile(path, given));
    const files = await resolveFiles('*.png', given);
    expect(files.map(({ name }) => name)).toEqual(paths);
    expect((await Promise.all(single)).map(({ name }) => name)).toEqual(paths);
    // Far below what systems let a process have open.
    expect(most).toBe(64);
  });

  it('that do not exist are an issue naming the pattern and what is near', async () => {
    const files = withFiles('refs/One.PNG', 'refs/two.jpg', 'refs/.hidden', 'refs/three.jpg', 'refs/zero.jpg');
    const advice = 'add files or change the pattern';
    expect(await problem('refs/*.png', files)).toEqual([
      'file-missing',
      `No file matches "refs/*.png"; near it are "refs/One.PNG"; ${advice}`,
    ]);
    expect(await problem('refs/*.webp', files)).toEqual([
      'file-missing',
      `No file matches "refs/*.webp"; near it are "refs/One.PNG", "refs/three.jpg", "refs/two.jpg"; ${advice}`,
    ]);
    expect(await problem('ref/*.png', files)).toEqual([
      'file-missing',
      `No file matches "ref/*.png": there is nothing in "ref"; near it are "refs"; ${advice}`,
    ]);
    expect(await problem('.cache/*.png', files)).toEqual([
      'file-missing',
      `No file matches ".cache/*.png": hidden files are left out; ${advice}`,
    ]);
    expect(await problem('*.png', withFiles())).toEqual(['file-missing', `No file matches "*.png"; ${advice}`]);
  });

  it('that are too many are refused with their number', async () => {
    const many = withFiles(...Array.from({ length: 10_001 }, (_, i) => `${i}.png`));
    expect(await problem('*.png', many)).toEqual([
      'file-invalid',
      'Pattern "*.png" matches 10001 files; narrow it to 10000 at most',
    ]);
  });

  it('have the content of what is in them and of their names, in order, but not of their folder', () => {
    const one = { hash: '1', name: 'a.png', bytes: 1, facts: picture } as FileValue;
    const two = { ...one, hash: '2' };
    expect(Files.content?.([one, two])).toBe('[["1","a.png"],["2","a.png"]]');
    expect(Files.assets?.([one, two])).toEqual(['1', '2']);
  });
});

describe('list/images, list/videos and list/audios', () => {
  const file = (name: string, facts: object) => ({ hash: name, name, bytes: 1, facts }) as FileValue;
  const image = file('fox.v2.png', picture);
  const clip = file('run.mp4', {
    kind: 'video',
    format: 'mp4',
    mimeType: 'video/mp4',
    codec: 'avc',
    info: { width: 4, height: 4, fps: 24, seconds: 1, audio: null },
  });
  const song = file('.song', {
    kind: 'audio',
    format: 'wav',
    mimeType: 'audio/wav',
    codec: 'pcm',
    info: { seconds: 1, sampleRate: 48000, channels: 2 },
  });

  it('give media and names without endings', async () => {
    const { images, names } = (await listImages.run({ files: [image, image] }, context)) as never as {
      images: readonly object[];
      names: readonly string[];
    };
    expect(images).toMatchObject([{ kind: 'image' }, { kind: 'image' }]);
    expect(names).toEqual(['fox.v2', 'fox.v2']);
    expect(await listVideos.run({ files: [clip] }, context)).toMatchObject({
      videos: [{ kind: 'video' }],
      names: ['run'],
    });
    expect(await listAudios.run({ files: [song] }, context)).toMatchObject({
      audios: [{ kind: 'audio' }],
      names: ['.song'],
    });
  });

  it('refuse files of another kind instead of leaving them out', () => {
    expect(listVideos.check?.({ files: [clip] })).toEqual([]);
    expect(listVideos.check?.({})).toEqual([]);
    expect(listVideos.check?.({ files: [clip, image, song] })).toEqual([
      {
        input: 'files',
        code: 'file-invalid',
        message:
          'of 3 files, 2 are not videos, the first being the image "fox.v2.png"; narrow the pattern, for instance by an ending',
      },
    ]);
  });
});
