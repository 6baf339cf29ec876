import { defineNode, type InputIssue, listOf, one, optional, out } from '@shotgraph/engine';
import type { MediaValue } from '../media/types.ts';
import { choice, Media, Seconds, Text } from '../ports.ts';
import { toName } from './names.ts';
import { ROLE_FACTS, SAME_FOR_SOUND, USUAL_ROLES, usualAspects } from './presets/roles.ts';
import {
  ASPECTS,
  type Aspect,
  REFERENCE_ROLES,
  Reference,
  type ReferenceRole,
  type ReferenceValue,
  STRENGTHS,
  SubjectName,
} from './values/index.ts';

/** Longest a shot can be, s: where a span without an end ends. */
const LONGEST_SHOT_SECONDS = 600;
const Aspects = listOf(choice(...ASPECTS));

/** Gives a picture, clip or sound its one job. */
export const reference = defineNode({
  type: 'direct/reference',
  version: 1,
  title: 'Reference',
  doc: 'A picture, clip or sound with its one job: what of it is taken over, and what must not be.',
  tags: [
    'identity',
    'style',
    'motion',
    'music',
    'voice',
    'first frame',
    'transfer',
    'ignore',
    'image',
    'video',
    'audio',
  ],
  effect: 'pure',
  inputs: {
    media: one(Media, 'The picture, clip or sound.'),
    role: one(choice(...REFERENCE_ROLES), 'What it is for; a picture cannot be rhythm, a sound no layout.'),
    subject: one(SubjectName, 'The member of the cast it shows or sounds like: its name, or the subject wired in.', {
      default: '',
    }),
    transfer: optional(
      Aspects,
      `What is taken over: any of ${ASPECTS.join(', ')}. Usual for the role when left out: an identity hands on face, hair, costume and body.`,
    ),
    ignore: optional(Aspects, 'What must not be taken over, of the same words. Usual for the role when left out.'),
    strength: one(choice(...STRENGTHS), 'How closely: loose as inspiration, strict as a copy.', { default: 'match' }),
    from: optional(Seconds, 'Where in the shot it begins to hold; from its start when left out.', { min: 0 }),
    to: optional(Seconds, 'Where in the shot it ends to hold; at its end when left out.', { min: 0.1 }),
    name: optional(Text, 'What messages call it; made of its role and subject when left out.'),
  },
  outputs: { reference: out(Reference, 'The reference.') },

  check: ({ media, role, transfer, ignore, from, to }): InputIssue[] => [
    ...roleIssues(role, media),
    ...aspectIssues(transfer, ignore),
    ...spanIssues(from, to),
  ],

  run({ media, role, subject, transfer, ignore, strength, from, to, name }) {
    const usual = usualAspects(role, media.kind);
    const shown = subject.trim();
    const value: ReferenceValue = {
      name: toName(name) ?? usualName(role, shown),
      role,
      subject: shown,
      transfer: once(transfer ?? without(usual.transfer, ignore)),
      ignore: once(ignore ?? without(usual.ignore, transfer)),
      strength,
      media,
      ...((from ?? to) !== undefined && { span: { from: from ?? 0, to: to ?? LONGEST_SHOT_SECONDS } }),
    };
    return { reference: value };
  },
});

/** What a reference is called that nobody named: `Mara: identity`. */
export const usualName = (role: ReferenceRole, subject: string): string => (subject ? `${subject}: ${role}` : role);

/** In the order of the vocabulary, each once. */
const once = (aspects: readonly Aspect[]): Aspect[] => ASPECTS.filter((aspect) => aspects.includes(aspect));
const without = (aspects: readonly Aspect[], said: readonly Aspect[] = []): Aspect[] =>
  aspects.filter((aspect) => !said.includes(aspect));

function roleIssues(role: ReferenceRole | undefined, media: MediaValue | undefined): InputIssue[] {
  if (role === undefined || media === undefined) return [];
  const { modalities } = ROLE_FACTS[role];
  const { kind } = media;
  if (modalities.includes(kind)) return [];
  const same = kind === 'audio' ? SAME_FOR_SOUND[role] : undefined;
  const instead = same ?? USUAL_ROLES[kind];
  const message = `the role "${role}" is for ${modalities.join(' or ')}, and this is ${kind}; wire in ${modalities.join(' or ')}, or use a role for ${kind} such as "${instead}"`;
  return [{ input: 'role', message, mend: { kind: 'set', input: 'role', value: instead } }];
}

function aspectIssues(transfer: readonly Aspect[] | undefined, ignore: readonly Aspect[] | undefined): InputIssue[] {
  const both = (ignore ?? []).filter((aspect) => transfer?.includes(aspect));
  if (ignore === undefined || both.length === 0) return [];
  const words = both.map((aspect) => `"${aspect}"`).join(' and ');
  const value = without(ignore, both);
  return [
    {
      input: 'ignore',
      message: `${words} cannot be both taken over and ignored; take each out of "transfer" or out of "ignore"`,
      mend: { kind: 'set', input: 'ignore', value, label: `do not ignore ${both.join(' and ')}` },
    },
  ];
}

function spanIssues(from: number | undefined, to: number | undefined): InputIssue[] {
  if (from === undefined || to === undefined || from < to) return [];
  const message = `a reference cannot hold from ${from} s to ${to} s; raise the end or lower the start`;
  return [{ input: 'to', message, mend: { kind: 'set', input: 'to' } }];
}
