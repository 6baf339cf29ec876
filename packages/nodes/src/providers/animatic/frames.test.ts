import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Film } from '../../film/film.ts';
import { paintFrames } from '../../film/paint-frames.ts';
import { predicted } from '../../media/expr.ts';
import { duskSky, hills } from '../../stage/testing/painting.ts';
import { buildScene } from './build-scene.ts';
import { planShot, type ShotRequest } from './shot.ts';
import { toFilm } from './to-film.ts';

const still = (alpha: boolean) => predicted('image', { width: 160, height: 90, alpha }, 'x');
const request: ShotRequest = {
  images: [still(false), still(true)],
  videos: [],
  camera: undefined,
  depths: undefined,
  seconds: 0.25,
  ratio: '16:9',
  resolution: '480p',
  fps: 24,
  beats: undefined,
  cuts: 0,
  exposure: 0,
  temperature: 6500,
  vignette: 0,
  take: 1,
  seed: undefined,
};
const pictures = [duskSky(160, 90), hills(160, 90, 2, 0.6, [40, 40, 70])];

const alone = {
  count: 0,
  start() {
    throw new Error('no threads here');
  },
};
const paint = (film: Film, progress: (fraction: number) => void, signal = new AbortController().signal) =>
  paintFrames(film, alone, signal, progress);

async function hashFrames(asked: ShotRequest, layers: typeof pictures): Promise<string> {
  const shot = planShot(asked);
  const hash = createHash('sha256');
  for await (const frame of paint(toFilm(shot, buildScene(shot.placed, layers)), () => {})) hash.update(frame);
  return hash.digest('hex');
}

describe('frames of a shot', () => {
  it('are the same for the same request, and known', async () => {
    expect(await hashFrames(request, pictures)).toBe(
      'f04fae00b3bafee671031a6e2110fed1ac23b14704fdf3946f8ab4e675cc943d',
    );
    expect(await hashFrames({ ...request, images: [] }, [])).toBe(
      'b970a284dedbd15fc4f59b1665b616ddbcfecafdc257d1a5d1420dc55b28d61c',
    );
    expect(await hashFrames({ ...request, take: 2 }, pictures)).not.toBe(await hashFrames(request, pictures));
  });

  it('come one by one with progress, each in its own buffer', async () => {
    const shot = planShot({ ...request, images: [] });
    const fractions: number[] = [];
    const frames: Uint8Array[] = [];
    const film = toFilm(shot, buildScene([], []));
    for await (const frame of paint(film, (fraction) => fractions.push(fraction))) frames.push(frame);
    expect(frames.map(({ length }) => length)).toEqual(Array(6).fill(864 * 496 * 4));
    expect(new Set(frames.map(({ buffer }) => buffer)).size).toBe(6);
    expect(fractions).toEqual([1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6, 1]);
  });

  it('stop with the reason of the abort', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    let seen = 0;
    const all = async () => {
      const shot = planShot({ ...request, images: [] });
      for await (const _ of paint(toFilm(shot, buildScene([], [])), () => {}, abort.signal))
        if (++seen === 2) abort.abort(reason);
    };
    await expect(all()).rejects.toBe(reason);
    expect(seen).toBe(2);
  });
});
