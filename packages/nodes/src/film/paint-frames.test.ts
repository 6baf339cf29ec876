import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Threads } from '@shotgraph/engine';
import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Film } from './film.ts';
import { toShotPlan } from './open-film.ts';
import { paintFrames } from './paint-frames.ts';
import { planFilm } from './plan-film.ts';
import { testShots } from './testing/shots.ts';

const size = { width: 160, height: 90 };
const shots = testShots();
const film: Film = {
  size,
  plan: planFilm(shots, 12),
  shots: shots.map((shot) => toShotPlan(shot, new Map(), 'grey-box', size)),
  guide: 'thirds',
};

async function hashFrames(threads: Threads, signal = new AbortController().signal): Promise<string> {
  const hash = createHash('sha256');
  for await (const frame of paintFrames(film, threads, signal, () => {})) hash.update(frame);
  return hash.digest('hex');
}

describe('painting a film', () => {
  let folder: string;
  let host: NodeHost;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shotgraph-film-'));
    host = await nodeHost({ folder, threads: new URL('./paint-thread.ts', import.meta.url).href });
  });
  afterAll(async () => {
    await host.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('gives the same frames in threads and without', async () => {
    const alone = { ...host.threads, count: 0 };
    expect(await hashFrames({ ...host.threads, count: 2 })).toBe(await hashFrames(alone));
  });

  it('stops its threads with the reason of the abort', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const all = async () => {
      for await (const _ of paintFrames(film, { ...host.threads, count: 2 }, abort.signal, () => {}))
        abort.abort(reason);
    };
    await expect(all()).rejects.toBe(reason);
  });

  it('says what went wrong in a thread', async () => {
    const broken = { ...film, shots: [] };
    const frames = paintFrames(broken, { ...host.threads, count: 2 }, new AbortController().signal, () => {});
    await expect(frames.next()).rejects.toThrow(/undefined/);
  });
});
