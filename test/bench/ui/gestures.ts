import type { Keyboard } from 'playwright-core';
import { type BenchGraph, type BenchNode, CELL, NODE_WIDTH } from './graph.ts';
import { findGround, goTo, toWindow } from './hand.ts';
import { type BareField, type BenchPage, middleOf, type Point } from './pages.ts';

/** Something a hand does, in steps that are alike. */
export interface Gesture {
  readonly steps: number;
  /** Sets the view up; nothing of it is measured. @param round - alternates directions, so that nothing drifts away */
  prepare(round: number): Promise<void>;
  begin(): Promise<void>;
  step(index: number): Promise<void>;
  end(): Promise<void>;
  /** Whether it did what it should. */
  check(): Promise<boolean>;
}

export type GestureName = 'pan' | 'drag 1' | 'type' | 'type bare' | 'drag 50' | 'pan all' | 'zoom';

/** What gestures are made with. */
export interface Scene {
  readonly bench: BenchPage;
  readonly graph: BenchGraph;
  /** Zoom at which the whole graph is in view, or as much as the editor lets be. */
  readonly farZoom: number;
}

const STEPS = 30;
/** Way of the pointer in one step of a drag, px of the window. */
const STEP: Point = { x: 8, y: 4 };
/** Half of a zoom sweep makes things so much larger. */
const SWEEP = 10;
/** Whole, as a wheel turns: fractions come from trackpads. */
const WHEEL_PX = Math.round(Math.log2(SWEEP) / STEPS / 0.002);
const BLOCK = { columns: 10, rows: 5 } as const;
/** As many as there are steps. */
const LETTERS = 'a low sun behind the tall mast';

/** Everything that is measured, in this order: what is not the editor's own comes last, and leaves nothing behind for the others. */
export const GESTURES: readonly GestureName[] = ['pan', 'drag 1', 'type', 'drag 50', 'pan all', 'zoom', 'type bare'];

/** Prepares to make a gesture on a page. */
export function makeGesture(name: GestureName, scene: Scene): Gesture {
  switch (name) {
    case 'pan':
      return pan(scene, 1, middleOfNode(middleNode(scene.graph)));
    case 'pan all':
      return pan(scene, scene.farZoom, middleOfGraph(scene.graph.nodes));
    case 'drag 1':
      return dragOne(scene);
    case 'drag 50':
      return dragFifty(scene);
    case 'type':
      return type(scene);
    case 'type bare':
      return typeBare(scene, required(scene.bench.bareField, 'the page has no bare field'));
    case 'zoom':
      return zoom(scene);
  }
}

/** A node with text and two edges into it, in the middle of the graph. */
function middleNode({ nodes }: BenchGraph): BenchNode {
  const middle = middleOfGraph(nodes);
  const far = (node: BenchNode) => Math.hypot(node.x - middle.x, node.y - middle.y);
  const pictures = nodes.filter(({ kind }) => kind === 'picture');
  return pictures.reduce((best, node) => (far(node) < far(best) ? node : best));
}

function middleOfGraph(nodes: readonly BenchNode[]): Point {
  const right = Math.max(...nodes.map(({ x }) => x)) + CELL.width;
  const bottom = Math.max(...nodes.map(({ y }) => y)) + CELL.height;
  return { x: right / 2, y: bottom / 2 };
}

const forth = (round: number) => (round % 2 === 0 ? 1 : -1);

/** Drags what is under a point, `from`, by thirty steps and lets go. */
function drag(
  { page }: BenchPage,
  from: () => Promise<Point>,
): Pick<Gesture, 'begin' | 'step' | 'end'> & { turn(sign: number): void; way(): Point } {
  let start: Point = { x: 0, y: 0 };
  let sign = 1;
  return {
    turn(next) {
      sign = next;
    },
    way: () => ({ x: STEP.x * STEPS * sign, y: STEP.y * STEPS * sign }),
    async begin() {
      start = await from();
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
    },
    step: (index) => page.mouse.move(start.x + STEP.x * sign * (index + 1), start.y + STEP.y * sign * (index + 1)),
    end: () => page.mouse.up(),
  };
}

function pan({ bench }: Scene, zoomLevel: number, middle: Point): Gesture {
  let ground: Point;
  let before: Point;
  const dragging = drag(bench, async () => ground);
  return {
    steps: STEPS,
    ...dragging,
    async prepare(round) {
      dragging.turn(forth(round));
      await goTo(bench, zoomLevel, middle);
      ground = await findGround(bench, middleOf(await bench.box()));
      await bench.page.mouse.move(ground.x, ground.y);
      before = await bench.view();
    },
    async check() {
      const now = await bench.view();
      const way = dragging.way();
      return Math.abs(now.x - before.x - way.x) < 16 && Math.abs(now.y - before.y - way.y) < 16;
    },
  };
}

const middleOfNode = ({ x, y }: Point): Point => ({ x: x + NODE_WIDTH / 2, y: y + 160 });

/** Whether a node stands where it was plus a way of the window; grids and the first px, which are no drag yet, allowed for. */
async function hasMoved(bench: BenchPage, id: string, before: Point | undefined, way: Point): Promise<boolean> {
  const now = await bench.placeOf(id);
  const { zoom: zoomLevel } = await bench.view();
  if (!now || !before) return false;
  const room = 12 + 12 / zoomLevel;
  return Math.abs(now.x - before.x - way.x / zoomLevel) < room && Math.abs(now.y - before.y - way.y / zoomLevel) < room;
}

function dragOne({ bench, graph }: Scene): Gesture {
  const { id, ...node } = middleNode(graph);
  let before: Point | undefined;
  let grip: Point;
  const dragging = drag(bench, async () => grip);
  return {
    steps: STEPS,
    ...dragging,
    async prepare(round) {
      dragging.turn(forth(round));
      await goTo(bench, 1, middleOfNode(node));
      before = await bench.placeOf(id);
      grip = required(await bench.gripOf(id), `node ${id} cannot be seen`);
      await bench.page.mouse.move(grip.x, grip.y);
    },
    check: () => hasMoved(bench, id, before, dragging.way()),
  };
}

function dragFifty({ bench, graph }: Scene): Gesture {
  const held = graph.nodes.filter((node) => isInBlock(graph, node));
  const corner = held[0]!;
  const at = (column: number, row: number) =>
    graph.nodes.find(({ x, y }) => x === corner.x + column * CELL.width && y === corner.y + row * CELL.height)!;
  const inner = at(5, 2);
  // Those at the edges of the block that stay in view, and one beside it, which must stay where it is.
  const watched = [at(-1, 0), corner, inner, at(4, 4), at(7, 1)];
  let before: readonly (Point | undefined)[] = [];
  let grip: Point;
  const dragging = drag(bench, async () => grip);
  return {
    steps: STEPS,
    ...dragging,
    async prepare(round) {
      dragging.turn(forth(round));
      const middle = { x: inner.x, y: inner.y + CELL.height / 2 };
      if (round === 0) {
        // All of them and the ground around them have to be in view.
        await goTo(bench, 0.42, middle);
        await selectBlock(bench, corner);
      }
      await goTo(bench, 0.5, middle);
      before = await Promise.all(watched.map(({ id }) => bench.placeOf(id)));
      grip = required(await bench.gripOf(inner.id), `node ${inner.id} cannot be seen`);
      await bench.page.mouse.move(grip.x, grip.y);
    },
    async check() {
      const asTheyShould = watched.map(({ id }, i) =>
        hasMoved(bench, id, before[i], i === 0 ? { x: 0, y: 0 } : dragging.way()),
      );
      return held.length === 50 && (await Promise.all(asTheyShould)).every(Boolean);
    },
  };
}

/** Ten by five nodes around the middle. */
function isInBlock({ nodes, columns }: BenchGraph, { x, y }: BenchNode): boolean {
  const left = Math.floor((columns - BLOCK.columns) / 2);
  const rows = Math.floor(nodes.length / columns);
  const top = Math.floor((rows - BLOCK.rows) / 2);
  const [column, row] = [x / CELL.width - left, y / CELL.height - top];
  return column >= 0 && column < BLOCK.columns && row >= 0 && row < BLOCK.rows;
}

/** Draws a rectangle around the block. */
async function selectBlock(bench: BenchPage, corner: BenchNode): Promise<void> {
  const { keyboard, mouse } = bench.page;
  const view = await bench.view();
  const start = toWindow(view, { x: corner.x - 24, y: corner.y - 16 });
  const end = toWindow(view, {
    x: corner.x + BLOCK.columns * CELL.width - 24,
    y: corner.y + BLOCK.rows * CELL.height - 16,
  });
  await keyboard.down(bench.selectKey);
  await mouse.move(start.x, start.y);
  await mouse.down();
  await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 2 });
  await mouse.move(end.x, end.y, { steps: 2 });
  await mouse.up();
  await keyboard.up(bench.selectKey);
}

function type({ bench, graph }: Scene): Gesture {
  const { id, ...node } = middleNode(graph);
  const { keyboard } = bench.page;
  return {
    steps: STEPS,
    async prepare() {
      await goTo(bench, 1, middleOfNode(node));
      await bench.focusField(id);
      await keyboard.press('Control+A');
      await keyboard.press('Delete');
    },
    begin: async () => {},
    step: (index) => pressLetter(keyboard, index),
    end: async () => {},
    check: async () => (await bench.textOf(id)) === LETTERS,
  };
}

const pressLetter = (keyboard: Keyboard, index: number): Promise<void> => {
  const letter = LETTERS[index % LETTERS.length]!;
  return keyboard.press(letter === ' ' ? 'Space' : letter);
};

/** The same letters at the same place, for the browser alone: the least that any field there would cost. */
function typeBare({ bench, graph }: Scene, field: BareField): Gesture {
  const { id, ...node } = middleNode(graph);
  return {
    steps: STEPS,
    async prepare() {
      await goTo(bench, 1, middleOfNode(node));
      await field.focus(id);
    },
    begin: async () => {},
    step: (index) => pressLetter(bench.page.keyboard, index),
    end: async () => {},
    async check() {
      const text = await field.text();
      await field.remove();
      return text === LETTERS;
    },
  };
}

function zoom({ bench, graph, farZoom }: Scene): Gesture {
  let far = 0;
  let near = 0;
  return {
    steps: STEPS * 2,
    async prepare() {
      await goTo(bench, farZoom, middleOfGraph(graph.nodes));
      // Where nodes and edges come nearer, beside what would take the wheel for itself.
      const gap = { x: Math.round(graph.columns / 2) * CELL.width - 24, y: middleOfGraph(graph.nodes).y };
      const pointer = toWindow(await bench.view(), gap);
      await bench.page.mouse.move(pointer.x, pointer.y);
      far = (await bench.view()).zoom;
    },
    begin: async () => {},
    async step(index) {
      await bench.page.mouse.wheel(0, index < STEPS ? -WHEEL_PX : WHEEL_PX);
      if (index === STEPS - 1) near = (await bench.view()).zoom;
    },
    end: async () => {},
    async check() {
      const now = (await bench.view()).zoom;
      return near / far > SWEEP * 0.8 && near / now > SWEEP * 0.8;
    },
  };
}

function required<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new Error(message);
  return value;
}
