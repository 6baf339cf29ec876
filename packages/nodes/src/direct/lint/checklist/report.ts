import type { DirectionValue } from '../../values/index.ts';
import { lintText } from '../issues.ts';
import { quoted, shotList } from '../say.ts';
import type { Lint } from '../types.ts';
import type { Checklist, ChecklistPoint } from './checklist.ts';
import { POINT_NAMES, POINTS } from './points.ts';

/** How many points of a checklist are done, 0..4. */
export const pointsDone = (points: Checklist): number => POINT_NAMES.filter((name) => points[name].done).length;

/** A checklist and the lints beside it to be read: one line for each. */
export function reportOf(points: Checklist, lints: readonly Lint[], { shots }: DirectionValue): string {
  const errors = lints.filter(({ severity }) => severity === 'error').length;
  const counts = [count(errors, 'error'), count(lints.length - errors, 'warning')].filter((text) => text !== '');
  return [
    `Checklist: ${pointsDone(points)} of ${POINT_NAMES.length} points`,
    ...POINT_NAMES.map(
      (name) => `[${points[name].done ? 'x' : ' '}] ${POINTS[name].title}: ${stateOf(points[name], shots.length)}`,
    ),
    `Lints: ${counts.join(', ') || 'none'}`,
    ...lints.map((lint) => `- ${lint.severity}: ${lintText(lint, shots)}`),
  ].join('\n');
}

const count = (many: number, what: string): string => (many === 0 ? '' : `${many} ${what}${many === 1 ? '' : 's'}`);

function stateOf({ done, missing, planned, carriers }: ChecklistPoint, shots: number): string {
  if (!done) return missing;
  const plan =
    planned.length === shots ? (shots === 1 ? 'planned' : 'planned in every shot') : `planned in ${shotList(planned)}`;
  const parts = [
    ...(planned.length > 0 ? [plan] : []),
    ...(carriers.length > 0 ? [`carried by ${quoted(carriers)}`] : []),
  ];
  return parts.join(', ') || 'there is nobody to direct';
}
