import type { Issue } from '../errors.ts';
import type { GraphPart } from '../graph/graph.ts';
import type { Surroundings } from './bind.ts';
import type { Home, Step } from './step.ts';

/** One use of a graph: the document's own, a subgraph in the place of a node, or one member of a group. */
export interface Scope {
  /** What the ids of its steps start with: `` or `shots/2/`. */
  readonly prefix: string;
  readonly part: GraphPart;
  /** Name of the subgraph; absent for the document's own graph. */
  readonly graph: string | undefined;
  readonly home: Home;
  readonly feed: Feed;
  /** By id within the graph; graph inputs and outputs as `inputs.name` and `outputs.name`. */
  readonly steps: Map<string, Step>;
  /** What stands in the place of subgraph nodes, by node id. */
  readonly scopes: Map<string, Scope>;
  /** Ids of steps that edges name but are not bound to: there is none, or it does not fit; with the nodes that have them. */
  readonly wished: Map<string, Set<string>>;
  readonly implied: Map<string, Step>;
  /** Its steps are wired; until then they are only there. */
  isBound: boolean;
  /** What its nodes are bound against, and the node being bound. */
  around: Surroundings | undefined;
  asker: string;
}

/** Where the inputs of a scope get their values from. */
export type Feed =
  /** From outside: values given, or defaults. */
  | { readonly kind: 'outside' }
  /** From the node in whose place it stands. */
  | { readonly kind: 'node'; readonly scope: Scope; readonly node: string }
  /** From the group it is a member of, which binds them itself. */
  | { readonly kind: 'member'; readonly bind: (input: Step, name: string) => void };

/** Finds a step by its path, in scopes and groups as they are at the moment. */
export function findStep(root: Scope, path: string): Step | undefined {
  const { step, rest } = descend(root, path);
  return rest === '' ? step : undefined;
}

/** The step a path leads to, or the group on the way that has no such member (yet), with what is left of the path. */
export function descend(root: Scope, path: string): { readonly step: Step | undefined; readonly rest: string } {
  const names = path.split('/');
  let scope = root;
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    const step = scope.steps.get(name);
    if (i === names.length - 1) return { step, rest: '' };
    const inner = scope.scopes.get(name);
    if (inner) {
      scope = inner;
      continue;
    }
    const member = step?.group?.member(Number(names[++i]));
    if (!member || i === names.length - 1) {
      const found = member && 'id' in member ? member : undefined;
      return found ? { step: found, rest: '' } : { step, rest: names.slice(i).join('/') };
    }
    if ('id' in member) return { step: undefined, rest: '' };
    scope = member;
  }
  return { step: undefined, rest: '' };
}

/** Every step of a scope and of the scopes in it; members of groups are left out. */
export function* stepsOf(scope: Scope): Generator<Step> {
  yield* scope.steps.values();
  for (const inner of scope.scopes.values()) yield* stepsOf(inner);
}

/** The subgraph of a place, as issues and ops name it. */
export const inGraph = (graph: string | undefined): { readonly graph?: string } =>
  graph === undefined ? {} : { graph };

/** Where an issue of a step belongs; the path too where the same node stands in several places. */
export const placeOf = ({ id, place }: Step): Pick<Issue, 'node' | 'graph' | 'path'> => ({
  node: place.node,
  ...inGraph(place.graph),
  ...(id !== place.node && { path: id }),
});

/** Every step there is at the moment, members of groups included. */
export function* allSteps(scope: Scope): Generator<Step> {
  for (const step of stepsOf(scope)) {
    yield step;
    for (let i = 0, member = step.group?.member(0); member; member = step.group?.member(++i)) {
      if (!('id' in member)) yield* allSteps(member);
      else yield* memberSteps(member);
    }
  }
}

function* memberSteps(step: Step): Generator<Step> {
  yield step;
  for (let i = 0, member = step.group?.member(0); member && !('id' in member); member = step.group?.member(++i))
    yield* allSteps(member);
}

/** The steps below a path: those of the subgraph that stands there, or of the members of a group. */
export function insideOf(root: Scope, path: string): readonly Step[] {
  const below = `${path}/`;
  const outer = path.split('/', 1)[0]!;
  const step = root.steps.get(outer);
  const inner = root.scopes.get(outer);
  if (!step || (!inner && !step.group)) return [];
  const around: Scope = { ...root, steps: new Map([[outer, step]]), scopes: new Map(inner ? [[outer, inner]] : []) };
  return [...allSteps(around)].filter(({ id }) => id.startsWith(below));
}

/** Graph inputs and outputs within subgraphs: they only hand on what their neighbours are told of. */
export const isInner = ({ implied, place }: Step): boolean => implied && place.graph !== undefined;

/** The node in whose place a scope stands; absent while that is being made. */
export const callOf = ({ feed }: Scope): Step | undefined =>
  feed.kind === 'node' ? feed.scope.steps.get(feed.node) : undefined;

/** Whether a step is an input that is bound together with the node in whose place its scope stands. */
export const isFedByNode = ({ feed }: Scope, { place }: Step): boolean =>
  feed.kind === 'node' && place.node.startsWith('inputs.');

/**
 * Id of the node that has to be bound again when what an edge of the step names comes or goes: inputs of a subgraph that stands in the
 * place of a node are bound together with it.
 */
export const boundAs = ({ implied, within, place }: Step): string =>
  implied && within && place.node.startsWith('inputs.') ? within.place.node : place.node;

/** Notes that a node names a step that it is not bound to, so that it is bound again once that comes or becomes something else. */
export const wish = (scope: Scope, id: string, asker: string): void =>
  void scope.wished.set(id, (scope.wished.get(id) ?? new Set()).add(asker));
