import { ROLE_FACTS } from '../../presets/roles.ts';
import type { ReferenceValue } from '../../values/index.ts';
import type { Film } from '../film.ts';
import { listed, quoted } from '../say.ts';
import type { Lint } from '../types.ts';

/**
 * Two references of one exclusive role at the same time. What one hands on and the other does not is no clash: a face from one picture
 * and the costume from another. Source: one primary role per file; two looks of a person average to a third face.
 */
export const roleClashes = ({ direction: { references } }: Film): Lint[] =>
  references.flatMap((reference, at) => {
    const rival = references.slice(0, at).find((other) => isRival(other, reference));
    return rival ? [toLint(rival, reference)] : [];
  });

function isRival(one: ReferenceValue, other: ReferenceValue): boolean {
  const { exclusive } = ROLE_FACTS[one.role];
  if (one.role !== other.role || exclusive === undefined || !meet(one.span, other.span)) return false;
  if (exclusive === 'always') return true;
  return one.subject === other.subject && shared(one, other).length > 0;
}

const meet = (one: ReferenceValue['span'], other: ReferenceValue['span']): boolean =>
  one === undefined || other === undefined || (one.from < other.to && other.from < one.to);

const shared = (one: ReferenceValue, other: ReferenceValue) =>
  one.transfer.filter((aspect) => other.transfer.includes(aspect));

function toLint(one: ReferenceValue, other: ReferenceValue): Lint {
  const { role, subject } = other;
  const names = quoted([one.name, other.name]);
  const base = { code: 'role-clash', severity: 'error', input: 'references' } as const;
  if (one.media.expr.id === other.media.expr.id)
    return {
      ...base,
      severity: 'warning',
      message: `${names} are the same ${one.media.kind} with the same role "${role}"`,
      remedy: 'take one of them out',
    };
  if (ROLE_FACTS[role].exclusive === 'always')
    return {
      ...base,
      message: `${names} both have the role "${role}", which only one can have at a time`,
      remedy: 'keep one, give one another role, or let them hold for different parts of the film',
    };
  const aspects = listed(shared(one, other));
  if (subject === '')
    return {
      ...base,
      severity: 'warning',
      message: `${names} both hand on ${aspects} and do not say of whom`,
      remedy: 'name the subject of each',
    };
  return {
    ...base,
    message: `${names} both hand on ${aspects} of ${subject}, and two looks average to a third`,
    remedy: 'keep one, or let each hand on something else, such as one the face and one the costume',
  };
}
