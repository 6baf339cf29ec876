import { definePortType } from '@shotgraph/engine';
import { z } from 'zod';
import type { SubjectValue } from './cast.ts';

/** Name of a member of the cast: typed in, or told by wiring the subject itself, so that it cannot be misspelt. */
export const SubjectName = definePortType('subject-name', z.string(), {
  literal: z.string(),
  widget: 'text',
  templates: true,
  accepts: ['text', 'subject'],
  convert: (value) => (typeof value === 'string' ? value : (value as SubjectValue).name),
  colour: '#f06292',
});
