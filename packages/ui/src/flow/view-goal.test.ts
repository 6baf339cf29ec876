import { describe, expect, it } from 'vitest';
import { createViewGoal } from './view-goal.ts';
import { MAX_ZOOM, toDocument } from './viewport.ts';

const size = { width: 800, height: 600 };
const start = { x: 40, y: -20, zoom: 1 };

function setup() {
  const clock = { now: 0 };
  const goal = createViewGoal(() => clock.now);
  const step = (inView: typeof start, direction: 1 | -1 = 1) => {
    const to = goal.zoom(inView, size, direction);
    goal.set(to, 140);
    return to;
  };
  return { clock, goal, step };
}

describe('steps of zooming', () => {
  it('add up while the canvas glides, around the same middle', () => {
    const { clock, step } = setup();
    let to = step(start);
    for (let i = 0; i < 2; i++) {
      clock.now += 50;
      // The canvas is somewhere between; the steps do not begin there.
      to = step({ x: 0, y: 0, zoom: 1.1 });
    }
    expect(to.zoom).toBeCloseTo(1.2 ** 3);
    expect(toDocument(to, 400, 300)).toEqual([expect.closeTo(360), expect.closeTo(320)]);
    expect(step(start, -1).zoom).toBeCloseTo(1.2 ** 2);
  });

  it('begin at what is in view once the glide is over, or the canvas was put elsewhere', () => {
    const { clock, goal, step } = setup();
    step(start);
    clock.now = 1000;
    expect(step({ ...start, zoom: 0.5 }).zoom).toBeCloseTo(0.6);
    goal.set(start, 0);
    expect(step(start, -1).zoom).toBeCloseTo(1 / 1.2);
  });

  it('stay within what the canvas shows', () => {
    const { step } = setup();
    for (let i = 0; i < 20; i++) step(start);
    expect(step(start).zoom).toBe(MAX_ZOOM);
  });
});

it('goes along when all is panned, and what is left of the glide goes on', () => {
  const { clock, goal } = setup();
  expect(goal.pan(10, 0)).toBeUndefined();
  goal.set({ x: 100, y: 50, zoom: 0.5 }, 140);
  clock.now = 40;
  expect(goal.pan(10, -5)).toEqual({ viewport: { x: 110, y: 45, zoom: 0.5 }, durationMs: 100 });
  expect(goal.pan(10, 0)?.viewport.x).toBe(120);
  clock.now = 500;
  expect(goal.pan(10, 0)).toBeUndefined();
});
