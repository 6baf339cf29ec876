import { describe, expect, it } from 'vitest';
import { planFilm } from '../film/plan-film.ts';
import { directionSeconds, overlapSeconds, shotStarts, type TimedShot } from './timing.ts';

const shot = (seconds: number, kind: TimedShot['transition']['kind'] = 'cut', over = 0): TimedShot => ({
  seconds,
  transition: { kind, seconds: over },
});

describe('times of shots', () => {
  it('follow each other after cuts', () => {
    const shots = [shot(2), shot(3.5), shot(1)];
    expect(shotStarts({ shots })).toEqual([0, 2, 5.5]);
    expect(directionSeconds({ shots })).toBe(6.5);
  });

  it('overlap by transitions that are no cuts', () => {
    const shots = [shot(4), shot(4, 'dissolve', 1), shot(4, 'wipe-left', 0.5), shot(4, 'cut', 2)];
    expect(shotStarts({ shots })).toEqual([0, 3, 6.5, 10.5]);
    expect(directionSeconds({ shots })).toBe(14.5);
  });

  it('ignore how the first shot begins', () => {
    expect(shotStarts({ shots: [shot(4, 'fade-black', 2), shot(4)] })).toEqual([0, 4]);
  });

  it('let a transition take at most half of either shot', () => {
    expect(overlapSeconds(shot(1), shot(9, 'dissolve', 3))).toBe(0.5);
    expect(overlapSeconds(shot(9), shot(1, 'dissolve', 3))).toBe(0.5);
    expect(overlapSeconds(shot(9), shot(9, 'dissolve', 3))).toBe(3);
  });

  it('are what somebody would type, and nothing for nothing', () => {
    expect(shotStarts({ shots: [shot(0.1), shot(0.2), shot(0.3)] })).toEqual([0, 0.1, 0.3]);
    expect(shotStarts({ shots: [] })).toEqual([]);
    expect(directionSeconds({ shots: [] })).toBe(0);
  });

  it('agree with the frames of the film', () => {
    const shots = [shot(1.3), shot(2.1, 'dissolve', 0.7), shot(0.9, 'fade-white', 2), shot(5)];
    const { count, pieces } = planFilm(shots, 24);
    expect(shotStarts({ shots }).map((seconds) => Math.round(seconds * 24))).toEqual(pieces.map(({ first }) => first));
    expect(Math.round(directionSeconds({ shots }) * 24)).toBe(count);
  });
});
