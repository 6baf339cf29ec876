/** A place on the floor: metres right of the axis of the camera at rest, and metres ahead of it. */
export type Place = readonly [right: number, ahead: number];

/** The part of the floor that a plan shows, m. */
export interface FloorBounds {
  readonly left: number;
  readonly right: number;
  readonly near: number;
  readonly far: number;
}

/** Room around the outermost places, a share of how far the floor is shown. */
const MARGIN = 0.14;
/** How far the floor is shown where nobody is, and at least, m: a stage is metres deep, a table top less than one. */
const USUAL_FAR = 4;
const LEAST_FAR = 0.6;

/** The floor around some places and the camera, in the shape of the plan. */
export function boundsOf(places: readonly Place[], aspect: number): FloorBounds {
  const reach = Math.max(...places.map(([x, z]) => Math.max(z * 1.25, Math.abs(x))), 0);
  const far = Math.max(LEAST_FAR, places.length === 0 ? USUAL_FAR : reach);
  const near = Math.min(0, ...places.map(([, z]) => z));
  const left = Math.min(-far / 4, ...places.map(([x]) => x));
  const right = Math.max(far / 4, ...places.map(([x]) => x));
  const margin = (far - near) * MARGIN;
  const width = right - left + 2 * margin;
  const depth = far - near + 2 * margin;
  const spareWidth = Math.max(0, depth * aspect - width) / 2;
  const spareDepth = Math.max(0, width / aspect - depth);
  return {
    left: left - margin - spareWidth,
    right: right + margin + spareWidth,
    near: near - margin,
    far: far + margin + spareDepth,
  };
}

/** Steps that places are dragged on, m: finer on a floor that is shown from near. */
export const stepOn = ({ near, far }: FloorBounds): number => (far - near < 3 ? 0.01 : 0.05);

/** Sides of the squares drawn on a floor, m. */
export function squareOn({ near, far }: FloorBounds): number {
  const depth = far - near;
  return [0.1, 0.25, 1, 5, 25].find((side) => depth / side <= 16) ?? 100;
}

/** Where a place stands on a plan seen from above with the camera at its lower edge: shares of its width and height. */
export const toPlan = ([x, z]: Place, { left, right, near, far }: FloorBounds) => ({
  x: (x - left) / (right - left),
  y: (far - z) / (far - near),
});

/** The place under a point of the plan, on the steps of the floor. */
export function fromPlan(x: number, y: number, bounds: FloorBounds): Place {
  const { left, right, near, far } = bounds;
  const step = stepOn(bounds);
  return [onStep(left + x * (right - left), step), onStep(far - y * (far - near), step)];
}

/** Metres on steps that people would type. */
export const onStep = (metres: number, step = 0.05): number =>
  Number((Math.round(metres / step) * step).toFixed(3)) + 0;

const lengthOf = ([ax, az]: Place, [bx, bz]: Place): number => Math.hypot(bx - ax, bz - az);

/** The place on a way after a share of it, walked evenly; `undefined` for no way. */
export function alongPath(path: readonly Place[], share: number): Place | undefined {
  const [first] = path;
  if (!first) return undefined;
  const whole = path.slice(1).reduce((sum, place, i) => sum + lengthOf(path[i]!, place), 0);
  let left = Math.min(1, Math.max(0, share)) * whole;
  for (let i = 1; i < path.length; i++) {
    const leg = lengthOf(path[i - 1]!, path[i]!);
    if (left <= leg && leg > 0) {
      const [a, b] = [path[i - 1]!, path[i]!];
      return [a[0] + ((b[0] - a[0]) * left) / leg, a[1] + ((b[1] - a[1]) * left) / leg];
    }
    left -= leg;
  }
  return path.at(-1);
}

/** A way with a place put in where it makes the smallest detour; behind its end when that is no farther. */
export function withPlace(
  path: readonly Place[],
  place: Place,
): { readonly path: readonly Place[]; readonly at: number } {
  let at = path.length;
  let least = path.length === 0 ? 0 : lengthOf(path.at(-1)!, place);
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1]!, path[i]!];
    const detour = lengthOf(a, place) + lengthOf(place, b) - lengthOf(a, b);
    if (detour >= least) continue;
    least = detour;
    at = i;
  }
  return { path: path.toSpliced(at, 0, place), at };
}

/** A place behind another one of a way: half way to the next, or half a metre on. */
export function placeAfter(path: readonly Place[], index: number): Place {
  const [x, z] = path[index] ?? [0, 2];
  const next = path[index + 1];
  if (next) return [onStep((x + next[0]) / 2), onStep((z + next[1]) / 2)];
  const before = path[index - 1];
  const leg = before ? lengthOf(before, [x, z]) : 0;
  const way: Place = before && leg > 0 ? [(x - before[0]) / leg, (z - before[1]) / leg] : [1, 0];
  return [onStep(x + way[0] * 0.5), onStep(z + way[1] * 0.5)];
}

/** Where somebody looks: 0 at the camera at rest, 90 camera right, as a step on the floor. */
export const facingStep = (degrees: number): Place => {
  const radians = (degrees * Math.PI) / 180;
  return [Math.sin(radians), -Math.cos(radians)];
};

/** The facing from one place to another, on steps of 15 degrees, -180 exclusive to 180. */
export function facingTo([x, z]: Place, [toX, toZ]: Place): number {
  const degrees = (Math.atan2(toX - x, z - toZ) * 180) / Math.PI;
  const stepped = Math.round(degrees / 15) * 15;
  return stepped === -180 ? 180 : stepped + 0;
}
