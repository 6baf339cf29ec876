import type { RunContext } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { textJoin } from './join.ts';
import { textTemplate } from './template.ts';

const context = { host: {}, signal: new AbortController().signal, progress: () => {} } as RunContext<never>;
const none = { a: undefined, b: undefined, c: undefined, d: undefined, e: undefined, f: undefined };

describe('text/template', () => {
  it('fills placeholders, each as often as it stands there', () => {
    const values = { ...none, template: '{a} meets {b}; {b} runs. {g} {', a: 'Fox', b: 'Owl' };
    expect(textTemplate.run(values, context)).toEqual({ text: 'Fox meets Owl; Owl runs. {g} {' });
  });

  it('puts values in literally, whatever they look like, and nothing for a missing one', () => {
    expect(textTemplate.run({ ...none, template: '{a}|{c}|', a: "{b} $& $' {{x}}", b: 'no' }, context)).toEqual({
      text: "{b} $& $' {{x}}||",
    });
  });
});

describe('text/join', () => {
  it('joins in order and leaves empty parts out', () => {
    const texts = ['A fox', '', '  ', 'at dusk'];
    expect(textJoin.run({ texts, separator: ', ', skipEmpty: true }, context)).toEqual({ text: 'A fox, at dusk' });
    expect(textJoin.run({ texts, separator: '-', skipEmpty: false }, context)).toEqual({ text: 'A fox--  -at dusk' });
  });
});
