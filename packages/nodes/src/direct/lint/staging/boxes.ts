import { setLens } from '../../../film/set.ts';
import { seenAt } from '../../../stage/index.ts';
import type { ActionValue, DepthLayerValue, PoseName } from '../../values/index.ts';
import { placeText, tenth } from '../say.ts';
import type { Body, Scene } from '../scene.ts';
import type { ShotLint } from '../types.ts';

/** A box on the floor plan: metres right of the camera at rest, ahead of it, and above its eye. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly near: number;
  readonly far: number;
  readonly bottom: number;
  readonly top: number;
}

/** Share of the frame's height that a box takes which was given no size, as previews build it. */
const UNSIZED_SHARE = 0.8;
/** Half of a body, metres: what has to fit beside a box. */
const BODY_METRES = 0.2;
/** Steps and kerbs that one walks over, metres. */
const STEP_METRES = 0.35;
/** Poses in which one is on something, or falls over it. */
const ON_SOMETHING: readonly PoseName[] = ['sit', 'lie', 'kneel', 'lean', 'crouch', 'jump', 'fall'];
/** Words of somebody who goes into something, or onto it. */
const GOES_IN =
  /\b(?:into|inside|enters?|through|climbs?|boards?|opens|onto|on top|over|exits?|emerges?|gets? (?:in|out|on|off))\b|进|入|穿过|爬|登|打开|翻越|上车|下车|出来/iu;

/** Where a box stands, as previews build it. */
export function boxOf(layer: DepthLayerValue, scene: Scene): Box {
  const { rightMetres, depthMetres, raisedMetres, heightMetres, widthMetres, thicknessMetres } = layer;
  const camera = scene.camera();
  const height =
    heightMetres ?? seenAt(scene.frame, depthMetres, setLens(camera), camera.sensorWidthMm).height * UNSIZED_SHARE;
  const width = widthMetres ?? height / 2;
  const bottom = raisedMetres - scene.eyeMetres;
  return {
    left: rightMetres - width / 2,
    right: rightMetres + width / 2,
    near: depthMetres,
    far: depthMetres + (thicknessMetres ?? width),
    bottom,
    top: bottom + height,
  };
}

/**
 * Ways that lead through a box of the plan, and places inside one. Boxes without a size of their own are left out, and so is whoever sits on
 * one, or goes in by its door.
 */
export function walksIntoBox(scene: Scene): ShotLint[] {
  const boxes = (scene.shot.depth?.layers ?? []).filter(
    ({ kind, widthMetres, heightMetres }) => kind === 'box' && widthMetres !== undefined && heightMetres !== undefined,
  );
  if (boxes.length === 0) return [];
  return scene
    .bodies()
    .filter(({ acts }) => acts)
    .flatMap((body) => {
      for (const layer of boxes) {
        const found = layer.subject === body.subject.name ? undefined : meeting(scene, body, layer);
        if (found) return [found];
      }
      return [];
    });
}

function meeting(scene: Scene, { subject }: Body, layer: DepthLayerValue): ShotLint | undefined {
  const box = boxOf(layer, scene);
  const isInTheWay =
    box.top - box.bottom > STEP_METRES &&
    box.bottom < subject.heightMetres - scene.eyeMetres &&
    box.top > STEP_METRES - scene.eyeMetres;
  if (!isInTheWay) return undefined;
  for (const action of scene.shot.choreography?.actions ?? []) {
    if (action.subject !== subject.name || action.path.length === 0 || ON_SOMETHING.includes(action.pose)) continue;
    if (GOES_IN.test(`${action.does} ${action.manner}`)) continue;
    const share = firstShareIn(action, box);
    if (share !== undefined) return toLint(action, share, layer);
  }
  return undefined;
}

function toLint(action: ActionValue, share: number, { name, depthMetres }: DepthLayerValue): ShotLint {
  const { subject, path, seconds, duration } = action;
  const stands = path.length === 1;
  return {
    code: 'walks-into-box',
    severity: 'warning',
    input: 'choreography',
    message: stands
      ? `${subject} stands inside the box "${name}" at ${placeText(path[0]!)}`
      : `the way of ${subject} leads through the box "${name}", ${tenth(depthMetres)} m ahead, at about ${tenth(seconds + share * duration)} s`,
    remedy: stands ? 'give one of them another place' : 'lead the way around it, or move the box',
  };
}

/** How far along its way, 0..1 of its length, an action first comes into a box that is as much larger as a body needs. */
function firstShareIn({ path }: ActionValue, { left, right, near, far }: Box): number | undefined {
  const [l, r, n, f] = [left - BODY_METRES, right + BODY_METRES, near - BODY_METRES, far + BODY_METRES];
  const [first] = path;
  if (path.length === 1 && first) return inside(first, [left, right, near, far]) ? 0 : undefined;
  const lengths = path.slice(1).map((to, i) => metresBetween(path[i]!, to));
  const total = lengths.reduce((sum, metres) => sum + metres, 0);
  let gone = 0;
  for (const [i, metres] of lengths.entries()) {
    const at = entryOf(path[i]!, path[i + 1]!, [l, r, n, f]);
    if (at !== undefined) return total === 0 ? 0 : (gone + at * metres) / total;
    gone += metres;
  }
  return undefined;
}

type Place = readonly [right: number, ahead: number];
type Sides = readonly [left: number, right: number, near: number, far: number];

const metresBetween = ([a, b]: Place, [c, d]: Place): number => Math.sqrt((c - a) * (c - a) + (d - b) * (d - b));
const inside = ([x, y]: Place, [left, right, near, far]: Sides): boolean =>
  x > left && x < right && y > near && y < far;

/**
 * Where a straight way enters a rectangle and goes on in it for more than a graze, 0..1.
 *
 * @see https://en.wikipedia.org/wiki/Liang%E2%80%93Barsky_algorithm
 */
function entryOf(from: Place, to: Place, [left, right, near, far]: Sides): number | undefined {
  const across = shareBetween(from[0], to[0], left, right);
  const along = shareBetween(from[1], to[1], near, far);
  const enters = Math.max(0, across.enters, along.enters);
  const leaves = Math.min(1, across.leaves, along.leaves);
  // Less than a step in the enlarged box only brushes its corner.
  return leaves > enters && (leaves - enters) * metresBetween(from, to) > BODY_METRES ? enters : undefined;
}

/** The part of a way, as shares of it, on which one of its coordinates lies between two bounds; none when it leaves before it enters. */
function shareBetween(from: number, to: number, low: number, high: number): { enters: number; leaves: number } {
  const way = to - from;
  if (way === 0) return from > low && from < high ? { enters: 0, leaves: 1 } : { enters: 1, leaves: 0 };
  const a = (low - from) / way;
  const b = (high - from) / way;
  return { enters: Math.min(a, b), leaves: Math.max(a, b) };
}
