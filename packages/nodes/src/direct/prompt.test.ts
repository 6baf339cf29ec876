import { type GraphDocument, openSession, renderPrompt as readPrompt, validate } from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { describe, expect, it } from 'vitest';
import { catalogue, generateVideo } from '../catalogue.ts';
import { from, node } from '../list/testing/run-graph.ts';
import {
  makeCamera,
  makeContinuity,
  makeDirection,
  makeReference,
  makeShot,
  makeSubject,
} from './prompt/testing/make.ts';
import { prompt } from './prompt.ts';
import { issuesOf, messagesOf, outputsOf } from './testing/run-node.ts';

const mara = makeSubject('Mara', 'woman in a red coat');
const direction = makeDirection({
  cast: { subjects: [mara] },
  references: [makeReference('image', 'identity', 'Mara'), makeReference('video', 'camera')],
  shots: [makeShot({ size: 'close', subjects: ['Mara'], description: 'A street', camera: makeCamera('dolly', 1, 5) })],
});

describe('direct/prompt', () => {
  it('writes the prompt, reads it out, and says what it left out and what disagrees', () => {
    const outputs = outputsOf(prompt, { direction });
    expect(outputs.prompt.parts.filter((part) => typeof part !== 'string')).toEqual([
      { input: 'images', index: 0 },
      { input: 'videos', index: 0 },
    ]);
    const read = readPrompt(outputs.prompt, ({ input, index }) => `[${input.slice(0, -1)} ${index + 1}]`);
    expect(outputs.text).toBe(read);
    expect(outputs.task).toBe('reference');
    expect(outputs.length).toBe(outputs.text.replace(/\[image 1\]|\[video 1\]/gu, 'a b').split(/\s+/u).length);
    expect(outputs.dropped).toEqual([
      'camera: The camera very slowly pushes in, physically moving closer, 35 mm natural wide lens ([video 1] carries the camera, and words beside it would compete)',
    ]);
    expect(outputs.conflicts.map((text) => text.split(':')[0])).toEqual(['cast, Mara', 'camera']);
  });

  it('counts Chinese characters in Chinese', () => {
    const chinese = makeDirection({ shots: [makeShot({ description: '雨夜' })] });
    expect(outputsOf(prompt, { direction: chinese })).toMatchObject({
      text: '雨夜。一镜到底，全程不切镜头。',
      length: 12,
    });
    expect(outputsOf(prompt, { direction: chinese, language: 'en' }).text).toBe(
      '雨夜. Single continuous take, no cuts.',
    );
  });

  it('warns of what disagrees, but not of what is settled', () => {
    expect(messagesOf(prompt, { direction })).toEqual([
      'warning, direction: cast, Mara: "red coat" is said in words while [image 1] hands on the costume of Mara; take it out of the text, or take costume out of what "Mara: identity" transfers',
    ]);
  });

  it('warns once of everything there was no room for', () => {
    const description = Array.from({ length: 995 }, () => 'word').join(' ');
    const long = makeDirection({
      shots: [makeShot({ description })],
      continuity: makeContinuity({ exclude: ['logos', 'text'], locks: ['light'] }),
    });
    expect(messagesOf(prompt, { direction: long })).toEqual([
      'warning, direction: no room for it: the whole prompt has 1009 words, and at most 1000 are advised for any model; left out are exclusions (text), exclusions (logos), locks (the lighting); shorten the direction, or choose a model that takes more',
    ]);
  });

  it('refuses what cannot fit, with the figures', () => {
    const description = Array.from({ length: 1200 }, () => 'word').join(' ');
    expect(messagesOf(prompt, { direction: makeDirection({ shots: [makeShot({ description })] }) })).toEqual([
      'direction: with everything left out that may be, the prompt still has 1205 words, and at most 1000 are advised for any model; shorten descriptions, actions or lines, or split the film',
    ]);
  });

  it('mends a task, a skeleton and a provider that do not go with the rest', () => {
    const mends = (given: Parameters<typeof issuesOf>[1]) =>
      issuesOf(prompt, given as never).map(({ input, mend }) => [input, mend]);
    expect(mends({ direction: makeDirection(), task: 'extend' })).toEqual([
      ['task', { kind: 'set', input: 'task', value: 'auto' }],
    ]);
    const rhythm = makeDirection({ clock: 'audio', references: [makeReference('audio', 'rhythm')] });
    expect(mends({ direction: rhythm, skeleton: 'time' })).toEqual([
      ['skeleton', { kind: 'set', input: 'skeleton', value: 'shots' }],
    ]);
    expect(prompt.check!({ provider: 'ark-byteplus', model: 'seedance-9' } as never)).toEqual([
      {
        input: 'provider',
        message: 'ark-byteplus has no model "seedance-9"; choose another provider or another model',
        mend: { kind: 'set', input: 'provider', value: 'any' },
      },
    ]);
  });
});

describe('a prompt and the shot that is generated from it', () => {
  const media = (kind: 'image' | 'video') =>
    direction.references.map((one) => one.media).filter((one) => one.kind === kind);
  const { prompt: words } = outputsOf(prompt, { direction });
  const about = (given: object) =>
    generateVideo.check!({
      model: 'seedance-2.0',
      provider: 'auto',
      task: 'reference',
      prompt: words,
      audios: [],
      ...given,
    } as never)
      .filter(({ input, message }) => input === 'prompt' || /mention|points to/u.test(message))
      .map(({ input, message }) => `${input}: ${message}`);

  it('agree: every reference is mentioned, none is missing, nothing is too long', () => {
    expect(about({ images: media('image'), videos: media('video') })).toEqual([]);
  });

  it('disagree when a list is not wired', () => {
    expect(about({ images: media('image'), videos: [] })).toEqual([
      'videos: the prompt points to video 1, and no video is wired into videos; wire in "videos" of the same direct/references or direct/sequence the prompt comes from, or take the reference out of the direction',
    ]);
  });
});

describe('a prompt in a graph', () => {
  const nodes = {
    mara: node('direct/subject', { name: 'Mara' }),
    cast: node('direct/cast', { subjects: [from('mara.subject')] }),
    one: node('direct/shot', { cast: from('cast.cast'), subjects: ['Mara'], description: 'A street', seconds: 5 }),
    film: node('direct/sequence', { shots: [from('one.shot')] }),
    words: node('direct/prompt', { direction: from('film.direction') }),
  };
  const document = (more: GraphDocument['nodes'] = {}): GraphDocument => ({
    shotgraph: 1,
    outputs: { text: { from: 'words.text' } },
    nodes: { ...nodes, ...more },
  });
  const open = (more?: GraphDocument['nodes']) =>
    openSession(document(more), { registry: catalogue, host: memoryHost() });

  it('takes a direction, and a shot in its place', async () => {
    expect(validate(document(), catalogue)).toEqual([]);
    const whole = (await open().run().done).outputs.text;
    expect(whole).toBe('In the frame: Mara. A street. Single continuous take, no cuts.');
    const shot = node('direct/prompt', { direction: from('one.shot') });
    expect((await open({ words: shot }).run().done).outputs.text).toBe(whole);
  });

  it('goes into a shot that is generated', async () => {
    const video = node('generate/video', {
      model: 'animatic',
      prompt: from('words.prompt'),
      task: from('words.task'),
      seconds: 5,
    });
    const { issues } = await open({ shot: video }).plan();
    expect(issues).toEqual([]);
  });
});
