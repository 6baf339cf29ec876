import { poseAt, type Vec3 } from '@shotgraph/nodes/stage';
import { frustumOf, samplePath } from './frustum.ts';
import { type Handle, type HandleFacts, handlesOf } from './handles.ts';
import { type LayerQuad, layerQuads } from './layer-quads.ts';
import { onFloor, type Stander, standersAt } from './places.ts';
import { metresBetween } from './projecting.ts';
import type { CameraScene } from './use-camera-scene.ts';

/** All that stands on the stage at one instant, in metres. */
export interface SetUp {
  readonly floor: number;
  readonly standers: readonly Stander[];
  readonly layers: readonly LayerQuad[];
  readonly handles: readonly Handle[];
  /** How long views are drawn. */
  readonly reach: number;
}

type Filmed = CameraScene & { readonly camera: NonNullable<CameraScene['camera']> };

const REACH = { min: 0.7, max: 3, share: 0.42 };
/** What is farther than this from the camera is no reason to look from farther away. */
const FIT_METRES = 14;

/** Arranges a scene for an instant of its camera. */
export function setUp(scene: Filmed, seconds: number): SetUp {
  const { camera, choreography, depth, eyeMetres, inputs, wired } = scene;
  const begins = inputs.startSeconds ?? 0;
  const at = (instant: number) => (choreography ? standersAt(choreography, begins + instant) : []);
  const standers = at(seconds);
  const floor = -eyeMetres;
  const start = camera.keys[0]!.position;
  const metres = at(0).map(({ place }) => metresBetween(onFloor(place, start[1]), start));
  const nearest = metres.length > 0 ? Math.min(...metres) : (inputs.distance ?? 4);
  const reach = Math.min(REACH.max, Math.max(REACH.min, nearest * REACH.share));
  const facts: HandleFacts = {
    camera,
    inputs,
    reach,
    about: aboutOf(camera.moves[0]?.subject, at(0), at(camera.seconds), floor),
  };
  return {
    floor,
    standers,
    layers: depth ? layerQuads(depth) : [],
    handles: handlesOf(facts).filter(({ input }) => input in INPUTS_OF_HANDLES && !wired.has(input)),
    reach,
  };
}

const INPUTS_OF_HANDLES = { startUp: true, startPan: true, distance: true, amount: true };

function aboutOf(
  name: string | undefined,
  start: readonly Stander[],
  end: readonly Stander[],
  floor: number,
): HandleFacts['about'] {
  const placeIn = (standers: readonly Stander[]) => {
    const found = standers.find((stander) => stander.name === name);
    return found && onFloor(found.place, floor);
  };
  const [first, last] = [placeIn(start), placeIn(end)];
  return first && last && { start: first, end: last };
}

/** What has to be seen of a scene: the way of the camera, what it sees first and last, and whoever stands near. */
export function pointsToShow({ camera }: Filmed, { standers, layers, handles, floor, reach }: SetUp): Vec3[] {
  const start = camera.keys[0]!.position;
  const ends = [0, camera.seconds].flatMap((instant) => {
    const { eye, corners } = frustumOf(poseAt(camera, instant), camera.sensorWidthMm, reach);
    return [eye, ...corners, [eye[0], floor, eye[2]] as Vec3];
  });
  const people = standers.flatMap(({ place, heightMetres }) => [
    onFloor(place, floor),
    onFloor(place, floor + heightMetres),
  ]);
  const cutOuts = layers.filter(({ kind }) => kind === 'figure').flatMap(({ corners }) => corners);
  const near = (people.length > 0 ? people : cutOuts).filter((point) => metresBetween(point, start) < FIT_METRES);
  const ahead = near.length > 0 ? near : [[start[0], floor, start[2] - 5] as Vec3];
  return [...samplePath(camera, 16), ...ends, ...ahead, ...handles.map(({ at, value }) => at(value))];
}
