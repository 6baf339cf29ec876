import { type Edge, edgesIn, type GraphPart, type NodeRecord, parseFrom } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { DirectionValue, ShotValue } from '@shotgraph/nodes';
import {
  type BeatTimes,
  barsFrom,
  directionSeconds,
  EVERY_BEAT,
  overlapSeconds,
  type Steps,
  shotStarts,
  snapShots,
} from '@shotgraph/nodes/cutting';
import { isAllowed } from '../../nodes/widgets/scrub.ts';
import { describeMoves } from './words.ts';

/** Length of a shot that neither it nor its camera says, as the node has it, s. */
const USUAL_SECONDS = 5;

/** A shot of a film as its timeline shows it. */
export interface FilmShot {
  /** Stays the same while the shot is moved about. */
  readonly key: string;
  /** Place of its edge among those of the sequence; left out where a list brings it. */
  readonly place: number | undefined;
  /** Where its value is, `node.port`; of a list the place of the list. */
  readonly from: string;
  /** The node that makes it, when that is one whose inputs can be edited here. */
  readonly node: string | undefined;
  readonly name: string;
  readonly size: string;
  readonly angle: string;
  readonly words: string;
  readonly move: string;
  readonly lens: string;
  readonly transition: ShotValue['transition'];
  /** As it is played: with cuts on beats where the sequence asks for that. */
  readonly seconds: number;
  /** As the shot itself says. */
  readonly ownSeconds: number;
  readonly start: number;
  /** How long it and the shot before are seen together, s. */
  readonly overlap: number;
  readonly value: ShotValue | undefined;
}

/** How a sequence puts cuts on beats. */
export interface Cutting {
  readonly beats: BeatTimes | undefined;
  readonly snap: 'none' | 'beat' | 'bar';
  readonly beatsPerBar: number;
  readonly downbeat: number;
}

/** Everything a timeline draws. */
export interface Film {
  readonly shots: readonly FilmShot[];
  readonly seconds: number;
  readonly cutting: Cutting;
}

/** Where a film comes from: a sequence of a graph and the values known of it. */
export interface FilmSource {
  readonly part: GraphPart;
  readonly sequence: string;
  readonly typeOf: (record: NodeRecord | undefined) => NodeTypeData | undefined;
  /** By the place of the value, `node.port`. */
  readonly values: ReadonlyMap<string, ShotValue>;
  /** The whole direction as it was made last. */
  readonly direction: DirectionValue | undefined;
  /** Whether one edge brings several shots, so that edges are not what can be moved. */
  readonly isList: boolean;
  readonly beats: BeatTimes | undefined;
}

/** The edges that bring a sequence its shots, in their order. */
export const shotEdges = (part: GraphPart, sequence: string): readonly Edge[] =>
  edgesIn(part.nodes.get(sequence)?.inputs.shots);

/** A literal of a node; `undefined` where there is none, or an edge. */
export function literalOf<T>(
  record: NodeRecord | undefined,
  input: string,
  is: (value: unknown) => value is T,
): T | undefined {
  const value = record?.inputs[input];
  return is(value) ? value : undefined;
}
export const isNumber = (value: unknown): value is number => typeof value === 'number';
/** Texts in which graph inputs are mentioned are not what they say: the value is. */
export const isPlainText = (value: unknown): value is string => typeof value === 'string' && !value.includes('{{');

/** Values of the shots of a direction by where they come from; none while a list stands for several of them. */
export function valuesByEdge(
  edges: readonly Edge[],
  direction: DirectionValue | undefined,
): ReadonlyMap<string, ShotValue> {
  if (!direction || direction.shots.length !== edges.length) return new Map();
  return new Map(edges.map(({ from }, i) => [from, direction.shots[i]!]));
}

type Untimed = Omit<FilmShot, 'seconds' | 'start' | 'overlap'>;

/**
 * Reads a film from the document, so that an edit is seen at once, and what the document does not say from the values made last.
 *
 * @param order - places of the edges in another order, to see what moving a shot would give
 * @param lengths - own lengths by key, to see what trimming would give
 */
export function readFilm(
  source: FilmSource,
  { order, lengths }: { readonly order?: readonly number[]; readonly lengths?: ReadonlyMap<string, number> } = {},
): Film {
  const shots = shotsOf(source);
  const ordered = order ? order.flatMap((at) => shots[at] ?? []) : shots;
  const cutting = cuttingOf(source);
  return play(
    ordered.map((shot) => ({ ...shot, ownSeconds: lengths?.get(shot.key) ?? shot.ownSeconds })),
    cutting,
  );
}

function shotsOf(source: FilmSource): readonly Untimed[] {
  const { part, sequence, direction } = source;
  const edges = shotEdges(part, sequence);
  if (source.isList) {
    const from = edges[0]?.from ?? sequence;
    return (direction?.shots ?? []).map((value, i) => readShot({ key: `item ${i}`, place: undefined, from, value }, i));
  }
  const seen = new Map<string, number>();
  return edges.map(({ from }, i) => {
    const again = seen.get(from) ?? 0;
    seen.set(from, again + 1);
    const node = parseFrom(from).node;
    const record = part.nodes.get(node);
    const type = source.typeOf(record);
    const isShot = type?.editor === 'shot' && !record?.each;
    const value = source.values.get(from);
    const place = { key: again === 0 ? from : `${from} ${again}`, place: i, from, value };
    return readShot(isShot && record ? { ...place, node, record, lengths: type.inputs?.seconds?.options } : place, i);
  });
}

interface Facts extends Pick<Untimed, 'key' | 'place' | 'from' | 'value'> {
  readonly node?: string;
  readonly record?: NodeRecord;
  /** How short and how long it may be, s. */
  readonly lengths?: NodeTypeData['inputs'][string]['options'] | undefined;
}

function readShot({ record, value, node, lengths, ...place }: Facts, index: number): Untimed {
  const text = (input: string) => literalOf(record, input, isPlainText);
  const has = (input: string) => edgesIn(record?.inputs[input]).length > 0;
  const { camera } = value ?? {};
  const kind = text('transition') ?? (record && !has('transition') ? 'cut' : value?.transition.kind) ?? 'cut';
  const overlap = literalOf(record, 'transitionSeconds', isNumber);
  const written = value && /^shot( \d+)?$/.test(value.name) ? undefined : value?.name;
  const said = literalOf(record, 'seconds', isNumber);
  // No film could be laid out that has a shot of a year: what was known last stands for a length that is not allowed.
  const own = said === undefined || isAllowed(said, lengths ?? {}) ? said : (value?.seconds ?? USUAL_SECONDS);
  const unsaid = record && !has('seconds') ? (camera?.seconds ?? USUAL_SECONDS) : undefined;
  return {
    ...place,
    value,
    node,
    name: (text('name') || written) ?? `shot ${index + 1}`,
    size: text('size') ?? (record && !has('size') ? 'unset' : value?.size) ?? 'unset',
    angle: text('angle') ?? (record && !has('angle') ? 'unset' : value?.angle) ?? 'unset',
    words: text('description') ?? value?.description ?? '',
    move: describeMoves(camera?.moves ?? []),
    lens: camera ? `${Math.round(camera.keys[0]!.focalLengthMm)} mm` : '',
    transition: {
      kind: kind as ShotValue['transition']['kind'],
      seconds: overlap ?? (value && value.transition.kind !== 'cut' ? value.transition.seconds : 0.5),
    },
    ownSeconds: own ?? unsaid ?? value?.seconds ?? USUAL_SECONDS,
  };
}

/** How the sequence of a film puts cuts on beats. */
export function cuttingOf({ part, sequence, beats }: Pick<FilmSource, 'part' | 'sequence' | 'beats'>): Cutting {
  const record = part.nodes.get(sequence);
  const snap = literalOf(record, 'snap', isPlainText);
  return {
    beats,
    snap: snap === 'beat' || snap === 'bar' ? snap : 'none',
    beatsPerBar: literalOf(record, 'beatsPerBar', isNumber) ?? 4,
    downbeat: literalOf(record, 'downbeat', isNumber) ?? 1,
  };
}

/** The beats that cuts may fall on; `undefined` where they fall anywhere. */
export function stepsOf({ beats, snap, beatsPerBar, downbeat }: Cutting): Steps | undefined {
  if (!beats || snap === 'none') return undefined;
  return snap === 'bar' ? barsFrom(downbeat, beatsPerBar) : EVERY_BEAT;
}

/** Puts shots on one clock as the sequence does. */
export function play(shots: readonly Untimed[], cutting: Cutting): Film {
  const timed = shots.map((shot, i) => ({
    ...shot,
    seconds: shot.ownSeconds,
    // There is nothing before the first shot that it could overlap.
    ...(i === 0 && { transition: { ...shot.transition, kind: 'cut' as const } }),
  }));
  const steps = stepsOf(cutting);
  const played = steps && cutting.beats ? snapShots(timed, cutting.beats, steps) : timed;
  const starts = shotStarts({ shots: played });
  return {
    shots: played.map((shot, i) => ({
      ...shot,
      transition: shots[i]!.transition,
      start: starts[i]!,
      overlap: i === 0 ? 0 : overlapSeconds(played[i - 1]!, shot),
    })),
    seconds: directionSeconds({ shots: played }),
    cutting,
  };
}

/** The shot that is seen at an instant; during a transition the one that begins. */
export const shotAt = ({ shots }: Film, seconds: number): FilmShot | undefined =>
  shots.findLast(({ start }) => start <= seconds + 1e-6) ?? shots[0];
