import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureLayerPaths } from '../packages/nodes/src/analyze/motion/layer-path.ts';
import { parallaxRatio } from '../packages/nodes/src/analyze/motion/parallax.ts';
import { measurePath } from '../packages/nodes/src/analyze/motion/path.ts';
import { truePath, wallAt } from '../packages/nodes/src/analyze/motion/testing/truth.ts';
import { guideGraph, NEAR_METRES, renderGuide, WALL_METRES } from './directing/guide.ts';
import { createScratch, type Scratch } from './tools/scratch.ts';

/** Every move that shows in a picture without people, in amounts that shots have. */
const MOVES = [
  ['static', undefined],
  ['pan', 24],
  ['tilt', -12],
  ['roll', 20],
  ['zoom', 1.5],
  ['dolly', 2.5],
  ['truck', -2],
  ['pedestal', 1.2],
  ['orbit', 24],
  ['arc', 20],
  ['crane', 1.5],
  ['whip', 40],
  ['dolly-zoom', 2],
] as const;

describe('motion guides', { timeout: 120_000 }, () => {
  let host: NodeHost;
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await createScratch();
    host = await nodeHost({ folder: scratch.folder, store: scratch.path('store'), ffmpeg: 'native' });
  });
  afterAll(async () => {
    await host.dispose();
    await scratch.remove();
  });

  it.each(MOVES)('show the %s that was asked for', async (move, amount) => {
    const asked = { move, seconds: 2, ...(amount !== undefined && { amount }) };
    const guide = await renderGuide(guideGraph(asked), host, scratch.path(`${move}.mp4`));
    const measured = measurePath(guide.frames).at(-1)!;
    const truth = truePath(guide.camera, {
      size: guide.size,
      fps: guide.fps,
      frames: guide.frames.length,
      plane: wallAt(WALL_METRES),
    }).at(-1)!;
    const off = {
      x: Math.abs(measured.x - truth.x),
      y: Math.abs(measured.y - truth.y),
      scale: Math.abs(measured.scale - truth.scale),
      degrees: Math.abs(measured.rotateDegrees - truth.rotateDegrees),
    };
    if (process.env.SHOW) console.log(move, JSON.stringify(off), JSON.stringify(truth));
    expect(off.x).toBeLessThan(0.01);
    expect(off.y).toBeLessThan(0.01);
    expect(off.scale).toBeLessThan(0.02);
    expect(off.degrees).toBeLessThan(0.5);
  });

  it('move near layers past far ones as their distances say', async () => {
    const graph = guideGraph({ move: 'truck', amount: 1, seconds: 2 }, true);
    const { frames } = await renderGuide(graph, host, scratch.path('parallax.mp4'));
    const [a, b] = measureLayerPaths(frames, 2).sort((p, q) => Math.abs(q.motion[2] ?? 0) - Math.abs(p.motion[2] ?? 0));
    const ratio = parallaxRatio(a!.motion, b!.motion);
    if (process.env.SHOW) console.log('parallax', ratio);
    expect(ratio! / (WALL_METRES / NEAR_METRES)).toBeGreaterThan(0.98);
    expect(ratio! / (WALL_METRES / NEAR_METRES)).toBeLessThan(1.02);
  });
});
