import type { Issue } from '../errors.ts';
import { isEdgeList, type NodeRecord } from '../graph/document.ts';
import { graphInputs, graphOutputs } from '../graph/graph.ts';
import type { NodeType } from '../node/define-node.ts';
import type { Surroundings } from './bind.ts';
import { bindStep, isOwn, unwire, type Wanted, withExtra } from './bind-step.ts';
import { currentRecord, eachIssues, graphInputIssues, nestedIssue } from './current-record.ts';
import type { RecordTypes } from './record-types.ts';
import { isFedByNode, type Scope } from './scope.ts';
import { type BoundInput, createStep, type Step } from './step.ts';
import { surroundingsOf } from './surroundings.ts';
import type { Wiring } from './wiring.ts';

/** Binds the steps of scopes to each other, as the records of their nodes say. */
export class ScopeBinder {
  readonly #records: RecordTypes;
  readonly #wiring: Wiring;
  readonly #digest: (text: string) => string;
  readonly #values: ReadonlyMap<string, unknown>;

  /** @param values - literals for the graph's inputs, in place of their defaults */
  constructor(
    records: RecordTypes,
    wiring: Wiring,
    digest: (text: string) => string,
    values: ReadonlyMap<string, unknown>,
  ) {
    this.#records = records;
    this.#wiring = wiring;
    this.#digest = digest;
    this.#values = values;
  }

  /** Binds every step of a new scope and of the scopes in it. */
  bindAll(scope: Scope): void {
    scope.isBound = true;
    scope.part.nodes.forEach((record, id) => void this.bindNode(scope, scope.steps.get(id)!, record, 'all'));
    for (const step of scope.implied.values()) if (!isFedByNode(scope, step)) this.bindImplied(scope, step);
    for (const inner of scope.scopes.values()) this.bindAll(inner);
  }

  /**
   * Binds the step of a node.
   *
   * @param written - the record as it is in the document
   * @param only - inputs that changed; after a migration all are bound
   */
  bindNode(scope: Scope, step: Step, written: NodeRecord, only: Wanted): void {
    const id = step.place.node;
    const { types, registry } = this.#records;
    const { record, issues } = currentRecord(step.place, written, registry, types);
    let extra = issues;
    const nested = this.#records.findNested(scope.part, written);
    if (nested !== undefined) extra = [...extra, nestedIssue(step.place, nested)];
    if (record.each) extra = [...extra, ...eachIssues(step.place, written, types)];
    const wanted = record === written ? only : 'all';
    const inner = scope.scopes.size > 0 ? scope.scopes.get(id) : undefined;
    if (inner) {
      this.#bindCall(scope, step, inner, record, extra, wanted);
      return;
    }
    const given = written.off ? withoutUnused(record, step.def) : record.inputs;
    const around = this.#surroundings(scope, id);
    this.#wiring.bind(step, { given, extra, only: wanted, around, mendable: true });
  }

  /** Binds the inputs of the subgraph in a node's place, and the node to its outputs. */
  #bindCall(scope: Scope, step: Step, inner: Scope, record: NodeRecord, extra: readonly Issue[], only: Wanted): void {
    const issues = withExtra(extra);
    const around = this.#surroundings(scope, step.place.node);
    const def = this.#records.types.definitionOf(record)!;
    for (const [local, input] of inner.implied) {
      if (!local.startsWith('inputs.')) continue;
      const name = local.slice('inputs.'.length);
      if (only !== 'all' && !only.has(name)) {
        issues.push(...step.issues.filter((issue) => isOwn(issue, name)));
        continue;
      }
      const spec = def.inputs[name];
      // A step for this one input as the node has it: its problems are the node's.
      const asked = createStep(step.id, step.place, step.home, { ...def, inputs: { [name]: spec }, outputs: {} });
      bindStep(asked, { given: record.inputs, extra: [], only: 'all', around, mendable: true });
      const [bound] = asked.inputs;
      unwire(asked);
      issues.push(...asked.issues);
      this.#wiring.rewire(input, [{ ...bound!, name: 'value', spec: input.def.inputs.value, neutral: undefined }]);
    }
    step.issues = issues;
    this.#wiring.rewire(step, outputsOf(inner, step.def));
  }

  /** Binds the step of a graph input or output. */
  bindImplied(scope: Scope, step: Step): void {
    const [kind, name] = step.place.node.split('.') as [string, string];
    const around = this.#surroundings(scope, step.place.node);
    if (kind === 'outputs') {
      const given = { value: graphOutputs(scope.part)[name]! };
      this.#wiring.bind(step, { given, extra: [], only: 'all', around, mendable: true });
      return;
    }
    if (scope.feed.kind === 'member') {
      scope.feed.bind(step, name);
      return;
    }
    const input = graphInputs(scope.part)[name]!;
    const value = this.#values.has(name) ? this.#values.get(name) : input.default;
    const given = value === undefined ? {} : { value: value as never };
    const extra = graphInputIssues(input, this.#records.types, this.#records.registry);
    this.#wiring.bind(step, { given, extra, only: 'all', around, mendable: false });
  }

  #surroundings(scope: Scope, asker: string): Surroundings {
    return surroundingsOf(scope, asker, this.#records.types, this.#digest);
  }
}

const outputsOf = (inner: Scope, def: NodeType): BoundInput[] =>
  Object.keys(def.inputs)
    .sort()
    .map((port) => {
      const output = inner.steps.get(`outputs.${port}`);
      const binding = output
        ? ({ kind: 'edge', edge: { step: output, port: 'value' } } as const)
        : ({ kind: 'absent' } as const);
      return { name: port, spec: def.inputs[port], binding, neutral: undefined };
    });

/** While a node is off only what it hands on is looked at: of many edges the first. */
const withoutUnused = ({ inputs }: NodeRecord, def: NodeType): NodeRecord['inputs'] =>
  Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => Object.hasOwn(def.inputs, name))
      .map(([name, value]) => [name, isEdgeList(value) ? value.slice(0, 1) : value]),
  );
