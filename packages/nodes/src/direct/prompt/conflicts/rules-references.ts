import type { Aspect, ReferenceValue } from '../../values/index.ts';
import { type Brief, filmSeconds, WHOLE } from '../brief.ts';
import { labelOf, type PlacedReference } from '../references/groups.ts';
import { hasFirstFrame } from '../render.ts';
import type { Conflict } from '../types.ts';

/** Aspects that only one reference can hand on at a time, and whether that is so for each subject of its own. */
const EXCLUSIVE: readonly (readonly [aspect: Aspect, each: 'film' | 'subject'])[] = [
  ['face', 'subject'],
  ['voice', 'subject'],
  ['motion', 'subject'],
  ['camera', 'film'],
  ['light', 'film'],
  ['style', 'film'],
  ['rhythm', 'film'],
];

/** Two references that hand on the same thing at the same time. */
export function rivalConflicts(brief: Brief): Conflict[] {
  const parts = brief.sent.filter(({ reference }) => !WHOLE.has(reference.role));
  return EXCLUSIVE.flatMap(([aspect, each]) => {
    const owners = parts.filter(
      ({ reference }) => reference.transfer.includes(aspect) && !isOfThing(brief, reference, aspect),
    );
    return owners.flatMap((owner, index) => {
      const rival = owners
        .slice(0, index)
        .find((other) => meet(other, owner) && (each === 'film' || sameSubject(other, owner)));
      return rival ? [rivals(aspect, rival, owner, each)] : [];
    });
  });
}

/** Things have no face; several views of one do not average. */
const isOfThing = ({ cast }: Brief, { subject }: ReferenceValue, aspect: Aspect): boolean =>
  aspect === 'face' &&
  cast.subjects.some(({ name, kind }) => name === subject && (kind === 'object' || kind === 'vehicle'));

const sameSubject = (one: PlacedReference, other: PlacedReference) => one.reference.subject === other.reference.subject;

function meet({ reference: one }: PlacedReference, { reference: other }: PlacedReference): boolean {
  if (one.span === undefined || other.span === undefined) return true;
  return one.span.from < other.span.to && other.span.from < one.span.to;
}

const rivals = (aspect: Aspect, one: PlacedReference, other: PlacedReference, each: 'film' | 'subject'): Conflict => ({
  code: 'rivals',
  where: `${labelOf(one)} and ${labelOf(other)}`,
  what: `"${one.reference.name}" and "${other.reference.name}" both hand on ${aspect}${each === 'subject' && one.reference.subject !== '' ? ` of ${one.reference.subject}` : ''}; models mix them`,
  fix: `take ${aspect} out of what one of them transfers, or let them hold for different parts of the film`,
  settled: false,
});

/** What is both taken over and ignored. */
export const ownConflicts = ({ sent }: Brief): Conflict[] =>
  sent.flatMap((placed) => {
    const { transfer, ignore, name } = placed.reference;
    const both = ignore.filter((aspect) => transfer.includes(aspect));
    if (both.length === 0) return [];
    return [
      {
        code: 'transfer-ignore',
        where: labelOf(placed),
        what: `"${name}" both transfers and ignores ${both.join(' and ')}; the prompt takes it over`,
        fix: `take ${both.join(' and ')} out of one of the two lists`,
        settled: false,
      },
    ];
  });

/** Clips with sound beside a sound that is meant to be heard. */
export function soundConflicts(brief: Brief): Conflict[] {
  const sounds = brief.sent.filter(({ kind }) => kind === 'audio');
  const sound = sounds[0];
  if (!sound) return [];
  return brief.sent.flatMap((placed) => {
    const { media, ignore, transfer, name } = placed.reference;
    if (media.kind !== 'video' || media.info.audio === null || transfer.includes('soundtrack')) return [];
    // To ignore it in words helps; only a silent clip is sure.
    const settled = ignore.includes('soundtrack') && brief.direction.clock !== 'audio';
    return [
      {
        code: 'soundtrack',
        where: labelOf(placed),
        what: `"${name}" has a soundtrack of its own, which competes with ${labelOf(sound)}${brief.direction.clock === 'audio' ? ', the clock' : ''}`,
        fix: 'mute the clip with transform/set-audio before it becomes a reference',
        settled,
      },
    ];
  });
}

/** References of somebody nobody knows. */
export const strangerConflicts = ({ sent, cast }: Brief): Conflict[] =>
  sent.flatMap((placed) => {
    const { subject, name } = placed.reference;
    if (subject === '' || cast.subjects.length === 0 || cast.subjects.some((member) => member.name === subject))
      return [];
    return [
      {
        code: 'stranger',
        where: labelOf(placed),
        what: `"${name}" is of "${subject}", whom the cast does not have`,
        fix: `add "${subject}" to the cast, or name one of ${cast.subjects.map((member) => member.name).join(', ')}`,
        settled: false,
      },
    ];
  });

/** A film that goes on from a picture it does not have. */
export function continuesConflicts(brief: Brief): Conflict[] {
  if (!brief.direction.continuity?.continues || brief.task === 'extend' || hasFirstFrame(brief)) return [];
  return [
    {
      code: 'continues',
      where: 'continuity',
      what: 'the film is to go on from the last picture of the shot before, and no reference shows that picture',
      fix: 'add the last frame of that shot as a reference with the role opening-frame, or turn continues off',
      settled: false,
    },
  ];
}

/** What is edited or extended is the first clip, wherever the roles point. */
export function sourceConflicts({ sources, task, options }: Brief): Conflict[] {
  const [source, second] = sources;
  if (!source) return [];
  const conflicts: Conflict[] = [];
  if (source.index > 0)
    conflicts.push({
      code: 'source',
      where: labelOf(source),
      what: `"${source.reference.name}" is what to ${task}, and models ${task} the first clip`,
      fix: 'make it the first clip among the references',
      settled: false,
    });
  if (second && task === 'edit')
    conflicts.push({
      code: 'source',
      where: labelOf(second),
      what: `"${source.reference.name}" and "${second.reference.name}" are both what to edit`,
      fix: 'give one of them another role',
      settled: false,
    });
  if (source.reference.role !== `${task}-source` && options.task !== 'auto')
    conflicts.push({
      code: 'source',
      where: labelOf(source),
      what: `the task is "${task}", and "${source.reference.name}" with the role "${source.reference.role}" is taken as its source`,
      fix: `give the clip the role "${task}-source"`,
      settled: false,
    });
  return conflicts;
}

/** A span that lies behind the end of the film holds for nothing. */
export const spanConflicts = (brief: Brief): Conflict[] =>
  brief.sent.flatMap((placed) => {
    const { span, name } = placed.reference;
    const seconds = filmSeconds(brief);
    if (!span || span.from < seconds) return [];
    return [
      {
        code: 'span',
        where: labelOf(placed),
        what: `"${name}" holds from ${span.from} s on, and the film is over at ${seconds} s`,
        fix: 'let it begin earlier, or take it out',
        settled: false,
      },
    ];
  });
