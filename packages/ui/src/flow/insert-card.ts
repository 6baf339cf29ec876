import { edgesIn, type GraphPart, type Op, type Point } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { moveBendsOps } from '../doc/bends.ts';
import { edgeName, OUTPUTS_CARD } from '../doc/edits.ts';
import type { Placed } from '../marks/carry.ts';
import { changeMark, findMark, marksOf, moveOps } from '../marks/marks.ts';
import type { CanvasModel } from './canvas-model.ts';
import { placeOnType } from './connecting.ts';
import { isNear } from './cull.ts';
import { wireAt } from './hit-test.ts';
import type { Place } from './layout.ts';
import { makeRoom } from './make-room.ts';
import type { Wire } from './projection.ts';
import type { Scene } from './scene.ts';

/** So close the pointer has to be to an edge, px of the screen. */
const REACH = 12;

/** An edge that a card may be put into, and by which of its ports. */
export interface Insertion {
  readonly wire: Wire;
  readonly input: string;
  readonly isMany: boolean;
  readonly output: string;
}

/** The edge under the pointer that a dragged card fits into: only a card that has no edges yet goes into one. */
export function insertionAt(editor: Editor, model: CanvasModel, id: string, at: Place): Insertion | undefined {
  const { scene, viewport } = model;
  const record = editor.part().nodes.get(id);
  if (!record || !isNear(viewport) || (scene.wiresOf.get(id)?.length ?? 0) > 0) return undefined;
  const type = editor.types.of(editor.part(), record);
  const wire = wireAt(scene, at, REACH / viewport.zoom)?.wire;
  if (!type || !wire) return undefined;
  const input = placeOnType(editor, { from: wire.from }, type);
  const output = outputFor(editor, wire, type);
  if (input === undefined || output === undefined) return undefined;
  return { wire, input, isMany: type.inputs[input]!.arity === 'many', output };
}

type Type = NonNullable<ReturnType<Editor['types']['of']>>;

/** The output that goes on along an edge. An output of the graph takes whatever it had. */
function outputFor(editor: Editor, { from, node, input }: Wire, type: Type): string | undefined {
  if (node !== OUTPUTS_CARD) return placeOnType(editor, { to: { node, input } }, type);
  const wanted = editor.types.output(editor.part(), from)?.name;
  return Object.entries(type.outputs).find(([, output]) => output.type.name === wanted)?.[0];
}

/** Ops that lead an edge through a node. What a prompt calls the edge by stays what it is. */
export function insertOps(part: GraphPart, id: string, { wire, input, isMany, output }: Insertion): readonly Op[] {
  const { from, node, input: target, index } = wire;
  const into: Op = { op: 'set-input', node: id, input, value: isMany ? [{ from }] : { from } };
  const next = `${id}.${output}`;
  if (node === OUTPUTS_CARD) return [into, { op: 'set-graph-output', name: target, value: { from: next } }];
  const value = part.nodes.get(node)?.inputs[target];
  if (!Array.isArray(value)) return [into, { op: 'set-input', node, input: target, value: { from: next } }];
  const edges = edgesIn(value).map((edge, i) => (i === index ? { ...edge, from: next, as: edgeName(edge) } : edge));
  return [into, { op: 'set-input', node, input: target, value: edges }];
}

/**
 * Ops that make room for a card that goes into an edge: the card stands clear of what the edge comes from, and what it goes to moves clear
 * of the card.
 *
 * @param by - how far the card was dragged
 */
export function roomOps(part: GraphPart, scene: Scene, id: string, { wire }: Insertion, by: Point): readonly Op[] {
  const marks = marksOf(part);
  const cards = [...scene.cards.values()].map(
    ({ id, x, y, width, height }): Placed => ({ id, at: [x, y], size: [width, height] }),
  );
  const own = cards.find((card) => card.id === id);
  if (!own) return [];
  const card = { ...own, at: [own.at[0] + by[0], own.at[1] + by[1]] as const };
  const room = makeRoom({
    card,
    source: wire.from.slice(0, wire.from.indexOf('.')),
    target: wire.node,
    fed: fedBy(scene, wire.node),
    things: [...cards.filter((each) => each !== own), ...marks],
    marks,
  });
  const moves = new Map([...room.moved].map((each) => [each, [room.by, 0] as const]));
  const wider = [...room.widths].flatMap(([frame, width]) =>
    changeMark(part, frame, { size: [width, findMark(part, frame)!.size[1]] }),
  );
  return [
    ...(room.at[0] === card.at[0] ? [] : moveOps(part, id, room.at)),
    ...[...cards, ...marks].flatMap((each) =>
      moves.has(each.id) ? moveOps(part, each.id, [each.at[0] + room.by, each.at[1]]) : [],
    ),
    ...wider,
    ...moveBendsOps(part, moves),
  ];
}

/** A card, and every card behind it along the edges. */
function fedBy({ wiresOf }: Scene, first: string): ReadonlySet<string> {
  const fed = new Set([first]);
  // What is added while the set is walked is walked as well.
  for (const id of fed) for (const { source, wire } of wiresOf.get(id) ?? []) if (source === id) fed.add(wire.node);
  return fed;
}
