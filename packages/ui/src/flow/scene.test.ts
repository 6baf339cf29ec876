import { expect, it } from 'vitest';
import type { CardShape } from './card-size.ts';
import { cardAt, cardsIn, portAt, portReach, wireAt } from './hit-test.ts';
import type { Place } from './layout.ts';
import type { Wire } from './projection.ts';
import { boundsOf, createScene, curveOf, type Scene, touches } from './scene.ts';

const shape = (id: string, ports: readonly (readonly [string, number])[] = []): CardShape => ({
  id,
  width: 240,
  height: 200,
  ports: new Map(ports),
});
const wire = (from: string, node: string, input: string): Wire => ({
  id: `${from}>${node}.${input}`,
  from,
  node,
  input,
  index: 0,
});

/** Two cards beside each other, 400 px apart, joined by one edge; a third far below. */
function twoCards(measured = new Map()): Scene {
  const places: Record<string, Place> = { a: [0, 0], b: [400, 100], c: [0, 4000] };
  return createScene({
    part: { header: {}, nodes: new Map(), positions: new Map() },
    shapes: [shape('a', [['out:video', 50]]), shape('b', [['in:clip', 120]]), shape('c')],
    wires: [wire('a.video', 'b', 'clip'), wire('gone.video', 'b', 'clip')],
    placeOf: (id) => places[id]!,
    measured,
    typeOf: () => undefined,
  });
}

it('joins ports with a curve that leaves to the right and comes in from the left', () => {
  const scene = twoCards();
  const curve = new Float64Array(8);
  expect(curveOf(scene, scene.wires[0]!, new Map(), curve)).toBe(true);
  // Ports stand out by 5 px; the handles reach half of the way of 150 px.
  expect([...curve]).toEqual([245, 50, 320, 50, 320, 220, 395, 220]);
  curveOf(scene, scene.wires[0]!, new Map([['b', [0, -70] as Place]]), curve);
  expect(curve[7]).toBe(150);
});

it('leaves out edges of cards that are not there, and finds those of one card', () => {
  const scene = twoCards();
  expect(scene.wires).toHaveLength(1);
  expect(scene.wiresOf.get('a')).toEqual(scene.wires);
  expect(scene.wiresOf.get('c')).toBeUndefined();
});

it('takes cards as the browser drew them where it did', () => {
  const drawn = { width: 240, height: 333, ports: new Map([['out:video', 77]]) };
  const scene = twoCards(new Map([['a', drawn]]));
  expect(scene.cards.get('a')).toMatchObject({ height: 333, x: 0 });
  const curve = new Float64Array(8);
  curveOf(scene, scene.wires[0]!, new Map(), curve);
  expect(curve[1]).toBe(77);
});

it('finds what is under a point', () => {
  const scene = twoCards();
  expect(cardAt(scene, [10, 10])?.id).toBe('a');
  expect(cardAt(scene, [300, 10])).toBeUndefined();
  // The middle of the curve is half way between its ends.
  expect(wireAt(scene, [320, 135], 6)?.wire.id).toBe('a.video>b.clip');
  expect(wireAt(scene, [320, 180], 6)).toBeUndefined();
  expect(portAt(scene, [246, 54], 'out', 8)).toEqual({ card: 'a', port: 'out:video' });
  expect(portAt(scene, [246, 54], 'in', 8)).toBeUndefined();
  expect(cardsIn(scene, { left: 200, top: 150, right: 420, bottom: 300 })).toEqual(['a', 'b']);
});

it('means a port only close to it on the screen, and from very far hardly beyond its card', () => {
  const scene = twoCards();
  const pressed = (zoom: number, px: number) => portAt(scene, [240 + px / zoom, 50], 'out', portReach(zoom))?.port;
  for (const zoom of [0.35, 0.3, 0.25]) expect([pressed(zoom, 8), pressed(zoom, 10)]).toEqual(['out:video', undefined]);
  // Cards are 12 px wide there: 3 px beside one is the ground.
  expect([pressed(0.05, 1), pressed(0.05, 3)]).toEqual(['out:video', undefined]);
});

it('knows the area of cards, and whether a curve touches one', () => {
  const scene = twoCards();
  expect(boundsOf(scene, ['a', 'b'])).toEqual({ left: 0, top: 0, right: 640, bottom: 300 });
  expect(boundsOf(scene, [])).toBeUndefined();
  const curve = new Float64Array(8);
  curveOf(scene, scene.wires[0]!, new Map(), curve);
  expect(touches(curve, { left: 300, top: 0, right: 310, bottom: 400 })).toBe(true);
  expect(touches(curve, { left: 0, top: 300, right: 900, bottom: 400 })).toBe(false);
});
