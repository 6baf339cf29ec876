import type { Issue } from '../errors.ts';
import { FOLD_TYPE, isEdgeList, type NodeRecord, SUBGRAPH_GROUP } from '../graph/document.ts';
import { type Change, type Touched, touch } from '../graph/edit.ts';
import { type Graph, type GraphPart, graphInputs, graphOutputs } from '../graph/graph.ts';
import type { NodeType } from '../node/define-node.ts';
import { ANY_TYPE, handedOn } from '../node/derived.ts';
import type { Registry } from '../node/registry.ts';
import { type Concrete, type Types, typesOf } from '../node/types.ts';
import { variablesOf } from '../node/variables.ts';
import type { Surroundings } from './bind.ts';
import { bindStep, rewire, unwire, type Wanted } from './bind-step.ts';
import { createGroup } from './create-group.ts';
import { currentRecord, eachIssues, graphInputIssues, nestedIssue } from './current-record.ts';
import {
  callStepType,
  innerOutputStepType,
  inputStepType,
  outputStepType,
  UNKNOWN_NODE,
  UNKNOWN_OUTPUTS,
} from './implied.ts';
import { type Feed, inGraph, type Scope, stepsOf } from './scope.ts';
import { type BoundInput, createStep, type Home, type Step } from './step.ts';

/** A graph made ready: one step per node, graph input and graph output, wired to each other. */
export interface Compilation {
  readonly root: Scope;
  readonly types: Types;
  /** Steps with a literal whose value lies outside the document. */
  resolving(): Iterable<Step>;
  /** Whether some node chooses among what feeds it: not every step is needed then. */
  readonly isLazy: boolean;
  /**
   * Binds again what an edit touched and returns the steps whose results are in question (not what hangs on them).
   * Cost follows the edit, not the graph.
   */
  update(change: Pick<Change, 'nodes' | 'interface' | 'subgraphs'>): readonly Step[];
  /** Makes one more use of a subgraph. */
  open(name: string, prefix: string, home: Home, feed: Feed): Scope;
  /** Takes a use of a subgraph out. */
  close(scope: Scope): void;
}

/**
 * Compiles a graph. Problems are kept on the steps as issues; nothing is thrown and nothing runs.
 *
 * @param values - literals for the graph's inputs, in place of their defaults
 */
export function compile(
  graph: Graph,
  registry: Registry,
  digest: (text: string) => string,
  values: ReadonlyMap<string, unknown>,
): Compilation {
  return new Compiler(graph, registry, digest, values);
}

class Compiler implements Compilation {
  readonly types: Types;
  readonly root: Scope;
  readonly #graph: Graph;
  readonly #registry: Registry;
  readonly #digest: (text: string) => string;
  readonly #values: ReadonlyMap<string, unknown>;
  /** Types of nodes that are the same wherever they stand: most of them, asked for several times a node. */
  readonly #plain = new Map<string, Concrete>();
  readonly #resolving = new Set<Step>();
  /** Uses of each subgraph. */
  readonly #uses = new Map<string, Set<Scope>>();
  /** Made, but not bound yet. */
  readonly #unbound = new Set<Scope>();
  #choosers = 0;

  constructor(
    graph: Graph,
    registry: Registry,
    digest: (text: string) => string,
    values: ReadonlyMap<string, unknown>,
  ) {
    this.#graph = graph;
    this.#registry = registry;
    this.#digest = digest;
    this.#values = values;
    this.types = typesOf(graph, registry);
    const home: Home = { unsettled: new Set() };
    this.root = this.#create(graph, undefined, '', home, { kind: 'outside' });
    this.#bindAll(this.root);
  }

  resolving(): Iterable<Step> {
    return this.#resolving;
  }

  get isLazy(): boolean {
    return this.#choosers > 0;
  }

  open(name: string, prefix: string, home: Home, feed: Feed): Scope {
    const scope = this.#create(this.#graph.graphs.get(name)!, name, prefix, home, feed);
    this.#bindAll(scope);
    return scope;
  }

  close(scope: Scope): void {
    for (const step of scope.steps.values()) this.#forget(step);
    for (const inner of scope.scopes.values()) this.close(inner);
    this.#unbound.delete(scope);
    this.#uses.get(scope.graph ?? '')?.delete(scope);
  }

  update({
    nodes,
    interface: interfaceChanged,
    subgraphs,
  }: Pick<Change, 'nodes' | 'interface' | 'subgraphs'>): readonly Step[] {
    const touched: Step[] = [];
    this.types.forget();
    if (subgraphs.size > 0) this.#refreshSubgraphs(subgraphs, touched);
    this.#updateScope(this.root, nodes, interfaceChanged, touched);
    return touched;
  }

  /** Makes the steps of a scope, unbound. */
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
      around: undefined,
      asker: '',
    };
    if (graph !== undefined) this.#uses.set(graph, (this.#uses.get(graph) ?? new Set()).add(scope));
    this.#unbound.add(scope);
    part.nodes.forEach((record, id) => void this.#createNode(scope, id, record));
    this.#syncImplied(scope);
    return scope;
  }

  #bindAll(scope: Scope): void {
    this.#unbound.delete(scope);
    scope.part.nodes.forEach((record, id) => void this.#bindNode(scope, scope.steps.get(id)!, record, 'all'));
    for (const step of scope.implied.values()) if (!this.#isFedByNode(scope, step)) this.#bindImplied(scope, step);
    for (const inner of scope.scopes.values()) this.#bindAll(inner);
  }

  /** Inputs of an inner scope are bound together with the node in whose place it stands. */
  #isFedByNode = (scope: Scope, step: Step) => scope.feed.kind === 'node' && step.place.node.startsWith('inputs.');

  #createNode(scope: Scope, id: string, record: NodeRecord): Step {
    const { prefix, graph, home } = scope;
    const place = graph === undefined ? { node: id } : { graph, node: id };
    const plain = this.#plainOf(record);
    const inline = plain ? undefined : this.#inlined(record);
    if (inline !== undefined) {
      const feed: Feed = { kind: 'node', scope, node: id };
      scope.scopes.set(id, this.#create(this.#graph.graphs.get(inline)!, inline, `${prefix}${id}/`, home, feed));
    }
    const def = plain ?? this.#definitionOf(scope.part, record);
    const step = createStep(prefix + id, place, home, def.outside);
    step.within = callOf(scope);
    const inner = inline === undefined ? undefined : scope.scopes.get(id);
    if (inner) {
      step.inner = inner.steps;
      for (const one of inner.steps.values()) one.within = step;
    } else if (!plain) step.group = createGroup(step, record, def.inside, this);
    scope.steps.set(id, step);
    home.unsettled.add(step);
    return step;
  }

  /** The subgraph whose nodes stand directly in the place of this one. */
  #inlined(record: NodeRecord): string | undefined {
    if (!record.type.startsWith(SUBGRAPH_GROUP) || record.each || record.off) return undefined;
    const name = record.type.slice(SUBGRAPH_GROUP.length);
    return this.types.subgraphProblem(name) === undefined ? name : undefined;
  }

  /** What a node is as a plain one of the registry: no subgraph, no variables, neither items nor off. */
  #plainOf(record: NodeRecord): Concrete | undefined {
    if (record.each || record.off) return undefined;
    const { type } = record;
    const known = this.#plain.get(type);
    if (known) return known;
    const def = type.startsWith(SUBGRAPH_GROUP) || type === FOLD_TYPE ? undefined : this.#registry.get(type);
    if (!def || variablesOf(def).length > 0) return undefined;
    const plain = { inside: def, outside: def };
    this.#plain.set(type, plain);
    return plain;
  }

  /** Whether the ports of a node follow from what is wired. */
  #isGeneric(record: NodeRecord | undefined): boolean {
    if (!record || this.#plainOf(record)) return false;
    const def = this.types.definitionOf(record);
    return def !== undefined && (variablesOf(def).length > 0 || (record.off === true && handedOn(def).size > 0));
  }

  #definitionOf(part: GraphPart, record: NodeRecord): Concrete {
    const plain = this.#plainOf(record);
    if (plain) return plain;
    const found = this.types.concreteOf(part, record);
    if (!found) return { inside: UNKNOWN_NODE, outside: UNKNOWN_NODE };
    return this.#inlined(record) === undefined ? found : { inside: found.inside, outside: callStepType(found.inside) };
  }

  #bindNode(scope: Scope, step: Step, written: NodeRecord, only: Wanted): void {
    const id = step.place.node;
    const { record, issues } = currentRecord(step.place, written, this.#registry, this.types);
    let extra = issues;
    // Only a list behind a type variable can be nested; few nodes have one.
    const { nested } = this.#isGeneric(written) ? this.#definitionOf(scope.part, written) : PLAIN;
    if (nested !== undefined) extra = [...extra, nestedIssue(step.place, nested)];
    if (record.each) extra = [...extra, ...eachIssues(step.place, written, this.types)];
    const inner = scope.scopes.size > 0 ? scope.scopes.get(id) : undefined;
    if (inner) {
      this.#bindCall(scope, step, inner, record, extra, record === written ? only : 'all');
      return;
    }
    const given = written.off ? withoutUnused(record, step.def) : record.inputs;
    const around = this.#surroundings(scope, id);
    this.#bind(step, { given, extra, only: record === written ? only : 'all', around, mendable: true });
  }

  /** Binds the inputs of the subgraph in a node's place, and the node to its outputs. */
  #bindCall(scope: Scope, step: Step, inner: Scope, record: NodeRecord, extra: readonly Issue[], only: Wanted): void {
    const issues = [...extra];
    const around = this.#surroundings(scope, step.place.node);
    const def = this.types.definitionOf(record)!;
    for (const [local, input] of inner.implied) {
      if (!local.startsWith('inputs.')) continue;
      const name = local.slice('inputs.'.length);
      if (only !== 'all' && !only.has(name)) {
        issues.push(...step.issues.filter((issue) => issue.input === name && !extra.includes(issue)));
        continue;
      }
      const spec = def.inputs[name];
      // A step for this one input as the node has it: its problems are the node's.
      const asked = createStep(step.id, step.place, step.home, { ...def, inputs: { [name]: spec }, outputs: {} });
      bindStep(asked, { given: record.inputs, extra: [], only: 'all', around, mendable: true });
      const [bound] = asked.inputs;
      unwire(asked);
      issues.push(...asked.issues);
      this.#rewire(input, [{ ...bound!, name: 'value', spec: input.def.inputs.value, neutral: undefined }]);
    }
    step.issues = issues;
    this.#rewire(step, this.#outputsOf(inner, step.def));
  }

  #outputsOf = (inner: Scope, def: NodeType): BoundInput[] =>
    Object.keys(def.inputs)
      .sort()
      .map((port) => {
        const output = inner.steps.get(`outputs.${port}`);
        const binding = output
          ? ({ kind: 'edge', edge: { step: output, port: 'value' } } as const)
          : ({ kind: 'absent' } as const);
        return { name: port, spec: def.inputs[port], binding, neutral: undefined };
      });

  #bindImplied(scope: Scope, step: Step): void {
    const [kind, name] = step.place.node.split('.') as [string, string];
    const around = this.#surroundings(scope, step.place.node);
    if (kind === 'outputs') {
      const given = { value: graphOutputs(scope.part)[name]! };
      this.#bind(step, { given, extra: [], only: 'all', around, mendable: true });
      return;
    }
    if (scope.feed.kind === 'member') {
      scope.feed.bind(step, name);
      return;
    }
    const input = graphInputs(scope.part)[name]!;
    const value = this.#values.has(name) ? this.#values.get(name) : input.default;
    const given = value === undefined ? {} : { value: value as never };
    this.#bind(step, {
      given,
      extra: graphInputIssues(input, this.types, this.#registry),
      only: 'all',
      around,
      mendable: false,
    });
  }

  #bind(step: Step, options: Parameters<typeof bindStep>[1]): void {
    const before = step.lazySources.length > 0;
    bindStep(step, options);
    this.#note(step, before);
  }

  #rewire(step: Step, inputs: readonly BoundInput[]): void {
    rewire(step, inputs);
    this.#note(step, false);
  }

  #note(step: Step, wasChooser: boolean): void {
    this.#choosers += Number(step.lazySources.length > 0) - Number(wasChooser);
    if (step.inputs.some(({ binding }) => binding.kind === 'resolved')) this.#resolving.add(step);
    else if (this.#resolving.size > 0) this.#resolving.delete(step);
  }

  /** One for all nodes of a scope: bindings are made one after the other. */
  #surroundings(scope: Scope, asker: string): Surroundings {
    scope.asker = asker;
    scope.around ??= this.#createSurroundings(scope);
    return scope.around;
  }

  #createSurroundings(scope: Scope): Surroundings {
    return {
      digest: this.#digest,
      find: (node, port) => {
        const inner = scope.scopes.size > 0 ? scope.scopes.get(node) : undefined;
        const id = node === 'inputs' ? `inputs.${port}` : node;
        const step = inner ? inner.steps.get(`outputs.${port}`) : scope.steps.get(id);
        if (!step) {
          wish(scope, id, scope.asker);
          if (!inner) return { missing: 'node' };
          return { missing: 'port', ports: Object.keys(graphOutputs(inner.part)) };
        }
        const name = inner || node === 'inputs' ? 'value' : port;
        const output = Object.hasOwn(step.def.outputs, name) ? step.def.outputs[name] : undefined;
        if (output) return { step, port: name, type: output.type };
        if (step.def.outputs === UNKNOWN_OUTPUTS) return { missing: 'unknown' };
        const record = scope.part.nodes.get(node);
        if (record?.off && this.types.definitionOf(record)?.outputs[port]) return { missing: 'off' };
        return { missing: 'port', ports: Object.keys(step.def.outputs) };
      },
    };
  }

  /** Creates or drops the steps that graph inputs and outputs imply; returns the ids that came, went or changed type. */
  #syncImplied(scope: Scope): ReadonlySet<string> {
    const wanted = this.#impliedTypes(scope);
    const touched = new Set<string>();
    for (const [id, step] of scope.implied) {
      if (wanted.get(id) === step.def) continue;
      this.#drop(scope, id);
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

  #impliedTypes({ part, graph }: Scope): ReadonlyMap<string, NodeType> {
    const wanted = new Map<string, NodeType>();
    const outputType = graph === undefined ? outputStepType : innerOutputStepType;
    for (const [name, input] of Object.entries(graphInputs(part))) {
      const type = this.types.portType(input.type);
      wanted.set(`inputs.${name}`, type ? inputStepType(type) : UNKNOWN_NODE);
    }
    for (const [name, { from }] of Object.entries(graphOutputs(part)))
      wanted.set(`outputs.${name}`, outputType(this.types.outputType(part, from) ?? ANY_TYPE));
    return wanted;
  }

  #drop(scope: Scope, id: string): void {
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

  #forget(step: Step): void {
    if (step.lazySources.length > 0) this.#choosers--;
    unwire(step);
    step.home.unsettled.delete(step);
    this.#resolving.delete(step);
    step.group?.dispose();
  }

  #updateScope(scope: Scope, nodes: Change['nodes'], interfaceChanged: boolean, touched: Step[]): void {
    const rebind: Touched = new Map();
    let structureChanged = interfaceChanged;
    const replaced = (id: string) => {
      rebind.set(id, 'all');
      for (const asker of scope.wished.get(id) ?? []) rebind.set(asker, 'all');
      scope.wished.delete(id);
    };
    const queue = [...nodes];
    for (let i = 0; i < queue.length; i++) {
      const [id, inputs] = queue[i]!;
      const record = scope.part.nodes.get(id);
      const step = scope.steps.get(id);
      const isSame = record !== undefined && step !== undefined && this.#isSame(scope, record, step);
      // Types that follow from edges may have changed behind them, too.
      if (step && (!isSame || this.#isGeneric(record)))
        for (const dependent of step.dependents) {
          const id = boundAs(dependent);
          if (this.#isGeneric(scope.part.nodes.get(id))) queue.push([id, 'all']);
        }
      if (isSame) {
        structureChanged ||= this.#isGeneric(record);
        touch(rebind, id, inputs);
        continue;
      }
      structureChanged = true;
      this.#drop(scope, id);
      if (record) this.#createNode(scope, id, record);
      replaced(id);
    }
    if (structureChanged) for (const id of this.#syncImplied(scope)) replaced(id);
    if (interfaceChanged) for (const id of scope.implied.keys()) rebind.set(id, 'all');
    this.#rebind(scope, rebind, touched);
  }

  #rebind(scope: Scope, rebind: Touched, touched: Step[]): void {
    for (const [id, inputs] of rebind) {
      const step = scope.steps.get(id);
      if (!step) continue;
      if (step.implied) {
        if (this.#isFedByNode(scope, step)) continue;
        this.#bindImplied(scope, step);
      } else this.#bindNode(scope, step, scope.part.nodes.get(id)!, inputs);
      const inner = scope.scopes.get(id);
      if (!inner) {
        touched.push(step);
        continue;
      }
      if (this.#unbound.has(inner)) {
        this.#bindAll(inner);
        touched.push(...stepsOf(inner));
      } else {
        for (const [local, one] of inner.implied)
          if (inputs === 'all' || inputs.has(local.slice('inputs.'.length))) touched.push(one);
      }
    }
  }

  #isSame(scope: Scope, record: NodeRecord, step: Step): boolean {
    const { outside } = this.#definitionOf(scope.part, record);
    return (
      step.def === outside &&
      scope.scopes.get(step.place.node)?.graph === this.#inlined(record) &&
      (!step.group || step.group.serves(record))
    );
  }

  /** Brings the uses of changed subgraphs up to date; nodes whose type became another one are made anew. */
  #refreshSubgraphs(subgraphs: Change['subgraphs'], touched: Step[]): void {
    this.types.refresh();
    const uses = [...this.#uses.values()].flatMap((scopes) => [...scopes]);
    for (const scope of [this.root, ...uses]) {
      if (scope !== this.root && !this.#uses.get(scope.graph!)?.has(scope)) continue;
      const changed: Touched = new Map();
      for (const [id, record] of scope.part.nodes) {
        if (!record.type.startsWith(SUBGRAPH_GROUP) && record.type !== FOLD_TYPE) continue;
        const step = scope.steps.get(id);
        const inner = scope.scopes.get(id);
        const isStale = inner && subgraphs.get(inner.graph!) === 'all';
        if (isStale) this.#drop(scope, id);
        if (isStale || !step || !this.#isSame(scope, record, step)) changed.set(id, 'all');
      }
      if (changed.size > 0) this.#updateScope(scope, changed, false, touched);
    }
    for (const [name, change] of subgraphs) {
      if (change === 'all') continue;
      for (const scope of [...(this.#uses.get(name) ?? [])])
        this.#updateScope(scope, change.nodes, change.interface, touched);
    }
  }
}

const PLAIN: Partial<Concrete> = {};

/** The node in whose place a scope stands; absent while that is being made. */
const callOf = ({ feed }: Scope): Step | undefined =>
  feed.kind === 'node' ? feed.scope.steps.get(feed.node) : undefined;

/**
 * Id of the node that has to be bound again when what an edge of the step names comes or goes: inputs of a subgraph that stands in the
 * place of a node are bound together with it.
 */
const boundAs = ({ implied, within, place }: Step): string =>
  implied && within && place.node.startsWith('inputs.') ? within.place.node : place.node;

const wish = (scope: Scope, id: string, asker: string): void =>
  void scope.wished.set(id, (scope.wished.get(id) ?? new Set()).add(asker));

/** While a node is off only what it hands on is looked at: of many edges the first. */
const withoutUnused = ({ inputs }: NodeRecord, def: NodeType): NodeRecord['inputs'] =>
  Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => Object.hasOwn(def.inputs, name))
      .map(([name, value]) => [name, isEdgeList(value) ? value.slice(0, 1) : value]),
  );
