import { findModel, tiersOf } from '../profile/lookup.ts';
import type { ProviderProfile, VideoTask } from '../profile/types.ts';
import { issue } from './issue.ts';
import type { CheckedRequest, LimitIssue, LimitRule } from './types.ts';

/** Lines of a picture: `540p` has 540, `4k` 2160. */
const linesOf = (tier: string): number => (tier.endsWith('k') ? 540 : 1) * Number.parseFloat(tier);
const RATIOS = ['16:9', '4:3', '1:1', '3:4', '9:16', '21:9', 'adaptive'];

/** Row 1, first half: the model is known. Nothing else can be judged without it. */
export function unknownModel({ model }: CheckedRequest, profile: ProviderProfile): readonly LimitIssue[] {
  if (model === undefined || findModel(profile, model)) return [];
  const names = Object.keys(profile.models).join(', ');
  return [issue(1, 'model', `${profile.title} has no model "${model}"; use ${names}`)];
}

/** Row 1, second half: the model has the tier. */
export const tierRule: LimitRule = ({ request: { resolution }, known: { name, model }, profile }) => {
  const tiers = tiersOf(model);
  if (resolution === undefined || tiers.includes(resolution)) return [];
  // The dearer one is never suggested where a cheaper one is as near.
  const lines = linesOf(resolution);
  const to = tiers.findLast((tier) => !(linesOf(tier) > lines)) ?? tiers[0];
  const message = `${resolution} is not offered for ${name} by ${profile.title}; use ${tiers.join(', ')}`;
  return [issue(1, 'resolution', message, { mend: to && { kind: 'set', input: 'resolution', to } })];
};

/** Row 2: the length is a whole number of seconds in the model's range, or `auto`. */
export const secondsRule: LimitRule = ({ request: { seconds }, known: { name, model } }) => {
  if (seconds === undefined || seconds === 'auto') return [];
  const { min, max } = model.seconds;
  if (Number.isInteger(seconds) && seconds >= min && seconds <= max) return [];
  const to = Number.isNaN(seconds) ? min : Math.min(max, Math.max(min, Math.round(seconds)));
  const message = `${seconds} s is not possible with ${name}; use a whole number from ${min} to ${max}, or auto`;
  return [issue(2, 'seconds', message, { mend: { kind: 'set', input: 'seconds', to } })];
};

/** Row 3: what the model chooses makes the price a range. */
export const openPriceRule: LimitRule = ({ request: { seconds, ratio, task }, known: { model } }) => {
  const warn = (input: string, message: string, hint: string, forced: readonly VideoTask[]) => {
    const rest = task !== undefined && forced.includes(task) ? '' : `; ${hint} for an exact price`;
    return issue(3, input, `${message}${rest}`, { severity: 'warning' });
  };
  const issues: LimitIssue[] = [];
  const longest = `the model chooses the length, so the price is at most that of ${model.seconds.max} s`;
  if (seconds === 'auto') issues.push(warn('seconds', longest, 'set the seconds', model.autoSecondsOnly));
  const largest = 'the model chooses the ratio, so the price is at most that of the largest picture of the resolution';
  if (ratio === 'adaptive') issues.push(warn('ratio', largest, 'set a ratio', model.adaptiveOnly));
  return issues;
};

/** Row 4: the ratio is one of seven, and `adaptive` where the task takes nothing else. */
export const ratioRule: LimitRule = ({ request: { ratio, task }, known: { name, model } }) => {
  if (ratio === undefined) return [];
  const mend = { kind: 'set', input: 'ratio', to: 'adaptive' } as const;
  if (!RATIOS.includes(ratio)) return [issue(4, 'ratio', `${ratio} is no ratio; use ${RATIOS.join(', ')}`, { mend })];
  if (ratio === 'adaptive' || task === undefined || !model.adaptiveOnly.includes(task)) return [];
  return [issue(4, 'ratio', `${ratio} cannot be chosen for the task ${task} with ${name}; use adaptive`, { mend })];
};

/** Row 24: the seed is one the wire can carry. */
export const seedRule: LimitRule = ({ request: { seed } }) => {
  if (seed === undefined || (Number.isInteger(seed) && seed >= -1 && seed <= 2 ** 32 - 1)) return [];
  return [
    issue(24, 'seed', `seed ${seed} is out of range; use a whole number from -1 to ${2 ** 32 - 1}, or leave it out`, {
      mend: { kind: 'set', input: 'seed' },
    }),
  ];
};
