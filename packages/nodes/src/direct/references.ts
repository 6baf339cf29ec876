import { defineNode, type InputIssue, listOf, many, out } from '@shotgraph/engine';
import { Audio, Image, Video } from '../ports.ts';
import { mediaByKind } from './media-by-kind.ts';
import { findRepeated, numberUsual } from './names.ts';
import { ROLE_FACTS } from './presets/roles.ts';
import { usualName } from './reference.ts';
import { Reference, References, type ReferenceValue } from './values/index.ts';

/** Puts references together, in their order. */
export const references = defineNode({
  type: 'direct/references',
  version: 1,
  title: 'References',
  doc: 'All references of a direction in their order, and their media by kind for wiring.',
  tags: ['images', 'videos', 'audios', 'collect', 'multimodal', 'order'],
  effect: 'pure',
  inputs: {
    references: many(Reference, 'References in their order: the first picture is image 1, and so on.', { max: 64 }),
  },
  outputs: {
    references: out(References, 'The references.'),
    images: out(listOf(Image), 'Their pictures, in the order of the references.'),
    videos: out(listOf(Video), 'Their clips, in the order of the references.'),
    audios: out(listOf(Audio), 'Their sounds, in the order of the references.'),
  },

  check({ references }): InputIssue[] {
    const named = numberUsual(references ?? [], isUsualName);
    return [...repeatedNames(named), ...rivalIssues(named)];
  },

  run({ references }) {
    const named = numberUsual(references, isUsualName);
    return { references: named, ...mediaByKind(named) };
  },
});

const isUsualName = ({ name, role, subject }: ReferenceValue): boolean => name === usualName(role, subject);

const repeatedNames = (references: readonly ReferenceValue[]): InputIssue[] =>
  findRepeated(references.map(({ name }) => name)).map(({ name, first, again }) => ({
    input: 'references',
    message: `references ${first + 1} and ${again + 1} are both called "${name}"; rename one`,
  }));

/** References that claim the same thing at the same time. */
function rivalIssues(references: readonly ReferenceValue[]): InputIssue[] {
  return references.flatMap((reference, at) => {
    const rival = references.slice(0, at).find((other) => isRival(other, reference));
    return rival ? [{ input: 'references', message: rivalMessage(rival, reference) }] : [];
  });
}

function isRival(one: ReferenceValue, other: ReferenceValue): boolean {
  const { exclusive } = ROLE_FACTS[one.role];
  if (one.role !== other.role || exclusive === undefined || !meet(one.span, other.span)) return false;
  return exclusive === 'always' || one.subject === other.subject;
}

type Span = ReferenceValue['span'];
const meet = (one: Span, other: Span): boolean =>
  one === undefined || other === undefined || (one.from < other.to && other.from < one.to);

function rivalMessage(one: ReferenceValue, other: ReferenceValue): string {
  const { role, subject } = other;
  const names = `"${one.name}" and "${other.name}" both claim the role "${role}"`;
  const advice = 'keep one, give one another role, or let them hold for different parts of the shot';
  if (ROLE_FACTS[role].exclusive === 'always') return `${names}, which only one can have at a time; ${advice}`;
  if (subject === '') return `${names} and do not say of whom; name the subject of each`;
  return `${names} of ${subject}, and two of them average to a third; ${advice}`;
}
