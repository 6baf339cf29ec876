import { describe, expect, it } from 'vitest';
import { camera as cameraNode } from '../../camera/camera.ts';
import { media, outputsOf } from '../../testing/run-node.ts';
import { camera, choreography, line, mara, pair, said, sceneOf, way } from '../testing/make.ts';
import { longDialogue, overlappingLines } from './length.ts';
import { lipsInMotion, smallLips } from './lips.ts';
import { severalSpeakers } from './speakers.ts';

/** So many words: ten take 4 s to say. */
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

describe('what is said', () => {
  it('takes longer than the shot, which is told how long it has to be', () => {
    const [lint] = longDialogue(...sceneOf({ seconds: 5, lines: [line('Mara', words(15)), line('Mara', words(5))] }));
    expect(lint).toMatchObject({
      code: 'dialogue-too-long',
      input: 'lines',
      message: 'the 2 lines take about 8 s to say, and the shot lasts 5 s',
      remedy: 'give the shot 8 s, or shorten what is said',
      mend: { kind: 'set', input: 'seconds', value: 8 },
    });
    expect(said(longDialogue(...sceneOf({ seconds: 3, lines: [line('Mara', words(9))] })))).toEqual([
      expect.stringContaining('the line "word word word word word word word word…" takes about 3.6 s'),
    ]);
  });

  it('takes longer than any clip', () => {
    const [lint] = longDialogue(...sceneOf({ seconds: 5, lines: [line('Mara', words(60))] }));
    expect(lint?.mend).toBeUndefined();
    expect(lint?.remedy).toBe('shorten what is said, or go on in another shot: a clip has 15 s at most');
  });

  it('begins too late to be over in time', () => {
    const lines = [line('Mara', words(5), { seconds: 4 })];
    expect(said(longDialogue(...sceneOf({ lines })))).toEqual([
      'dialogue-too-long: the line "word word word word word" ends after 6 s, and the shot is over at 5 s; give the shot 6 s, or begin earlier',
    ]);
  });

  it('fits, by its words or by its recording, in every script', () => {
    expect(longDialogue(...sceneOf({ lines: [line('Mara', words(12))] }))).toEqual([]);
    expect(
      longDialogue(...sceneOf({ lines: [line('Mara', words(40), { recording: media.audio('take', 4.8) })] })),
    ).toEqual([]);
    expect(longDialogue(...sceneOf({ lines: [line('Mara', '你终于来了，我等了很久。')] }))).toEqual([]);
    expect(longDialogue(...sceneOf({}))).toEqual([]);
  });

  it('is said by two at once', () => {
    const lines = [line('Mara', words(5), { seconds: 0 }), line('Jonas', 'No!', { seconds: 1 })];
    expect(said(overlappingLines(sceneOf({ lines })[0]))).toEqual([
      'lines-overlap: "No!" begins at 1 s while "word word word word word" is said until 2 s, and models speak one line at a time; begin it at 2 s, or leave the times out',
    ]);
    expect(overlappingLines(sceneOf({ lines: lines.map((one, i) => ({ ...one, seconds: i * 2 })) })[0])).toEqual([]);
    expect(overlappingLines(sceneOf({ lines: lines.map(({ seconds: _, ...one }) => one) })[0])).toEqual([]);
  });
});

describe('speakers of a shot', () => {
  const lines = [line('Mara', 'You?'), line('Jonas', 'Me.')];
  it('are one at a time', () => {
    expect(said(severalSpeakers(...sceneOf({ lines })))).toEqual([
      'two-speakers: Mara and Jonas both speak in it, and models give words to the wrong mouth; give each speaker a shot of their own, and cut between them',
    ]);
  });
  it('may be one, one and a narrator, or nobody heard', () => {
    expect(severalSpeakers(...sceneOf({ lines: [line('Mara', 'You?'), line('Mara', 'You!')] }))).toEqual([]);
    expect(severalSpeakers(...sceneOf({ lines: [line('narrator', 'Night.'), line('Mara', 'You!')] }))).toEqual([]);
    expect(severalSpeakers(...sceneOf({ lines }, { audioOn: false }))).toEqual([]);
  });
});

describe('lips', () => {
  const lines = [line('Mara', 'Where have you been all this time?')];
  const acts = (ahead: number) => choreography([mara], way('Mara', [[0, ahead]]));

  it('are too small in a wide shot, by its size or by the camera', () => {
    expect(said(smallLips(sceneOf({ size: 'wide', lines })[0]))).toEqual([
      'lips-too-small: Mara speaks and is in a wide shot, where lips are too small to move with the words; come closer for the line, medium or nearer, or let it be heard over a shot of something else',
    ]);
    expect(smallLips(sceneOf({ size: 'extreme-wide', lines })[0])).toMatchObject([
      { mend: { input: 'size', value: 'medium' } },
    ]);
    // 1.7 m at 8 m through 35 mm: 1.7 / 8 * 35 / 20.25 = 0.37 of a frame.
    expect(smallLips(sceneOf({ lines, camera: camera(), choreography: acts(8) })[0])).toMatchObject([
      { input: 'camera', message: expect.stringContaining('is far from the camera') },
    ]);
  });

  it('are large enough nearer, and voices from elsewhere have none', () => {
    expect(smallLips(sceneOf({ size: 'medium', lines })[0])).toEqual([]);
    expect(smallLips(sceneOf({ lines, camera: camera(), choreography: acts(4) })[0])).toEqual([]);
    expect(smallLips(sceneOf({ lines, choreography: acts(8) })[0])).toEqual([]);
    expect(smallLips(sceneOf({ size: 'wide', lines: [line('Narrator', 'Once.')] })[0])).toEqual([]);
    expect(smallLips(sceneOf({ size: 'wide', lines, subjects: ['Jonas'] })[0])).toEqual([]);
  });

  const moving = (
    inputs: Parameters<typeof outputsOf<typeof cameraNode.inputs, typeof cameraNode.outputs>>[1],
    own = {},
  ) => said(lipsInMotion(sceneOf({ lines, camera: outputsOf(cameraNode, inputs).camera, ...own })[0]));

  it('do not hold their words while the camera is fast', () => {
    expect(moving({ move: 'pan', amount: 120, seconds: 5 })).toEqual([
      'lips-in-motion: Mara speaks during a fast pan, and lips do not hold their words then; slow the camera down or hold it for the line, or say the line in another shot',
    ]);
    expect(moving({ move: 'dolly', amount: 10, seconds: 5 })).toHaveLength(1);
  });

  it('hold them while it is slow, goes along, or holds after a whip', () => {
    expect(moving({ move: 'dolly', amount: 1, seconds: 5 })).toEqual([]);
    expect(moving({ move: 'whip', amount: 90, seconds: 5 })).toEqual([]);
    const run = choreography(
      pair,
      way(
        'Mara',
        [
          [-5, 6],
          [5, 6],
        ],
        5,
        { pose: 'run' },
      ),
    );
    expect(moving({ move: 'follow', subject: 'Mara', choreography: run }, { choreography: run })).toEqual([]);
  });
});
