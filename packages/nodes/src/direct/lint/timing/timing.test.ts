import { describe, expect, it } from 'vitest';
import { media } from '../../testing/run-node.ts';
import { modelFacts } from '../model-facts.ts';
import { action, choreography, filmOf, mara, reference, said, sceneOf, shot } from '../testing/make.ts';
import { clockless, secondClock, shortSound, soundtracks, writtenTimes } from './clock.ts';
import { crowdedShots, denseShots, shortShots } from './count.ts';
import { longFilm, longShot } from './length.ts';

const shots = (...lengths: readonly number[]) => lengths.map((seconds) => shot({ seconds }));
const model = modelFacts('seedance-2.0');

describe('a shot that is longer than a clip', () => {
  it('is told with what every model makes, and with what the named one makes', () => {
    expect(said(longShot(...sceneOf({ seconds: 20 })))).toEqual([
      'shot-too-long: it lasts 20 s, and not every model makes more than 15 s in one go; shorten it, split it into shots that continue each other, or have it extended clip by clip',
    ]);
    const [lint] = longShot(...sceneOf({ seconds: 20 }, { model }));
    expect(lint).toMatchObject({ severity: 'warning', input: 'seconds', mend: { input: 'seconds', value: 15 } });
    expect(lint?.message).toBe('it lasts 20 s, and seedance-2.0 makes at most 15 s in one go');
  });

  it('is none at the longest, nor where the model makes longer ones', () => {
    expect(longShot(...sceneOf({ seconds: 15 }))).toEqual([]);
    expect(longShot(...sceneOf({ seconds: 15.02 }))).toEqual([]);
    expect(longShot(...sceneOf({ seconds: 20 }, { model: modelFacts('seedance-2.5') }))).toEqual([]);
  });
});

describe('a film that is longer than a clip', () => {
  it('is told in which clips to make it', () => {
    const film = filmOf(shots(5, 5, 5, 8, 6, 14), {}, { model });
    expect(said(longFilm(film))).toEqual([
      'film-too-long: the film lasts 43 s, and seedance-2.0 makes at most 15 s in one go; make it in 3 clips: shots 1 to 3, shots 4 and 5, shot 6',
    ]);
  });

  it('is not told while no model is asked, nor when it fits, nor of a single shot', () => {
    expect(longFilm(filmOf(shots(10, 10)))).toEqual([]);
    expect(longFilm(filmOf(shots(7, 8), {}, { model }))).toEqual([]);
    expect(longFilm(filmOf(shots(20), {}, { model }))).toEqual([]);
  });
});

describe('several shots in one clip', () => {
  const all = (film: ReturnType<typeof filmOf>) =>
    [crowdedShots, shortShots, denseShots].flatMap((rule) => said(rule(film)));

  it('are told when some are too short', () => {
    expect(all(filmOf(shots(2, 5, 3.5)))).toEqual([
      'shots-too-short: shots 1 and 3 last 2 s and 3.5 s, and models drop or merge shots under 4 s when several share one clip; give each 4 s or more, make each a clip of its own and cut it shorter, or leave some out',
    ]);
    expect(all(filmOf(shots(2, 5)))).toEqual([expect.stringContaining('shot 1 lasts 2 s, and')]);
  });

  it('are told when there are more than eight in 15 s, and then only that', () => {
    expect(all(filmOf(shots(...Array(9).fill(1.5))))).toEqual([
      'too-many-shots: 9 shots in 13.5 s are more than one clip holds: over 8 in 15 s they fall apart; make several clips of it and cut them together, or keep 3',
    ]);
    expect(all(filmOf(shots(...Array(8).fill(1.5))))).toEqual([expect.stringContaining('shots-too-short')]);
  });

  it('are told when they are long enough but too many', () => {
    const long = { model: modelFacts('seedance-2.5') };
    expect(all(filmOf(shots(...Array(7).fill(4)), {}, long))).toEqual([
      'shots-too-dense: 7 shots share a clip of 28 s, and about one in 5 s comes out as directed; keep 6, or make two clips of them',
    ]);
  });

  it('are fine as the guides have them, and where each is a clip of its own', () => {
    for (const lengths of [[5, 5], [4, 4], [4, 4, 4], [5, 5, 5], [7, 8], [3]])
      expect(all(filmOf(shots(...lengths))), `${lengths}`).toEqual([]);
    expect(all(filmOf(shots(...Array(30).fill(2))))).toEqual([]);
  });
});

describe('the clock', () => {
  const drums = reference('rhythm', media.audio('drums', 12));
  const dance = reference('motion', media.video('dance', 7));
  const five = [shot()];

  it('is nobody, or two', () => {
    const [lint] = clockless(filmOf(five, { clock: 'audio' }));
    expect(lint).toMatchObject({ code: 'clock', severity: 'error', input: 'clock', mend: { value: 'shots' } });
    expect(lint?.remedy).toBe('add one, or let the lengths of the shots be the clock');
    expect(clockless(filmOf(five, { references: [drums] }))).toMatchObject([{ severity: 'warning' }]);
    expect(clockless(filmOf(five, { clock: 'audio', references: [drums] }))).toEqual([]);
  });

  it('is a sound, and a clip hands on its timing too', () => {
    expect(said(secondClock(filmOf(five, { clock: 'audio', references: [drums, dance] })))).toEqual([
      'two-clocks: a sound is the clock, and "motion" hands on its timing too, so that two own time; take timing out of what "motion" transfers, or let the clip be the clock',
    ]);
  });

  it('has no rival in a clip made from the film, one without timing, or a source', () => {
    const guide = reference('motion', media.video('guide', 5));
    const still = reference('motion', media.video('dance', 7), { transfer: ['motion'] });
    const source = reference('edit-source', media.video('take', 7));
    for (const clip of [guide, still, source])
      expect(secondClock(filmOf(five, { clock: 'audio', references: [drums, clip] }))).toEqual([]);
    expect(secondClock(filmOf(five, { references: [drums, dance] }))).toEqual([]);
  });

  it('is a sound, and texts have times of their own', () => {
    const acts = choreography([mara], action('Mara', { does: 'jumps at 2.5 s' }));
    const timed = [shot({ description: 'She turns, then 3-5 s the lights go out.' }), shot({ choreography: acts })];
    const film = filmOf(timed, { clock: 'audio', references: [drums] });
    expect(writtenTimes(film)).toMatchObject([
      { shot: 0, input: 'description', message: '"3-5 s" is a time in words while a sound is the clock' },
      { shot: 1, input: 'choreography' },
    ]);
    expect(writtenTimes(filmOf(timed))).toEqual([]);
    expect(writtenTimes(filmOf([shot({ description: 'Seconds later.' })], { clock: 'audio' }))).toEqual([]);
  });

  it('is a sound that ends before the shots do', () => {
    const film = (seconds: number) =>
      filmOf(shots(8, 7), { clock: 'audio', references: [reference('rhythm', media.audio('d', seconds))] });
    expect(said(shortSound(film(12)))).toEqual([
      'sound-too-short: "rhythm" owns time and is over after 12 s, and the shots add up to 15 s; shorten the shots, or use a longer sound',
    ]);
    expect(shortSound(film(15))).toEqual([]);
    expect(shortSound(film(14.9))).toEqual([]);
    expect(shortSound(film(60))).toEqual([]);
    expect(shortSound(filmOf(shots(8, 7), { references: [reference('music', media.audio('d', 3))] }))).toEqual([]);
  });

  it('competes with the soundtrack of a clip', () => {
    const loud = media.video('dance', 5);
    const clip = { ...loud, info: { ...loud.info, audio: { seconds: 5, sampleRate: 48_000, channels: 2 } } };
    const ignoring = reference('motion', clip);
    const plain = reference('motion', clip, { ignore: [] });
    const music = reference('music', media.audio('song'));
    const lints = (references: (typeof drums)[], clock: 'shots' | 'audio' = 'shots') =>
      said(soundtracks(filmOf(five, { references, clock })));
    expect(lints([plain, music])).toEqual([
      'soundtrack: "motion" has a soundtrack of its own, which competes with "music"; take its sound away with transform/set-audio before it becomes a reference',
    ]);
    expect(lints([ignoring, drums], 'audio')).toEqual([expect.stringContaining('competes with "rhythm", the clock;')]);
    expect(lints([ignoring, music])).toEqual([]);
    expect(lints([plain])).toEqual([]);
    expect(lints([reference('motion', loud, { ignore: [] }), drums], 'audio')).toEqual([]);
    expect(soundtracks(filmOf(five, { references: [plain, music] }, { audioOn: false }))).toEqual([]);
  });
});
