import { openGraph } from '@shotgraph/engine';
import { expect, it, vi } from 'vitest';
import type { CanvasModel } from '../canvas-model.ts';
import { toWires } from '../projection.ts';
import { createScene } from '../scene.ts';
import type { CardFace } from './paint-cards.ts';
import type { PainterSources } from './painter.ts';
import { createResting } from './resting.ts';

const graph = openGraph({
  shotgraph: 1,
  nodes: {
    a: { type: 'text/note', version: 1, inputs: {} },
    b: { type: 'text/note', version: 1, inputs: { text: { from: 'a.text' } } },
  },
  layout: { nodes: { a: [0, 0], b: [400, 0] } },
});
const scene = createScene({
  part: graph,
  shapes: ['a', 'b'].map((id) => ({ id, width: 240, height: 120, ports: new Map() })),
  wires: toWires(graph),
  placeOf: (id) => graph.positions.get(id)!,
  measured: new Map(),
  typeOf: () => undefined,
});
const REGION = { left: -100, top: -100, right: 1000, bottom: 1000, zoom: 0.2 };

function setUp() {
  const model = { scene, mounted: new Set(), offsets: new Map(), viewport: { x: 0, y: 0, zoom: 0.2 } };
  let mood: CardFace['mood'];
  const isDrawn = vi.fn(() => false);
  const sources = {
    look: () => ({ surface: '#111', line: '#222', text: '#eee', ok: '#0f0', warn: '#ff0', font: 'sans', ink: '' }),
    lookAtFaces: () => (id: string) => ({ title: id, colour: '#abc', mood, isOff: false, picture: undefined }),
    selectedNodes: () => new Set(),
    selectedEdges: () => new Set(),
    isConnecting: () => false,
    isDrawn,
  };
  const resting = createResting(model as unknown as CanvasModel, sources as unknown as PainterSources);
  const take = (region = REGION) => {
    const { sketch, faces } = resting.sketch(region);
    return { marks: [...sketch.finish().marks], faces };
  };
  return {
    take,
    isDrawn,
    resting,
    fare: (next: CardFace['mood']) => {
      mood = next;
    },
  };
}

it('looks at edges once while only cards look different, and paints them all the same', () => {
  const { take, isDrawn, fare } = setUp();
  const first = take();
  expect(isDrawn).toHaveBeenCalledTimes(1);
  expect(take().marks).toEqual(first.marks);
  fare('done');
  const second = take();
  expect(isDrawn).toHaveBeenCalledTimes(1);
  expect(second.faces.get('a')).toMatchObject({ mood: 'done' });
  // Two dots more.
  expect(second.marks).toHaveLength(first.marks.length + 12);
  expect(second.marks.slice(0, 13)).toEqual(first.marks.slice(0, 13));
});

it('looks at edges again for another region, and when they may have changed', () => {
  const { take, isDrawn, resting } = setUp();
  const whole = take();
  isDrawn.mockReturnValue(true);
  resting.forget();
  expect(take().marks).toHaveLength(whole.marks.length - 13);
  take({ ...REGION, zoom: 0.19 });
  expect(isDrawn).toHaveBeenCalledTimes(3);
});
