import { edgesIn, type NodeRecord, type Op } from '@shotgraph/engine';
import type { InputData } from '@shotgraph/engine/worker';
import type { Editor } from '../app/editor.ts';
import { freeId } from '../doc/edits.ts';
import { estimateCards } from '../flow/card-size.ts';
import { placeOnType } from '../flow/connecting.ts';
import type { Place } from '../flow/layout.ts';
import { freeNear } from '../flow/place-added.ts';
import type { HeldGraph } from './held-graph.ts';
import type { MediaKind } from './media-kind.ts';

/** A file that is beside the document now. */
export interface KeptMedia {
  /** As it was called where it came from. */
  readonly name: string;
  readonly kind: MediaKind;
  /** Relative to the document. */
  readonly path: string;
}

/** An input of a card that new nodes are wired to. */
interface Target {
  readonly node: string;
  readonly input: string;
  readonly isMany: boolean;
}

interface Added {
  readonly id: string;
  readonly kind: MediaKind;
  readonly node: NodeRecord;
  readonly to: Target | undefined;
}

/** From one card to the next where several come at once, px: more than a card with a picture takes. */
const CELL = { width: 288, height: 256 } as const;
/** So many stand below each other; more make a block. */
const COLUMN = 4;

/** Where files are to be in the document. */
export interface Spot {
  readonly graph: HeldGraph;
  /** Where new cards stand. */
  readonly at: Place;
  /** Id of the card that the files were given to. */
  readonly card: string | undefined;
}

/**
 * Brings files into a graph, as one step. Those that a card has a field for go into it; those that it can be wired to become
 * input nodes beside it, wired; all others become input nodes.
 *
 * @throws Error when the graph is gone
 */
export function placeMedia(editor: Editor, media: readonly KeptMedia[], { graph, at, card }: Spot): void {
  const { part, types, places } = graph;
  const filled = card === undefined ? undefined : fillOps(graph, card, media);
  const taken = new Set(part().nodes.keys());
  const full = new Set<string>();
  const added = (filled?.rest ?? media).map((each): Added => {
    const id = freeId((other) => taken.has(other), each.name.replace(/\.[^.]*$/, ''));
    taken.add(id);
    const { type, version } = editor.catalogue.byType.get(`input/${each.kind}`)!;
    const node: NodeRecord = { type, version, inputs: { file: each.path } };
    const to = card === undefined ? undefined : placeFor(graph, card, type, full);
    if (to && !to.isMany) full.add(to.input);
    return { id, kind: each.kind, node, to };
  });
  const loose = added.filter(({ to }) => !to);
  const boxes = estimateCards(part(), (record) => types.of(part(), record));
  const [left, top] = freeNear(at, boxes, new Map([...places(), ...part().positions]));
  const rows = Math.max(COLUMN, Math.ceil(Math.sqrt(loose.length)));
  const nodes = added.map((each): Op => {
    const { id, node, to } = each;
    // What is wired finds its place beside what it feeds.
    if (to) return { op: 'add-node', id, node };
    const i = loose.indexOf(each);
    const [x, y] = [left + Math.floor(i / rows) * CELL.width, top + (i % rows) * CELL.height];
    return { op: 'add-node', id, node, at: [Math.round(x), Math.round(y)] };
  });
  const ops = [...(filled?.ops ?? []), ...nodes, ...wireOps(graph, added)];
  if (!editor.applyFix({ label: 'Take files in', ops: graph.within(ops) })) return;
  if (graph.isInView()) editor.ui.select(loose.length > 0 || card === undefined ? loose.map(({ id }) => id) : [card]);
}

/** Ops that put files into the field for files that a card has: the first that fits, or all where it takes a list. */
function fillOps(graph: HeldGraph, card: string, media: readonly KeptMedia[]) {
  const record = graph.part().nodes.get(card);
  const field = record && fileFieldOf(graph, record);
  if (!field) return undefined;
  const [input, { type }] = field;
  const own = record.type.split('/')[1];
  const fits = media.filter(({ kind }) => record.type !== `input/${own}` || kind === own);
  const put = type.element ? fits : fits.slice(0, 1);
  if (put.length === 0) return undefined;
  const before = record.inputs[input];
  const paths = put.map(({ path }) => path);
  const value = type.element ? [...(Array.isArray(before) ? (before as readonly string[]) : []), ...paths] : paths[0]!;
  const ops: readonly Op[] = [{ op: 'set-input', node: card, input, value }];
  return { ops, rest: media.filter((each) => !put.includes(each)) };
}

/** The input of a card that a file, or a list of files, is typed in: one that it is for, not one that it can do without. */
function fileFieldOf(graph: HeldGraph, record: NodeRecord): readonly [string, InputData] | undefined {
  const { inputs = {} } = graph.types.of(graph.part(), record) ?? {};
  return Object.entries(inputs).find(
    ([name, { type, arity }]) =>
      arity === 'one' && (type.element ?? type).name === 'file' && edgesIn(record.inputs[name]).length === 0,
  );
}

/** Where on a card the media of a new input node go: where several can, else where nothing is yet. @param full - inputs that are taken by now */
function placeFor(graph: HeldGraph, card: string, type: string, full: ReadonlySet<string>): Target | undefined {
  const record = graph.part().nodes.get(card);
  const { inputs = {} } = graph.types.of(graph.part(), record) ?? {};
  const source = graph.catalogue.byType.get(type)!;
  const places = Object.entries(inputs)
    .filter(([input]) => placeOnType(graph, { to: { node: card, input } }, source) !== undefined)
    .map(([input, { arity, type }]) => ({
      node: card,
      input,
      isMany: arity === 'many',
      isOwn: type.name in source.outputs,
    }))
    .filter(({ input, isMany }) => isMany || (record?.inputs[input] === undefined && !full.has(input)));
  const [best] = places.sort((a, b) => rank(b) - rank(a));
  return best && { node: best.node, input: best.input, isMany: best.isMany };
}

const rank = ({ isOwn, isMany }: { readonly isOwn: boolean; readonly isMany: boolean }) =>
  Number(isOwn) * 2 + Number(isMany);

/** Ops that wire new nodes to where they go; an input that takes one gets the first. */
function wireOps(graph: HeldGraph, added: readonly Added[]): readonly Op[] {
  const byInput = new Map<string, Added[]>();
  for (const each of added) if (each.to) byInput.set(each.to.input, [...(byInput.get(each.to.input) ?? []), each]);
  return [...byInput].map(([input, group]): Op => {
    const { node, isMany } = group[0]!.to!;
    const edges = group.map(({ id, kind }) => ({ from: `${id}.${kind}` }));
    const before = edgesIn(graph.part().nodes.get(node)?.inputs[input]);
    return { op: 'set-input', node, input, value: isMany ? [...before, ...edges] : edges[0]! };
  });
}
