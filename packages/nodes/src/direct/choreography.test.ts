import { describe, expect, it } from 'vitest';
import { action } from './action.ts';
import { pathMetres } from './blocking.ts';
import { cast } from './cast.ts';
import { choreography } from './choreography.ts';
import { subject } from './subject.ts';
import { messagesOf, outputsOf } from './testing/run-node.ts';

type ActionInputs = Parameters<typeof outputsOf<typeof action.inputs, typeof action.outputs>>[1];
const act = (inputs: ActionInputs = {}) => outputsOf(action, { subject: 'Mara', ...inputs }).action;
const timed = (inputs: ActionInputs) => {
  const { seconds, duration } = act(inputs);
  return [seconds, duration];
};
const troupe = outputsOf(cast, {
  subjects: [
    outputsOf(subject, { name: 'Mara' }).subject,
    outputsOf(subject, { name: 'fox', kind: 'animal' }).subject,
    outputsOf(subject, { name: 'van', kind: 'vehicle' }).subject,
  ],
}).cast;
const problems = (...actions: ReturnType<typeof act>[]) => messagesOf(choreography, { cast: troupe, actions });

describe('direct/action', () => {
  it('stands for two seconds when nothing is said', () => {
    expect(act()).toEqual({ subject: 'Mara', seconds: 0, duration: 2, does: '', manner: '', pose: 'stand', path: [] });
  });

  it('walks along a path unless another pose is said, and faces where it is told', () => {
    const path: [number, number][] = [
      [0, 3],
      [1, 3],
    ];
    expect(act({ path }).pose).toBe('walk');
    expect(act({ path: path.slice(0, 1) }).pose).toBe('stand');
    expect(act({ path, pose: 'run', facing: 90 })).toMatchObject({ pose: 'run', path, facingDegrees: 90 });
  });

  it('counts in beats and bars of a tempo', () => {
    expect(timed({ start: 4, length: 2, unit: 'beats' })).toEqual([2, 1]);
    expect(timed({ start: 1, length: 0.5, unit: 'bars', tempo: 60 })).toEqual([4, 2]);
    expect(timed({ start: 1, length: 1, unit: 'bars', tempo: 60, beatsPerBar: 3 })).toEqual([3, 3]);
  });

  it('counts in the beats of music, from where the shot starts in it', () => {
    const beats = { tempo: 120, times: [0.3, 0.8, 1.4, 1.9, 2.5, 3], confidence: 1 };
    // The shot starts with the music, and hears its first beat after 0.3 s.
    expect(timed({ beats, start: 0, length: 1, unit: 'beats' })).toEqual([0.3, 0.5]);
    expect(timed({ beats, start: 1, length: 2, unit: 'beats' })).toEqual([0.8, 1.1]);
    // The shot starts on the third beat, at 1.4 s.
    expect(timed({ beats, firstBeat: 3, start: 0, length: 1, unit: 'beats' })).toEqual([0, 0.5]);
    expect(timed({ beats, firstBeat: 3, start: 1, length: 1.5, unit: 'beats' })).toEqual([0.5, 0.85]);
    // Bars begin with the third beat.
    expect(timed({ beats, downbeat: 3, start: 0, length: 0.5, unit: 'bars' })).toEqual([1.4, 1.1]);
    // Past the last beat the tempo goes on: a bar from 2.5 s is 0.5 s + 3 * 0.5 s long.
    expect(timed({ beats, start: 1, length: 1, unit: 'bars' })).toEqual([2.5, 2]);
  });

  it('says what is wrong', () => {
    expect(messagesOf(action, { subject: '', firstBeat: 1.5, beatsPerBar: 3.5, path: [[0, 20_000]] })).toEqual([
      'subject: the subject of this action has no name; type in what prompts and messages shall call it',
      'path: place 1 of the path, [0, 20000], is farther away than 10000 m; places are in metres',
      'firstBeat: 1.5 is not a whole number; use 2',
      'beatsPerBar: 3.5 is not a whole number; use 4',
    ]);
  });
});

describe('direct/choreography', () => {
  it('sorts actions by time, and hands on the cast', () => {
    const actions = [act({ start: 3 }), act({ subject: 'fox' }), act({ does: 'waits', length: 3 })];
    expect(outputsOf(choreography, { cast: troupe, actions }).choreography).toEqual({
      subjects: troupe.subjects,
      actions: [actions[1], actions[2], actions[0]],
    });
    expect(problems(...actions)).toEqual([]);
  });

  it('refuses strangers, once each, with who they may be', () => {
    expect(problems(act({ subject: 'Mra' }), act({ subject: 'Mra', start: 2 }), act({ subject: 'Ghost' }))).toEqual([
      'actions: "Mra" is not in the cast (Mara, fox, van); did you mean "Mara"?',
      'actions: "Ghost" is not in the cast (Mara, fox, van); add it there, or use a name that is',
    ]);
  });

  it('warns of two actions at once', () => {
    expect(problems(act({ does: 'waits' }), act({ start: 1.5, pose: 'wave' }), act({ subject: 'fox' }))).toEqual([
      'warning, actions: Mara is still doing "waits" until 2 s when "wave" begins at 1.5 s; shorten the one, start the other later, or make them one action',
    ]);
    expect(problems(act({ start: 0.1, length: 0.2 }), act({ start: 0.3 }))).toEqual([]);
  });

  it('warns of walks that would be runs, and of runs that nobody runs', () => {
    const dash = (metres: number, more: ActionInputs = {}) =>
      problems(
        act({
          path: [
            [0, 2],
            [metres, 2],
          ],
          ...more,
        }),
      );
    expect(dash(6)).toEqual([]);
    expect(dash(7)).toEqual([
      'warning, actions: Mara walks 7 m in 2 s, 3.5 m/s, and walking ends at 3 m/s; use the pose "run", take longer or shorten the path',
    ]);
    expect(dash(7, { pose: 'run' })).toEqual([]);
    expect(dash(30, { pose: 'run' })).toEqual([
      'warning, actions: Mara would have to move 30 m in 2 s, 15 m/s, and nobody runs faster than 12 m/s; take longer or shorten the path',
    ]);
    expect(dash(30, { subject: 'van' })).toEqual([]);
  });

  it('warns of jumps, with their distance, also over actions without a path', () => {
    const actions = [
      act({
        path: [
          [0, 3],
          [3, 3],
        ],
      }),
      act({ start: 2 }),
      act({
        start: 4,
        path: [
          [0, 7],
          [1, 7],
        ],
      }),
    ];
    expect(problems(...actions)).toEqual([
      'warning, actions: Mara jumps 5 m at 4 s, from [3, 3] to [0, 7]; begin the path where the one before ended',
    ]);
    expect(problems(actions[0]!, act({ start: 2, path: [[3.3, 3.3]] }))).toEqual([]);
  });

  it('measures ways', () => {
    expect(
      pathMetres([
        [0, 0],
        [3, 4],
        [3, 6],
      ]),
    ).toBe(7);
    expect(pathMetres([[1, 1]])).toBe(0);
    expect(pathMetres([])).toBe(0);
  });
});
