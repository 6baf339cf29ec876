import { type Edge, edgesIn, type GraphPart, type InputValue, type NodeRecord, type Op } from '@shotgraph/engine';
import { freeId } from '../../doc/edits.ts';
import { type Film, type FilmShot, shotEdges } from './film.ts';
import { tidyLength } from './trim.ts';

/** Places of edges after one of them was moved to another place. */
export function movedOrder(count: number, from: number, to: number): readonly number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  order.splice(Math.min(count - 1, Math.max(0, to)), 0, ...order.splice(from, 1));
  return order;
}

/** Where a dragged shot belongs: behind all others whose middle lies before the instant it is held over. */
export const dropPlace = ({ shots }: Film, key: string, middle: number): number =>
  shots.filter((shot) => shot.key !== key && shot.start + shot.seconds / 2 < middle).length;

/** Ops that give a sequence its shots in another order. */
export const orderOps = (part: GraphPart, sequence: string, order: readonly number[]): readonly Op[] =>
  setShots(
    sequence,
    order.flatMap((at) => shotEdges(part, sequence)[at] ?? []),
  );

const setShots = (sequence: string, edges: readonly Edge[]): readonly Op[] => [
  { op: 'set-input', node: sequence, input: 'shots', ...(edges.length > 0 && { value: edges }) },
];

/** What adding a shot needs to know. */
export interface Adding {
  readonly part: GraphPart;
  readonly sequence: string;
  /** Type of the nodes that make shots, with its version and the port the shot comes out of. */
  readonly type: string;
  readonly version: number;
  readonly port: string;
}

/** Inputs that a new shot shares with the one before it: those who play, the place and the light go on. */
const GOES_ON = ['cast', 'depth', 'lighting'] as const;

/**
 * Ops that add a shot behind another one, or at the end.
 *
 * @returns the ops and the id of the new node
 */
export function addOps(
  { part, sequence, type, version, port }: Adding,
  after: FilmShot | undefined,
): { readonly ops: readonly Op[]; readonly id: string } {
  const id = freeId((taken) => part.nodes.has(taken), 'shot');
  const before = after?.node === undefined ? undefined : part.nodes.get(after.node);
  const shared = GOES_ON.flatMap((input) => {
    const value = before?.inputs[input];
    return edgesIn(value).length > 0 ? [[input, value!] as const] : [];
  });
  const inputs: { [input: string]: InputValue } = {
    seconds: after ? tidyLength(after.seconds) : 4,
    ...Object.fromEntries(shared),
  };
  const at = beside(part, after?.node);
  const node: NodeRecord = { type, version, inputs };
  return {
    id,
    ops: [
      { op: 'add-node', id, node, ...(at && { at }) },
      ...setShots(sequence, inserted(shotEdges(part, sequence), after?.place, { from: `${id}.${port}` })),
    ],
  };
}

/**
 * Ops that add a copy of a shot behind it: the same inputs, its own length and words from then on.
 *
 * @returns the ops and the id of the new node; `undefined` for shots that no node of this graph makes
 */
export function duplicateOps(
  part: GraphPart,
  sequence: string,
  shot: FilmShot,
): { readonly ops: readonly Op[]; readonly id: string } | undefined {
  const record = shot.node === undefined ? undefined : part.nodes.get(shot.node);
  if (!record || shot.node === undefined || shot.place === undefined) return undefined;
  const isTaken = (taken: string) => part.nodes.has(taken);
  const id = freeId(isTaken, shot.node.replace(/-\d+$/, ''));
  const edges = shotEdges(part, sequence);
  const edge = edges[shot.place]!;
  const name = record.inputs.name;
  const inputs = { ...record.inputs, ...(typeof name === 'string' && { name: freeName(part, name) }) };
  const at = beside(part, shot.node);
  return {
    id,
    ops: [
      { op: 'add-node', id, node: { ...record, inputs }, ...(at && { at }) },
      ...setShots(sequence, inserted(edges, shot.place, { from: `${id}${edge.from.slice(edge.from.indexOf('.'))}` })),
    ],
  };
}

/** `arena 2` for a copy of `arena`. */
function freeName(part: GraphPart, name: string): string {
  const names = new Set([...part.nodes.values()].map(({ inputs }) => inputs.name));
  const base = name.replace(/ \d+$/, '');
  for (let n = 2; ; n++) if (!names.has(`${base} ${n}`)) return `${base} ${n}`;
}

/**
 * Ops that take a shot out of a sequence. Its node goes with it, unless something else uses it.
 *
 * @returns the ops, and what else uses the node
 */
export function removeOps(
  part: GraphPart,
  sequence: string,
  { place, node }: FilmShot,
): { readonly ops: readonly Op[]; readonly users: readonly string[] } {
  if (place === undefined) return { ops: [], users: [] };
  const left = shotEdges(part, sequence).filter((_, i) => i !== place);
  const users = node === undefined ? [] : usersOf(part, node, sequence, left);
  const isLoose = node !== undefined && users.length === 0;
  return { ops: [...setShots(sequence, left), ...(isLoose ? [{ op: 'remove-node', id: node } as const] : [])], users };
}

function usersOf(part: GraphPart, node: string, sequence: string, left: readonly Edge[]): readonly string[] {
  const reads = (value: InputValue | undefined) => edgesIn(value).some(({ from }) => from.startsWith(`${node}.`));
  const users = [...part.nodes].flatMap(([id, record]) =>
    Object.entries(record.inputs).some(([input, value]) => reads(id === sequence && input === 'shots' ? left : value))
      ? [id]
      : [],
  );
  const outputs = Object.entries(part.header.outputs ?? {});
  return [...users, ...outputs.flatMap(([name, edge]) => (reads(edge) ? [`output ${name}`] : []))];
}

/** Other sequences that play the same shot: a change of it is a change there too. */
export const alsoIn = (part: GraphPart, sequence: string, node: string): readonly string[] =>
  [...part.nodes].flatMap(([id]) =>
    id !== sequence && shotEdges(part, id).some(({ from }) => from.startsWith(`${node}.`)) ? [id] : [],
  );

const inserted = (edges: readonly Edge[], behind: number | undefined, edge: Edge): readonly Edge[] =>
  edges.toSpliced(behind === undefined ? edges.length : behind + 1, 0, edge);

/** How far a copy stands from its original, px. */
const ASIDE = 40;

function beside(part: GraphPart, node: string | undefined): readonly [number, number] | undefined {
  const at = node === undefined ? undefined : part.positions.get(node);
  return at && [at[0] + ASIDE, at[1] + ASIDE];
}
