import { expect, it } from 'vitest';
import { findSetup } from '../direct/presets/lighting.ts';
import { toMotion } from '../direct/to-motion.ts';
import { bareShot, filmOf, littleFilm } from '../export/testing/film.ts';
import { Filmed } from './filmed.ts';

const contentOf = (value: unknown, from: string): string => Filmed.content!(Filmed.convert!(value, from));
const lit = bareShot({ lighting: findSetup('noir', false) });

it('is the same for a shot, a direction of it, and its motion where there is no light', () => {
  const shot = littleFilm.shots[0]!;
  expect(contentOf(shot, 'shot')).toBe(contentOf(filmOf(shot), 'direction'));
  expect(contentOf(shot, 'shot')).toBe(contentOf(toMotion([shot]), 'motion'));
});

it('does not hang on words, sounds or references', () => {
  const silent = filmOf(
    ...littleFilm.shots.map((shot) => ({ ...shot, description: '', lines: [], sounds: [], music: '' })),
  );
  expect(contentOf(silent, 'direction')).toBe(contentOf(littleFilm, 'direction'));
  const look = { style: 'noir', medium: '', mood: '', palette: [], contrast: 0, saturation: 0, grain: 0, vignette: 0 };
  expect(contentOf({ ...littleFilm, look }, 'direction')).toBe(contentOf(littleFilm, 'direction'));
});

it('hangs on light, and on the vignette of a look', () => {
  expect(contentOf(lit, 'shot')).not.toBe(contentOf(bareShot(), 'shot'));
  const look = { style: 'a', medium: '', mood: '', palette: [], contrast: 0, saturation: 0, grain: 0, vignette: 0.5 };
  const dark = contentOf({ ...littleFilm, look }, 'direction');
  expect(dark).not.toBe(contentOf(littleFilm, 'direction'));
  expect(contentOf({ ...littleFilm, look: { ...look, style: 'b' } }, 'direction')).toBe(dark);
});

it('is a value of its own schema', () => {
  expect(Filmed.schema.safeParse(Filmed.convert!(filmOf(lit), 'direction')).success).toBe(true);
});
