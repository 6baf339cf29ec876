import { edgesIn, type GraphPart, type NodeRecord, parseFrom } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { ActionValue, ChoreographyValue, SubjectValue } from '@shotgraph/nodes';
import { type BeatTimes, type Counting, countOf, timeOf } from '@shotgraph/nodes/cutting';
import { isNumber, literalOf } from '../timeline/film.ts';
import { alongPath, type Place } from './floor.ts';

/** An action as its editors show it: what the document says at once, what only values say when they come. */
export interface StagedAction {
  readonly key: string;
  /** The node that makes it, when its inputs can be edited here. */
  readonly node: string | undefined;
  readonly subject: string;
  readonly does: string;
  readonly pose: string;
  readonly seconds: number;
  readonly duration: number;
  readonly path: readonly Place[];
  readonly facing: number | undefined;
  readonly counting: Counting;
  /** Whether its time is what the document says: not while beats that it is counted in have not been heard. */
  readonly isKnown: boolean;
  /** Start and length in the unit they are counted in. */
  readonly start: number;
  readonly length: number;
  /** Inputs that are wired and so not to be dragged. */
  readonly wired: ReadonlySet<string>;
}

/** What actions are read from. */
export interface StagingSource {
  readonly part: GraphPart;
  readonly typeOf: (record: NodeRecord | undefined) => NodeTypeData | undefined;
  /** Values of actions and of beats by their place. */
  readonly values: ReadonlyMap<string, unknown>;
}

/** Where the actions of a choreography come from, in the order of its edges. */
export const actionEdges = (part: GraphPart, choreography: string): readonly string[] =>
  edgesIn(part.nodes.get(choreography)?.inputs.actions).map(({ from }) => from);

/** Where the beats are that the actions of a choreography are counted in. */
export const beatEdges = (part: GraphPart, actions: readonly string[]): readonly string[] => [
  ...new Set(
    actions.flatMap((from) => edgesIn(part.nodes.get(parseFrom(from).node)?.inputs.beats).map((edge) => edge.from)),
  ),
];

/** Reads actions, in their order in time. */
export function readActions(source: StagingSource, from: readonly string[]): readonly StagedAction[] {
  return from.flatMap((place) => readAction(source, place) ?? []).toSorted((a, b) => a.seconds - b.seconds);
}

function readAction({ part, typeOf, values }: StagingSource, from: string): StagedAction | undefined {
  const { node } = parseFrom(from);
  const record = part.nodes.get(node);
  const value = (values.get(from) ?? undefined) as ActionValue | undefined;
  const isAction = typeOf(record)?.editor === 'action' && !record?.each;
  if (!isAction || !record) return value && readValue(from, value);
  const wired = new Set(Object.keys(record.inputs).filter((input) => edgesIn(record.inputs[input]).length > 0));
  const counting = countingOf(record, values);
  const start = literalOf(record, 'start', isNumber) ?? 0;
  const length = literalOf(record, 'length', isNumber) ?? 2;
  const isTimed = !['start', 'length', 'unit'].some((input) => wired.has(input));
  // Beats that are wired and not heard yet would give wrong times.
  const isKnown = isTimed && (counting.unit === 'seconds' || !wired.has('beats') || counting.beats !== undefined);
  const time = isKnown ? timeOf({ ...counting, start, length }) : undefined;
  const path = wired.has('path') ? value?.path : literalOf(record, 'path', isPath);
  const text = (input: string, known: string | undefined) =>
    (wired.has(input) ? undefined : literalOf(record, input, isText)) ?? known ?? '';
  return {
    key: from,
    node,
    // Before the value is there, the node of the subject names it.
    subject: text('subject', value?.subject) || sourceOf(record, 'subject') || 'somebody',
    does: text('does', value?.does),
    pose: text('pose', value?.pose) || ((path?.length ?? 0) > 1 ? 'walk' : 'stand'),
    seconds: time?.seconds ?? value?.seconds ?? 0,
    duration: time?.duration ?? value?.duration ?? 2,
    path: path ?? [],
    facing: wired.has('facing') ? value?.facingDegrees : literalOf(record, 'facing', isNumber),
    counting,
    isKnown,
    start,
    length,
    wired,
  };
}

const sourceOf = (record: NodeRecord, input: string) =>
  edgesIn(record.inputs[input]).map(({ from }) => parseFrom(from).node)[0];

function readValue(key: string, value: ActionValue): StagedAction {
  const { seconds, duration } = value;
  return {
    ...value,
    key,
    node: undefined,
    facing: value.facingDegrees,
    counting: SECONDS,
    isKnown: true,
    start: seconds,
    length: duration,
    wired: new Set(),
  };
}

const SECONDS: Counting = {
  unit: 'seconds',
  beats: undefined,
  firstBeat: undefined,
  downbeat: 1,
  beatsPerBar: 4,
  tempo: 120,
};

function countingOf(record: NodeRecord, values: StagingSource['values']): Counting {
  const number = (input: string) => literalOf(record, input, isNumber);
  const beats = values.get(edgesIn(record.inputs.beats)[0]?.from ?? '') as BeatTimes | null | undefined;
  const unit = record.inputs.unit;
  return {
    unit: unit === 'beats' || unit === 'bars' ? unit : 'seconds',
    beats: beats ?? undefined,
    firstBeat: number('firstBeat'),
    downbeat: number('downbeat') ?? 1,
    beatsPerBar: number('beatsPerBar') ?? 4,
    tempo: number('tempo') ?? 120,
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isPath = (value: unknown): value is readonly Place[] =>
  Array.isArray(value) && value.every((place) => Array.isArray(place) && place.length === 2 && place.every(isNumber));

/** The step that times of an action are dragged on, in its unit: a tenth of a second, or a beat. */
export const stepOf = ({ unit, beatsPerBar }: Counting): number =>
  unit === 'seconds' ? 0.1 : unit === 'bars' ? 1 / beatsPerBar : 1;

/** Shortest an action may be, in its unit. */
const SHORTEST = 0.01;

/** What an action's node holds after it was moved by some seconds, as a literal on its steps. */
export function movedStart({ seconds, counting }: StagedAction, by: number): number {
  return onSteps(Math.max(0, countOf(Math.max(0, seconds + by), counting)), stepOf(counting));
}

/** The same for its length, after its end was moved by some seconds. */
export function movedLength({ seconds, duration, start, counting }: StagedAction, by: number): number {
  const step = stepOf(counting);
  const end = countOf(Math.max(seconds, seconds + duration + by), counting);
  return Math.max(SHORTEST, onSteps(Math.max(step, end - start), step));
}

const onSteps = (value: number, step: number): number => Number((Math.round(value / step) * step).toFixed(4)) + 0;

/** When the last action ends, s; at least a second. */
export const lengthOf = (actions: readonly StagedAction[]): number =>
  Math.max(1, ...actions.map(({ seconds, duration }) => seconds + duration));

/** How long lanes are that show so many seconds of actions, s: with room behind them, so that the last one can be drawn out. */
export const roomFor = (length: number): number => length + Math.max(0.5, length * 0.2);

/** Those who act, in their order of appearance, with the colours they have in a cast. */
export function actorsOf(
  actions: readonly StagedAction[],
  subjects: ChoreographyValue['subjects'],
): readonly { readonly name: string; readonly colour: string }[] {
  const colours = new Map(subjects.map((subject: SubjectValue) => [subject.name, subject.colour]));
  const names = new Set([...subjects.map(({ name }) => name), ...actions.map(({ subject }) => subject)]);
  return [...names].map((name) => ({ name, colour: colours.get(name) ?? '#9aa3b2' }));
}

/** Where somebody stands at an instant: on the way of what it does, else where that left it, else where it will begin. */
export function placeAt(actions: readonly StagedAction[], subject: string, seconds: number): Place | undefined {
  const own = actions.filter((action) => action.subject === subject && action.path.length > 0);
  const now = own.findLast((action) => action.seconds <= seconds + 1e-6);
  if (now) return alongPath(now.path, (seconds - now.seconds) / now.duration);
  return own[0]?.path[0];
}
