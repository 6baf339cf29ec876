import type { Graph } from '../graph/graph.ts';
import type { Registry } from '../node/registry.ts';
import { type Types, typesOf } from '../node/types.ts';
import type { Edit } from './edited.ts';
import type { GroupMaker } from './group.ts';
import { RecordTypes } from './record-types.ts';
import type { Feed, Scope } from './scope.ts';
import { ScopeBinder } from './scope-binder.ts';
import { ScopeMaker } from './scope-maker.ts';
import { ScopeUpdater } from './scope-updater.ts';
import type { Home, Step } from './step.ts';
import { Wiring } from './wiring.ts';

/** A graph made ready: one step per node, graph input and graph output, wired to each other. */
export interface Compilation extends GroupMaker {
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
  update(edit: Edit): readonly Step[];
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
  const records = new RecordTypes(typesOf(graph, registry), registry);
  const wiring = new Wiring();
  const binder = new ScopeBinder(records, wiring, digest, values);
  const groups: GroupMaker = {
    open(name: string, prefix: string, home: Home, feed: Feed): Scope {
      const scope = maker.createUse(name, prefix, home, feed);
      binder.bindAll(scope);
      return scope;
    },
    close: (scope) => maker.close(scope),
  };
  const maker = new ScopeMaker(graph, records, wiring, groups);
  const updater = new ScopeUpdater(records, maker, binder);
  const root = maker.createRoot();
  binder.bindAll(root);
  return {
    ...groups,
    root,
    types: records.types,
    resolving: () => wiring.resolving,
    get isLazy() {
      return wiring.isLazy;
    },
    update: (edit) => updater.update(root, edit),
  };
}
