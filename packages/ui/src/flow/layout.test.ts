import { describe, expect, it } from 'vitest';
import { layoutCards } from './layout.ts';

const box = (id: string, height = 100) => ({ id, width: 240, height });
const arcs = (...pairs: string[]) => pairs.map((pair) => ({ from: pair[0]!, to: pair[1]! }));

describe('the layout', () => {
  it('puts every card right of what feeds it', () => {
    const edges = arcs('ab', 'bd', 'cd', 'ad', 'de');
    const places = layoutCards(
      ['a', 'b', 'c', 'd', 'e'].map((id) => box(id)),
      edges,
    );
    for (const { from, to } of edges) expect(places.get(from)![0] + 240).toBeLessThan(places.get(to)![0]);
  });

  it('lets no two cards overlap', () => {
    const boxes = [...'abcdefgh'].map((id, i) => box(id, 60 + i * 30));
    const places = [...layoutCards(boxes, arcs('ah', 'bh', 'ch', 'dg', 'eg', 'fg', 'gh'))];
    for (const [id, [x, y]] of places) {
      const { height } = boxes.find((candidate) => candidate.id === id)!;
      for (const [other, [otherX, otherY]] of places) {
        if (other !== id && otherX === x && otherY > y) expect(otherY).toBeGreaterThanOrEqual(y + height);
      }
    }
  });

  it('stands cards without sources beside what they feed', () => {
    const places = layoutCards(
      ['a', 'b', 'c', 'z'].map((id) => box(id)),
      arcs('ab', 'bc', 'zc'),
    );
    expect(places.get('z')![0]).toBe(places.get('b')![0]);
  });

  it('uncrosses two chains', () => {
    const places = layoutCards(
      ['a', 'b', 'x', 'y'].map((id) => box(id)),
      arcs('ay', 'bx'),
    );
    const above = (first: string, second: string) => places.get(first)![1] < places.get(second)![1];
    expect(above('a', 'b')).toBe(above('y', 'x'));
  });

  it('ends on cycles and on chains deeper than the call stack', () => {
    expect(layoutCards([box('a'), box('b')], arcs('ab', 'ba')).size).toBe(2);
    const ids = Array.from({ length: 20_000 }, (_, i) => `n${i}`);
    const chain = ids.slice(1).map((id, i) => ({ from: ids[i]!, to: id }));
    const places = layoutCards(
      [...ids].reverse().map((id) => box(id)),
      chain,
    );
    expect(places.get('n19999')![0]).toBe(19_999 * (240 + 88));
  });

  it('gives a layer that is too tall several columns, left of what it feeds', () => {
    const ids = Array.from({ length: 90 }, (_, i) => `n${i}`);
    const places = layoutCards(
      [...ids, 'sum'].map((id) => box(id)),
      ids.map((id) => ({ from: id, to: 'sum' })),
    );
    const columns = new Set(ids.map((id) => places.get(id)![0]));
    expect(columns.size).toBeGreaterThan(2);
    expect(Math.max(...columns)).toBeLessThan(places.get('sum')![0]);
    const ys = ids.map((id) => places.get(id)![1]);
    const [left, right] = [Math.min(...columns), places.get('sum')![0] + 240];
    // About as wide as it is high.
    expect((right - left) / (Math.max(...ys) - Math.min(...ys))).toBeGreaterThan(0.5);
  });
});
