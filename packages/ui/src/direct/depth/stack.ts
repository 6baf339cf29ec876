import { edgesIn, type GraphPart, type NodeRecord, parseFrom } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { DepthLayerValue } from '@shotgraph/nodes';
import type { ShownMedia } from '../../engine/shown.ts';
import { isNumber, literalOf } from '../timeline/film.ts';

/** A layer as the stack shows it: what the document says at once, the rest from the value made last. */
export interface StackLayer {
  readonly key: string;
  /** The node that makes it, when its inputs can be edited here. */
  readonly node: string | undefined;
  readonly name: string;
  readonly band: string;
  readonly kind: string;
  readonly metres: number;
  /** How far it reaches away from the camera, m. */
  readonly thickness: number;
  /** Names of layers that it says to hide in part. */
  readonly occludes: readonly string[];
  readonly image: ShownMedia | undefined;
  /** Inputs that are wired and so not to be dragged. */
  readonly wired: ReadonlySet<string>;
}

/** What is known of a layer from its plan of depth; `image` as cards show it. */
export type KnownLayer = Omit<DepthLayerValue, 'image'> & { readonly image?: ShownMedia };

/** What layers are read from. */
export interface StackSource {
  readonly part: GraphPart;
  readonly typeOf: (record: NodeRecord | undefined) => NodeTypeData | undefined;
  /** Values in the order of the edges. */
  readonly known: readonly KnownLayer[];
}

/** Nearer than this is the foreground, nearer than that the midground, as the node has it, m. */
const FOREGROUND = 3;
const MIDGROUND = 12;
/** Distance of a layer that says none, m. */
const USUAL = 5;

/** Where the layers of a plan come from, in the order of its edges. */
export const layerEdges = (part: GraphPart, depth: string): readonly string[] =>
  edgesIn(part.nodes.get(depth)?.inputs.layers).map(({ from }) => from);

/** Reads layers, from near to far. */
export function readLayers({ part, typeOf, known }: StackSource, edges: readonly string[]): readonly StackLayer[] {
  // Where a list brings several layers, edges and values are not the same ones.
  const isOneToOne = known.length === edges.length || known.length === 0;
  const layers = isOneToOne
    ? edges.map((from, i) => readLayer(from, part.nodes.get(parseFrom(from).node), typeOf, known[i]))
    : known.map((value, i) => readLayer(`item ${i}`, undefined, typeOf, value));
  return layers.toSorted((a, b) => a.metres - b.metres);
}

function readLayer(
  key: string,
  record: NodeRecord | undefined,
  typeOf: StackSource['typeOf'],
  known: KnownLayer | undefined,
): StackLayer {
  const node = typeOf(record)?.editor === 'layer' && !record?.each ? parseFrom(key).node : undefined;
  const own = node === undefined ? undefined : record;
  const wired = new Set(Object.keys(own?.inputs ?? {}).filter((input) => edgesIn(own?.inputs[input]).length > 0));
  const unsaid = own && !wired.has('depth') ? USUAL : undefined;
  const metres = literalOf(own, 'depth', isNumber) ?? unsaid ?? known?.depthMetres ?? USUAL;
  const band = literalOf(own, 'band', isText);
  return {
    key,
    node,
    name: literalOf(own, 'name', isText) ?? known?.name ?? node ?? key,
    band: band !== undefined && band !== 'auto' ? band : own ? bandAt(metres) : (known?.band ?? bandAt(metres)),
    kind: literalOf(own, 'kind', isText) ?? known?.kind ?? '',
    metres,
    thickness: literalOf(own, 'thickness', isNumber) ?? known?.thicknessMetres ?? 0,
    occludes: literalOf(own, 'occludes', isTexts) ?? known?.occludes ?? [],
    image: known?.image,
    wired,
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

const bandAt = (metres: number) =>
  metres < FOREGROUND ? 'foreground' : metres < MIDGROUND ? 'midground' : 'background';

/** Layers in the order of given keys; what is not among them comes last, as it came. */
export function inOrder(layers: readonly StackLayer[], keys: readonly string[]): readonly StackLayer[] {
  const rank = ({ key }: StackLayer) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return layers.toSorted((a, b) => rank(a) - rank(b));
}

/** Names of the layers that stand behind one and so can be hidden by it. */
export const behind = (layers: readonly StackLayer[], layer: StackLayer): readonly string[] =>
  layers.filter(({ metres, key }) => metres > layer.metres && key !== layer.key).map(({ name }) => name);

/** What a layer hides after a name was ticked or unticked; names that no layer has any more go. */
export function toggled(layer: StackLayer, name: string, names: readonly string[]): readonly string[] {
  const kept = layer.occludes.filter((each) => names.includes(each) && each !== name);
  return layer.occludes.includes(name) ? kept : [...kept, name];
}

/** Distances between which everything is sharp; an end that is left out has none. */
export interface Sharp {
  readonly near: number | undefined;
  readonly far: number | undefined;
}

/** A first guess of what should be sharp: from the layers of the middle, or all of them, with a little room. */
export function guessedSharp(layers: readonly StackLayer[]): { readonly near: number; readonly far: number } {
  const middle = layers.filter(({ band }) => band === 'midground');
  const distances = (middle.length > 0 ? middle : layers).map(({ metres }) => metres);
  const near = Math.min(...distances, USUAL);
  const far = Math.max(...(distances.length > 0 ? distances : [USUAL]));
  return { near: Number((near * 0.8).toPrecision(2)), far: Number((Math.max(far, near) * 1.25).toPrecision(2)) };
}
