import type { ChoreographyValue } from '@shotgraph/nodes';
import type { Vec3 } from '@shotgraph/nodes/stage';

/** Somebody or something on the stage at one instant. */
export interface Stander {
  readonly name: string;
  readonly kind: string;
  readonly colour: string;
  readonly heightMetres: number;
  /** On the floor: metres right of the axis of the camera at rest, metres ahead of it. */
  readonly place: FloorPlace;
}

type FloorPlace = readonly [right: number, ahead: number];
type Action = ChoreographyValue['actions'][number];

/** Whoever the choreography places, where they are at an instant. */
export function standersAt({ subjects, actions }: ChoreographyValue, seconds: number): Stander[] {
  return subjects.flatMap(({ name, kind, colour, heightMetres }): Stander[] => {
    const own = actions.filter(({ subject, path }) => subject === name && path.length > 0);
    const action = own.findLast((each) => each.seconds <= seconds) ?? own[0];
    if (!action) return [];
    return [{ name, kind, colour, heightMetres, place: placeOn(action, seconds) }];
  });
}

/** On a way that is walked evenly: its start before, its end after. */
export function placeOn({ path, seconds, duration }: Action, at: number): FloorPlace {
  const lengths = path.slice(1).map((to, i) => Math.hypot(to[0] - path[i]![0], to[1] - path[i]![1]));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let rest = Math.min(1, Math.max(0, (at - seconds) / duration)) * total;
  for (const [i, length] of lengths.entries()) {
    if (rest < length) {
      const [from, to, share] = [path[i]!, path[i + 1]!, rest / length];
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
    rest -= length;
  }
  return path.at(-1)!;
}

/** A place on the floor as a point of the world: what is ahead is -Z. */
export const onFloor = ([right, ahead]: FloorPlace, up: number): Vec3 => [right, up, -ahead];
