import type { NodeRecord } from '../graph/document.ts';
import type { Graph, GraphPart } from '../graph/graph.ts';
import { createGroup } from './create-group.ts';
import type { GroupMaker } from './group.ts';
import { impliedTypes } from './implied.ts';
import type { RecordTypes } from './record-types.ts';
import { boundAs, callOf, type Feed, inGraph, type Scope, wish } from './scope.ts';
import { createStep, type Home, type Step } from './step.ts';
import type { Wiring } from './wiring.ts';

/** Makes the steps of a document's graphs and takes them out again. What it makes is not bound yet. */
export class ScopeMaker {
  readonly #graph: Graph;
  readonly #records: RecordTypes;
  readonly #wiring: Wiring;
  readonly #groups: GroupMaker;
  /** Uses of each subgraph. */
  readonly #uses = new Map<string, Set<Scope>>();

  /** @param groups - gives groups the scopes of their members, bound */
  readonly #dropped = new WeakSet<Step>();

  constructor(graph: Graph, records: RecordTypes, wiring: Wiring, groups: GroupMaker) {
    this.#graph = graph;
    this.#records = records;
    this.#wiring = wiring;
    this.#groups = groups;
  }

  /** The document's own graph. */
  createRoot(): Scope {
    return this.#create(this.#graph, undefined, '', { unsettled: new Set() }, { kind: 'outside' });
  }

  /** One more use of a subgraph. */
  createUse(name: string, prefix: string, home: Home, feed: Feed): Scope {
    return this.#create(this.#graph.graphs.get(name)!, name, prefix, home, feed);
  }

  /** The uses of a subgraph at the moment. */
  usesOf(name: string): ReadonlySet<Scope> {
    return this.#uses.get(name) ?? NO_SCOPES;
  }

  /** The uses of all subgraphs at the moment. */
  allUses(): readonly Scope[] {
    return [...this.#uses.values()].flatMap((scopes) => [...scopes]);
  }

  #create(part: GraphPart, graph: string | undefined, prefix: string, home: Home, feed: Feed): Scope {
    const scope: Scope = {
      prefix,
      part,
      graph,
      home,
      feed,
      steps: new Map(),
      scopes: new Map(),
      wished: new Map(),
      implied: new Map(),
      isBound: false,
      around: undefined,
      asker: '',
    };
    if (graph !== undefined) this.#uses.set(graph, (this.#uses.get(graph) ?? new Set()).add(scope));
    part.nodes.forEach((record, id) => void this.createNode(scope, id, record));
    this.syncImplied(scope);
    return scope;
  }

  /** The step of a node, with what stands in its place or does its work. */
  createNode(scope: Scope, id: string, record: NodeRecord): void {
    const { prefix, graph, home } = scope;
    const place = graph === undefined ? { node: id } : { graph, node: id };
    const plain = this.#records.findPlain(record);
    const inlined = plain ? undefined : this.#records.findInlined(record);
    const inner =
      inlined === undefined
        ? undefined
        : this.createUse(inlined, `${prefix}${id}/`, home, { kind: 'node', scope, node: id });
    const def = plain ?? this.#records.concreteOf(scope.part, record);
    const step = createStep(prefix + id, place, home, def.outside);
    step.within = callOf(scope);
    if (inner) {
      scope.scopes.set(id, inner);
      step.inner = inner.steps;
      for (const one of inner.steps.values()) one.within = step;
    } else if (!plain) step.group = createGroup(step, record, def.inside, this.#groups);
    scope.steps.set(id, step);
    home.unsettled.add(step);
  }

  /** Creates or drops the steps that graph inputs and outputs imply; returns the ids that came, went or changed type. */
  syncImplied(scope: Scope): ReadonlySet<string> {
    const wanted = impliedTypes(scope, this.#records.types);
    const touched = new Set<string>();
    for (const [id, step] of scope.implied) {
      if (wanted.get(id) === step.def) continue;
      this.drop(scope, id);
      scope.implied.delete(id);
      touched.add(id);
    }
    for (const [id, def] of wanted) {
      if (scope.implied.has(id)) continue;
      const step = createStep(scope.prefix + id, { ...inGraph(scope.graph), node: id }, scope.home, def, true);
      step.within = callOf(scope);
      scope.steps.set(id, step);
      scope.implied.set(id, step);
      scope.home.unsettled.add(step);
      touched.add(id);
    }
    return touched;
  }

  /** Takes a step out, with what stands in its place; does nothing when there is none. */
  drop(scope: Scope, id: string): void {
    const step = scope.steps.get(id);
    if (!step) return;
    scope.steps.delete(id);
    const inner = scope.scopes.get(id);
    // Whoever was fed from it has to be bound again, now and when the id comes back.
    const gone = inner
      ? [step, ...[...inner.implied.values()].filter((one) => one.place.node.startsWith('outputs.'))]
      : [step];
    for (const { dependents, choosers } of gone)
      for (const dependent of [...dependents, ...choosers]) wish(scope, id, boundAs(dependent));
    this.#forget(step);
    if (!inner) return;
    scope.scopes.delete(id);
    this.close(inner);
  }

  /** Takes a use of a subgraph out. */
  close(scope: Scope): void {
    for (const step of scope.steps.values()) this.#forget(step);
    for (const inner of scope.scopes.values()) this.close(inner);
    this.#uses.get(scope.graph ?? '')?.delete(scope);
  }

  /** Whether a step was taken out: it stands for nothing any more, and must not be evaluated. */
  isDropped(step: Step): boolean {
    return this.#dropped.has(step);
  }

  #forget(step: Step): void {
    this.#dropped.add(step);
    this.#wiring.unwire(step);
    step.home.unsettled.delete(step);
    step.group?.dispose();
  }
}

const NO_SCOPES: ReadonlySet<Scope> = new Set();
