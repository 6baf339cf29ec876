import { describe, expect, it } from 'vitest';
import { checklist } from './checklist.ts';
import { reference } from './reference.ts';
import { references } from './references.ts';
import { issuesOf, media, messagesOf, outputsOf } from './testing/run-node.ts';
import { fox, mara, night, pushIn, sequenceOf, shotOf, street, walk } from './testing/scene.ts';

const ref = (inputs: Parameters<typeof outputsOf<typeof reference.inputs, typeof reference.outputs>>[1]) =>
  outputsOf(reference, inputs).reference;
const listOfReferences = (...all: ReturnType<typeof ref>[]) => outputsOf(references, { references: all }).references;
const directed = shotOf({
  description: 'A lane at night, wet cobbles.',
  camera: pushIn,
  depth: street,
  choreography: walk,
  lighting: night,
});

describe('direct/checklist', () => {
  it('passes a film that is directed in every point', () => {
    const { direction } = sequenceOf({ shots: [directed] });
    expect(outputsOf(checklist, { direction })).toEqual({
      passed: true,
      points: 4,
      report: [
        'Checklist: 4 of 4 points',
        '[x] Choreography: planned',
        '[x] Lighting: planned',
        '[x] Depth and occlusion: planned',
        '[x] Camera trajectory: planned',
        'Lints: none',
      ].join('\n'),
      lints: [],
    });
  });

  it('counts points and lists lints of one that is only described', () => {
    const shots = [shotOf({ description: 'Mara and the fox under a neon sign.', seconds: 2 }), shotOf({ seconds: 3 })];
    const { direction } = sequenceOf({ shots, cast: { subjects: [mara, fox] } });
    const found = outputsOf(checklist, { direction });
    expect(found).toMatchObject({ passed: false, points: 0 });
    expect(found.lints).toEqual([
      expect.stringMatching(/^shots 1 and 2 last 2 s and 3 s, /),
      expect.stringMatching(/^shot 1: "sign" would have to be read/),
    ]);
    expect(found.report).toContain('Lints: 2 warnings\n- warning: shots 1 and 2 last');
  });

  it('tells lints as issues while planning, errors as errors', () => {
    const small = ref({ media: media.image('tiny', 200, 200), role: 'identity', subject: 'Mara' });
    const { direction } = sequenceOf({ shots: [directed], references: listOfReferences(small) });
    expect(issuesOf(checklist, { direction }).map(({ severity, input }) => [severity, input])).toEqual([
      ['error', 'direction'],
      ['warning', 'direction'],
    ]);
    expect(messagesOf(checklist, { direction })[0]).toBe(
      'direction: "Mara: identity" has 200×200 pixels, and pictures need more than 300 on each side; use a picture with 720 pixels or more on its shorter side; an enlarged one adds no detail',
    );
  });

  it('goes by the model, the shape and the sound that are asked for', () => {
    const song = ref({ media: media.audio('song', 15), role: 'music' });
    const { direction } = sequenceOf({ shots: [{ ...directed, seconds: 20 }], references: listOfReferences(song) });
    const codes = (inputs: object) => messagesOf(checklist, { direction, ...inputs });
    expect(codes({ model: 'seedance-2.0' })).toEqual([
      expect.stringContaining('which seedance-2.0 refuses'),
      expect.stringContaining('seedance-2.0 makes at most 15 s'),
    ]);
    expect(codes({ model: 'seedance-2.5' })).toEqual([]);
    expect(codes({})).toHaveLength(2);
    expect(codes({ model: 'seedance-2.5', ratio: '9:16' })).toEqual([]);
  });

  it('says nothing while the direction is not known', () => {
    expect(checklist.check?.({ model: 'any' })).toEqual([]);
  });
});
