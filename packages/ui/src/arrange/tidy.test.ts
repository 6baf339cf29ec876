import { describe, expect, it } from 'vitest';
import { holds, type Placed } from '../marks/carry.ts';
import type { Mark } from '../marks/marks.ts';
import { tidied } from './tidy.ts';

const card = (id: string, x = 0, y = 0): Placed => ({ id, at: [x, y], size: [240, 120] });
const mark = (kind: Mark['kind'], name: string, x: number, y: number, width: number, height: number): Mark => ({
  id: `${kind}:${name}`,
  kind,
  name,
  at: [x, y],
  size: [width, height],
  colour: 'grey',
  title: '',
});
const arcs = (...pairs: string[]) => pairs.map((pair) => ({ from: pair[0]!, to: pair[1]! }));

const cards = [card('a', 0, 500), card('b', 10, 10), card('c', 20, 60), card('d', 900, 900), card('e', 1500, 0)];
const act = mark('frame', 'act', 0, 0, 600, 400);
const inner = mark('frame', 'scene', 5, 40, 300, 200);
const todo = mark('note', 'todo', 300, 300, 200, 90);
const loose = mark('note', 'loose', 1500, 130, 100, 50);
const task = { cards, marks: [act, inner, todo, loose], arcs: arcs('ab', 'bc', 'cd', 'de') };

/** What was tidied, as it stands then. */
const after = (given: Parameters<typeof tidied>[0]) => {
  const places = tidied(given);
  return new Map(
    [...given.cards, ...given.marks].map((thing) => [thing.id, { ...thing, ...places.get(thing.id) }] as const),
  );
};

describe('tidying', () => {
  it('keeps what lies in frames in them, makes the frames fit, and takes them for one card', () => {
    const now = after(task);
    const frame = now.get('frame:act') as Mark;
    for (const id of ['b', 'c', 'frame:scene', 'note:todo']) expect(holds(frame, now.get(id)!)).toBe(true);
    expect(holds(now.get('frame:scene') as Mark, now.get('c')!)).toBe(true);
    for (const id of ['a', 'd', 'e']) expect(holds(frame, now.get(id)!)).toBe(false);
    const [left, right] = [frame.at[0], frame.at[0] + frame.size[0]];
    expect(now.get('a')!.at[0] + 240).toBeLessThan(left);
    expect(now.get('d')!.at[0]).toBeGreaterThan(right);
  });

  it('lets no card cover another, and keeps a loose note beside its card', () => {
    const now = after(task);
    const list = cards.map(({ id }) => now.get(id)!);
    for (const one of list)
      for (const other of list) {
        if (one === other) continue;
        const isApart = Math.abs(one.at[0] - other.at[0]) >= 240 || Math.abs(one.at[1] - other.at[1]) >= 120;
        expect(isApart).toBe(true);
      }
    const [note, e] = [now.get('note:loose')!, now.get('e')!];
    expect([note.at[0] - e.at[0], note.at[1] - e.at[1]]).toEqual([0, 130]);
  });

  it('keeps the corner of a part that is tidied by itself', () => {
    const some = { cards: cards.slice(1, 3), marks: [], arcs: task.arcs, corner: [10, 10] as const };
    const now = after(some);
    expect(Math.min(now.get('b')!.at[0], now.get('c')!.at[0])).toBe(10);
    expect(Math.min(now.get('b')!.at[1], now.get('c')!.at[1])).toBe(10);
    expect(now.get('b')!.at[0]).toBeLessThan(now.get('c')!.at[0]);
  });

  it('takes thousands of cards in frames', () => {
    const many = Array.from({ length: 3000 }, (_, i) => card(`n${i}`, (i % 60) * 300, Math.floor(i / 60) * 200));
    const frames = Array.from({ length: 20 }, (_, i) => mark('frame', `f${i}`, -10, i * 500 - 10, 18_100, 450));
    const wires = Array.from({ length: 4500 }, (_, i) => ({
      from: `n${(i * 7) % 2900}`,
      to: `n${((i * 7) % 2900) + 1 + (i % 90)}`,
    }));
    const start = performance.now();
    expect(tidied({ cards: many, marks: frames, arcs: wires }).size).toBe(3020);
    // About 100 ms where nothing else runs.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
