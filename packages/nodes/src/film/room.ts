import type { DepthLayerValue } from '../direct/values/index.ts';
import { describeShortage, type FrameSize, measureShortage, uprightQuad } from '../stage/index.ts';
import { EYE_METRES } from './grey-box.ts';
import { placeLayer, setLens } from './set.ts';
import { type MotionShot, standOf, viewCamera } from './view-camera.ts';

/**
 * Where moves show more than the farthest scenery has, a sentence for each such shot: there it is extended. Scenery in front
 * is not judged: whether its far edges hold anything is known only when it is read.
 */
export function roomNotes(shots: readonly MotionShot[], frame: FrameSize): string[] {
  return shots.flatMap((shot) => {
    const { depth } = shot;
    const scenery = depth?.layers.filter(({ kind, image }) => kind === 'scenery' && image !== undefined) ?? [];
    const farthest = scenery.reduce<DepthLayerValue | undefined>(
      (far, layer) => (far === undefined || layer.depthMetres > far.depthMetres ? layer : far),
      undefined,
    );
    if (farthest?.image === undefined) return [];
    const eyeMetres = depth?.eyeMetres ?? EYE_METRES;
    const camera = viewCamera(shot, frame, eyeMetres);
    const set = { frame, lensMm: setLens(camera), sensorWidthMm: camera.sensorWidthMm, stand: standOf(shot, camera) };
    const quad = uprightQuad(placeLayer(farthest, farthest.image.info, eyeMetres, set));
    const missing = describeShortage(measureShortage(quad, camera, frame, shot.seconds));
    if (missing === undefined) return [];
    return [
      `${shot.name} needs ${missing} than the layer "${farthest.name}" has; it is extended there. Move less, place the layer farther away or make it higher, or use a larger picture`,
    ];
  });
}
