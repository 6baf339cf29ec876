import type { Issue } from '../errors.ts';
import { isRecord } from '../json.ts';
import {
  type Edge,
  edgesIn,
  type Frame,
  type GraphBody,
  ID_PATTERN,
  type Note,
  type Point,
  type TakeMark,
} from './document.ts';
import type { Graph, GraphPart } from './graph.ts';

/** Farthest from the origin that something may stand, and largest it may be, px. */
export const CANVAS_LIMIT = 1_000_000;
/** Most points an edge is drawn through. */
export const MAX_BENDS = 64;

const EDGE_ID =
  /^[a-z][a-z0-9-]{0,63}\.[a-z][A-Za-z0-9-]{0,63}>[a-z][a-z0-9-]{0,63}\.[a-z][A-Za-z0-9-]{0,63}(?:#[1-9]\d{0,3})?$/;

/**
 * Names an edge of a graph by its ends, `fox.image>shot.images`, so that it keeps its name whatever its place in the order.
 *
 * @param repeated - how many edges before it in the same input come from the same output
 */
export const edgeId = (from: string, node: string, input: string, repeated = 0): string =>
  `${from}>${node}.${input}${repeated > 0 ? `#${repeated}` : ''}`;

/** Whether a text has the shape of an edge's id. */
export const isEdgeId = (id: string): boolean => EDGE_ID.test(id);

/** Ids of every edge of a graph, those into its own outputs among them. */
export function edgeIds({ nodes, header }: Pick<GraphPart, 'nodes' | 'header'>): ReadonlySet<string> {
  const ids = new Set<string>();
  const add = (edges: readonly Edge[], node: string, input: string) => {
    const seen = new Map<string, number>();
    for (const { from } of edges) {
      const repeated = seen.get(from) ?? 0;
      seen.set(from, repeated + 1);
      ids.add(edgeId(from, node, input, repeated));
    }
  };
  for (const [id, { inputs }] of nodes) for (const input of Object.keys(inputs)) add(edgesIn(inputs[input]), id, input);
  for (const [name, edge] of Object.entries(header.outputs ?? {})) add([edge], 'outputs', name);
  return ids;
}

type Body = Pick<GraphBody, 'layout'>;

/** The frames of a graph, from the lowest to the highest. What is no frame, or has the id of one before it, is left out. */
export const framesOf = (part: Pick<GraphPart, 'header'>): readonly Frame[] => readList(part.header, 'frames').good;

/** The notes of a graph; what is no note, or has the id of one before it, is left out. */
export const notesOf = (part: Pick<GraphPart, 'header'>): readonly Note[] => readList(part.header, 'notes').good;

/** The points edges are drawn through, by the ids of the edges; what is no list of points is left out. */
export function bendsOf({ header }: Pick<GraphPart, 'header'>): ReadonlyMap<string, readonly Point[]> {
  const bends = header.layout?.bends;
  if (!isRecord(bends)) return NO_BENDS;
  const known = bendsRead.get(bends);
  if (known) return known;
  const read = new Map(Object.entries(bends).filter(([edge, points]) => isEdgeId(edge) && isBend(points)));
  bendsRead.set(bends, read);
  return read;
}
const NO_BENDS: ReadonlyMap<string, readonly Point[]> = new Map();
const bendsRead = new WeakMap<object, ReadonlyMap<string, readonly Point[]>>();

const TAKE_KEY = /^[0-9a-f]{64}$/;

/** Whether a text has the shape of a purchase's key. */
export const isTakeKey = (key: string): boolean => TAKE_KEY.test(key);

const isTakeMark = (value: unknown): value is TakeMark => value === 'star' || value === 'reject';

/** What people think of takes, by the keys of their purchases; what is no mark is left out. */
export function takeMarksOf({ header }: Pick<GraphPart, 'header'>): ReadonlyMap<string, TakeMark> {
  const takes = header.layout?.takes;
  if (!isRecord(takes)) return NO_MARKS;
  const known = marksRead.get(takes);
  if (known) return known;
  const read = new Map(Object.entries(takes).filter(([key, mark]) => isTakeKey(key) && isTakeMark(mark)));
  marksRead.set(takes, read);
  return read;
}
const NO_MARKS: ReadonlyMap<string, TakeMark> = new Map();
const marksRead = new WeakMap<object, ReadonlyMap<string, TakeMark>>();

const PATH = /^(?:[a-z][a-z0-9-]{0,63}|\d+)(?:\/(?:[a-z][a-z0-9-]{0,63}|\d+))*$/;

const isPath = (value: unknown): value is string => typeof value === 'string' && PATH.test(value);

/** Paths of the nodes that takes belong to now, by the keys of their purchases; what is no path is left out. */
export function takeOwnersOf({ header }: Pick<GraphPart, 'header'>): ReadonlyMap<string, string> {
  const owners = header.layout?.owners;
  if (!isRecord(owners)) return NO_OWNERS;
  const known = ownersRead.get(owners);
  if (known) return known;
  const read = new Map(Object.entries(owners).filter(([key, path]) => isTakeKey(key) && isPath(path)));
  ownersRead.set(owners, read as ReadonlyMap<string, string>);
  return read as ReadonlyMap<string, string>;
}
const NO_OWNERS: ReadonlyMap<string, string> = new Map();
const ownersRead = new WeakMap<object, ReadonlyMap<string, string>>();

interface Read<T> {
  readonly good: readonly T[];
  /** What is kept without being shown, with the place it has in the list and the reason. */
  readonly bad: readonly { readonly index: number; readonly value: unknown; readonly problem: string }[];
}
const lists = new WeakMap<object, Read<never>>();

/** Looks through a list of frames or notes; the same answer for the same list. */
export function readList(body: Body, member: 'frames'): Read<Frame>;
export function readList(body: Body, member: 'notes'): Read<Note>;
export function readList(body: Body, member: 'frames' | 'notes'): Read<Frame | Note>;
export function readList({ layout }: Body, member: 'frames' | 'notes'): Read<Frame | Note> {
  const list: unknown = layout?.[member];
  if (!Array.isArray(list)) return NOTHING;
  const known = lists.get(list);
  if (known) return known;
  const good: (Frame | Note)[] = [];
  const bad: Read<never>['bad'][number][] = [];
  const taken = new Set<string>();
  for (const [index, value] of (list as readonly unknown[]).entries()) {
    const problem = problemOf(value, member, taken);
    if (problem === undefined) {
      taken.add((value as Frame).id);
      good.push(value as Frame);
    } else bad.push({ index, value, problem });
  }
  const read = { good, bad } as unknown as Read<never>;
  lists.set(list, read);
  return read;
}
const NOTHING: Read<never> = { good: [], bad: [] };

function problemOf(value: unknown, member: 'frames' | 'notes', taken: ReadonlySet<string>): string | undefined {
  if (!isRecord(value)) return `must be an object with "id", "at" and "size"`;
  const { id, at, size, colour } = value;
  if (typeof id !== 'string' || !ID_PATTERN.test(id)) return '"id" must be a lower-case word such as "act-1"';
  if (taken.has(id)) return `"id" ${JSON.stringify(id)} is taken by one before it; choose another`;
  const words = member === 'frames' ? 'title' : 'text';
  if (typeof value[words] !== 'string') return `${JSON.stringify(words)} must be text`;
  if (!isPoint(at)) return '"at" must be [x, y] in px';
  if (!isPoint(size) || size.some((length) => length < 1))
    return '"size" must be [width, height] in px, each at least 1';
  return colour === undefined || typeof colour === 'string' ? undefined : '"colour" must be the name of a colour';
}

const isPoint = (value: unknown): value is Point =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((number) => typeof number === 'number' && Math.abs(number) <= CANVAS_LIMIT);

const isBend = (value: unknown): value is readonly Point[] =>
  Array.isArray(value) && value.length > 0 && value.length <= MAX_BENDS && value.every(isPoint);

/** What of the looks of a document cannot be shown: kept as it is, told as warnings, in document order. */
export const looksIssues = (graph: Pick<Graph, 'header' | 'graphs'>): readonly Issue[] => [
  ...bodyIssues(graph.header, {}),
  ...[...graph.graphs].flatMap(([name, { header }]) => bodyIssues(header, { graph: name })),
];

function bodyIssues(body: Body, place: { readonly graph?: string }): readonly Issue[] {
  const messages = (['frames', 'notes'] as const).flatMap((member) =>
    readList(body, member).bad.map(
      ({ index, problem }) => `layout.${member}[${index}] is kept but not shown: ${problem}`,
    ),
  );
  for (const [edge, points] of Object.entries(body.layout?.bends ?? {})) {
    const name = JSON.stringify(edge.length > 70 ? `${edge.slice(0, 70)}…` : edge);
    if (!isEdgeId(edge))
      messages.push(`layout.bends[${name}] is kept but not shown: an edge is named "node.port>node.input"`);
    else if (!isBend(points))
      messages.push(`layout.bends[${name}] is kept but not shown: it must be 1 to ${MAX_BENDS} points [x, y] in px`);
  }
  for (const [key, mark] of Object.entries(body.layout?.takes ?? {})) {
    if (isTakeKey(key) && isTakeMark(mark)) continue;
    const name = JSON.stringify(key.length > 70 ? `${key.slice(0, 70)}…` : key);
    messages.push(`layout.takes[${name}] is kept but not shown: a purchase's key has "star" or "reject"`);
  }
  for (const [key, path] of Object.entries(body.layout?.owners ?? {})) {
    if (isTakeKey(key) && isPath(path)) continue;
    const name = JSON.stringify(key.length > 70 ? `${key.slice(0, 70)}…` : key);
    messages.push(`layout.owners[${name}] is kept but not used: a purchase's key has the path of a node`);
  }
  return messages.map((message) => ({ severity: 'warning', code: 'layout-invalid', ...place, message }));
}
