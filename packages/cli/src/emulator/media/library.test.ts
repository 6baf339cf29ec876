import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { greyPng } from '../testing/pictures.ts';
import type { Clip } from './clip.ts';
import { createLibrary } from './library.ts';
import * as render from './render.ts';

// Files share what they load: what is spied on has to be loaded anew.
vi.hoisted(() => vi.resetModules());
vi.mock('./render.ts', { spy: true });
vi.mock('node:fs/promises', { spy: true });

const CLIP: Clip = { width: 640, height: 360, seconds: 1, audio: false, seed: 0, images: [], videos: [], audios: [] };

describe('a library', () => {
  const library = createLibrary({ pixels: 'thumb', ffmpeg: 'auto' });
  afterAll(() => library.dispose());

  it('renders equal pictures once, whatever their seeds and however many ask', async () => {
    const clips = Array.from({ length: 40 }, (_, index) => library.video({ ...CLIP, seed: index * 4 }));
    const [first, ...others] = await Promise.all(clips);
    for (const other of others) expect(other).toEqual(first);
    await library.lastFrame(CLIP);
    expect(render.renderClip).toHaveBeenCalledTimes(1);
    expect(await library.video({ ...CLIP, seed: 1 })).not.toEqual(first);
  });

  it('shows the references it was given', async () => {
    const { hash } = await library.take(greyPng(64, 64, 250));
    const [plain, shown] = [await library.lastFrame(CLIP), await library.lastFrame({ ...CLIP, images: [hash] })];
    expect(shown).not.toEqual(plain);
  });

  it('tells what it cannot read, and may be asked again', async () => {
    for (const _ of [1, 2])
      await expect(library.take(Buffer.from('no picture'))).rejects.toMatchObject({ code: 'file-invalid' });
  });

  it('leaves nothing behind, and makes nothing before it is needed', async () => {
    vi.mocked(fs.mkdtemp).mockClear();
    const other = createLibrary({ pixels: 'thumb', ffmpeg: 'auto' });
    expect(fs.mkdtemp).not.toHaveBeenCalled();
    await other.keep(new Uint8Array([1]));
    const folder = String(await vi.mocked(fs.mkdtemp).mock.results[0]!.value);
    expect(existsSync(folder)).toBe(true);
    await other.dispose();
    expect(existsSync(folder)).toBe(false);
    await expect(other.keep(new Uint8Array([2]))).rejects.toThrow('the stand-in was closed');
  });
});
