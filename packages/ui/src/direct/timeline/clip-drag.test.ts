import { expect, it } from 'vitest';
import { dropOf } from './clip-drag.ts';
import { readFilm } from './film.ts';
import { fourShots } from './testing.ts';

const BEATS = { tempo: 60, times: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] };
const dragging = (snaps = true, snap = 'none') => {
  const source = { ...fourShots({ snap }), beats: BEATS };
  return { source, film: readFilm(source), scale: 50, playhead: 0, snaps };
};

it('moves a shot to where its middle is held', () => {
  expect(dropOf({ key: 'a.shot', mode: 'move', by: 3.5 }, dragging())).toMatchObject({ to: 1 });
  expect(dropOf({ key: 'a.shot', mode: 'move', by: 0.2 }, dragging())).toMatchObject({ to: 0 });
});

it('trims to what is near, or freely', () => {
  expect(dropOf({ key: 'a.shot', mode: 'trim', by: 0.9 }, dragging())?.end).toBe(5);
  expect(dropOf({ key: 'a.shot', mode: 'trim', by: 0.5 }, dragging())?.end).toBe(4.5);
  expect(dropOf({ key: 'a.shot', mode: 'trim', by: 0.9 }, dragging(false))?.end).toBe(4.9);
});

it('trims from beat to beat where cuts fall on beats', () => {
  const drop = dropOf({ key: 'a.shot', mode: 'trim', by: 0.6 }, dragging(false, 'beat'));
  expect(drop?.film.shots[1]?.start).toBe(5);
});

it('knows nothing of shots that are gone', () => {
  expect(dropOf({ key: 'gone', mode: 'move', by: 1 }, dragging())).toBeUndefined();
});
