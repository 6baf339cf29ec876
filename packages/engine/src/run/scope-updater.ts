import { FOLD_TYPE, type NodeRecord, SUBGRAPH_GROUP } from '../graph/document.ts';
import { type Change, type Touched, touch } from '../graph/edit.ts';
import type { Edit } from './edited.ts';
import type { RecordTypes } from './record-types.ts';
import { boundAs, isFedByNode, type Scope, stepsOf } from './scope.ts';
import type { ScopeBinder } from './scope-binder.ts';
import type { ScopeMaker } from './scope-maker.ts';
import type { Step } from './step.ts';

/** Brings steps up to date after edits of the document. Cost follows the edit, not the graph. */
export class ScopeUpdater {
  readonly #records: RecordTypes;
  readonly #maker: ScopeMaker;
  readonly #binder: ScopeBinder;

  constructor(records: RecordTypes, maker: ScopeMaker, binder: ScopeBinder) {
    this.#records = records;
    this.#maker = maker;
    this.#binder = binder;
  }

  /** Returns the steps whose results are in question, not what hangs on them. */
  update(root: Scope, { nodes, interface: interfaceChanged, subgraphs }: Edit): readonly Step[] {
    const touched: Step[] = [];
    this.#records.types.forget();
    if (subgraphs.size > 0) this.#updateSubgraphs(root, subgraphs, touched);
    this.#updateScope(root, nodes, interfaceChanged, touched);
    // What changed subgraphs may have touched steps that were taken out after that.
    return touched.filter((step) => !this.#maker.isDropped(step));
  }

  /** Brings the uses of changed subgraphs up to date; nodes whose type became another one are made anew. */
  #updateSubgraphs(root: Scope, subgraphs: Change['subgraphs'], touched: Step[]): void {
    this.#records.types.refresh();
    for (const scope of [root, ...this.#maker.allUses()]) {
      // It may have been closed by what was done for those before it.
      if (scope !== root && !this.#maker.usesOf(scope.graph!).has(scope)) continue;
      const changed = this.#dropStaleUses(scope, subgraphs);
      if (changed.size > 0) this.#updateScope(scope, changed, false, touched);
    }
    for (const [name, change] of subgraphs) {
      if (change === 'all') continue;
      for (const scope of [...this.#maker.usesOf(name)])
        this.#updateScope(scope, change.nodes, change.interface, touched);
    }
  }

  /** Takes out uses of subgraphs that were replaced as a whole; returns the nodes of a scope that have to be made anew. */
  #dropStaleUses(scope: Scope, subgraphs: Change['subgraphs']): Touched {
    const changed: Touched = new Map();
    for (const [id, record] of scope.part.nodes) {
      if (!record.type.startsWith(SUBGRAPH_GROUP) && record.type !== FOLD_TYPE) continue;
      const step = scope.steps.get(id);
      const inner = scope.scopes.get(id);
      const isStale = inner && subgraphs.get(inner.graph!) === 'all';
      if (isStale) this.#maker.drop(scope, id);
      if (isStale || !step || !this.#isSame(scope, record, step)) changed.set(id, 'all');
    }
    return changed;
  }

  #updateScope(scope: Scope, nodes: Change['nodes'], interfaceChanged: boolean, touched: Step[]): void {
    const rebind: Touched = new Map();
    const portsChanged = this.#updateNodes(scope, nodes, rebind);
    if (interfaceChanged || portsChanged)
      for (const id of this.#maker.syncImplied(scope)) rebindWithAskers(scope, id, rebind);
    if (interfaceChanged) for (const id of scope.implied.keys()) rebind.set(id, 'all');
    this.#rebind(scope, rebind, touched);
  }

  /**
   * Makes and drops steps as nodes came, went or became something else.
   *
   * @param rebind - is given what has to be bound again
   * @returns whether types of graph outputs may have changed with them
   */
  #updateNodes(scope: Scope, nodes: Change['nodes'], rebind: Touched): boolean {
    let portsChanged = false;
    const queue = [...nodes];
    const queued = new Set<string>();
    for (let i = 0; i < queue.length; i++) {
      const [id, inputs] = queue[i]!;
      const record = scope.part.nodes.get(id);
      const step = scope.steps.get(id);
      const isSame = record !== undefined && step !== undefined && this.#isSame(scope, record, step);
      const isGeneric = this.#records.isGeneric(record);
      // Types that follow from edges may have changed behind them, too.
      if (!isSame || isGeneric)
        for (const asker of [...(step?.dependents ?? []).map(boundAs), ...(scope.wished.get(id) ?? [])]) {
          if (queued.has(asker) || !this.#records.isGeneric(scope.part.nodes.get(asker))) continue;
          queued.add(asker);
          queue.push([asker, 'all']);
        }
      if (isSame) {
        portsChanged ||= isGeneric;
        touch(rebind, id, inputs);
        continue;
      }
      portsChanged = true;
      this.#maker.drop(scope, id);
      if (record) this.#maker.createNode(scope, id, record);
      rebindWithAskers(scope, id, rebind);
    }
    return portsChanged;
  }

  #rebind(scope: Scope, rebind: Touched, touched: Step[]): void {
    for (const [id, inputs] of rebind) {
      const step = scope.steps.get(id);
      if (!step) continue;
      if (step.implied) {
        if (isFedByNode(scope, step)) continue;
        this.#binder.bindImplied(scope, step);
      } else {
        const record = scope.part.nodes.get(id);
        // Removed in the same turn: the step goes with what changed in its own graph.
        if (!record) continue;
        this.#binder.bindNode(scope, step, record, inputs);
      }
      const inner = scope.scopes.get(id);
      if (!inner) touched.push(step);
      else if (inner.isBound) {
        for (const [local, one] of inner.implied)
          if (inputs === 'all' || inputs.has(local.slice('inputs.'.length))) touched.push(one);
      } else {
        this.#binder.bindAll(inner);
        touched.push(...stepsOf(inner));
      }
    }
  }

  /** Whether a step still stands for what its node is. */
  #isSame(scope: Scope, record: NodeRecord, step: Step): boolean {
    const { outside } = this.#records.concreteOf(scope.part, record);
    return (
      step.def === outside &&
      scope.scopes.get(step.place.node)?.graph === this.#records.findInlined(record) &&
      (!step.group || step.group.serves(record))
    );
  }
}

/** A step came, went or became another one: it is bound, and so is whoever names it. */
function rebindWithAskers(scope: Scope, id: string, rebind: Touched): void {
  rebind.set(id, 'all');
  for (const asker of scope.wished.get(id) ?? []) rebind.set(asker, 'all');
  scope.wished.delete(id);
}
