import { expect, it } from 'vitest';
import type { Mark } from '../marks/marks.ts';
import { thingsIn } from './box-select.ts';
import type { Scene, SceneCard } from './scene.ts';

const card = (id: string, x: number): SceneCard => ({ id, x, y: 0, width: 240, height: 200, ports: new Map() });
const scene: Scene = {
  cards: new Map([card('a', 0), card('b', 400)].map((each) => [each.id, each])),
  wires: [],
  wiresOf: new Map(),
};
const mark = (kind: Mark['kind'], at: Mark['at'], size: Mark['size']): Mark => ({
  ...{ id: `${kind}:x`, kind, name: 'x', at, size },
  ...{ colour: 'grey', title: '' },
});

it('a box means the cards and notes it touches, and frames that lie in it as a whole', () => {
  const marks = [mark('frame', [-24, -56], [288, 280]), mark('note', [300, 0], [64, 64])];
  const within = (left: number, top: number, right: number, bottom: number) =>
    thingsIn(scene, marks, { left, top, right, bottom });
  expect(within(-40, -60, 280, 240)).toEqual(['a', 'frame:x']);
  expect(within(10, 10, 20, 20)).toEqual(['a']);
  expect(within(-40, -60, 320, 240)).toEqual(['a', 'frame:x', 'note:x']);
  expect(within(300, 100, 380, 240)).toEqual([]);
  expect(within(-400, -400, 1000, 1000)).toEqual(['a', 'b', 'frame:x', 'note:x']);
});
