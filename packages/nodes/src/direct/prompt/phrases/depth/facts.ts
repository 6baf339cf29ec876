import type { CameraValue } from '../../../../ports.ts';
import { depthFrom } from '../../../camera/dolly-zoom.ts';
import { BANDS, type Band, type DepthLayerValue, type DepthValue } from '../../../values/index.ts';
import { cleanPhrase } from '../../text/clean.ts';
import { type DepthOfField, depthOfField, sharpOf } from './focus.ts';

/** A layer in words. */
export interface LayerFact {
  readonly words: string;
  /** What it hides in part, in words. */
  readonly hides: readonly string[];
}

/** What stands where, and what of it is sharp, in words that no language has yet. */
export interface DepthFacts {
  readonly bands: readonly { readonly band: Band; readonly layers: readonly LayerFact[] }[];
  readonly field: DepthOfField | undefined;
  /** What is in focus; empty where nothing or everything is. */
  readonly sharp: readonly string[];
  /** Bands of which nothing is sharp. */
  readonly soft: readonly Band[];
}

export function depthFacts(depth: DepthValue | undefined, camera: CameraValue | undefined): DepthFacts {
  const layers = [...(depth?.layers ?? [])].sort((a, b) => a.depthMetres - b.depthMetres);
  const wordsOf = (name: string) => {
    const layer = layers.find((other) => other.name === name);
    return layer ? layerWords(layer) : '';
  };
  const bands = BANDS.map((band) => ({
    band,
    layers: layers
      .filter((layer) => layer.band === band && layerWords(layer) !== '')
      .map((layer) => ({
        words: layerWords(layer),
        hides: layer.occludes.map(wordsOf).filter((words) => words !== ''),
      })),
  })).filter((group) => group.layers.length > 0);
  return { bands, ...focusFacts(layers, depth, camera) };
}

function focusFacts(
  layers: readonly DepthLayerValue[],
  depth: DepthValue | undefined,
  camera: CameraValue | undefined,
): Pick<DepthFacts, 'field' | 'sharp' | 'soft'> {
  const range = sharpOf(depth, camera);
  if (range === undefined) return { field: undefined, sharp: [], soft: [] };
  const field = depthOfField(range);
  // A plan says what is sharp from the camera at rest, a lens from where its camera stands.
  const seenFrom = depth?.sharp ? undefined : camera;
  const isSharp = (layer: DepthLayerValue) => {
    const metres = distanceOf(layer, seenFrom);
    return metres >= range.nearMetres && metres <= range.farMetres;
  };
  const sharp = layers.filter(isSharp);
  if (sharp.length === layers.length) return { field, sharp: [], soft: [] };
  const soft = BANDS.filter((band) => {
    const inBand = layers.filter((layer) => layer.band === band);
    return inBand.length > 0 && !inBand.some(isSharp);
  });
  return { field, sharp: sharp.map(layerWords).filter((words) => words !== ''), soft };
}

/** How far a layer stands in front of a camera as its shot begins, along its axis, metres; of the camera at rest when there is none. */
function distanceOf({ kind, depthMetres, rightMetres }: DepthLayerValue, camera: CameraValue | undefined): number {
  if (camera === undefined) return depthMetres;
  const pose = camera.keys[0]!;
  const [right, up] = pose.position;
  // Scenery goes on to both sides, so that it is as far as what of it is straight ahead.
  return depthFrom(pose, [kind === 'scenery' ? right : rightMetres, up, -depthMetres]);
}

/** Names that layers have whom nobody named: they say no more than where they stand. */
const UNNAMED = /^(?:foreground|midground|background|layer)(?: \d+)?$/iu;

/** What a layer is called: whom it shows, what it is, else its name, which people write with hyphens. */
function layerWords({ subject, description, name }: DepthLayerValue): string {
  const said = cleanPhrase(subject) || cleanPhrase(description);
  if (said !== '') return said;
  const named = cleanPhrase(name.replace(/(?<=[\p{L}\p{N}])[-_]+(?=[\p{L}\p{N}])/gu, ' '));
  return UNNAMED.test(named) ? '' : named;
}
