import { describe, expect, it } from 'vitest';
import { planFilm, sourceOf } from './plan-film.ts';
import { mixInto } from './transition.ts';

const cut = { kind: 'cut', seconds: 0 } as const;
const shot = (seconds: number, transition: Parameters<typeof planFilm>[0][number]['transition'] = cut) => ({
  seconds,
  transition,
});

describe('frames of a film', () => {
  it('puts shots one after the other without rounding drift', () => {
    const { count, pieces } = planFilm(
      Array.from({ length: 100 }, () => shot(0.51)),
      24,
    );
    expect(count).toBe(Math.round(51 * 24));
    for (const [i, piece] of pieces.entries()) expect(piece.first).toBe(Math.round(i * 0.51 * 24));
  });

  it('overlaps a transition with the shot before', () => {
    const film = planFilm([shot(2), shot(2, { kind: 'dissolve', seconds: 0.5 })], 24);
    expect(film.count).toBe(84);
    expect(film.pieces[1]).toMatchObject({ first: 36, count: 48, overlap: 12, transition: 'dissolve' });
    expect(sourceOf(film, 35)).toEqual({ piece: film.pieces[0], frame: 35 });
    expect(sourceOf(film, 36).next).toMatchObject({ frame: 0, share: 1 / 13 });
    expect(sourceOf(film, 47)).toMatchObject({ frame: 47, next: { frame: 11, share: 12 / 13 } });
    expect(sourceOf(film, 48)).toEqual({ piece: film.pieces[1], frame: 12 });
  });

  it('never lets a transition take more than half of a shot, and begins with a cut', () => {
    const film = planFilm([shot(1, { kind: 'dissolve', seconds: 1 }), shot(4, { kind: 'wipe-left', seconds: 3 })], 24);
    expect(film.pieces.map(({ overlap }) => overlap)).toEqual([0, 12]);
    expect(film.pieces[0]!.transition).toBe('cut');
  });

  it('gives every shot a frame, and refuses frames it does not have', () => {
    const film = planFilm([shot(0.01), shot(0.01)], 24);
    expect(film.pieces.map(({ count }) => count)).toEqual([1, 1]);
    expect(() => sourceOf(film, film.count)).toThrow(`frames 0 to ${film.count - 1}`);
    expect(() => planFilm([], 24)).toThrow('at least one shot');
  });
});

describe('transitions', () => {
  const size = { width: 4, height: 1 };
  const dark = () => new Uint8ClampedArray([10, 20, 30, 255, 10, 20, 30, 255, 10, 20, 30, 255, 10, 20, 30, 255]);
  const light = new Uint8ClampedArray(16).fill(210).map((value, i) => (i % 4 === 3 ? 255 : value));
  const mixed = (kind: Parameters<typeof mixInto>[3], share: number) => {
    const out = dark();
    mixInto(out, light, size, kind, share);
    return [...out];
  };

  it('dissolve mixes evenly, and leaves equal pictures alone', () => {
    expect(mixed('dissolve', 0.5).slice(0, 4)).toEqual([110, 115, 120, 255]);
    const same = dark();
    mixInto(same, dark(), size, 'dissolve', 0.37);
    expect([...same]).toEqual([...dark()]);
  });

  it('fades through black and white', () => {
    expect(mixed('fade-black', 0.5).slice(0, 4)).toEqual([0, 0, 0, 255]);
    expect(mixed('fade-white', 0.5).slice(0, 4)).toEqual([255, 255, 255, 255]);
    expect(mixed('fade-black', 0.25).slice(0, 4)).toEqual([5, 10, 15, 255]);
  });

  it('wipes from the side it is named after', () => {
    const isNew = (out: number[]) => [0, 4, 8, 12].map((at) => out[at] === 210);
    expect(isNew(mixed('wipe-left', 0.5))).toEqual([false, false, true, true]);
    expect(isNew(mixed('wipe-right', 0.25))).toEqual([true, false, false, false]);
  });
});
