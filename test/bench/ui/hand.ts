import { CELL } from './graph.ts';
import { type BenchPage, middleOf, nextFrame, type Point, type View } from './pages.ts';

/** Widest drag at once while the view is set up, px. */
const REACH = 360;
/** How near is near enough, px of the window. */
const NEAR = 2;
const TRIES = 40;
/** How far off a zoom may be, in doublings: a wheel in notches comes no nearer. */
const RIGHT = 0.06;
/** Below this zoom gaps are so narrow that ports are within reach from everywhere in them. */
const FAR = 0.12;
/** Doublings of zoom for a px of the wheel, as React Flow has it. Others are asked again until it is right. */
const DOUBLINGS = 0.002;

export const toWindow = ({ x, y, zoom }: View, point: Point): Point => ({
  x: point.x * zoom + x,
  y: point.y * zoom + y,
});
export const toGraph = ({ x, y, zoom }: View, point: Point): Point => ({
  x: (point.x - x) / zoom,
  y: (point.y - y) / zoom,
});

/** Empty ground near a point of the window: a crossing of the gaps between nodes, or from afar where there are none. */
export async function findGround(bench: BenchPage, near: Point): Promise<Point> {
  const view = await bench.view();
  if (view.zoom < FAR) {
    const spare = toWindow(view, bench.graph.spare);
    if (await bench.isGround(spare)) return spare;
  }
  const { x, y } = toGraph(view, near);
  const column = Math.round(x / CELL.width);
  const row = Math.round(y / CELL.height);
  for (let ring = 0; ring < 12; ring++) {
    for (let dx = -ring; dx <= ring; dx++) {
      for (let dy = -ring; dy <= ring; dy++) {
        if (Math.max(Math.abs(dx), Math.abs(dy)) !== ring) continue;
        const crossing = { x: (column + dx) * CELL.width - 24, y: (row + dy) * CELL.height - 16 };
        const point = toWindow(view, crossing);
        if (await bench.isGround(point)) return point;
      }
    }
  }
  throw new Error(`no empty ground near ${near.x}, ${near.y}`);
}

/** Brings a point of the graph to a point of the window by dragging the ground. */
async function bring(bench: BenchPage, point: Point, to: Point): Promise<void> {
  const { mouse } = bench.page;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const at = toWindow(await bench.view(), point);
    const [dx, dy] = [clamp(to.x - at.x), clamp(to.y - at.y)];
    if (Math.hypot(dx, dy) < NEAR) return;
    const start = await findGround(bench, middleOf(await bench.box()));
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(start.x + dx / 2, start.y + dy / 2);
    await mouse.move(start.x + dx, start.y + dy);
    await nextFrame(bench.page);
    await mouse.up();
    await nextFrame(bench.page);
  }
  throw new Error(`${point.x}, ${point.y} of the graph cannot be brought to ${to.x}, ${to.y}`);
}

const clamp = (px: number) => Math.max(-REACH, Math.min(REACH, px));

/** Turns the wheel over empty ground in the middle until the zoom is right. */
async function zoomTo(bench: BenchPage, zoom: number): Promise<void> {
  const { mouse } = bench.page;
  const ground = await findGround(bench, middleOf(await bench.box()));
  await mouse.move(ground.x, ground.y);
  for (let attempt = 0; attempt < TRIES * 2; attempt++) {
    const doublings = Math.log2(zoom / (await bench.view()).zoom);
    if (Math.abs(doublings) < RIGHT) return;
    await mouse.wheel(0, Math.max(-240, Math.min(240, -doublings / DOUBLINGS)));
    await nextFrame(bench.page);
  }
  throw new Error(`the wheel does not lead to a zoom of ${zoom}, but to ${(await bench.view()).zoom}`);
}

/** Shows a point of the graph in the middle of the window. */
export async function goTo(bench: BenchPage, zoom: number, point: Point): Promise<void> {
  const middle = middleOf(await bench.box());
  const view = await bench.view();
  const near = toWindow(view, point);
  // Far away is nearer when it is small.
  if (Math.hypot(near.x - middle.x, near.y - middle.y) > 4 * REACH && view.zoom > 0.3) await zoomTo(bench, 0.15);
  await bring(bench, point, middle);
  await zoomTo(bench, zoom);
  await bring(bench, point, middle);
}
