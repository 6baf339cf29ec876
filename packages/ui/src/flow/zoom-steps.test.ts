import { describe, expect, it } from 'vitest';
import { MAX_ZOOM, toDocument } from './viewport.ts';
import { createZoomSteps } from './zoom-steps.ts';

const size = { width: 800, height: 600 };
const start = { x: 40, y: -20, zoom: 1 };

describe('steps of zooming', () => {
  it('add up while the canvas glides, around the same middle', () => {
    let time = 0;
    const steps = createZoomSteps(() => time);
    let to = start;
    for (let i = 0; i < 3; i++) {
      // The canvas is somewhere between; the steps do not begin there.
      to = steps.next({ x: 0, y: 0, zoom: i === 0 ? 1 : 1.1 }, size, 1, 140);
      time += 50;
    }
    expect(to.zoom).toBeCloseTo(1.2 ** 3);
    expect(toDocument(to, 400, 300)).toEqual([expect.closeTo(400), expect.closeTo(300)]);
    expect(steps.next(start, size, -1, 140).zoom).toBeCloseTo(1.2 ** 2);
  });

  it('begin at what is in view once the glide is over, or the canvas has gone elsewhere', () => {
    let time = 0;
    const steps = createZoomSteps(() => time);
    steps.next(start, size, 1, 140);
    time = 1000;
    expect(steps.next({ ...start, zoom: 0.5 }, size, 1, 140).zoom).toBeCloseTo(0.6);
    steps.forget();
    expect(steps.next(start, size, -1, 140).zoom).toBeCloseTo(1 / 1.2);
  });

  it('stay within what the canvas shows', () => {
    const steps = createZoomSteps(() => 0);
    for (let i = 0; i < 20; i++) steps.next(start, size, 1, 140);
    expect(steps.next(start, size, 1, 140).zoom).toBe(MAX_ZOOM);
  });
});
