import { createRenderer, poseAt } from '@shotgraph/nodes/stage';
import { TEST_PATH, testScene } from '../../packages/nodes/src/stage/testing/fixture.ts';
import { median, print, type Row } from './measure.ts';

const SIZE = { width: 1280, height: 720 };
const FRAMES = 24;

/** CPU milliseconds per 720p frame, without encoding: a four-layer landscape along a path that moves in every way at once. */
export async function benchStage(): Promise<void> {
  const rows: Row[] = [];
  for (const [name, grade] of [
    ['neutral', undefined],
    ['graded', { exposureStops: 0.4, kelvin: 5000, vignette: 0.3 }],
  ] as const) {
    const renderer = createRenderer(testScene(1600, 900), SIZE, 36);
    const out = new Uint8ClampedArray(SIZE.width * SIZE.height * 4);
    const times: number[] = [];
    for (let i = 0; i < FRAMES * 2; i++) {
      const before = process.cpuUsage();
      renderer.render(poseAt(TEST_PATH, i / FRAMES), grade, out);
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
    }
    rows.push({ scene: `four layers, ${name}`, 'CPU ms per frame': median(times), worst: Math.max(...times.slice(4)) });
  }
  print('Stage: 1280x720 frames (goal <= 40 ms)', rows);
}
