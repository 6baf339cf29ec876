import { EYE_METRES } from '../../film/grey-box.ts';
import { viewCamera } from '../../film/view-camera.ts';
import type { CameraValue } from '../../ports.ts';
import { createView, type FrameSize, type Pose, poseAt, type Vec3, type View } from '../../stage/index.ts';
import { namesIn } from '../shot-checks.ts';
import type { CastValue, ShotValue, SubjectValue } from '../values/index.ts';
import { placeToWorld, positionOf } from '../where.ts';
import { type MadeMoves, madeMoves } from './camera/made-moves.ts';
import { lazy, memo } from './lazy.ts';

/** Instants of a shot that are looked at, both ends included. */
const MOMENTS = 9;
/** Height of somebody who is in no cast, metres. */
const USUAL_METRES = 1.7;

/** A member of the cast that has a place in a shot. */
export interface Body {
  readonly subject: SubjectValue;
  /** Where it stands, world space; seconds from the start of the shot. */
  readonly feetAt: (seconds: number) => Vec3;
  /** Whether it was placed by its actions; else it is a layer. */
  readonly acts: boolean;
}

/** One instant of a shot. */
export interface Moment {
  /** From the start of the shot. */
  readonly seconds: number;
  readonly pose: Pose;
  readonly view: View;
}

/** Something the author wrote about the picture of a shot, and the input of `direct/shot` it stands in. */
export interface ShotText {
  readonly input: 'description' | 'choreography' | 'depth';
  readonly text: string;
  /** Who does it; left out for what is about the whole picture. */
  readonly subject?: string;
}

/** A shot with everything that lints work out about it, each when it is first asked for. */
export interface Scene {
  readonly shot: ShotValue;
  /** Place among the shots, from 0. */
  readonly index: number;
  /** In film time. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly frame: FrameSize;
  readonly eyeMetres: number;
  /** Names of those in the picture, the main one first: those the shot names, else those who act. */
  readonly shown: readonly string[];
  /** Every name that its inputs give, without the narrator. */
  readonly named: () => ReadonlySet<string>;
  /** What the author wrote about the picture, without what is empty. */
  readonly texts: readonly ShotText[];
  /** The camera as previews place it. */
  readonly camera: () => CameraValue;
  /** What the author's camera does, one group of moves after the other. */
  readonly moves: () => readonly MadeMoves[];
  /** Everybody whose place is known. */
  readonly bodies: () => readonly Body[];
  readonly bodyOf: (name: string | undefined) => Body | undefined;
  readonly moments: () => readonly Moment[];
  readonly momentAt: (seconds: number) => Moment;
}

/** What a scene is seen in. */
export interface SceneOptions {
  readonly index: number;
  readonly startSeconds: number;
  readonly frame: FrameSize;
  /** Members of the film that the shot itself may not have. */
  readonly cast: CastValue;
}

/** Sets a shot up for linting. */
export function createScene(shot: ShotValue, { index, startSeconds, frame, cast }: SceneOptions): Scene {
  const eyeMetres = shot.depth?.eyeMetres ?? EYE_METRES;
  const camera = lazy(() => placedCamera(shot, frame, eyeMetres));
  const bodies = lazy(() => bodiesOf(shot, eyeMetres, cast));
  const momentAt = memo((seconds): Moment => {
    const pose = poseAt(camera(), seconds);
    return { seconds, pose, view: createView(pose, frame, camera().sensorWidthMm) };
  });
  return {
    shot,
    index,
    startSeconds,
    endSeconds: startSeconds + shot.seconds,
    frame,
    eyeMetres,
    shown: shownIn(shot),
    named: lazy(() => new Set(namesIn(shot).map(({ name }) => name))),
    texts: textsOf(shot),
    camera,
    moves: lazy(() => (shot.camera ? madeMoves(shot.camera) : [])),
    bodies,
    bodyOf: (name) => bodies().find(({ subject }) => subject.name === name),
    moments: lazy(() => instantsOf(shot.seconds).map(momentAt)),
    momentAt,
  };
}

/**
 * The camera where previews put it. Paths that are drawn finely are looked at by as many keys as there are moments: to move all of them would be
 * most of the work.
 */
function placedCamera(shot: ShotValue, frame: FrameSize, eyeMetres: number): CameraValue {
  const { camera, seconds } = shot;
  if (camera === undefined || camera.keys.length <= MOMENTS) return viewCamera(shot, frame, eyeMetres);
  const keys = instantsOf(seconds).map((at) => ({
    ...placeOf(poseAt(camera, at)),
    seconds: at,
    ease: 'linear' as const,
  }));
  const thinned = { ...camera, keys };
  const placed = viewCamera({ ...shot, camera: thinned }, frame, eyeMetres);
  return placed === thinned ? camera : placed;
}

/** A pose as keys have it: its place can be written to, and a focus is there or not. */
const placeOf = ({ position: [x, y, z], focusMetres, ...pose }: Pose) => ({
  ...pose,
  position: [x, y, z] as [number, number, number],
  ...(focusMetres !== undefined && { focusMetres }),
});

const instantsOf = (seconds: number): number[] =>
  Array.from({ length: MOMENTS }, (_, i) => (seconds * i) / (MOMENTS - 1));

function shownIn({ subjects, choreography }: ShotValue): string[] {
  const named = subjects.length > 0 ? subjects : (choreography?.actions ?? []).map(({ subject }) => subject);
  return [...new Set(named)];
}

function bodiesOf({ choreography, depth, cast }: ShotValue, eyeMetres: number, film: CastValue): Body[] {
  const subjects = new Map(
    [film, cast, { subjects: choreography?.subjects ?? [] }].flatMap((each) =>
      each.subjects.map((subject) => [subject.name, subject] as const),
    ),
  );
  const known = (name: string, heightMetres?: number): SubjectValue => ({
    ...(subjects.get(name) ?? { name, kind: 'person', description: '', heightMetres: USUAL_METRES, colour: '#9e9e9e' }),
    ...(heightMetres !== undefined && { heightMetres }),
  });
  const bodies = new Map<string, Body>();
  for (const { name } of choreography?.subjects ?? [])
    if (choreography && positionOf(choreography, name, 0) !== undefined)
      bodies.set(name, {
        subject: known(name),
        feetAt: memo((seconds) => placeToWorld(positionOf(choreography, name, seconds)!, -eyeMetres)),
        acts: true,
      });
  for (const { subject, rightMetres, depthMetres, raisedMetres, heightMetres } of depth?.layers ?? [])
    if (subject !== '' && !bodies.has(subject)) {
      const feet = placeToWorld([rightMetres, depthMetres], raisedMetres - eyeMetres);
      bodies.set(subject, { subject: known(subject, heightMetres), feetAt: () => feet, acts: false });
    }
  return [...bodies.values()];
}

function textsOf({ description, choreography, depth }: ShotValue): ShotText[] {
  const texts: ShotText[] = [
    { input: 'description', text: description },
    ...(choreography?.actions ?? []).map(({ does, manner, subject }) => ({
      input: 'choreography' as const,
      text: `${does} ${manner}`.trim(),
      subject,
    })),
    ...(depth?.layers ?? []).map(({ description }) => ({ input: 'depth' as const, text: description })),
  ];
  return texts.filter(({ text }) => text !== '');
}
