import { edgesIn, type Graph, type GraphPart, type Json, type NodeRecord } from '@shotgraph/engine';
import { subgraphTitle } from '../doc/doc-types.ts';
import { marksOf } from '../marks/marks.ts';

/** Something of the document that a search found. */
export interface Found {
  /** Name of the subgraph it stands in; left out for the document's own graph. */
  readonly graph?: string;
  /** Card or mark, by its id on the canvas; left out for a subgraph as a whole. */
  readonly id?: string;
  readonly kind: 'node' | 'frame' | 'note' | 'subgraph';
  readonly title: string;
  /** Type of a node, and where in it the words are. */
  readonly about: string;
}

/** What a node is called: title of its type. */
export type TitleOf = (record: NodeRecord) => string | undefined;

/** Most results that are listed. */
export const MOST_FOUND = 200;
/** Longest literal that is looked through, and how much of it is shown around the first word. */
const MAX_LITERAL = 20_000;
const EXCERPT = 48;

interface Candidate extends Found {
  /** What is looked at: the first fields weigh most. */
  readonly fields: readonly string[];
}

/**
 * Finds nodes by id, title, type and literals, notes and frames by their words, and subgraphs by name and title, in the whole document:
 * every word has to be somewhere in it. Best first: ids, then titles, types, words within; of equals those of the graph in view.
 *
 * @param here - name of the subgraph in view
 */
export function searchGraph(graph: Graph, query: string, titleOf: TitleOf, here: string | undefined): readonly Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const parts: readonly (readonly [string | undefined, GraphPart])[] = [[undefined, graph], ...graph.graphs];
  const scored: { readonly found: Found; readonly score: number; readonly index: number }[] = [];
  for (const [name, part] of parts) {
    for (const candidate of candidatesOf(graph, name, part, titleOf)) {
      const score = scoreOf(candidate.fields, words);
      if (score === undefined) continue;
      const { fields, ...found } = candidate;
      const excerpt = excerptOf(fields, words);
      const about = [found.about, excerpt].filter(Boolean).join(' · ');
      scored.push({ found: { ...found, about }, score: score + (name === here ? 0 : 0.5), index: scored.length });
    }
  }
  return scored.sort((a, b) => a.score - b.score || a.index - b.index).map(({ found }) => found);
}

function* candidatesOf(
  graph: Graph,
  name: string | undefined,
  part: GraphPart,
  titleOf: TitleOf,
): Generator<Candidate> {
  const place = name === undefined ? {} : { graph: name };
  if (name !== undefined) {
    const title = part.header.title ?? name;
    yield { ...place, kind: 'subgraph', title, about: 'Subgraph', fields: [name, title] };
  }
  for (const [id, record] of part.nodes) {
    const title = subgraphTitle(graph, record) ?? titleOf(record) ?? record.type;
    const fields = [id, title, record.type, ...literalsOf(record)];
    yield { ...place, id, kind: 'node', title: id, about: title, fields };
  }
  for (const { id, kind, name: own, title } of marksOf(part)) {
    const words = title.trim() === '' ? own : title.trim();
    const fields = kind === 'frame' ? [own, title] : [own, '', '', title];
    yield {
      ...place,
      id,
      kind,
      title: words.split('\n')[0]!.replace(/^[#>*+-]+\s+/, ''),
      about: kind === 'frame' ? 'Frame' : 'Note',
      fields,
    };
  }
}

/** What is written in a node, each literal behind the name of its input; edges as what they come from. */
function literalsOf({ inputs }: NodeRecord): readonly string[] {
  return Object.entries(inputs).map(([name, value]) => {
    const edges = edgesIn(value);
    if (edges.length > 0)
      return `${name}: ${edges.map(({ from, as }) => (as === undefined ? from : `${from} ${as}`)).join(', ')}`;
    const text = typeof value === 'string' ? value : JSON.stringify(value as Json);
    return `${name}: ${text.slice(0, MAX_LITERAL)}`;
  });
}

/** The rank of the worst placed word, less for the better ones; `undefined` when a word is nowhere. */
function scoreOf(fields: readonly string[], words: readonly string[]): number | undefined {
  const lower = fields.map((field) => field.toLowerCase());
  let score = 0;
  for (const word of words) {
    const at = lower.findIndex((field) => field.includes(word));
    if (at < 0) return undefined;
    const begins = lower[at]!.startsWith(word);
    score = Math.max(score, Math.min(at, 3) * 2 + (begins ? 0 : 1));
  }
  return score;
}

/** The first literal that holds a word, around it. */
function excerptOf(fields: readonly string[], words: readonly string[]): string {
  for (const field of fields.slice(3)) {
    const at = Math.min(...words.map((word) => field.toLowerCase().indexOf(word)).filter((index) => index >= 0));
    if (at === Infinity) continue;
    const from = Math.max(0, at - EXCERPT / 3);
    const text = field.slice(from, at + EXCERPT).replace(/\s+/g, ' ');
    return `${from > 0 ? '…' : ''}${text}${at + EXCERPT < field.length ? '…' : ''}`;
  }
  return '';
}
