import { applyOps, type Graph, type Op } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { addOps, alsoIn, dropPlace, duplicateOps, movedOrder, orderOps, removeOps } from './edits.ts';
import { type FilmSource, readFilm, shotEdges } from './film.ts';
import { fourShots } from './testing.ts';
import { endTargets, heldBy, lengthUntil, nudgedEnd } from './trim.ts';

const BEATS = { tempo: 60, times: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] };
const sources = ({ part }: FilmSource) => shotEdges(part, 'film').map(({ from }) => from.split('.')[0]);
const apply = (source: FilmSource, ops: readonly Op[]) => {
  applyOps(source.part as Graph, ops);
  return source;
};

describe('moving a shot', () => {
  it('rewires the sequence in another order', () => {
    const source = fourShots();
    expect(movedOrder(4, 0, 2)).toEqual([1, 2, 0, 3]);
    expect(movedOrder(4, 3, -5)).toEqual([3, 0, 1, 2]);
    expect(sources(apply(source, orderOps(source.part, 'film', movedOrder(4, 0, 2))))).toEqual(['b', 'c', 'a', 'd']);
  });

  it('drops it behind those whose middle it has passed', () => {
    const film = readFilm(fourShots());
    expect([0, 4.9, 5.1, 6.6, 30].map((middle) => dropPlace(film, 'a.shot', middle))).toEqual([0, 0, 1, 2, 3]);
  });
});

describe('trimming a shot', () => {
  it('sets the length up to where its end is dragged, within what a shot may be', () => {
    const film = readFilm(fourShots());
    expect(lengthUntil(film, 'b.shot', 6.5)).toBe(2.5);
    expect(lengthUntil(film, 'b.shot', 1)).toBe(0.1);
    expect(lengthUntil(film, 'b.shot', 5000)).toBe(600);
  });

  it('gives lengths that put the cut on the beat it is dragged to where cuts fall on beats', () => {
    const source = { ...fourShots({ snap: 'beat' }), beats: BEATS };
    for (const [key, end] of [
      ['a.shot', 3],
      ['a.shot', 5],
      ['b.shot', 8],
    ] as const) {
      const film = readFilm(source);
      const index = film.shots.findIndex((shot) => shot.key === key);
      const lengths = new Map([[key, lengthUntil(film, key, end + (film.shots[index + 1]?.overlap ?? 0))]]);
      expect(readFilm(source, { lengths }).shots[index + 1]!.start).toBe(end);
    }
  });

  it('is drawn to beats and the playhead, and to nothing but beats where cuts fall on them', () => {
    const loose = readFilm({ ...fourShots(), beats: BEATS });
    expect(endTargets(loose, 'a.shot', 3.3)).toContain(3.3);
    expect(endTargets(loose, 'a.shot', 3.3)).toContain(7);
    const bars = readFilm({ ...fourShots({ snap: 'bar' }), beats: BEATS });
    expect(endTargets(bars, 'a.shot', 3.3).slice(0, 3)).toEqual([4, 8, 12]);
    expect(endTargets(readFilm(fourShots()), 'a.shot', 3.3)).toEqual([3.3]);
  });

  it('goes to the next beat by a key, or on a little where there are none', () => {
    const bars = readFilm({ ...fourShots({ snap: 'bar' }), beats: BEATS });
    expect(nudgedEnd(bars, bars.shots[0]!, 1)).toBe(8);
    expect(nudgedEnd(bars, bars.shots[0]!, -1)).toBe(4);
    const free = readFilm(fourShots());
    expect(nudgedEnd(free, free.shots[0]!, -1)).toBeCloseTo(3.9);
  });

  it('is refused, with what would change that, where the length comes from elsewhere', () => {
    const source = fourShots();
    const { shots } = readFilm(source);
    expect(heldBy(source.part, shots[0]!)).toBeUndefined();
    expect(heldBy(source.part, shots[3]!)?.text).toContain('comes from length.number');
    expect(heldBy(source.part, shots[3]!)?.fix?.ops).toEqual([
      { op: 'set-input', node: 'd', input: 'seconds', value: 5 },
    ]);
    expect(heldBy(source.part, { ...shots[0]!, node: undefined })?.text).toContain('made by a.shot');
  });
});

describe('adding, copying and taking out', () => {
  const adding = (source: FilmSource) => ({
    part: source.part,
    sequence: 'film',
    type: 'direct/shot',
    version: 1,
    port: 'shot',
  });

  it('adds a shot of the same people behind another one', () => {
    const source = fourShots();
    const { ops, id } = addOps(adding(source), readFilm(source).shots[0]);
    apply(source, ops);
    expect(sources(source)).toEqual(['a', id, 'b', 'c', 'd']);
    expect(source.part.nodes.get(id)?.inputs).toEqual({ seconds: 4, cast: { from: 'people.cast' } });
  });

  it('copies a shot with its inputs under another name', () => {
    const source = fourShots();
    const { ops, id } = duplicateOps(source.part, 'film', readFilm(source).shots[0]!)!;
    apply(source, ops);
    expect(sources(source)).toEqual(['a', id, 'b', 'c', 'd']);
    expect(source.part.nodes.get(id)?.inputs).toMatchObject({ name: 'arena 2', seconds: 4, size: 'wide' });
  });

  it('takes a shot out with its node, unless something else uses it', () => {
    const source = fourShots();
    const { shots } = readFilm(source);
    expect(alsoIn(source.part, 'film', 'b')).toEqual(['other']);
    const used = removeOps(source.part, 'film', shots[1]!);
    expect(used.users).toEqual(['other']);
    expect(removeOps(source.part, 'film', shots[0]!).ops).toContainEqual({ op: 'remove-node', id: 'a' });
    apply(source, used.ops);
    expect(sources(source)).toEqual(['a', 'c', 'd']);
    expect(source.part.nodes.has('b')).toBe(true);
  });
});
