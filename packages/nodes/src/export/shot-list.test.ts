import { describe, expect, it } from 'vitest';
import { toShotList } from './shot-list.ts';
import { bareShot, entering, filmOf, HOSTILE_NAMES, littleFilm } from './testing/film.ts';

const list = toShotList(littleFilm, { fps: 24, title: 'Little film' });

describe('toShotList', () => {
  it('gives every shot its place in timecode and frames', () => {
    expect(
      list.shots.map(({ start, end, seconds, frames, startFrame }) => [start, end, seconds, frames, startFrame]),
    ).toEqual([
      ['01:00:00:00', '01:00:03:00', 3, 72, 0],
      ['01:00:03:00', '01:00:05:12', 2.5, 60, 72],
      ['01:00:05:00', '01:00:07:00', 2, 48, 120],
    ]);
    expect(list.frames).toBe(168);
  });

  it('says what is in them', () => {
    expect(list.shots[0]).toMatchObject({
      number: 1,
      name: 'Arrival',
      size: 'Wide shot',
      angle: 'Low-angle shot',
      lens: expect.stringMatching(/^35 mm/),
      camera: expect.stringMatching(/pushes in.*on rails/),
      subjects: 'Mara',
      description: 'A street in the rain.',
      sound: 'rain on tin, music: slow cello',
      transition: 'Cut',
    });
    expect(list.shots[1]).toMatchObject({ dialogue: 'Mara (softly): I never left.', transition: 'Cut' });
    expect(list.shots[2]!.transition).toBe('Dissolve, 12 frames');
  });

  it('places what is said in frames of its shot', () => {
    expect(list.shots[1]!.lines).toEqual([{ frame: 24, frames: 29, text: 'Mara (softly): I never left.' }]);
  });

  it('joins cuts without a gap whatever the lengths, at every rate', () => {
    const lengths = Array.from({ length: 60 }, (_, i) => 0.3 + ((i * 37) % 29) / 7);
    for (const fps of [23.976, 24, 25, 29.97, 30]) {
      const { shots, frames } = toShotList(filmOf(...lengths.map((seconds) => bareShot({ seconds }))), {
        fps,
        title: '',
      });
      for (const [i, shot] of shots.entries()) {
        if (i > 0) expect(shot.startFrame).toBe(shots[i - 1]!.startFrame + shots[i - 1]!.frames);
        expect(shot.entry).toEqual({ kind: 'cut', frames: 0 });
      }
      const seconds = lengths.reduce((sum, length) => sum + length, 0);
      // No error adds up: the end is right to half a frame.
      expect(Math.abs(frames - seconds * fps)).toBeLessThan(0.51 + seconds * 1e-4);
    }
  });

  it('keeps timecode to the clock at 29.97, or not', () => {
    const hour = filmOf(...Array.from({ length: 6 }, () => bareShot({ seconds: 600 })));
    expect(toShotList(hour, { fps: 29.97, title: '', hour: 0 }).shots[5]!.end).toBe('01:00:00;00');
    expect(toShotList(hour, { fps: 29.97, title: '', hour: 0, dropFrame: false }).shots[5]!.end).toBe('00:59:56:12');
  });

  it('takes a transition for a cut where it is shorter than half a frame, and the first shot always', () => {
    const { shots } = toShotList(
      filmOf(
        bareShot(entering('dissolve', 1)),
        bareShot(entering('dissolve', 0.01)),
        bareShot(entering('dissolve', 0.5)),
      ),
      { fps: 24, title: '' },
    );
    expect(shots.map(({ entry }) => entry)).toEqual([
      { kind: 'cut', frames: 0 },
      { kind: 'cut', frames: 0 },
      { kind: 'dissolve', frames: 12 },
    ]);
  });

  it('speaks the language of the direction', () => {
    const { shots } = toShotList(
      filmOf(
        bareShot({ description: '雨中的街道', size: 'wide' }),
        bareShot({ description: '她转身', ...entering('dissolve', 0.5) }),
      ),
      {
        fps: 24,
        title: '',
      },
    );
    expect(shots.map(({ size, transition }) => [size, transition])).toEqual([
      ['全景', '切'],
      ['', '叠化，12帧'],
    ]);
  });

  it('leaves no control, no half character and no empty name', () => {
    const { shots, title } = toShotList(filmOf(...HOSTILE_NAMES.map((name) => bareShot({ name, description: name }))), {
      fps: 24,
      title: '\u0000\n',
    });
    expect(title).toBe('Film');
    for (const { name } of shots) expect(name).toMatch(/^[^\p{Cc}\p{Cs}]+$/u);
    expect(shots[7]!.name).toBe('shot 8');
  });
});
