import type { CameraValue } from '@shotgraph/nodes';
import { heading, poseAt, type Vec3, type View, viewPoseAt } from '@shotgraph/nodes/stage';
import { Floor } from './floor.tsx';
import { frustumOf, samplePath } from './frustum.ts';
import { angleOfView } from './lens.ts';
import { lineData, shapeData, spotOf } from './projecting.ts';
import type { SetUp } from './set-up.ts';
import styles from './stage-art.module.css';
import { Standers } from './standers.tsx';

interface StageArtProps {
  readonly view: View;
  readonly scene: { readonly camera: CameraValue };
  readonly made: SetUp;
  readonly seconds: number;
}

/** The drawing of the stage. Everything that can be taken hold of lies above it. */
export function StageArt({ view, scene: { camera }, made, seconds }: StageArtProps) {
  const { width, height } = view.size;
  const { floor, layers, standers, reach } = made;
  const pose = viewPoseAt(camera, seconds);
  const moves = samplePath(camera, 1).length > 0 && travels(camera);
  return (
    <svg className={styles.art} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <Floor view={view} level={floor} />
      {layers.map(({ name, kind, corners, back }) => (
        <g key={name} className={kind === 'scenery' ? styles.scenery : styles.layer}>
          {back && <path d={shapeData(view, back)} />}
          {back && <path d={corners.map((corner, i) => lineData(view, [corner, back[i]!])).join('')} />}
          <path d={shapeData(view, corners)} />
        </g>
      ))}
      <path d={shapeData(view, wedge(pose, camera.sensorWidthMm, floor, reach * 4))} className={styles.wedge} />
      <Standers view={view} standers={standers} level={floor} />
      {camera.moves.length > 0 && <Ghosts view={view} camera={camera} reach={reach} />}
      {moves && <Way view={view} camera={camera} seconds={seconds} floor={floor} />}
      <Seen view={view} camera={camera} seconds={seconds} reach={reach} />
    </svg>
  );
}

const travels = ({ keys }: CameraValue) =>
  keys.some(({ position }) => position.some((value, axis) => value !== keys[0]!.position[axis]));

/** What lies within the sides of the picture, on the floor. */
function wedge(pose: ReturnType<typeof poseAt>, sensorWidthMm: number, floor: number, metres: number): Vec3[] {
  const half = angleOfView(pose.focalLengthMm, sensorWidthMm) / 2;
  const [x, , z] = pose.position;
  const rim = Array.from({ length: 9 }, (_, i): Vec3 => {
    const [aside, , ahead] = heading(pose.panDegrees - half + (half * i) / 4);
    return [x + aside * metres, floor, z + ahead * metres];
  });
  return [[x, floor, z], ...rim];
}

/** The way of the camera: what is behind it stronger than what is to come, with a dot every half second. */
function Way({
  view,
  camera,
  seconds,
  floor,
}: { readonly floor: number } & Pick<StageArtProps, 'view' | 'seconds'> & { readonly camera: CameraValue }) {
  const whole = samplePath(camera, 96);
  const passed = whole.slice(0, Math.floor((seconds / camera.seconds) * 96) + 1);
  const dots = samplePath(camera, Math.min(48, Math.max(2, Math.round(camera.seconds * 2))));
  const onFloor = whole.map(([x, , z]): Vec3 => [x, floor, z]);
  return (
    <>
      <path d={lineData(view, onFloor)} className={styles.shadow} />
      <path d={lineData(view, whole)} className={styles.way} />
      <path d={lineData(view, [...passed, poseAt(camera, seconds).position])} className={styles.passed} />
      {dots.map((point, i) => {
        const spot = spotOf(view, point);
        return spot && <circle key={i} cx={spot.x} cy={spot.y} r={2} className={styles.dot} />;
      })}
    </>
  );
}

/** The first and the last view of the move. */
function Ghosts({
  view,
  camera,
  reach,
}: {
  readonly view: View;
  readonly camera: CameraValue;
  readonly reach: number;
}) {
  return [0, camera.seconds].map((instant) => {
    const { eye, corners } = frustumOf(poseAt(camera, instant), camera.sensorWidthMm, reach);
    return (
      <g key={instant} className={styles.ghost}>
        <path d={shapeData(view, corners)} />
        {corners.map((corner, i) => (
          <path key={i} d={lineData(view, [eye, corner])} />
        ))}
      </g>
    );
  });
}

/** What the camera sees now, and where it is sharp. */
function Seen({
  view,
  camera,
  seconds,
  reach,
}: { readonly view: View; readonly camera: CameraValue } & Pick<SetUp, 'reach'> & Pick<StageArtProps, 'seconds'>) {
  const pose = viewPoseAt(camera, seconds);
  const { eye, corners, top } = frustumOf(pose, camera.sensorWidthMm, reach);
  const spot = spotOf(view, eye);
  const focus = camera.fStop !== undefined && pose.focusMetres !== undefined ? pose.focusMetres : undefined;
  return (
    <g className={styles.seen}>
      {focus !== undefined && (
        <path d={shapeData(view, frustumOf(pose, camera.sensorWidthMm, focus).corners)} className={styles.focus} />
      )}
      <path d={shapeData(view, corners)} className={styles.picture} />
      {corners.map((corner, i) => (
        <path key={i} d={lineData(view, [eye, corner])} />
      ))}
      <path d={shapeData(view, top)} className={styles.top} />
      {spot && <circle cx={spot.x} cy={spot.y} r={4.5} className={styles.eye} />}
    </g>
  );
}
