import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { DirectionValue, ShotValue } from '@shotgraph/nodes';
import { describe, expect, it } from 'vitest';
import { readFilm, shotAt, shotEdges, valuesByEdge } from './film.ts';
import { fourShots, partWith, typeOf } from './testing.ts';

const BEATS = { tempo: 60, times: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] };
const value = (name: string, seconds: number): ShotValue =>
  ({
    name,
    seconds,
    size: 'close',
    angle: 'low',
    description: 'words',
    transition: { kind: 'cut', seconds: 0 },
  }) as ShotValue;

describe('a film read from the document', () => {
  it('knows lengths, starts and overlaps before anything was run', () => {
    const { shots, seconds } = readFilm(fourShots());
    expect(shots.map(({ name }) => name)).toEqual(['arena', 'shot 2', 'voice', 'shot 4']);
    expect(shots.map(({ start }) => start)).toEqual([0, 4, 5, 8]);
    expect(shots.map(({ overlap }) => overlap)).toEqual([0, 0, 1, 0]);
    // The wired length is not known yet: the usual one stands for it.
    expect(seconds).toBe(13);
  });

  it('takes what the document does not say from the values made last', () => {
    const source = fourShots();
    const direction = { shots: [value('a', 1), value('b', 1), value('c', 1), value('late', 7)] } as DirectionValue;
    const values = valuesByEdge(shotEdges(source.part, 'film'), direction);
    const { shots } = readFilm({ ...source, values, direction });
    expect(shots[3]).toMatchObject({ name: 'late', ownSeconds: 7, size: 'unset' });
    expect(shots[0]).toMatchObject({ name: 'arena', ownSeconds: 4, size: 'wide' });
  });

  it('goes on with the length known last where one is written that is not allowed', () => {
    const source = fourShots();
    const type = {
      editor: 'shot',
      inputs: { seconds: { options: { min: 0.1, max: 600 } } },
    } as unknown as NodeTypeData;
    const values = new Map([['a.shot', value('a', 3)]]);
    const lengthOf = (seconds: number) => {
      const nodes = new Map(source.part.nodes);
      nodes.set('a', { type: 'direct/shot', version: 1, inputs: { seconds } });
      return readFilm({ ...source, part: { ...source.part, nodes }, typeOf: () => type, values }).shots[0]!.seconds;
    };
    expect([4, 0, -5, 1_000_000_000].map(lengthOf)).toEqual([4, 3, 3, 3]);
  });

  it('cuts on beats as the sequence does', () => {
    const source = { ...fourShots({ snap: 'bar' }), beats: BEATS };
    const { shots, cutting } = readFilm(source, { lengths: new Map([['b.shot', 2.6]]) });
    expect(cutting.snap).toBe('bar');
    expect(shots.map(({ start }) => start)).toEqual([0, 4, 8, 12]);
  });

  it('shows what another order or length would give', () => {
    const { shots } = readFilm(fourShots(), { order: [1, 0, 2, 3] });
    expect(shots.map(({ key, start }) => [key, start])).toEqual([
      ['b.shot', 0],
      ['a.shot', 2],
      ['c.shot', 5],
      ['d.shot', 8],
    ]);
  });

  it('makes a shot of every item of a list, which cannot be moved', () => {
    const part = partWith({
      many: { type: 'graph/shots', version: 1, inputs: {} },
      film: { type: 'direct/sequence', version: 1, inputs: { shots: [{ from: 'many.shots' }] } },
    });
    const direction = { shots: [value('one', 2), value('two', 3)] } as DirectionValue;
    const source = { part, sequence: 'film', typeOf, values: new Map(), direction, isList: true, beats: undefined };
    const { shots } = readFilm(source);
    expect(shots.map(({ name, place, start }) => [name, place, start])).toEqual([
      ['one', undefined, 0],
      ['two', undefined, 2],
    ]);
  });

  it('knows the shot at an instant', () => {
    const film = readFilm(fourShots());
    expect([0, 3.99, 4, 5.5, 99].map((at) => shotAt(film, at)?.key)).toEqual([
      'a.shot',
      'a.shot',
      'b.shot',
      'c.shot',
      'd.shot',
    ]);
  });
});
