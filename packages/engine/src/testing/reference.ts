import { NodeError, toErrorData } from '../errors.ts';
import {
  edgesIn,
  FOLD_TYPE,
  type GraphDocument,
  type NodeRecord,
  parseFrom,
  SUBGRAPH_GROUP,
} from '../graph/document.ts';
import { type GraphPart, graphInputs, graphOutputs, openGraph } from '../graph/graph.ts';
import { parseText } from '../graph/text.ts';
import { Halt, type InputSpec, type NodeType } from '../node/define-node.ts';
import { FailedItem } from '../node/list.ts';
import { accepts, type PortType } from '../node/port-type.ts';
import type { Registry } from '../node/registry.ts';
import { typesOf } from '../node/types.ts';

/** What a graph gives, or why a node gives nothing. Everything by path: `grade`, `sweep/1`, `shots/2/grade`. */
export interface ReferenceResult {
  readonly values: ReadonlyMap<string, { readonly [port: string]: unknown }>;
  /** Code of each error. */
  readonly failed: ReadonlyMap<string, string>;
  /** The path because of which each gives nothing. */
  readonly skipped: ReadonlyMap<string, string>;
  readonly stopped: ReadonlySet<string>;
  readonly waiting: ReadonlySet<string>;
  /** The graph's outputs, as far as they are there. */
  readonly outputs: { readonly [name: string]: unknown };
}

/** Thrown in place of a value that the node at a path did not give; `waits` when that waits for a person. */
class Missing {
  readonly because: string;
  readonly waits: boolean;
  constructor(because: string, waits = false) {
    this.because = because;
    this.waits = waits;
  }
}
/** Outputs as they are asked for: each gives its value or throws what it is missing. */
type Ports = { readonly [port: string]: () => Promise<unknown> };
type Values = { readonly [port: string]: unknown };
/** One graph being evaluated: the document's own, or a subgraph for one instance, item or round. */
interface Scope {
  readonly part: GraphPart;
  readonly prefix: string;
  readonly input: (name: string) => Promise<unknown>;
  /** Outputs that some node, or an output of the graph, takes from. */
  readonly taken: ReadonlySet<string>;
  readonly visited: Map<string, Ports>;
}
/** A node to run once: `items` are the values that each hands in one by one. */
interface Visit {
  readonly scope: Scope;
  readonly record: NodeRecord;
  readonly def: NodeType;
  readonly path: string;
  readonly items: { readonly [input: string]: unknown };
}

/**
 * The plainest correct evaluation of a graph of sample nodes: asked from its ends, one node after the other, no keys, no cache,
 * no concurrency. What the engine gives is held against it.
 */
export async function interpret(
  document: GraphDocument,
  registry: Registry,
  inputs: object = {},
): Promise<ReferenceResult> {
  const graph = openGraph(document);
  const types = typesOf(graph, registry);
  const values = new Map<string, Record<string, unknown>>();
  const failed = new Map<string, string>();
  const skipped = new Map<string, string>();
  const stopped = new Set<string>();
  const waiting = new Set<string>();

  /** Runs what nobody takes from, with what that needs, and asks for the outputs that are wanted in any case. */
  async function evaluate(part: GraphPart, prefix: string, input: Scope['input'], isWanted = (_: string) => true) {
    const outputs = Object.entries(graphOutputs(part));
    const sources = [...part.nodes.values()].flatMap((record) => sourcesOf(record, types.definitionOf(record)!));
    const taken = new Set([...sources, ...outputs.map(([, { from }]) => from)]);
    const scope: Scope = { part, prefix, input, taken, visited: new Map() };
    const nodes = new Set([...taken].map((from) => parseFrom(from).node));
    for (const id of part.nodes.keys()) if (!nodes.has(id)) await visit(scope, id);
    for (const name of Object.keys(graphInputs(part))) if (!taken.has(`inputs.${name}`)) await attempted(input(name));
    const asked = async (name: string, from: string) => {
      const value = await port(scope, from);
      const path = prefix.slice(0, -1);
      if (path !== '') values.set(path, { ...values.get(path), [name]: value });
      return value;
    };
    for (const [name, { from }] of outputs) if (isWanted(name)) await attempted(asked(name, from));
    return Object.fromEntries(outputs.map(([name, { from }]) => [name, () => asked(name, from)]));
  }

  async function port(scope: Scope, from: string): Promise<unknown> {
    const { node, port } = parseFrom(from);
    return node === 'inputs' ? scope.input(port) : (await visit(scope, node))[port]!();
  }

  async function visit(scope: Scope, id: string): Promise<Ports> {
    const record = scope.part.nodes.get(id)!;
    const one: Visit = { scope, record, def: types.definitionOf(record)!, path: scope.prefix + id, items: {} };
    let made = scope.visited.get(id);
    if (made) return made;
    if (subgraphOf(one) && !record.each) made = await openSubgraph(one, (name) => !scope.taken.has(`${id}.${name}`));
    else {
      // All it takes from runs, also when one of them gives nothing.
      for (const from of sourcesOf(record, one.def, true)) await attempted(port(scope, from));
      made = await attempt(one, () => (record.each ? runEach(one) : runOnce(one)));
    }
    scope.visited.set(id, made);
    return made;
  }

  /** Notes what a node gave, or why it gave nothing. */
  async function attempt({ def, path }: Visit, run: () => Promise<Values>): Promise<Ports> {
    try {
      const made = await run();
      values.set(path, made);
      return each(made, (_, value) => async () => value);
    } catch (error) {
      if (error instanceof Missing) skipped.set(path, error.because);
      else if (error instanceof Halt) (error.kind === 'stopped' ? stopped : waiting).add(path);
      else failed.set(path, toErrorData(error).code);
      const missing =
        error instanceof Missing ? error : new Missing(path, error instanceof Halt && error.kind === 'waiting');
      return each(def.outputs, () => () => Promise.reject(missing));
    }
  }

  const subgraphOf = ({ record: { type, off } }: Visit): GraphPart | undefined =>
    type.startsWith(SUBGRAPH_GROUP) && !off ? graph.graphs.get(type.slice(SUBGRAPH_GROUP.length)) : undefined;

  const openSubgraph = (one: Visit, isWanted?: (output: string) => boolean): Promise<Ports> =>
    evaluate(subgraphOf(one)!, `${one.path}/`, (name) => take(one, name, tolerant(one.def.inputs[name])), isWanted);

  function runOnce(one: Visit): Promise<Values> {
    if (one.record.off) return bypass(one);
    return one.record.type === FOLD_TYPE ? fold(one) : runNode(one);
  }

  /** What an input gets; `chosen` are the places of the edges that are wanted of a lazy one. */
  async function take(one: Visit, name: string, spec: InputSpec, chosen?: readonly number[]): Promise<unknown> {
    const { scope, record, items } = one;
    if (name in items) return whole([items[name]], undefined)[0];
    const value = record.inputs[name] ?? spec.options.default;
    const edges = edgesIn(value as never);
    const fetch = async (from: string) => whole(await port(scope, from), spec);
    if (spec.arity !== 'many') return edges[0] ? fetch(edges[0].from) : literal(scope, spec.type, value);
    const list: unknown[] = [];
    for (const [i, { from, as }] of edges.entries()) {
      const value = chosen?.includes(i) === false ? undefined : await fetch(from);
      const spread = Array.isArray(value) ? value : [value];
      const named = (value: unknown) => ({ name: as ?? nameOf(from), ...(value !== undefined && { value }) });
      list.push(...(spec.options.named ? spread.map(named) : spread));
    }
    return list;
  }

  async function literal(scope: Scope, type: PortType, value: unknown): Promise<unknown> {
    if (typeof value !== 'string' || !type.templates) return value;
    let text = '';
    for (const part of parseText(value, false))
      text += typeof part === 'string' ? part : await scope.input(Object.values(part)[0] as string);
    return text;
  }

  async function runNode(one: Visit): Promise<Values> {
    const { def, record } = one;
    const specs = Object.entries(def.inputs as { [name: string]: InputSpec });
    const lazy = specs.filter(([, spec]) => spec.options.lazy);
    const inputs: Record<string, unknown> = {};
    for (const [name, spec] of specs)
      if (!spec.options.lazy) inputs[name] = convert(await take(one, name, spec), spec.type);
    const names = lazy.map(([name]) => [name, edgesIn(record.inputs[name]).map(({ as, from }) => as ?? nameOf(from))]);
    const choice = def.choose?.(inputs, Object.fromEntries(names)) ?? {};
    for (const [name, spec] of lazy) {
      const chosen = choice[name] ?? [];
      if (chosen === true || spec.arity === 'many')
        inputs[name] = await take(one, name, spec, chosen === true ? undefined : chosen);
    }
    const made = (await def.run(inputs, CONTEXT)) as Record<string, unknown> | Halt;
    if (made instanceof Halt) throw made;
    return made;
  }

  /** Groups are multiplied, the first slowest; an item that is missing leaves the others alone. */
  async function runEach(one: Visit): Promise<Values> {
    const { record, def, path } = one;
    const names = record.each!.flat();
    const walked: Record<string, readonly unknown[]> = {};
    for (const name of usedInputs(record, def)) {
      const spec: InputSpec = record.off ? { ...def.inputs[name], arity: 'one' } : def.inputs[name];
      if (spec.options.lazy && !record.off) continue;
      const value = await take(one, name, names.includes(name) ? tolerant(spec) : spec);
      if (names.includes(name)) walked[name] = value as readonly unknown[];
    }
    let rows: Visit['items'][] = [{}];
    for (const group of record.each!) {
      const length = walked[group[0]!]!.length;
      if (group.some((name) => walked[name]!.length !== length))
        throw new NodeError('input-invalid', 'unequal lengths');
      const zipped = Array.from({ length }, (_, i) =>
        Object.fromEntries(group.map((name) => [name, walked[name]![i]])),
      );
      rows = rows.flatMap((row) => zipped.map((more) => ({ ...row, ...more })));
    }
    const made: Ports[] = [];
    for (const [i, items] of rows.entries()) {
      const item: Visit = { ...one, path: `${path}/${i}`, items };
      made.push(await (subgraphOf(item) ? openSubgraph(item) : attempt(item, () => runOnce(item))));
    }
    const given = Object.keys(def.outputs).filter((name) => !record.off || handedOn(def, name) !== undefined);
    const lists: Record<string, unknown> = {};
    for (const name of given) lists[name] = await collect(made, name);
    return lists;
  }

  /** Hands the state of one round to the next. It is whole or not there. */
  async function fold(one: Visit): Promise<Values> {
    const given: Record<string, unknown> = {};
    for (const name of Object.keys(one.def.inputs)) given[name] = await take(one, name, one.def.inputs[name]);
    const part = graph.graphs.get(given.graph as string)!;
    const rounds: Ports[] = [];
    let state = async () => given.state;
    for (const [i, item] of (given.items as readonly unknown[]).entries()) {
      const before = state;
      const input = async (name: string) => (name === 'state' ? before() : name === 'item' ? item : given[name]);
      const round = await evaluate(part, `${one.path}/${i}/`, input);
      rounds.push(round);
      state = round.state!;
    }
    const made: Record<string, unknown> = {};
    for (const round of rounds) for (const port of Object.values(round)) await port();
    for (const name of Object.keys(one.def.outputs))
      made[name] = await (name === 'state' ? state() : collect(rounds, name));
    return made;
  }

  async function bypass(one: Visit): Promise<Values> {
    const made: Record<string, unknown> = {};
    for (const output of Object.keys(one.def.outputs)) {
      const input = handedOn(one.def, output);
      if (input === undefined) continue;
      const value = await take(one, input, { ...tolerant(one.def.inputs[input]), arity: 'one' });
      const isWired = edgesIn(one.record.inputs[input]).length > 0;
      const isNothing = value === undefined || (one.def.inputs[input].arity === 'many' && !isWired);
      if (!isNothing) made[output] = value;
    }
    return made;
  }

  const own: Record<string, unknown> = { ...inputs };
  const made = await evaluate(graph, '', async (name) => own[name] ?? graphInputs(graph)[name]?.default);
  const outputs: Record<string, unknown> = {};
  for (const [name, port] of Object.entries(made)) await attempted(port().then((value) => (outputs[name] = value)));
  return { values, failed, skipped, stopped, waiting, outputs };
}

const CONTEXT = {
  host: { clock: { now: () => 0, sleep: async () => {} } },
  signal: new AbortController().signal,
  progress: () => {},
} as never;

const each = <T, R>(
  record: { readonly [name: string]: T },
  map: (name: string, value: T) => R,
): { [name: string]: R } => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(name, value)]));

/** Waits for a value that may be missing. */
const attempted = (value: Promise<unknown>): Promise<unknown> =>
  value.catch((missing: unknown) => {
    if (missing instanceof Missing) return missing;
    throw missing;
  });

/** A list that lacks items is as good as missing, but for those who say that they can deal with it. */
function whole<T>(value: T, spec: InputSpec | undefined): T {
  const bad = Array.isArray(value) && !spec?.options.tolerant && value.find((item) => item instanceof FailedItem);
  if (bad) throw new Missing(bad.node);
  return value;
}

/** One output of many runs; it waits when one of them does. */
async function collect(made: readonly Ports[], name: string): Promise<unknown[]> {
  const items = [];
  for (const ports of made) items.push(await attempted(ports[name]!()));
  for (const item of items) if (item instanceof Missing && item.waits) throw item;
  const error = { code: 'node-threw', message: '', retryable: false } as const;
  return items.map((item) => (item instanceof Missing ? new FailedItem(item.because, error) : item));
}

const tolerant = (spec: InputSpec): InputSpec => ({ ...spec, options: { ...spec.options, tolerant: true } });
const convert = (value: unknown, type: PortType): unknown =>
  value === undefined || type.schema.safeParse(value).success ? value : (type.convert?.(value, '') ?? value);
const nameOf = (from: string): string => parseFrom(from)[from.startsWith('inputs.') ? 'port' : 'node'];

/** Inputs whose values matter: of a node that is off, those it hands on. */
function usedInputs(record: NodeRecord, def: NodeType): readonly string[] {
  if (!record.off) return Object.keys(def.inputs);
  const handed = Object.keys(def.outputs).map((output) => handedOn(def, output));
  return [...new Set([...handed, ...(record.each ?? []).flat()])].filter((name) => name !== undefined);
}

/** Outputs and graph inputs a node takes from; `eager`: without what it may choose from. */
function sourcesOf(record: NodeRecord, def: NodeType, eager = false): string[] {
  return usedInputs(record, def).flatMap((name) => {
    const value = record.inputs[name];
    const { type, options }: InputSpec = def.inputs[name];
    if (eager && options.lazy && !record.off) return [];
    const parts = typeof value === 'string' && type.templates ? parseText(value, false) : [];
    const templates = parts.flatMap((part) => (typeof part === 'string' ? [] : [`inputs.${Object.values(part)[0]}`]));
    const edges = record.off ? edgesIn(value).slice(0, 1) : edgesIn(value);
    return [...edges.map(({ from }) => from), ...templates];
  });
}

/** The first input of an output's type; a fold's own three come before those of its subgraph. */
function handedOn({ type: node, inputs, outputs }: NodeType, output: string): string | undefined {
  const { type } = outputs[output];
  const names = new Set([...(node === FOLD_TYPE ? ['graph', 'items', 'state'] : []), ...Object.keys(inputs)]);
  return [...names].find((name) =>
    type.variable ? inputs[name].type.variable === type.variable : accepts(type, inputs[name].type),
  );
}
