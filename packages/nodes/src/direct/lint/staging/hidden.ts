import { placeLayer, setLens } from '../../../film/set.ts';
import { standOf } from '../../../film/view-camera.ts';
import type { Vec3 } from '../../../stage/index.ts';
import type { DepthLayerValue } from '../../values/index.ts';
import type { Body, Scene } from '../scene.ts';
import type { ShotLint } from '../types.ts';
import { boxOf } from './boxes.ts';
import { pointsInFrame } from './in-frame.ts';

/** Share of a body that is hidden, over the whole shot, where it counts as hidden; and where the plan says that it is hidden in part. */
const HIDDEN_SHARE = 0.7;
const MEANT_SHARE = 0.95;
/** What one sees through, or past. */
const SEE_THROUGH =
  /\b(?:windows?|glass|panes?|curtains?|veils?|fences?|railings?|grilles?|bars|nets?|mesh|branch(?:es)?|leaves|foliage|bush(?:es)?|grass|reeds?|rain|snow|smoke|fog|mist|haze|steam|dust|water|frame|doorway|arch(?:way)?|gate)\b|窗|玻璃|帘|纱|栏|网|树枝|树叶|草|雨|雪|烟|雾|水|门框|拱门/iu;
/** Somebody who hides on purpose. */
const HIDES =
  /\b(?:behind|hid(?:es?|den|ing)|peek(?:s|ing)?|peer(?:s|ing)?|obscured|concealed|covered|through|silhouettes?)\b|躲|藏|遮|挡|背后|后面|透过|剪影/iu;

/** Something that hides what is behind it. */
type Occluder = (from: Vec3, to: Vec3) => boolean;

/**
 * The main subject behind something in front of it. Points of the body are looked for along straight lines from the camera, through boxes and
 * opaque pictures of the plan; cut-outs and what one sees through are left out, because their outlines are not known.
 */
export function hiddenSubject(scene: Scene): ShotLint[] {
  const { shot, shown, texts } = scene;
  const body = scene.bodyOf(shown[0]);
  if (body === undefined || shot.depth === undefined || shot.angle === 'point-of-view') return [];
  if (texts.some(({ text, input }) => input !== 'depth' && HIDES.test(text))) return [];
  const layers = shot.depth.layers.filter((layer) => mayHide(layer, body));
  const views = layers.length === 0 ? [] : viewsOf(scene, body);
  const found = layers
    .filter((layer) => standsBetween(layer, views))
    .map((layer) => ({ layer, hides: occluderOf(layer, scene) }))
    // What hides most of a body hides its middle.
    .filter(({ hides }) => views.some(({ from, to }) => to.length > 0 && hides(from, to[to.length >> 1]!)))
    .map(({ layer, hides }) => ({ layer, share: hiddenShare(views, hides) }))
    .sort((a, b) => b.share - a.share)[0];
  if (found === undefined || found.share < (isMeant(scene, found.layer, body) ? MEANT_SHARE : HIDDEN_SHARE)) return [];
  const { layer, share } = found;
  return [
    {
      code: 'subject-hidden',
      severity: 'warning',
      input: 'depth',
      message: `"${layer.name}" at ${layer.depthMetres} m hides ${share > 0.99 ? 'all' : `${Math.round(share * 100)} %`} of ${body.subject.name} from the camera`,
      remedy: 'move it aside or behind, make it lower, or place the camera where the view is free',
    },
  ];
}

const mayHide = ({ name, kind, subject, description, image }: DepthLayerValue, body: Body): boolean =>
  subject !== body.subject.name &&
  !SEE_THROUGH.test(`${name} ${description}`) &&
  (kind === 'box' || image === undefined || !image.info.alpha);

const isMeant = ({ shot }: Scene, layer: DepthLayerValue, { subject }: Body): boolean =>
  (shot.depth?.layers ?? []).some((other) => other.subject === subject.name && layer.occludes.includes(other.name)) ||
  layer.occludes.includes(subject.name);

/** What of a body is seen from where, if nothing stands between. */
interface ClearView {
  readonly from: Vec3;
  readonly to: readonly Vec3[];
}

const viewsOf = (scene: Scene, body: Body): ClearView[] =>
  scene.moments().map((moment) => ({ from: moment.view.position, to: pointsInFrame(body, moment) }));

/** Whether any line of sight passes the distance a layer stands at. */
const standsBetween = ({ depthMetres, thicknessMetres = 0 }: DepthLayerValue, views: readonly ClearView[]): boolean =>
  views.some(({ from, to }) => {
    const [point] = to;
    if (point === undefined) return false;
    const [near, far] = [Math.min(-from[2], -point[2]), Math.max(-from[2], -point[2])];
    return far > depthMetres && near < depthMetres + thicknessMetres;
  });

function hiddenShare(views: readonly ClearView[], hides: Occluder): number {
  let hidden = 0;
  let all = 0;
  for (const { from, to } of views)
    for (const point of to) {
      all += 1;
      if (hides(from, point)) hidden += 1;
    }
  return all === 0 ? 0 : hidden / all;
}

function occluderOf(layer: DepthLayerValue, scene: Scene): Occluder {
  if (layer.kind === 'box') {
    const { left, right, near, far, bottom, top } = boxOf(layer, scene);
    return (from, to) => passesThrough(from, to, [left, bottom, -far], [right, top, -near]);
  }
  const camera = scene.camera();
  const { frame, eyeMetres } = scene;
  const options = {
    frame,
    lensMm: setLens(camera),
    sensorWidthMm: camera.sensorWidthMm,
    stand: standOf(scene.shot, camera),
  };
  const { widthMetres: wide = 1, heightMetres: high = 1 } = layer;
  const shape = layer.image?.info ?? (layer.kind === 'scenery' ? frame : { width: wide, height: high });
  const { depthMetres, widthMetres, heightMetres, centre } = placeLayer(layer, shape, eyeMetres, options);
  // Scenery goes on beyond its edges.
  const [halfWidth, halfHeight] = layer.kind === 'scenery' ? [Infinity, Infinity] : [widthMetres / 2, heightMetres / 2];
  return (from, to) => {
    const share = (-depthMetres - from[2]) / (to[2] - from[2]);
    if (!(share > 0 && share < 1)) return false;
    return (
      Math.abs(from[0] + share * (to[0] - from[0]) - centre[0]) <= halfWidth &&
      Math.abs(from[1] + share * (to[1] - from[1]) - centre[1]) <= halfHeight
    );
  };
}

/** Whether a straight line meets a box, by the slabs of its sides. */
function passesThrough(from: Vec3, to: Vec3, low: Vec3, high: Vec3): boolean {
  let enters = 0;
  let leaves = 1;
  for (let axis = 0; axis < 3; axis++) {
    const start = from[axis]!;
    const way = to[axis]! - start;
    if (way === 0) {
      if (start < low[axis]! || start > high[axis]!) return false;
      continue;
    }
    const a = (low[axis]! - start) / way;
    const b = (high[axis]! - start) / way;
    enters = Math.max(enters, Math.min(a, b));
    leaves = Math.min(leaves, Math.max(a, b));
  }
  return enters <= leaves;
}
