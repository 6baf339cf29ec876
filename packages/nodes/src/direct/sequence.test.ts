import { describe, expect, it } from 'vitest';
import { look } from './look.ts';
import { reference } from './reference.ts';
import { sequence } from './sequence.ts';
import { issuesOf, media, messagesOf, outputsOf } from './testing/run-node.ts';
import { fox, hello, mara, night, pushIn, sequenceOf, shotOf, street, troupe, walk } from './testing/scene.ts';
import { directionSeconds } from './timing.ts';

const beats = { tempo: 120, times: Array.from({ length: 9 }, (_, i) => 0.25 + i / 2), confidence: 1 };
const ref = (inputs: Parameters<typeof outputsOf<typeof reference.inputs, typeof reference.outputs>>[1]) =>
  outputsOf(reference, inputs).reference;
const song = ref({ media: media.audio('song'), role: 'music' });
const drums = ref({ media: media.audio('drums'), role: 'rhythm' });

describe('direct/sequence', () => {
  it('plays shots one after the other', () => {
    const shots = [shotOf({ seconds: 2 }), shotOf({ seconds: 3, name: 'Chase' }), shotOf({ seconds: 1.5 })];
    const made = sequenceOf({ shots });
    expect(made).toMatchObject({ shots: 3, seconds: 6.5, cuts: [2, 5], images: [], videos: [], audios: [] });
    expect(made.direction).toEqual({
      shots: [{ ...shots[0], name: 'shot 1' }, shots[1], { ...shots[2], name: 'shot 3' }],
      cast: { subjects: [] },
      clock: 'shots',
      references: [],
    });
  });

  it('takes what transitions overlap off the length', () => {
    const shots = [shotOf(), shotOf({ transition: 'dissolve', transitionSeconds: 1 }), shotOf()];
    expect(sequenceOf({ shots })).toMatchObject({ seconds: 14, cuts: [4, 9] });
  });

  it('holds what is wired, and gives the media of its references', () => {
    const cel = outputsOf(look, { preset: 'anime-cel' }).look;
    const references = [song, ref({ media: media.image('mara'), role: 'identity', subject: 'Mara' })];
    const made = sequenceOf({ shots: [shotOf()], cast: troupe, look: cel, references, clock: 'audio' });
    expect(made.direction).toMatchObject({ look: cel, references, clock: 'audio', cast: troupe });
    expect(made).toMatchObject({ images: [media.image('mara')], audios: [media.audio('song')], videos: [] });
  });

  it('gives what moves by itself: light, words and sounds do not change it', () => {
    const moving = { camera: pushIn, depth: street, choreography: walk };
    const plain = sequenceOf({ shots: [shotOf(moving)] });
    const dressed = sequenceOf({
      shots: [shotOf({ ...moving, lighting: night, lines: [hello], description: 'Rain.' })],
    });
    expect(dressed.motion).toEqual(plain.motion);
    expect(dressed.direction).not.toEqual(plain.direction);
  });

  it('has everybody in its cast, of each the first that is met', () => {
    const shots = [shotOf({ cast: { subjects: [fox] } }), shotOf({ choreography: walk })];
    expect(sequenceOf({ shots }).direction.cast.subjects).toEqual([fox, troupe.subjects[0]]);
    expect(sequenceOf({ shots, cast: troupe }).direction.cast).toEqual(troupe);
  });

  it('begins with a cut, and says so', () => {
    const shots = [shotOf({ transition: 'fade-black', name: 'Dawn' }), shotOf()];
    expect(sequenceOf({ shots }).direction.shots[0]?.transition).toEqual({ kind: 'cut', seconds: 0 });
    expect(messagesOf(sequence, { shots })).toEqual([
      'warning, shots: shot 1 "Dawn" is the first and begins with a cut, so that its fade-black of 0.5 s is left out; set its transition to cut',
    ]);
  });
});

describe('a sequence on the beat', () => {
  const shots = [shotOf({ seconds: 1.1 }), shotOf({ camera: pushIn }), shotOf({ seconds: 2.9 })];

  it('has its cuts and its end on beats, and leaves camera moves as they are', () => {
    const made = sequenceOf({ shots, beats, snap: 'beat' });
    expect(made).toMatchObject({ cuts: [1.25, 5.25], seconds: 7.75 });
    expect(made.direction.shots.map(({ seconds }) => seconds)).toEqual([1.25, 4, 2.5]);
    expect(made.direction.shots[1]?.camera).toEqual(pushIn);
    expect(made.motion.shots.map(({ seconds }) => seconds)).toEqual([1.25, 4, 2.5]);
  });

  it('has them on bars', () => {
    expect(sequenceOf({ shots, beats, snap: 'bar' })).toMatchObject({ cuts: [2.25, 4.25], seconds: 8.25 });
    expect(sequenceOf({ shots, beats, snap: 'bar', beatsPerBar: 3 })).toMatchObject({ cuts: [1.75, 4.75] });
    expect(sequenceOf({ shots, beats, snap: 'bar', downbeat: 3 })).toMatchObject({ cuts: [1.25, 5.25] });
  });

  it('stays as it is when nothing is to snap', () => {
    expect(sequenceOf({ shots, beats })).toMatchObject({ cuts: [1.1, 5.1], seconds: 8 });
  });

  it('has cuts on beats with transitions that overlap', () => {
    const over = shots.map((shot, i) =>
      i === 0 ? shot : { ...shot, transition: { kind: 'dissolve', seconds: 0.3 } as const },
    );
    const { cuts, seconds, direction } = sequenceOf({ shots: over, beats, snap: 'beat' });
    expect(cuts).toEqual([0.75, 4.25]);
    expect(seconds).toBe(7.25);
    expect(directionSeconds(direction)).toBe(7.25);
  });

  it('refuses to snap to beats it does not have, and to parts of beats', () => {
    expect(messagesOf(sequence, { shots, snap: 'bar', beatsPerBar: 2.5, downbeat: 1.5 })).toEqual([
      'beatsPerBar: 2.5 is not a whole number; use 3',
      'downbeat: 1.5 is not a whole number; use 2',
      'snap: cuts cannot fall on a bar without beats; wire in those of the music, or set "snap" to none',
    ]);
    expect(issuesOf(sequence, { shots, snap: 'bar' })[0]?.mend).toEqual({ kind: 'set', input: 'snap', value: 'none' });
  });
});

describe('a sequence says what is wrong', () => {
  it('with transitions that are too long', () => {
    const shots = [shotOf({ seconds: 2 }), shotOf({ transition: 'dissolve', transitionSeconds: 1.5, name: 'Chase' })];
    expect(messagesOf(sequence, { shots })).toEqual([
      'shots: the dissolve into shot 2 "Chase" takes 1.5 s, more than half of shot 1 with its 2 s; use 1 s at most, or lengthen the shot',
    ]);
  });

  it('with names given twice', () => {
    const shots = [shotOf({ name: 'Chase' }), shotOf(), shotOf({ name: 'Chase' })];
    expect(messagesOf(sequence, { shots })).toEqual([
      'warning, shots: shots 1 and 3 are both called "Chase"; rename one, so that lists tell them apart',
    ]);
  });

  it('with names nobody has', () => {
    const shots = [shotOf(), shotOf({ subjects: ['Mra'] })];
    const references = [ref({ media: media.image('a', 720, 720), role: 'identity', subject: 'Ghost', name: 'ghost' })];
    expect(messagesOf(sequence, { shots, references, cast: troupe })).toEqual([
      'shots: shot 2 has as subject somebody unknown: "Mra" is not in the cast (Mara, fox); did you mean "Mara"?',
      'references: the reference "ghost" shows somebody unknown: "Ghost" is not in the cast (Mara, fox); add it there, or use a name that is',
    ]);
    expect(messagesOf(sequence, { shots, references })).toEqual([]);
  });

  it('with two people of one name', () => {
    const short = { ...mara, heightMetres: 1.2, colour: '#000000' };
    const shots = [shotOf({ cast: { subjects: [short] } }), shotOf({ cast: { subjects: [short] } })];
    expect(messagesOf(sequence, { shots, cast: { subjects: [mara] } })).toEqual([
      'warning, shots: "Mara" is person, 1.2 m, "tall woman in a yellow raincoat" in shot 1, but person, 1.7 m, "tall woman in a yellow raincoat" elsewhere; wire one cast into all shots',
    ]);
    expect(messagesOf(sequence, { shots, cast: { subjects: [{ ...short, colour: '#ffffff' }] } })).toEqual([]);
  });

  it('with a clock that is not there, or that two could be', () => {
    const shots = [shotOf()];
    const clocks = (clock: 'shots' | 'audio' | 'video', references: (typeof song)[]) =>
      messagesOf(sequence, { shots, clock, references });
    expect(clocks('audio', [])).toEqual([
      'clock: the clock is audio, but no audio reference has the role "rhythm" or "music"; add one, or let the lengths of the shots be the clock',
    ]);
    expect(clocks('video', [song])).toEqual([
      'clock: the clock is video, but no video reference has the role "motion" or "camera" or "edit-source" or "extend-source"; add one, or let the lengths of the shots be the clock',
    ]);
    expect(clocks('audio', [song, drums])).toEqual([
      'clock: the clock is audio, but "music" and "rhythm" could each be it; give all but one the role "sound", or let the lengths of the shots be the clock',
    ]);
    expect(clocks('shots', [drums])).toEqual([
      'warning, clock: "rhythm" gives the rhythm, but the lengths of the shots are the clock, so that two own time; set the clock to audio, or give it the role "music"',
    ]);
    expect(clocks('audio', [drums, ref({ media: media.audio('rain'), role: 'sound' })])).toEqual([]);
    expect(clocks('shots', [song])).toEqual([]);
    expect(clocks('video', [ref({ media: media.video('run'), role: 'motion' })])).toEqual([]);
    const mends = [issuesOf(sequence, { shots, clock: 'audio' }), issuesOf(sequence, { shots, references: [drums] })];
    expect(mends.map(([issue]) => issue?.mend)).toMatchObject([{ value: 'shots' }, { value: 'audio' }]);
  });
});
