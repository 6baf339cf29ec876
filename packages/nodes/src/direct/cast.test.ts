import { describe, expect, it } from 'vitest';
import { cast } from './cast.ts';
import { CAST_COLOURS, coloured, NO_COLOUR } from './presets/cast.ts';
import { subject } from './subject.ts';
import { issuesOf, messagesOf, outputsOf } from './testing/run-node.ts';
import { SUBJECT_KINDS, SubjectName, type SubjectValue } from './values/index.ts';

const made = (inputs: Parameters<typeof outputsOf<typeof subject.inputs, typeof subject.outputs>>[1]) =>
  outputsOf(subject, inputs).subject;
const people = (count: number, colour = NO_COLOUR): SubjectValue[] =>
  Array.from({ length: count }, (_, i) => ({ ...made({ name: `no. ${i + 1}` }), colour }));

describe('direct/subject', () => {
  it('is a person of 1.7 m when only a name is said', () => {
    expect(made({ name: ' Mara ' })).toEqual({
      name: 'Mara',
      kind: 'person',
      description: '',
      heightMetres: 1.7,
      colour: NO_COLOUR,
    });
  });

  it('has a usual height for every kind', () => {
    const heights = SUBJECT_KINDS.map((kind) => made({ name: 'x', kind }).heightMetres);
    expect(heights).toEqual([1.7, 1.15, 0.7, 1.5, 0.4]);
    expect(made({ name: 'fox', kind: 'animal', height: 0.4 }).heightMetres).toBe(0.4);
  });

  it('writes colours out in full', () => {
    expect(made({ name: 'x', colour: ' #F60 ' }).colour).toBe('#ff6600');
    expect(made({ name: 'x', colour: '#ABCDEF' }).colour).toBe('#abcdef');
    expect(made({ name: 'x', colour: ' ' }).colour).toBe(NO_COLOUR);
  });

  it('says what is wrong with a name or a colour', () => {
    expect(messagesOf(subject, { name: ' ', colour: 'red' })).toEqual([
      'name: the subject has no name; type in what prompts and messages shall call it',
      'colour: colour "red" is not #rgb or #rrggbb; write it so, or leave it out',
    ]);
    expect(issuesOf(subject, { name: 'x', colour: 'red' })[0]?.mend).toEqual({ kind: 'set', input: 'colour' });
  });
});

describe('names of subjects', () => {
  it('are told by the subject itself', () => {
    expect(SubjectName.convert?.(made({ name: 'Mara' }), 'subject')).toBe('Mara');
    expect(SubjectName.convert?.('Mara', 'text')).toBe('Mara');
  });
});

describe('direct/cast', () => {
  it('gives members colours by place, and leaves those that have one', () => {
    const fox = made({ name: 'fox', colour: CAST_COLOURS[1] });
    const colours = outputsOf(cast, { subjects: [...people(2), fox] }).cast.subjects.map(({ colour }) => colour);
    expect(colours).toEqual([CAST_COLOURS[0], CAST_COLOURS[2], CAST_COLOURS[1]]);
  });

  it('gives as many different colours as it has, and then begins again', () => {
    const colours = coloured(people(CAST_COLOURS.length + 2)).map(({ colour }) => colour);
    expect(new Set(colours).size).toBe(CAST_COLOURS.length);
    expect(colours.slice(-2)).toEqual(CAST_COLOURS.slice(0, 2));
    for (const colour of CAST_COLOURS) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('refuses two of the same name', () => {
    const subjects = [made({ name: 'Mara' }), made({ name: 'fox' }), made({ name: 'Mara' })];
    expect(messagesOf(cast, { subjects })).toEqual([
      'subjects: subjects 1 and 3 are both called "Mara"; rename one, or wire it in once',
    ]);
  });
});
