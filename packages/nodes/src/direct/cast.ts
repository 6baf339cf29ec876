import { defineNode, type InputIssue, many, out } from '@shotgraph/engine';
import { findRepeated } from './names.ts';
import { coloured } from './presets/cast.ts';
import { Cast, Subject } from './values/index.ts';

/** Puts subjects together. */
export const cast = defineNode({
  type: 'direct/cast',
  version: 1,
  title: 'Cast',
  doc: 'Everybody and everything that is directed; gives each a colour of its own in previews.',
  tags: ['characters', 'actors', 'people', 'subjects', 'ensemble', 'who'],
  effect: 'pure',
  inputs: { subjects: many(Subject, 'Its members, each with a name of its own.', { min: 1, max: 64 }) },
  outputs: { cast: out(Cast, 'The cast.') },

  check: ({ subjects }): InputIssue[] =>
    findRepeated((subjects ?? []).map(({ name }) => name)).map(({ name, first, again }) => ({
      input: 'subjects',
      message: `subjects ${first + 1} and ${again + 1} are both called "${name}"; rename one, or wire it in once`,
    })),

  run: ({ subjects }) => ({ cast: { subjects: coloured(subjects) } }),
});
