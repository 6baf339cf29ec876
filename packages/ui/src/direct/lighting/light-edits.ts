import { edgesIn, type Graph, type NodeRecord, type Op, parseFrom, partOf } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { LightingValue, LightValue } from '@shotgraph/nodes';
import { deleteOps, disconnectOps, freeId } from '../../doc/edits.ts';
import { inGraph } from '../../doc/here.ts';
import { inputsFor } from './lamps.ts';

/** A rig in its graph. */
export interface RigPlace {
  readonly graph: Graph;
  readonly subgraph: string | undefined;
  readonly rig: string;
}

/** The type of nodes that make a light, and its port. */
export interface LightMaker {
  readonly type: NodeTypeData;
  readonly port: string;
}

/** The type of node that the editor of lights is made for. */
export function findLightMaker(types: readonly NodeTypeData[]): LightMaker | undefined {
  for (const type of types) {
    if (type.editor !== 'light') continue;
    const port = Object.entries(type.outputs).find(([, output]) => output.type.name === 'light')?.[0];
    if (port !== undefined) return { type, port };
  }
  return undefined;
}

/** Ops that put lights of their own into a rig, and the ids of their nodes. */
export function addLightOps(
  { graph, subgraph, rig }: RigPlace,
  { type, port }: LightMaker,
  lights: readonly { readonly name: string; readonly inputs: NodeRecord['inputs'] }[],
): { readonly ops: readonly Op[]; readonly ids: readonly string[] } {
  const part = partOf(graph, subgraph);
  const ids: string[] = [];
  for (const { name } of lights) ids.push(freeId((id) => part.nodes.has(id) || ids.includes(id), name));
  const adds = lights.map(({ inputs }, i): Op => {
    const node: NodeRecord = { type: type.type, version: type.version, inputs };
    return { op: 'add-node', id: ids[i]!, node };
  });
  const edges = edgesIn(part.nodes.get(rig)?.inputs.lights);
  const value = [...edges, ...ids.map((id) => ({ from: `${id}.${port}` }))];
  return { ops: inGraph([...adds, { op: 'set-input', node: rig, input: 'lights', value }], subgraph), ids };
}

/** What is added for a light of the setup, so that it can be moved: it takes the place of that one. */
export const ownLight = (light: LightValue) => ({ name: light.name, inputs: inputsFor(light) });

/** Ops that make everything that a setup brings one's own; afterwards nothing of it is left to be in the way. */
export function ownSetupOps(
  place: RigPlace,
  maker: LightMaker,
  rig: LightingValue,
  lights: readonly LightValue[],
): readonly Op[] {
  const { ops } = addLightOps(place, maker, lights.map(ownLight));
  const around = {
    ambientStops: rig.ambientStops,
    ambientKelvin: rig.ambientKelvin,
    timeOfDay: rig.timeOfDay,
    haze: rig.haze,
    whiteBalance: rig.whiteBalanceKelvin,
    exposure: rig.exposureStops,
  };
  const inputs = partOf(place.graph, place.subgraph).nodes.get(place.rig)?.inputs ?? {};
  const literals = Object.entries(around).flatMap(([input, value]): Op[] =>
    edgesIn(inputs[input]).length > 0 ? [] : [{ op: 'set-input', node: place.rig, input, value }],
  );
  const cleared: Op[] = ['setup', 'mirror'].map((input) => ({ op: 'set-input', node: place.rig, input }));
  return [...ops, ...inGraph([...literals, ...cleared], place.subgraph)];
}

/** Ops that take a light out of a rig; its node goes too when nobody else reads it. */
export function removeLightOps({ graph, subgraph, rig }: RigPlace, edge: number): readonly Op[] {
  const part = partOf(graph, subgraph);
  const from = edgesIn(part.nodes.get(rig)?.inputs.lights)[edge]?.from;
  if (from === undefined) return [];
  const { node } = parseFrom(from);
  const isRead = (edges: ReturnType<typeof edgesIn>) =>
    edges.filter((each) => parseFrom(each.from).node === node).length;
  const readers = [...part.nodes.values()].reduce(
    (sum, { inputs }) => sum + Object.values(inputs).reduce<number>((own, value) => own + isRead(edgesIn(value)), 0),
    Object.values(part.header.outputs ?? {}).filter((output) => parseFrom(output.from).node === node).length,
  );
  return readers === 1 && part.nodes.has(node)
    ? deleteOps(graph, new Set([node]), [], subgraph)
    : inGraph(disconnectOps(part, { node: rig, input: 'lights' }, edge), subgraph);
}
