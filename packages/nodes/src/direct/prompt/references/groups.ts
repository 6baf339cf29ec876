import type { MediaValue } from '../../../media/types.ts';
import {
  ASPECTS,
  type Aspect,
  type CastValue,
  type ReferenceRole,
  type ReferenceValue,
  type SubjectKind,
} from '../../values/index.ts';
import type { Piece, SettledTask } from '../types.ts';

type Kind = MediaValue['kind'];

/** Inputs of the nodes that generate, by what they hold. */
const INPUTS: { readonly [K in Kind]: string } = { image: 'images', video: 'videos', audio: 'audios' };

/** A reference with its place among those of its kind, from 0. */
export interface PlacedReference {
  readonly reference: ReferenceValue;
  readonly kind: Kind;
  readonly index: number;
}

/** References with their numbers, which are those of the lists they are sent in. */
export function placed(references: readonly ReferenceValue[]): PlacedReference[] {
  const counts = { image: 0, video: 0, audio: 0 };
  return references.map((reference) => {
    const { kind } = reference.media;
    return { reference, kind, index: counts[kind]++ };
  });
}

/** The mention that becomes a tag. */
export const tagOf = ({ kind, index }: PlacedReference): Piece => ({ input: INPUTS[kind], index });

/** `[video 2]`, for messages. */
export const labelOf = ({ kind, index }: PlacedReference): string => `[${kind} ${index + 1}]`;

/** References that are for the same thing: they are spoken of in one clause. */
export interface ReferenceGroup {
  readonly kind: Kind;
  readonly role: ReferenceRole;
  /** Name of the member of the cast; empty for none. */
  readonly subject: string;
  /** What that member is; `object` when it is not in the cast. */
  readonly subjectKind: SubjectKind;
  /** What is taken over, in a fixed order. */
  readonly transfer: readonly Aspect[];
  /** What is not. */
  readonly ignore: readonly Aspect[];
  readonly strength: ReferenceValue['strength'];
  readonly span: ReferenceValue['span'];
  /** By rising numbers. */
  readonly members: readonly PlacedReference[];
}

/** In the order they are spoken of, which is not the order they are sent in. */
const SPOKEN_ORDER: readonly ReferenceRole[] = [
  'edit-source',
  'extend-source',
  'identity',
  'layout',
  'style',
  'lighting',
  'storyboard',
  'opening-frame',
  'closing-frame',
  'motion',
  'camera',
  'effect',
  'rhythm',
  'voice',
  'sound',
  'music',
];

/**
 * References put together by what they are for. The order of groups follows from what they say and from the cast, never from the order
 * of the references: to sort those otherwise changes the numbers and nothing else.
 */
export function toGroups(references: readonly PlacedReference[], cast: CastValue): ReferenceGroup[] {
  const groups = new Map<string, ReferenceGroup>();
  for (const member of references) {
    const key = keyOf(member, cast);
    const group = groups.get(key);
    groups.set(key, group ? { ...group, members: [...group.members, member] } : groupOf(member, cast));
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => byNumber(group));
}

const byNumber = (group: ReferenceGroup): ReferenceGroup => ({
  ...group,
  members: [...group.members].sort((a, b) => a.index - b.index),
});

function groupOf(member: PlacedReference, { subjects }: CastValue): ReferenceGroup {
  const { role, subject, transfer, ignore, strength, span } = member.reference;
  return {
    kind: member.kind,
    role,
    subject,
    subjectKind: subjects.find(({ name }) => name === subject)?.kind ?? 'object',
    // What is both taken over and ignored is taken over; the conflict is reported.
    transfer: ASPECTS.filter((aspect) => transfer.includes(aspect)),
    ignore: ASPECTS.filter((aspect) => ignore.includes(aspect) && !transfer.includes(aspect)),
    strength,
    span,
    members: [member],
  };
}

/** Sorts as groups are spoken of; equal keys are one group. Parts are padded, so that comparing texts compares places. */
function keyOf(member: PlacedReference, cast: CastValue): string {
  const { role, subject, transfer, ignore, strength, span } = groupOf(member, cast);
  const place = cast.subjects.findIndex(({ name }) => name === subject);
  const rank = (value: number) => String(value + 1).padStart(4, '0');
  const aspects = (list: readonly Aspect[]) => list.map((aspect) => rank(ASPECTS.indexOf(aspect))).join('+');
  return [
    rank(SPOKEN_ORDER.indexOf(role)),
    rank(place < 0 ? cast.subjects.length : place),
    subject,
    rank(KINDS.indexOf(member.kind)),
    aspects(transfer),
    aspects(ignore),
    strength,
    span ? `${rank(Math.round(span.from * 100))}-${rank(Math.round(span.to * 100))}` : '',
  ].join('|');
}

const KINDS: readonly Kind[] = ['image', 'video', 'audio'];

/** Roles that only a source of an edit or an extension has. */
const SOURCES: readonly ReferenceRole[] = ['edit-source', 'extend-source'];

/** The clips that are edited or extended: those with that role, else the first clip. */
export function sourcesOf(references: readonly PlacedReference[], task: SettledTask): readonly PlacedReference[] {
  if (task !== 'edit' && task !== 'extend') return [];
  const videos = references.filter(({ kind }) => kind === 'video');
  const wanted = videos.filter(({ reference }) => reference.role === `${task}-source`);
  const other = videos.filter(({ reference }) => SOURCES.includes(reference.role));
  return wanted.length > 0 ? wanted : other.length > 0 ? other : videos.slice(0, 1);
}

/**
 * The task that the roles of the references leave no doubt about. Frames count as references too: those travel with others and are wired
 * like others, while a task of their own is a decision of the author.
 */
export function taskOf(references: readonly ReferenceValue[]): SettledTask {
  const has = (role: ReferenceRole) => references.some((reference) => reference.role === role);
  if (has('edit-source')) return 'edit';
  if (has('extend-source')) return 'extend';
  return references.length === 0 ? 'text' : 'reference';
}

/** Whether references travel as a list with numbers; frames and text alone have none. */
export const takesReferences = (task: SettledTask): boolean =>
  task === 'reference' || task === 'edit' || task === 'extend';

/** Aspects that things have none of: a bottle has a design, not a face. */
const OF_LIVING: ReadonlySet<Aspect> = new Set(['face', 'hair', 'costume', 'body']);
export const isThing = ({ subject, subjectKind }: ReferenceGroup): boolean =>
  subject !== '' && (subjectKind === 'object' || subjectKind === 'vehicle');

/** What is handed on, without what says the same twice; the time it takes is said last. */
export function spoken(group: ReferenceGroup): readonly Aspect[] {
  const said = group.transfer.filter(
    (aspect) =>
      aspect !== 'timing' &&
      !(isThing(group) && OF_LIVING.has(aspect)) &&
      !(aspect === 'background' && group.transfer.includes('environment')),
  );
  return group.transfer.includes('timing') ? [...said, 'timing'] : said;
}

/** Whether nothing but the beat is taken from a sound. */
export const isBeat = ({ transfer }: ReferenceGroup): boolean =>
  transfer.every((aspect) => aspect === 'rhythm' || aspect === 'timing');

/** Whether music is used as it is, and not for its rhythm or its melody alone. */
export const isWholeMusic = ({ transfer }: ReferenceGroup): boolean =>
  transfer.length === 0 || transfer.includes('melody') || transfer.includes('soundtrack');

/** What is ignored, in words, without what says the same twice: a face, its hair and its costume are somebody. */
export function ignoredWords(
  { role, ignore }: ReferenceGroup,
  words: { readonly [A in Aspect]: string },
  whole: { readonly performer: string; readonly lettering: string; readonly voices: string },
): string[] {
  const has = (...aspects: readonly Aspect[]) => aspects.every((aspect) => ignore.includes(aspect));
  const performer = has('face', 'hair', 'costume');
  const lettering = has('text', 'logo');
  const voices = has('voice', 'words');
  const rest = ignore.filter((aspect) => {
    if (OF_LIVING.has(aspect)) return !performer && !(has('people') && aspect !== 'costume');
    if (aspect === 'voice' || aspect === 'words') return !voices;
    // The clause of a storyboard rules out its captions already.
    if (aspect === 'text' || aspect === 'logo') return !lettering && role !== 'storyboard';
    return !(aspect === 'background' && ignore.includes('environment'));
  });
  return [
    ...(performer && !has('people') ? [whole.performer] : []),
    ...rest.map((aspect) => words[aspect]),
    ...(voices ? [whole.voices] : []),
    ...(lettering && role !== 'storyboard' ? [whole.lettering] : []),
  ];
}

/**
 * Groups that say the same of different members of the cast, together: what is taken over and ignored of each is said once for all of
 * them. Every other group stands alone.
 */
export function toBundles(groups: readonly ReferenceGroup[]): ReferenceGroup[][] {
  const bundles: ReferenceGroup[][] = [];
  for (const group of groups) {
    const last = bundles.at(-1);
    if (last && isOfOthers(last[0]!, group)) last.push(group);
    else bundles.push([group]);
  }
  return bundles;
}

const isOfOthers = (one: ReferenceGroup, other: ReferenceGroup): boolean =>
  (one.role === 'identity' || one.role === 'voice') &&
  one.subject !== '' &&
  other.subject !== '' &&
  isThing(one) === isThing(other) &&
  facetsOf(one) === facetsOf(other);

const facetsOf = ({ role, transfer, ignore, strength, span }: ReferenceGroup): string =>
  JSON.stringify([role, transfer, ignore, strength, span ?? null]);
