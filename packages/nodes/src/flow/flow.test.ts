import { FailedItem, Halt, type NodeType, type RunContext, unknown } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import * as media from '../media/index.ts';
import { fingerprint } from './fingerprint.ts';
import { flowGate, flowIf, flowPick, flowSwitch } from './index.ts';
import { toPickChoice } from './pick.ts';

const context = { host: {}, signal: new AbortController().signal, progress: () => {} } as RunContext<never>;
const run = (node: NodeType, inputs: object) => node.run(inputs as never, context);
const problems = (node: NodeType, inputs: object) =>
  node.check?.(inputs as never).map(({ input, message }) => `${input}: ${message}`);
const failed = new FailedItem('takes/1', { code: 'node-threw', message: 'no light', retryable: false });

describe('flow/switch', () => {
  const names = { cases: ['day', 'night', '2', 'true'], otherwise: [] };
  const choose = (choice: string | undefined, edges: object = names) =>
    (flowSwitch as NodeType).choose?.({ ...(choice !== undefined && { choice }) }, edges as never);
  const choiceType = flowSwitch.inputs.choice.type;

  it('needs only the case with the chosen name, else the other value', () => {
    expect(choose('night')).toEqual({ cases: [1] });
    expect(choose('dusk', { cases: ['day'], otherwise: ['grey'] })).toEqual({ otherwise: true });
    expect(choose('dusk', { otherwise: ['grey'] })).toEqual({ otherwise: true });
    expect(choose(undefined)).toEqual({});
  });

  it('refuses a name that no case or more than one has, naming the cases', () => {
    const refusal = (choice: string, edges: object) => () => choose(choice, edges);
    expect(refusal('nigth', names)).toThrow(
      expect.objectContaining({
        code: 'input-invalid',
        message: 'no case is called "nigth": there are "day", "night", "2", "true"; did you mean "night"?',
        details: { input: 'choice' },
      }),
    );
    expect(refusal('dusk', {})).toThrow(
      'no case is called "dusk": there are none yet; name one of them or wire "otherwise"',
    );
    expect(refusal('a', { cases: ['a', 'b', 'a'], otherwise: ['c'] })).toThrow(
      '"a" could be case 1 or 3; give one of their edges another name with "as"',
    );
  });

  it('takes numbers and booleans for names, typed in or wired', () => {
    expect([2, true, 'day'].map((literal) => choiceType.literal?.parse(literal))).toEqual(['2', 'true', 'day']);
    expect(choiceType.convert?.(0.5, 'number')).toBe('0.5');
    expect(choiceType.accepts).toEqual(['case', 'text', 'number', 'boolean']);
  });

  it('gives the value of the case that was evaluated', () => {
    const cases = [{ name: 'day' }, { name: 'night', value: 'dark' }];
    expect(run(flowSwitch, { choice: 'night', cases, otherwise: undefined })).toEqual({ value: 'dark' });
    expect(run(flowSwitch, { choice: 'dusk', cases, otherwise: 'grey' })).toEqual({ value: 'grey' });
    expect(run(flowSwitch, { choice: 'x', cases: [{ name: 'x', value: 0 }] })).toEqual({ value: 0 });
    expect(() => run(flowSwitch, { choice: 'dusk', cases })).toThrow('no case is called "dusk"');
  });
});

describe('flow/if', () => {
  const choose = (when: boolean | undefined, edges: object) =>
    (flowIf as NodeType).choose?.({ ...(when !== undefined && { when }) }, edges as never);

  it('needs only one of its values', () => {
    expect(choose(true, { value: ['a'], otherwise: ['b'] })).toEqual({ value: true });
    expect(choose(false, { value: ['a'], otherwise: ['b'] })).toEqual({ otherwise: true });
    expect(choose(false, { value: ['a'], otherwise: [] })).toEqual({});
    expect(choose(undefined, { value: ['a'], otherwise: [] })).toEqual({});
  });

  it('gives it, false and 0 too, and stops where there is none', () => {
    expect(run(flowIf, { when: true, value: 'a', otherwise: undefined })).toEqual({ value: 'a' });
    expect(run(flowIf, { when: false, value: undefined, otherwise: 0 })).toEqual({ value: 0 });
    expect(run(flowIf, { when: false })).toEqual(
      new Halt('stopped', '"when" is false, and nothing is wired to "otherwise"'),
    );
  });
});

describe('flow/gate', () => {
  const shut = { value: undefined, atLeast: undefined, atMost: undefined, reason: undefined };

  it('hands the value on within the bounds, both included', () => {
    const open = { ...shut, value: 'a', atLeast: 0.6, atMost: 0.9 };
    for (const score of [0.6, 0.7, 0.9]) expect(run(flowGate, { ...open, score })).toEqual({ value: 'a' });
    expect(run(flowGate, { ...shut, value: 'a', score: -5 })).toEqual({ value: 'a' });
  });

  it('stops outside of them, saying score, bound and reason', () => {
    expect(run(flowGate, { ...shut, score: 0.4, atLeast: 0.6 })).toEqual(new Halt('stopped', 'score 0.4 is below 0.6'));
    expect(run(flowGate, { ...shut, score: 2, atMost: 1, reason: 'too bright' })).toEqual(
      new Halt('stopped', 'too bright: score 2 is above 1'),
    );
  });

  it('refuses bounds that nothing can meet', () => {
    expect(problems(flowGate, { atLeast: 2, atMost: 1 })).toEqual([
      'atMost: nothing is at least 2 and at most 1; raise "atMost" or lower "atLeast"',
    ]);
    expect(problems(flowGate, { atLeast: 1, atMost: 1 })).toEqual([]);
    expect(problems(flowGate, { atMost: 1 })).toEqual([]);
  });
});

describe('flow/pick', () => {
  const takes = ['a', 'b', 'c', 'd'];
  const pick = (candidates: readonly unknown[], choice?: unknown) => run(flowPick, { candidates, choice });
  const waits = (message: string) => new Halt('waiting', message);

  it('waits until somebody has picked, saying from what', () => {
    expect(pick(takes)).toEqual(waits('pick one of 4: set "choice" to 0…3'));
    expect(pick(['a'])).toEqual(waits('pick one of 1: set "choice" to 0'));
    expect(pick(['a', failed, 'c'])).toEqual(waits('pick one of 2: set "choice" to 0 or 2'));
  });

  it('gives the item at a position, and waits again where there is none', () => {
    expect(pick(takes, 2)).toEqual({ item: 'c', index: 2 });
    expect(pick(takes, 4)).toEqual(waits('there is no candidate 4; pick one of 4: set "choice" to 0…3'));
    expect(pick(['a', failed], 1)).toEqual(
      waits('item 1 could not be made: node "takes/1": no light; pick one of 1: set "choice" to 0'),
    );
  });

  it('finds what was picked by its content when candidates come, go and move', () => {
    const choice = toPickChoice(takes, 2);
    expect(choice).toEqual({ item: 2, content: fingerprint('c') });
    expect(pick(takes, choice)).toEqual({ item: 'c', index: 2 });
    expect(pick(['c', 'x', 'y'], choice)).toEqual({ item: 'c', index: 0 });
    expect(pick(['c', 'c', 'c'], choice)).toEqual({ item: 'c', index: 2 });
    expect(pick([failed, 'c'], choice)).toEqual({ item: 'c', index: 1 });
    expect(pick(['a', 'b', 'x', 'd'], choice)).toEqual(
      waits('the picked candidate is gone; pick one of 4: set "choice" to 0…3'),
    );
  });

  it('goes by the place while what a candidate will hold is not known', () => {
    const info = { width: 4, height: 4, fps: 24, seconds: 1, audio: null };
    const later = media.predicted('video', info, 'later');
    const choice = { item: 1, content: '0123456789abcdef' };
    expect(pick([later, later], choice)).toEqual({ item: later, index: 1 });
    expect(pick(['a', 'b', later], choice)).toEqual({ item: 'b', index: 1 });
    expect(pick(['a', later, 'b'], toPickChoice(['b'], 0))).toEqual({ item: 'b', index: 2 });
    expect(pick([unknown, unknown], choice)).toEqual({ item: unknown, index: 1 });
  });

  it('refuses a list in which nothing can be picked', () => {
    expect(() => pick([])).toThrow('there are no candidates to pick from');
    expect(() => pick([failed], 0)).toThrow(
      'none of 1 candidates can be picked; item 0 could not be made: node "takes/1": no light',
    );
  });

  it('stops where every candidate was stopped', () => {
    const dark = new FailedItem('gates/0', { code: 'stopped', message: 'too dark', retryable: false });
    expect(pick([dark, dark])).toEqual(
      new Halt('stopped', 'none of 2 candidates can be picked; item 0 was stopped: node "gates/0": too dark'),
    );
    expect(() => pick([dark, failed])).toThrow('none of 2 candidates can be picked; item 0 was stopped');
    expect(pick([dark, 'b'], 1)).toEqual({ item: 'b', index: 1 });
  });

  it('takes positions from 0 on, alone or with 16 hex digits of content', () => {
    const { literal } = flowPick.inputs.choice.type;
    const accepts = (value: unknown) => literal?.safeParse(value).success;
    expect([0, 7, { item: 0, content: '0123456789abcdef' }].map(accepts)).toEqual([true, true, true]);
    expect([-1, 0.5, '0', {}, { item: 0 }, { item: 0, content: 'xyz' }].map(accepts)).toEqual(Array(6).fill(false));
    expect(problems(flowPick, { choice: -1 })).toEqual(['choice: -1 is no position; use a whole number from 0 on']);
    expect(problems(flowPick, { choice: 0 })).toEqual([]);
    expect(problems(flowPick, {})).toEqual([]);
  });

  it('has no literal for what cannot be picked', () => {
    expect(() => toPickChoice(takes, 4)).toThrow('there is no candidate 4 among 4');
    expect(() => toPickChoice([failed], 0)).toThrow('item 0 could not be made: node "takes/1": no light');
  });
});

describe('fingerprint', () => {
  it('is equal for equal values, and short', () => {
    expect(fingerprint({ a: 1, b: [2] })).toBe(fingerprint({ b: [2], a: 1 }));
    expect(fingerprint('a')).not.toBe(fingerprint('b'));
    expect(fingerprint('a')).toMatch(/^[0-9a-f]{16}$/);
  });

  it('names media by their expression, however often a part is shared', () => {
    const info = { seconds: 1, sampleRate: 48000, channels: 2 };
    let sound: media.AudioValue = media.predicted('audio', info, 'sound');
    // Written out, 2^60 parts: only a name by expression ends at all.
    for (let i = 0; i < 60; i++) sound = media.mixAudio([sound, sound], { gains: [], starts: [] } as never);
    expect(fingerprint(sound)).toMatch(/^[0-9a-f]{16}$/);
  });
});
