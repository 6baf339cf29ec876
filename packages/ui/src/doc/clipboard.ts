import {
  FORMAT_VERSION,
  type Frame,
  framesOf,
  type Graph,
  type GraphPart,
  type Note,
  notesOf,
  type Op,
  openGraph,
  parseDocument,
  parseFrom,
  subgraphOf,
  toDocument,
} from '@shotgraph/engine';
import { markId, takenNames } from '../marks/marks.ts';
import { bendsAmong, renameBends } from './bends.ts';
import { freeId, renameEdges } from './edits.ts';
import { usedBy } from './here.ts';
import { bringSubgraphs } from './pasted-subgraphs.ts';

type Position = readonly [x: number, y: number];

/**
 * The chosen nodes, frames and notes as the text of a document of their own: what copy puts on the clipboard. Edges from outside are
 * kept in it, and the subgraphs that the nodes run.
 *
 * @param ids - as the canvas has them: `frame:act-1` is a frame
 * @param part - the graph of the document that the nodes stand in
 * @param origin - id of the document
 */
export function copyNodes(graph: Graph, ids: ReadonlySet<string>, part: GraphPart = graph, origin?: string): string {
  const chosen = [...part.nodes].filter(([id]) => ids.has(id));
  const positions = Object.fromEntries([...part.positions].filter(([id]) => ids.has(id) && part.nodes.has(id)));
  const names = new Set(chosen.flatMap(([, record]) => subgraphOf(record) ?? []));
  for (const name of names) for (const used of usedBy(graph.graphs.get(name))) names.add(used);
  const graphs = Object.entries(toDocument(graph).graphs ?? {}).filter(([name]) => names.has(name));
  const frames = framesOf(part).filter(({ id }) => ids.has(markId('frame', id)));
  const notes = notesOf(part).filter(({ id }) => ids.has(markId('note', id)));
  const bends = bendsAmong(part, ids);
  const document = {
    shotgraph: FORMAT_VERSION,
    ...(origin !== undefined && { copiedFrom: origin }),
    nodes: Object.fromEntries(chosen),
    ...(graphs.length > 0 && { graphs: Object.fromEntries(graphs) }),
    layout: {
      nodes: positions,
      ...(frames.length > 0 && { frames }),
      ...(notes.length > 0 && { notes }),
      ...(Object.keys(bends).length > 0 && { bends }),
    },
  };
  return JSON.stringify(document, null, 2);
}

/** How copies are pasted. */
export interface PasteOptions {
  /** Where the top left corner of the copies goes; left out: 32 px beside the originals. */
  readonly place?: Position;
  /** Whether edges from nodes that are not copied stay, where this graph has what they come from. */
  readonly keepOuter?: boolean;
  /** The graph of the document that they go into. */
  readonly part?: GraphPart;
  /** Id of the document. */
  readonly origin?: string;
}

/**
 * Ops that add copies of the nodes, frames and notes in a document text, under free ids, with the edges among them. Subgraphs that the
 * document lacks come along.
 *
 * @returns the ops and the new ids, as the canvas has them; none when the text is no graph document
 */
export function pasteOps(
  graph: Graph,
  text: string,
  { place, keepOuter = false, part = graph, origin }: PasteOptions = {},
): { readonly ops: readonly Op[]; readonly ids: readonly string[] } {
  const copied = readCopy(text);
  if (!copied) return { ops: [], ids: [] };
  const { body, marks } = copied;
  const names = freeNames([...body.nodes.keys()], new Set(part.nodes.keys()));
  const shift = shiftTo([...body.positions.values(), ...marks.map(({ record }) => record.at)], place);
  const outer = keepOuter ? part : undefined;
  const subgraphs = bringSubgraphs(graph, body, origin !== undefined && origin === originOf(body));
  const ops = [...body.nodes].map(([id, node]): Op => {
    const at = body.positions.get(id);
    const inputs = Object.entries(node.inputs).flatMap(([name, value]) => {
      const renamed = renameEdges(value, names, outer ? (from) => hasSource(outer, from) : false);
      return renamed === undefined ? [] : [[name, renamed]];
    });
    return {
      op: 'add-node',
      id: names.get(id)!,
      node: subgraphs.renamed({ ...node, inputs: Object.fromEntries(inputs) }),
      ...(at && { at: shifted(at, shift) }),
    };
  });
  const pasted = pasteMarks(part, marks, shift);
  return {
    ops: [...subgraphs.ops, ...pasted.ops, ...ops, ...renameBends(body, names, shift)],
    ids: [...names.values(), ...pasted.ids],
  };
}

const originOf = ({ header }: Graph): unknown => (header as { readonly copiedFrom?: unknown }).copiedFrom;

/** What is copied of a document: its nodes, and what stands beside them. */
interface Copied {
  readonly body: Graph;
  readonly marks: readonly CopiedMark[];
}
type CopiedMark = { readonly kind: 'frame'; readonly record: Frame } | { readonly kind: 'note'; readonly record: Note };

function readCopy(text: string): Copied | undefined {
  if (!text.includes('"shotgraph"')) return undefined;
  try {
    const body = openGraph(parseDocument(text));
    const frames = framesOf(body).map((record): CopiedMark => ({ kind: 'frame', record }));
    const notes = notesOf(body).map((record): CopiedMark => ({ kind: 'note', record }));
    return { body, marks: [...frames, ...notes] };
  } catch {
    return undefined;
  }
}

/** A free id for each id. */
function freeNames(ids: readonly string[], taken: Set<string>): ReadonlyMap<string, string> {
  return new Map(
    ids.map((id) => {
      const free = freeId((candidate) => taken.has(candidate), id.replace(/-\d+$/, ''));
      taken.add(free);
      return [id, free];
    }),
  );
}

function pasteMarks(part: GraphPart, marks: readonly CopiedMark[], shift: Position) {
  const ids: string[] = [];
  const ops = (['frame', 'note'] as const).flatMap((kind) => {
    const own = marks.filter((mark) => mark.kind === kind);
    const names = freeNames(
      own.map(({ record }) => record.id),
      new Set(takenNames(part, kind)),
    );
    return own.map(({ record: { id, ...record } }): Op => {
      const name = names.get(id)!;
      ids.push(markId(kind, name));
      const value = { ...record, at: shifted(record.at, shift) };
      return { op: kind === 'frame' ? 'set-frame' : 'set-note', id: name, value } as Op;
    });
  });
  return { ops, ids };
}

/** Whether a graph has what an edge comes from. */
const hasSource = ({ nodes, header }: GraphPart, from: string): boolean => {
  const { node, port } = parseFrom(from);
  return node === 'inputs' ? header.inputs?.[port] !== undefined : nodes.has(node);
};

const shifted = ([x, y]: Position, [dx, dy]: Position): Position => [Math.round(x + dx), Math.round(y + dy)];

function shiftTo(positions: readonly Position[], place: Position | undefined): Position {
  if (!place || positions.length === 0) return [32, 32];
  const left = Math.min(...positions.map(([x]) => x));
  const top = Math.min(...positions.map(([, y]) => y));
  return [Math.round(place[0] - left), Math.round(place[1] - top)];
}
