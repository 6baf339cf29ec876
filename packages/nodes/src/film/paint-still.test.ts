import { describe, expect, it } from 'vitest';
import { findInstant, instantIssues, momentFrame } from './instant.ts';
import { type FilmShot, toShotPlan } from './open-film.ts';
import { paintStill } from './paint-still.ts';
import { createFilmPainter } from './painter.ts';
import { planFilm } from './plan-film.ts';
import { testShots } from './testing/shots.ts';

const size = { width: 96, height: 54 };
const FPS = 12;
const open = (shots: readonly FilmShot[]) => ({
  size,
  plan: planFilm(shots, FPS),
  shots: shots.map((shot) => toShotPlan(shot, new Map(), 'grey-box', size)),
  guide: 'none' as const,
});
/** Of these the last one is lit. They begin at 0, 0.6 and 1.3 s, and each lasts a second. */
const shots = testShots();

describe('an instant', () => {
  const asked = (shot?: number, seconds?: number) => ({ shot, at: 'first' as const, seconds });

  it('is a moment of the film, or of a shot by itself', () => {
    expect(findInstant({ shots }, asked(), FPS)).toEqual({ frame: 0 });
    expect(findInstant({ shots }, { ...asked(), at: 'last' }, FPS)).toEqual({ frame: 27 });
    expect(findInstant({ shots }, { ...asked(2), at: 'last' }, FPS)).toEqual({ shot: 1, frame: 11 });
    expect(findInstant({ shots }, { ...asked(3), at: 'middle' }, FPS)).toEqual({ shot: 2, frame: 5 });
  });

  it('is the frame on screen at a time, and the last one after the end', () => {
    expect(findInstant({ shots }, asked(undefined, 0.6), FPS)).toEqual({ frame: 7 });
    expect(findInstant({ shots }, asked(2, 0.999), FPS)).toEqual({ shot: 1, frame: 11 });
    expect(findInstant({ shots }, asked(2, 0.25), FPS)).toEqual({ shot: 1, frame: 3 });
    expect(findInstant({ shots }, asked(2, 60), FPS)).toEqual({ shot: 1, frame: 11 });
  });

  it('takes the earlier of two middles', () => {
    expect([1, 2, 3, 4].map((count) => momentFrame('middle', count))).toEqual([0, 0, 1, 1]);
  });

  it('says what a film does not have, and how to mend it', () => {
    expect(instantIssues({ shots }, { shot: 3, seconds: 1 })).toEqual([]);
    expect(instantIssues(undefined, { shot: 9, seconds: 99 })).toEqual([]);
    expect(instantIssues({ shots }, { shot: 4 })).toMatchObject([
      {
        input: 'shot',
        message: 'there is no shot 4; there are 3: use a number up to 3',
        mend: { kind: 'set', input: 'shot', value: 3 },
      },
    ]);
    expect(instantIssues({ shots }, { shot: 1.5 })).toMatchObject([{ message: '1.5 is not a whole number; use 2' }]);
    expect(instantIssues({ shots }, { shot: 2, seconds: 1.5 })).toMatchObject([
      {
        severity: 'warning',
        message: '1.5 s is after the end of shot 2, which lasts 1 s; the last frame is shown',
        mend: { kind: 'set', input: 'seconds', value: 1 },
      },
    ]);
    expect(instantIssues({ shots: shots.slice(0, 1) }, { seconds: 2 })[0]?.message).toContain('the end of the shot');
  });
});

describe('a still', () => {
  const film = open(shots);
  const painter = createFilmPainter(film);

  it('is the frame of the film where there is no light, in a dissolve as well', () => {
    // Frames 8 to 11 are those of the dissolve.
    for (const frame of [0, 5, 8, 13]) expect(paintStill(film, { frame })).toEqual(painter.paint(frame));
  });

  it('shows a shot by itself, without the one it goes over into', () => {
    const [, second] = film.plan.pieces;
    const alone = paintStill(film, { shot: 1, frame: 0 });
    expect(alone).not.toEqual(painter.paint(second!.first));
    const only = createFilmPainter(open([shots[1]!]));
    expect(alone).toEqual(only.paint(0));
  });

  it('has more shadow than the film where there is light', () => {
    const light = (picture: Uint8ClampedArray) => picture.reduce((sum, value) => sum + value, 0);
    const still = paintStill(film, { shot: 2, frame: 6 });
    const moving = createFilmPainter(open([shots[2]!])).paint(6);
    expect(light(still)).toBeLessThan(light(moving));
    expect(light(still)).toBeGreaterThan(light(moving) * 0.6);
  });

  it('refuses a frame that is not there', () => {
    expect(() => paintStill(film, { frame: 99 })).toThrow('the film has frames 0 to 27, asked for 99');
  });
});
