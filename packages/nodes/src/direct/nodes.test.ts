import { type GraphDocument, type InputSpec, type NodeType, openSession, validate } from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue.ts';
import { from, node } from '../list/testing/run-graph.ts';
import { directionNodes } from './nodes.ts';
import type { DirectionValue, MotionValue } from './values/index.ts';

describe('every node of direction', () => {
  it.each(directionNodes.map((one) => [one.type, one] as const))('%s explains itself', (_type, one) => {
    // What renders costs time; everything else is only data.
    expect(one.effect).toBe((one.needs ?? []).length > 0 ? 'compute' : 'pure');
    expect(one.doc).toMatch(/^[A-Z].+\.$/);
    expect(one.tags?.length).toBeGreaterThan(3);
    for (const port of [...Object.values(one.inputs), ...Object.values(one.outputs)] as InputSpec[])
      expect(port.doc).toMatch(/\.$/);
  });

  it.each(directionNodes.map((one) => [one.type, one] as const))(
    '%s says nothing while nothing is known',
    (_type, one: NodeType) => {
      expect(one.check?.({}) ?? []).toEqual([]);
    },
  );
});

const nodes = {
  mara: node('direct/subject', { name: '{{who}}', description: 'tall woman in a yellow raincoat' }),
  fox: node('direct/subject', { name: 'fox', kind: 'animal' }),
  cast: node('direct/cast', { subjects: [from('mara.subject'), from('fox.subject')] }),
  walk: node('direct/action', {
    subject: from('mara.subject'),
    does: 'walks',
    path: [
      [0, 6],
      [2, 6],
    ],
  }),
  wait: node('direct/action', { subject: 'fox', does: 'waits', start: 1 }),
  plan: node('direct/choreography', { cast: from('cast.cast'), actions: [from('wait.action'), from('walk.action')] }),
  sign: node('direct/light', { role: 'rim', source: 'neon-cool' }),
  light: node('direct/lighting', { setup: 'noir', lights: [from('sign.light')] }),
  dolly: node('direct/camera', { move: 'dolly', amount: 2, seconds: 4 }),
  one: node('direct/shot', {
    description: '{{who}} meets the fox.',
    subjects: ['{{who}}'],
    camera: from('dolly.camera'),
    lighting: from('light.lighting'),
    choreography: from('plan.choreography'),
  }),
  two: node('direct/shot', { cast: from('cast.cast'), transition: 'dissolve', transitionSeconds: 1 }),
  film: node('direct/sequence', { shots: [from('one.shot'), from('two.shot')] }),
};
const document = (changed: GraphDocument['nodes'] = {}): GraphDocument => ({
  shotgraph: 1,
  inputs: { who: { type: 'text', default: 'Mara' } },
  outputs: { direction: from('film.direction'), motion: from('film.motion'), seconds: from('film.seconds') },
  nodes: { ...nodes, ...changed },
});
const open = (changed?: GraphDocument['nodes']) =>
  openSession(document(changed), { registry: catalogue, host: memoryHost() });

describe('a direction in a graph', () => {
  it('is made of names in templates, names wired in, and names typed in', async () => {
    const { outputs } = await open().run().done;
    const { direction, motion, seconds } = outputs as {
      direction: DirectionValue;
      motion: MotionValue;
      seconds: number;
    };
    expect(validate(document(), catalogue)).toEqual([]);
    expect(seconds).toBe(8);
    expect(direction.shots.map(({ name, seconds }) => [name, seconds])).toEqual([
      ['shot 1', 4],
      ['shot 2', 5],
    ]);
    expect(direction.shots[0]).toMatchObject({ description: 'Mara meets the fox.', subjects: ['Mara'] });
    expect(direction.shots[0]?.choreography?.actions.map(({ subject, does }) => [subject, does])).toEqual([
      ['Mara', 'walks'],
      ['fox', 'waits'],
    ]);
    expect(direction.shots[0]?.lighting?.lights.map(({ name }) => name)).toEqual(['key', 'rim']);
    expect(motion.shots.map(({ name }) => name)).toEqual(['shot 1', 'shot 2']);
  });

  it('says what is wrong when it is planned, beside the node', async () => {
    const { issues } = await open({ wait: node('direct/action', { subject: 'fux' }) }).plan();
    expect(issues).toMatchObject([
      {
        node: 'plan',
        input: 'actions',
        severity: 'error',
        message: '"fux" is not in the cast (Mara, fox); did you mean "fox"?',
      },
    ]);
  });

  it('offers what would mend it', async () => {
    const rim = (name: string) => node('direct/light', { role: 'rim', name });
    const light = node('direct/lighting', { lights: [from('sign.light'), from('edge.light')] });
    const session = open({ sign: rim('sign'), edge: rim('sign'), light });
    const [issue] = (await session.plan()).issues;
    expect(issue).toMatchObject({ node: 'light', fix: { label: 'call light 2 "sign 2"' } });
    session.apply(issue!.fix!.ops);
    expect((await session.plan()).issues).toEqual([]);
    const { direction } = (await session.run().done).outputs as { direction: DirectionValue };
    expect(direction.shots[0]?.lighting?.lights.map(({ name }) => name)).toEqual(['sign', 'sign 2']);
  });

  it('runs nothing that moves again when only the light changes', async () => {
    const session = open();
    await session.run().done;
    session.apply([{ op: 'set-input', node: 'light', input: 'setup', value: 'candlelight' }]);
    const finished: string[] = [];
    const { done } = session.run({ onEvent: (event) => event.type === 'node-finished' && finished.push(event.node) });
    await done;
    expect(finished).not.toContain('plan');
    expect(finished).toContain('film');
  });
});
