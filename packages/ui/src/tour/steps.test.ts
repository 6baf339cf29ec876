import { type NodeRecord, parseDocument } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import text from '../../../../examples/first-film/graph.json?raw';
import type { NodeStatus } from '../run/node-status.ts';
import type { TourFacts } from './facts.ts';
import { missingOf, STEPS } from './steps.ts';

const { nodes } = parseDocument(text);

/** The first film as it is opened, with some of it otherwise. */
function facts(
  changes: { readonly [id: string]: NodeRecord['inputs'] } = {},
  more: Partial<TourFacts> = {},
  status: NodeStatus = { status: 'stale', why: 'camera changed' },
): TourFacts {
  const all = new Map(Object.entries({ ...nodes }));
  for (const [id, inputs] of Object.entries(changes)) {
    const before = all.get(id) ?? { type: 'generate/image', version: 1, inputs: {} };
    all.set(id, { ...before, inputs: { ...before.inputs, ...inputs } });
  }
  return {
    node: (id) => all.get(id),
    nodesOf: (type) => [...all].flatMap(([id, node]) => (node.type === type ? [id] : [])),
    status: () => status,
    problem: () => undefined,
    isSelected: () => false,
    isSeen: () => false,
    isDirecting: false,
    isAsked: false,
    ...more,
  };
}

const named = (name: string) => STEPS.find((step) => step.name === name)!;
const isDone = (name: string, then: TourFacts, before = facts()) => named(name).isDone(then, named(name).begin(before));
const night = nodes.night!.inputs;
const more = { images: [...(night.images as object[]), { from: 'fox-grass.image' }] } as NodeRecord['inputs'];

describe('the steps of the tour', () => {
  it('are about cards and ports that the first film has', () => {
    for (const step of STEPS) expect(missingOf(step, facts())).toEqual([]);
  });

  it('begin undone, say what to do and point at something', () => {
    for (const step of STEPS) {
      expect(step.isDone(facts(), step.begin(facts()))).toBe(false);
      expect(step.say(facts())).not.toBe('');
      expect(step.points(facts()).length).toBeGreaterThan(0);
    }
  });

  it('are done by what is done to the document, however it is done', () => {
    const done: NodeStatus = { status: 'done', by: 'reused' };
    expect(isDone('look', facts({}, { isSeen: (id) => id === 'moon-fox' }))).toBe(true);
    expect(isDone('run', facts({}, {}, done))).toBe(true);
    expect(isDone('change', facts({ pull: { amount: -3 } }))).toBe(true);
    expect(isDone('undo', facts({}, {}, done), facts({ pull: { amount: -3 } }))).toBe(true);
    expect(isDone('wire', facts({ night: more }))).toBe(true);
    const prompt = `${night.prompt} behind @fox-grass`;
    expect(isDone('mention', facts({ night: { ...more, prompt } }), facts({ night: more }))).toBe(true);
    expect(isDone('direct', facts({ pull: { move: 'orbit' } }))).toBe(true);
    expect(isDone('add', facts({ image: {} }))).toBe(true);
    expect(isDone('price', facts({ image: {} }, { isAsked: true }))).toBe(true);
  });

  it('take no mention of what is not wired for one', () => {
    expect(isDone('mention', facts({ night: { prompt: `${night.prompt} behind @fox-grass` } }))).toBe(false);
  });

  it('say what comes next on the way to a price', () => {
    const say = (inputs: NodeRecord['inputs'], then: Partial<TourFacts> = {}) =>
      named('price').say(facts({ image: inputs }, then));
    expect(say({})).toContain('prompt');
    expect(say({ prompt: 'Snow' })).toContain('Choose a model');
    const bought = { prompt: 'Snow', model: 'seedream-5.0-lite' };
    expect(say(bought)).toContain('Select');
    expect(say(bought, { isSelected: (id) => id === 'image' })).toContain('Run to here');
    const problem = { code: 'input-invalid', severity: 'error', message: '1K is not offered' } as const;
    expect(say(bought, { problem: () => problem })).toContain('1K is not offered');
  });
});
