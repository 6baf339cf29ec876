import { describe, expect, it } from 'vitest';
import { ROLE_FACTS, usualAspects } from './presets/roles.ts';
import { reference } from './reference.ts';
import { references } from './references.ts';
import { issuesOf, media, messagesOf, outputsOf } from './testing/run-node.ts';
import { REFERENCE_ROLES } from './values/index.ts';

const { image, video, audio } = media;
type Given = Parameters<typeof outputsOf<typeof reference.inputs, typeof reference.outputs>>[1];
const made = (inputs: Given) => outputsOf(reference, inputs).reference;
const problems = (...given: ReturnType<typeof made>[]) => messagesOf(references, { references: given });

describe('direct/reference', () => {
  it('takes what is handed on and what is not from its role', () => {
    expect(made({ media: image('face'), role: 'identity', subject: 'Mara' })).toEqual({
      name: 'Mara: identity',
      role: 'identity',
      subject: 'Mara',
      transfer: ['face', 'hair', 'costume', 'body'],
      ignore: ['light', 'layout', 'background', 'text', 'logo'],
      strength: 'match',
      media: image('face'),
    });
    expect(made({ media: audio('song'), role: 'rhythm' })).toMatchObject({
      name: 'rhythm',
      transfer: ['timing', 'rhythm'],
      ignore: ['melody', 'voice', 'words'],
    });
    // A clip's sound would fight the music; a picture has none.
    expect(made({ media: video('run'), role: 'motion' }).ignore).toContain('soundtrack');
    expect(made({ media: video('face'), role: 'identity' }).ignore).toContain('soundtrack');
  });

  it('has usual aspects for every role and modality, never both handed on and ignored', () => {
    for (const role of REFERENCE_ROLES)
      for (const modality of ROLE_FACTS[role].modalities) {
        const { transfer, ignore } = usualAspects(role, modality);
        expect(transfer.length, role).toBeGreaterThan(0);
        expect(transfer.filter((aspect) => ignore.includes(aspect))).toEqual([]);
      }
  });

  it('takes what is said, and then leaves it out on the other side', () => {
    const face = { media: image('face'), role: 'identity' } as const;
    expect(made({ ...face, transfer: ['light', 'face', 'face'] })).toMatchObject({
      transfer: ['face', 'light'],
      ignore: ['layout', 'background', 'text', 'logo'],
    });
    expect(made({ ...face, ignore: ['costume'] })).toMatchObject({
      transfer: ['face', 'hair', 'body'],
      ignore: ['costume'],
    });
  });

  it('refuses to hand on and ignore the same, with what mends it', () => {
    const inputs: Given = {
      media: image('face'),
      role: 'identity',
      transfer: ['face', 'hair'],
      ignore: ['hair', 'text', 'face'],
    };
    expect(messagesOf(reference, inputs)).toEqual([
      'ignore: "hair" and "face" cannot be both taken over and ignored; take each out of "transfer" or out of "ignore"',
    ]);
    expect(issuesOf(reference, inputs)[0]?.mend).toEqual({
      kind: 'set',
      input: 'ignore',
      value: ['text'],
      label: 'do not ignore hair and face',
    });
  });

  it('refuses media that cannot have the role, with one that fits', () => {
    const mended = (given: Given) => issuesOf(reference, given).map(({ message, mend }) => [message, mend]);
    expect(mended({ media: audio('her'), role: 'identity' })).toEqual([
      [
        'the role "identity" is for image or video, and this is audio; wire in image or video, or use a role for audio such as "voice"',
        { kind: 'set', input: 'role', value: 'voice' },
      ],
    ]);
    const roles = [
      mended({ media: image('a'), role: 'motion' }),
      mended({ media: video('a'), role: 'voice' }),
      mended({ media: audio('a'), role: 'layout' }),
    ].map(([issue]) => issue?.[1]);
    expect(roles).toMatchObject([{ value: 'style' }, { value: 'motion' }, { value: 'music' }]);
  });

  it('holds for a part of the shot', () => {
    const span = (from?: number, to?: number) => made({ media: image('a'), role: 'style', from, to }).span;
    expect(span()).toBeUndefined();
    expect(span(1, 2)).toEqual({ from: 1, to: 2 });
    expect(span(undefined, 2)).toEqual({ from: 0, to: 2 });
    expect(span(1)).toEqual({ from: 1, to: 600 });
    expect(messagesOf(reference, { media: image('a'), role: 'style', from: 3, to: 2 })).toEqual([
      'to: a reference cannot hold from 3 s to 2 s; raise the end or lower the start',
    ]);
  });
});

describe('direct/references', () => {
  const style = (id: string, more: Given = {}) => made({ media: image(id), role: 'style', ...more });

  it('gives media by kind, in order', () => {
    const all = [
      style('a'),
      made({ media: audio('song'), role: 'music' }),
      made({ media: video('run'), role: 'motion' }),
      made({ media: image('b'), role: 'layout' }),
    ];
    expect(outputsOf(references, { references: all })).toEqual({
      references: all,
      images: [image('a'), image('b')],
      videos: [video('run')],
      audios: [audio('song')],
    });
  });

  it('numbers what nobody named, and refuses names given twice', () => {
    const all = [style('a'), style('b'), style('c', { subject: 'Mara' })];
    expect(outputsOf(references, { references: all }).references.map(({ name }) => name)).toEqual([
      'style',
      'style 2',
      'Mara: style',
    ]);
    expect(problems(style('a', { name: 'x' }), style('b'), style('c', { name: 'x' }))).toEqual([
      'references: references 1 and 3 are both called "x"; rename one',
    ]);
  });

  it('refuses two of a role that only one can have, naming both', () => {
    const frame = (id: string, more: Given = {}) =>
      made({ media: image(id), role: 'opening-frame', name: id, ...more });
    expect(problems(frame('one'), frame('two'))).toEqual([
      'references: "one" and "two" both claim the role "opening-frame", which only one can have at a time; keep one, give one another role, or let them hold for different parts of the shot',
    ]);
    expect(problems(frame('one', { to: 2 }), frame('two', { from: 2 }))).toEqual([]);
    expect(problems(style('a'), style('b'))).toEqual([]);
  });

  it('refuses two identities or voices of one subject, not of two', () => {
    const who = (id: string, subject: string) => made({ media: image(id), role: 'identity', name: id, subject });
    expect(problems(who('a', 'Mara'), who('b', 'fox'))).toEqual([]);
    expect(problems(who('a', 'Mara'), who('b', 'Mara'))).toEqual([
      'references: "a" and "b" both claim the role "identity" of Mara, and two of them average to a third; keep one, give one another role, or let them hold for different parts of the shot',
    ]);
    expect(problems(who('a', ''), who('b', ''))).toEqual([
      'references: "a" and "b" both claim the role "identity" and do not say of whom; name the subject of each',
    ]);
  });
});
