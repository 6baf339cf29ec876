import type { Checklist, ChecklistPoint } from '@shotgraph/nodes';

/** A point of the checklist of the guide to directing. */
export type PointName = keyof Checklist;

/** The points in the guide's order, with the input of a shot that carries each. */
export const POINTS: readonly { readonly name: PointName; readonly title: string; readonly input: string }[] = [
  { name: 'choreography', title: 'Choreography', input: 'choreography' },
  { name: 'lighting', title: 'Lighting', input: 'lighting' },
  { name: 'depth', title: 'Depth and occlusion', input: 'depth' },
  { name: 'trajectory', title: 'Camera trajectory', input: 'camera' },
];

/** How many points are done. */
export const pointsDone = (checklist: Checklist): number => POINTS.filter(({ name }) => checklist[name].done).length;

/** Where a point stands, in words. */
export function stateOf({ done, missing, planned, carriers }: ChecklistPoint, shots: number): string {
  if (!done) return sentence(missing);
  const plan =
    planned.length === 0
      ? ''
      : planned.length === shots
        ? shots === 1
          ? 'planned'
          : 'planned in every shot'
        : `planned in ${planned.length} of ${shots} shots`;
  const carried = carriers.length === 0 ? '' : `carried by ${carriers.map((name) => `“${name}”`).join(', ')}`;
  return sentence([plan, carried].filter(Boolean).join(', ') || 'there is nobody to direct');
}

/** What is missing in a single shot: without the number that it has as a film of its own. */
export const ownMissing = (missing: string): string => sentence(missing.replace(/^shot 1 /, 'the shot '));

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
