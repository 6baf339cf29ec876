import { describe, expect, it } from 'vitest';
import { shot } from './shot.ts';
import { issuesOf, messagesOf, outputsOf } from './testing/run-node.ts';
import { hello, mara, night, pushIn, shotOf, street, troupe, walk } from './testing/scene.ts';
import { motionFields } from './values/index.ts';

describe('direct/shot', () => {
  it('is five seconds of nothing in particular when nothing is said', () => {
    expect(shotOf()).toEqual({
      name: 'shot',
      seconds: 5,
      size: 'unset',
      angle: 'unset',
      cast: { subjects: [] },
      subjects: [],
      description: '',
      lines: [],
      sounds: [],
      music: '',
      transition: { kind: 'cut', seconds: 0 },
    });
  });

  it('is as long as its camera move, or as long as it is told', () => {
    expect(shotOf({ camera: pushIn }).seconds).toBe(4);
    expect(shotOf({ camera: pushIn, seconds: 6 }).seconds).toBe(6);
  });

  it('holds everything that is wired', () => {
    const parts = { camera: pushIn, lighting: night, depth: street, choreography: walk };
    const value = shotOf({ ...parts, lines: [hello], sounds: ['rain ', ''], transition: 'dissolve', name: ' Meet ' });
    expect(value).toMatchObject({
      ...parts,
      name: 'Meet',
      lines: [hello],
      sounds: ['rain'],
      transition: { kind: 'dissolve', seconds: 0.5 },
    });
    expect(value.cast).toEqual(troupe);
    expect(shotOf({ cast: { subjects: [mara] } }).cast).toEqual({ subjects: [mara] });
  });

  it('gives what moves by itself: light, words and sounds do not change it', () => {
    const moving = { camera: pushIn, depth: street, choreography: walk, size: 'close', subjects: ['Mara'] } as const;
    const { motion } = outputsOf(shot, moving);
    const [only] = motion.shots;
    expect(Object.keys(only!).sort()).toEqual(Object.keys(motionFields).sort());
    expect(
      outputsOf(shot, { ...moving, lighting: night, lines: [hello], description: 'Rain.', music: 'cello' }),
    ).toEqual({
      shot: expect.anything(),
      motion,
    });
    expect(Object.keys(outputsOf(shot).motion.shots[0]!)).not.toContain('camera');
  });

  it('refuses names that are not in its cast, wherever they are', () => {
    const camera = { ...pushIn, moves: [{ ...pushIn.moves[0]!, move: 'follow', subject: 'Ghost' }] };
    const cast = { subjects: [mara] };
    expect(
      messagesOf(shot, { cast, subjects: ['Mra'], lines: [{ ...hello, speaker: 'Bob' }], camera, depth: street }),
    ).toEqual([
      'subjects: the subject, "Mra" is not in the cast (Mara); did you mean "Mara"?',
      'lines: the speaker of line 1, "Bob" is not in the cast (Mara); add it there, or use a name that is',
      'camera: the subject of the move "follow", "Ghost" is not in the cast (Mara); add it there, or use a name that is',
      'depth: the subject of the layer "fox", "fox" is not in the cast (Mara); add it there, or use a name that is',
    ]);
    expect(messagesOf(shot, { cast: { subjects: [troupe.subjects[1]!] }, choreography: walk })).toEqual([
      'choreography: the subject of the action "walks to the fox", "Mara" is not in the cast (fox); add it there, or use a name that is',
    ]);
    expect(issuesOf(shot, { cast, subjects: ['Mara', 'Mra'] })[0]?.mend).toEqual({
      kind: 'set',
      input: 'subjects',
      value: ['Mara', 'Mara'],
      label: 'use "Mara"',
    });
  });

  it('lets a narrator speak, and names be unknown while there is no cast', () => {
    expect(messagesOf(shot, { cast: troupe, lines: [{ ...hello, speaker: 'Narrator' }] })).toEqual([]);
    expect(messagesOf(shot, { subjects: ['Anybody'], lines: [hello] })).toEqual([]);
  });

  it('warns of what comes too late', () => {
    const lines = [{ ...hello, seconds: 3 }];
    expect(messagesOf(shot, { seconds: 3, lines, camera: pushIn })).toEqual([
      'warning, lines: the line "There you are." begins at 3 s, but the shot is over at 3 s; start it earlier or lengthen the shot',
      'warning, seconds: the camera moves for 4 s, but the shot is over at 3 s; lengthen the shot or shorten the move',
    ]);
    const late = { ...walk, actions: [{ ...walk.actions[0]!, seconds: 7 }] };
    expect(messagesOf(shot, { choreography: late })).toEqual([
      'warning, choreography: "walks to the fox" of Mara begins at 7 s, but the shot is over at 5 s; start it earlier or lengthen the shot',
    ]);
    expect(messagesOf(shot, { seconds: 3.98, camera: pushIn })).toEqual([]);
    expect(issuesOf(shot, { seconds: 3, camera: pushIn })[0]?.mend).toEqual({
      kind: 'set',
      input: 'seconds',
      label: 'as long as the camera move',
    });
  });

  it('refuses a move that is longer than any shot', () => {
    const camera = { ...pushIn, seconds: 900 };
    expect(messagesOf(shot, { camera })).toEqual([
      'seconds: the camera moves for 900 s, and a shot lasts 600 s at most; type in a length',
    ]);
    expect(messagesOf(shot, { camera, seconds: 600 })).toEqual([
      expect.stringContaining('warning, seconds: the camera moves for 900 s'),
      expect.stringContaining('warning, seconds: it lasts 600 s'),
    ]);
  });
});
