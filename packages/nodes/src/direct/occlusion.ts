import type { InputIssue } from '@shotgraph/engine';
import { unknownName } from './names.ts';
import type { DepthLayerValue } from './values/index.ts';

/** Layers nearer to each other than this stand at the same depth, m. */
const SAME_DEPTH_METRES = 0.005;

/** What is wrong with who hides whom: layers that are not there, and such that do not stand behind. */
export function occlusionIssues(layers: readonly DepthLayerValue[]): InputIssue[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  return layers.flatMap((front) =>
    front.occludes.flatMap((name) => {
      const behind = byName.get(name);
      const message = behind ? orderProblem(front, behind) : missing(front, name, [...byName.keys()]);
      return message === undefined ? [] : [{ input: 'layers', message }];
    }),
  );
}

const missing = (front: DepthLayerValue, name: string, known: readonly string[]): string =>
  `"${front.name}" cannot hide a layer that is not there: ${unknownName(name, known, 'the layers')}`;

function orderProblem(front: DepthLayerValue, behind: DepthLayerValue): string | undefined {
  if (front === behind) return `"${front.name}" cannot hide itself; take its name out of "occludes"`;
  if (behind.depthMetres - front.depthMetres >= SAME_DEPTH_METRES) return undefined;
  return `"${front.name}" at ${front.depthMetres} m cannot hide "${behind.name}" at ${behind.depthMetres} m, which does not stand behind it; move one of them, or take the name out of "occludes"`;
}

/** Layers that stand in each other: which of them is seen is left to chance. */
export function overlapIssues(layers: readonly DepthLayerValue[]): InputIssue[] {
  return layers.flatMap((layer, at) =>
    layers
      .slice(0, at)
      .filter((other) => Math.abs(other.depthMetres - layer.depthMetres) < SAME_DEPTH_METRES && overlap(other, layer))
      .map((other): InputIssue => {
        const message = `"${other.name}" and "${layer.name}" both stand at ${layer.depthMetres} m and overlap, so that either may hide the other; move one nearer or aside`;
        return { severity: 'warning', input: 'layers', message };
      }),
  );
}

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

const EVERYWHERE: Extent = {
  left: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.NEGATIVE_INFINITY,
  top: Number.POSITIVE_INFINITY,
};

/** What of its plane a layer takes, metres; all of it when it fills the frame. A solid of unknown width counts as wide as it is tall. */
function extentOf(layer: DepthLayerValue): Extent {
  const { kind, heightMetres, widthMetres, rightMetres, raisedMetres, image } = layer;
  if (kind === 'scenery' || heightMetres === undefined) return EVERYWHERE;
  const width = widthMetres ?? (image ? (heightMetres * image.info.width) / image.info.height : heightMetres);
  return {
    left: rightMetres - width / 2,
    right: rightMetres + width / 2,
    bottom: raisedMetres,
    top: raisedMetres + heightMetres,
  };
}

function overlap(one: DepthLayerValue, other: DepthLayerValue): boolean {
  const [a, b] = [extentOf(one), extentOf(other)];
  return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}
