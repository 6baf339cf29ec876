import type { Issue } from '@shotgraph/engine';
import { expect, it } from 'vitest';
import { problemOf, refusalOf } from './problems.ts';

const inputs = { photo: { type: 'image', label: 'Your photo' }, song: { type: 'audio' } };
const issue = (own: Partial<Issue>): Issue => ({
  severity: 'error',
  code: 'input-missing',
  message: '"value" is required; wire a value of type image',
  ...own,
});

it('what is still empty is told in the words of the form', () => {
  const issues = [issue({ input: 'inputs.photo' }), issue({ input: 'inputs.song' })];
  expect(problemOf(issues, 'photo')).toBeUndefined();
  expect(refusalOf(issues, inputs)).toBe('Fill in “Your photo”, “song” first.');
});

it('other problems are told as they are, with the node that has them', () => {
  const issues = [issue({ code: 'file-missing', node: 'still', input: 'file', message: 'there is no file' })];
  expect([problemOf(issues, 'photo'), refusalOf(issues, inputs)]).toEqual([undefined, 'In “still”: there is no file']);
  const wrong = [issue({ code: 'input-invalid', input: 'inputs.song', message: 'is no text' })];
  expect(problemOf(wrong, 'song')).toBe('is no text');
  expect(refusalOf([], inputs)).toBeUndefined();
  const missing = [issue({ code: 'file-missing', node: 'inputs.photo', input: 'value', message: 'there is no file' })];
  expect([problemOf(missing, 'photo'), refusalOf(missing, inputs)]).toEqual([
    'there is no file',
    'In “Your photo”: there is no file',
  ]);
});
