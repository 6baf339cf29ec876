import { describe, expect, it } from 'vitest';
import type { ChoreographyValue, FloorPathValue } from '../../values/index.ts';
import { choreography, depth, layer, mara, pair, said, sceneOf, subject, way } from '../testing/make.ts';
import { walksIntoBox } from './boxes.ts';
import { collisions } from './collisions.ts';

const right: FloorPathValue = [
  [-2, 6],
  [2, 6],
];
const left: FloorPathValue = [
  [2, 6],
  [-2, 6],
];

describe('two bodies', () => {
  const meet = (acts: ChoreographyValue, seconds = 5) => said(collisions(sceneOf({ choreography: acts, seconds })[0]));
  const both = (one: FloorPathValue, other: FloorPathValue, own = {}) =>
    meet(choreography(pair, way('Mara', one, 5, own), way('Jonas', other)));

  it('walk through each other', () => {
    expect(both(right, left)).toEqual([
      'subjects-collide: Mara and Jonas are in the same place at 2.5 s: 0 m apart at [0, 6]; keep 0.6 m between their ways, let one pass later, or say that they touch',
    ]);
    expect(
      both(right, [
        [2, 6.25],
        [-2, 6.25],
      ]),
    ).toEqual([expect.stringContaining('0.3 m apart')]);
  });

  it('stand in each other, from the start or at the end', () => {
    expect(both([[0, 6]], [[0.1, 6]])).toEqual([expect.stringContaining('at 0 s')]);
    expect(
      both(
        [
          [-2, 6],
          [0, 6],
        ],
        [[0, 6]],
      ),
    ).toEqual([expect.stringContaining('at 5 s')]);
  });

  it('pass beside each other, or one after the other', () => {
    expect(
      both(right, [
        [2, 6.5],
        [-2, 6.5],
      ]),
    ).toEqual([]);
    expect(
      both(
        [
          [-2, 6],
          [-0.6, 6],
        ],
        [[0, 6]],
      ),
    ).toEqual([]);
    const later = choreography(
      pair,
      way('Mara', right, 2),
      way(
        'Jonas',
        [
          [0, 9],
          [0, 3],
        ],
        3,
        { seconds: 2 },
      ),
    );
    expect(meet(later)).toEqual([]);
  });

  it('may touch when they are said to', () => {
    for (const does of ['hugs Jonas', 'bumps into Jonas', 'walks through the ghost', '拥抱他'])
      expect(both(right, left, { does }), does).toEqual([]);
    expect(both(right, left, { pose: 'fight' })).toEqual([]);
  });

  it('are not held against things they carry or drive', () => {
    const car = subject('car', { kind: 'vehicle' });
    expect(meet(choreography([mara, car], way('Mara', right), way('car', right)))).toEqual([]);
  });
});

describe('a box in the way', () => {
  const table = layer('table', { depthMetres: 5, widthMetres: 1, heightMetres: 0.9, thicknessMetres: 1 });
  const walk = (path: FloorPathValue, box = table, own = {}) =>
    said(
      walksIntoBox(sceneOf({ choreography: choreography([mara], way('Mara', path, 5, own)), depth: depth(box) })[0]),
    );

  it('is walked through', () => {
    // The way enters the box, widened by 0.2 m of body, at -0.7 m: 1.3 of 4 m, 1.6 of 5 s.
    expect(
      walk([
        [-2, 5.5],
        [2, 5.5],
      ]),
    ).toEqual([
      'walks-into-box: the way of Mara leads through the box "table", 5 m ahead, at about 1.6 s; lead the way around it, or move the box',
    ]);
    expect(
      walk([
        [-2, 3],
        [0, 3],
        [0, 8],
      ]),
    ).toHaveLength(1);
  });

  it('is stood in', () => {
    expect(walk([[0.2, 5.4]])).toEqual([
      'walks-into-box: Mara stands inside the box "table" at [0.2, 5.4]; give one of them another place',
    ]);
  });

  it('is walked around, along or past', () => {
    expect(
      walk([
        [-2, 4.7],
        [2, 4.7],
      ]),
    ).toEqual([]);
    expect(
      walk([
        [-2, 3],
        [-0.75, 3],
        [-0.75, 9],
      ]),
    ).toEqual([]);
    expect(walk([[0, 4.9]])).toEqual([]);
  });

  it('is stepped over, passed under, sat on, entered, or of unknown size', () => {
    const through: FloorPathValue = [
      [-2, 5.5],
      [2, 5.5],
    ];
    expect(walk(through, { ...table, heightMetres: 0.2 })).toEqual([]);
    expect(walk(through, { ...table, raisedMetres: 2 })).toEqual([]);
    expect(walk([[0, 5.5]], table, { pose: 'sit' })).toEqual([]);
    expect(walk(through, table, { does: 'climbs over the table' })).toEqual([]);
    expect(walk(through, layer('table', { depthMetres: 5 }))).toEqual([]);
    expect(walk(through, { ...table, kind: 'figure' })).toEqual([]);
  });
});
