import { GraphError, type Issue } from '../errors.ts';
import type { GraphDocument } from '../graph/document.ts';
import { applyOps, type Change, type Op } from '../graph/edit.ts';
import { type Graph, openGraph } from '../graph/graph.ts';
import { looksIssues } from '../graph/looks.ts';
import { createBuyer, noBuyer } from './buyer.ts';
import { compile } from './compile.ts';
import type { Evaluation } from './context.ts';
import { createEdited } from './edited.ts';
import { evaluate } from './evaluate.ts';
import { createForced } from './forced.ts';
import { resolutionIssues } from './gather.ts';
import { inOrder } from './in-order.ts';
import { loadManifest, type Manifest, NO_MANIFEST } from './manifest.ts';
import { neededIn } from './needed.ts';
import type { RunOptions, SessionOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import { type Plan, type PlanEntry, toPlanEntry, totalPrices } from './plan.ts';
import { createPools } from './pools.ts';
import { resolveLiterals } from './resolve.ts';
import { fingerprint, isWhole, restore } from './restore.ts';
import { type Run, startRun } from './run.ts';
import type { RunResult } from './run-error.ts';
import { allSteps, descend, findStep, insideOf, isInner } from './scope.ts';
import type { Step } from './step.ts';
import { findPlace, type Picked, targetSteps } from './targets.ts';
import { unsettle } from './unsettle.ts';
import { cycleIssues, issuesOf, issuesOfSteps, once, onGraph, subgraphIssues } from './validate.ts';
import { createReasons, type Reason, type Reasons, UNCHANGED } from './why.ts';

/** What a node gives at the moment, or is expected to give. */
export interface NodeValue {
  /** `unheld`: it is known what the node gives, but the value was let go; naming it as a target of a run brings it back. */
  readonly state: 'settled' | 'predicted' | 'unheld' | 'absent';
  readonly value?: unknown;
}

/**
 * A graph kept ready: edits mark what they touch, plans and runs look only at that. Plans and runs of one session take turns;
 * an edit made while one is under way counts for the next.
 */
export interface Session {
  readonly graph: Graph;
  /** @throws RangeError as `applyOps` does */
  apply(ops: readonly Op[]): Change;
  /** Gives literals for graph inputs; names left out keep theirs. */
  setInputs(values: { readonly [name: string]: unknown }): void;
  /** Problems of the document as it stands. */
  issues(): readonly Issue[];
  plan(options?: Pick<RunOptions, 'targets' | 'force' | 'cache' | 'signal'>): Promise<Plan>;
  /**
   * Why a node would run, wait or be reused: a chain from the node to the literals and files that changed since it was last made.
   *
   * @param node - its path
   * @throws RangeError when there is no such node
   */
  explain(node: string): Promise<readonly Reason[]>;
  run(options?: RunOptions): Run;
  /** @param from - `node.port`, with a path such as `shots/2/grade.video` where the node is within others */
  value(from: string): NodeValue;
}

/** Opens a document for planning and running. Nothing runs until asked to. */
export function openSession(document: GraphDocument, options: SessionOptions): Session {
  const { registry, host, name, ledger, concurrency = 2 } = options;
  const graph = openGraph(document);
  const values = new Map(Object.entries(options.inputs ?? {}));
  const compilation = compile(graph, registry, host.digest, values);
  const { root } = compilation;
  const pools = createPools(options.pools ?? {}, concurrency);
  const edited = createEdited();
  /** Lists that lack items: in question again when the next turn comes. */
  const partial: Step[] = [];
  /** Settled since the manifest was last written. */
  const unremembered = new Set<Step>();
  let manifest: Manifest | undefined;
  let issuesWithin: readonly Issue[] | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const takeTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  };

  /** Lists that lack items are put together again, whatever their key. */
  const reconsider = () => {
    for (const step of partial) step.key = undefined;
    unsettle(partial.splice(0));
  };

  /** Binds what edits touched since the last turn and unsettles everything that hangs on it. */
  const catchUp = async (signal: AbortSignal): Promise<void> => {
    reconsider();
    const change = edited.take();
    if (change) {
      unsettle(compilation.update(change));
      issuesWithin = undefined;
    }
    unsettle(await resolveLiterals(compilation, host, signal));
    if (manifest) return;
    manifest = name === undefined ? NO_MANIFEST : await loadManifest(host.results, name);
    if (manifest.fingerprint === undefined || options.values === 'all') return;
    if (manifest.fingerprint === fingerprint(root, host.digest)) restore(root, manifest);
  };

  const noteSettled = (step: Step, outcome: Outcome) => {
    if (!step.settled) return void step.home.unsettled.add(step);
    step.home.unsettled.delete(step);
    // What is as it was before is remembered already.
    if (name === undefined || (outcome.kind === 'reused' && (!step.outputs || manifest!.has(step.id, outcome.key))))
      return;
    unremembered.add(step);
  };

  const evaluation = (
    mode: Evaluation['mode'],
    { work, wanted }: Pick<Picked, 'work' | 'wanted'>,
    { targets, force = [], cache = 'use' }: Pick<RunOptions, 'targets' | 'force' | 'cache'>,
    signal: AbortSignal,
    hooks: Pick<Evaluation, 'emit' | 'warn' | 'ended' | 'buyer'>,
  ): Promise<number> => {
    const isForced = createForced(force);
    let reasons: Reasons | undefined;
    return evaluate({
      mode,
      work,
      graph,
      host,
      pools,
      ledger,
      signal,
      cache,
      // Of this run alone: what a cancelled one left under way ends with that one's reason.
      inFlight: new Map(),
      isForced,
      why: (step, key) => {
        reasons ??= createReasons(manifest!, host.digest);
        return reasons.run(step, key, isForced(step));
      },
      isLazy: () => compilation.isLazy,
      rest: () => (targets || !compilation.isLazy ? [] : neededIn(root.home.unsettled, true)),
      isAsked: options.values === 'all' ? () => true : (step) => wanted.has(step),
      recall: (step, key) => manifest!.recall(step.id, key),
      remembers: manifest !== NO_MANIFEST,
      isKnown: (step, key) => manifest!.has(step.id, key),
      ...hooks,
      ended: (step, outcome) => {
        noteSettled(step, outcome);
        hooks.ended(step, outcome);
      },
      partial: (step) => partial.push(step),
    }).finally(() => {
      if (mode === 'plan') reconsider();
    });
  };

  /** Problems known before anything is evaluated, of the steps that would be. */
  const blockingIssues = (work: readonly Step[]): readonly Issue[] => {
    const issues = issuesOfSteps(work);
    if (graph.graphs.size > 0 && work.some((step) => step.group)) {
      issuesWithin ??= subgraphIssues(compilation, graph);
      issues.push(...issuesWithin);
    }
    const resolving = [...compilation.resolving()];
    if (resolving.length === 0) return once(issues);
    const wanted = new Set(work);
    for (const step of resolving) if (wanted.has(step)) issues.push(...resolutionIssues(step));
    return once(issues);
  };

  const refusals = (step: Step, outcome: Outcome): readonly Issue[] =>
    outcome.kind !== 'refused' ? [] : step.implied ? outcome.issues.map(onGraph(step)) : outcome.issues;

  const pick = ({ targets, force = [], cache }: Pick<RunOptions, 'targets' | 'force' | 'cache'>): Picked => {
    unsettle(force.flatMap((path) => descend(root, path).step ?? []));
    unsettle(force.flatMap((path) => insideOf(root, path)));
    if (cache === 'refresh') unsettle([...allSteps(root)].filter((step) => step.def.effect !== 'pure'));
    return targetSteps(compilation, targets);
  };

  const makePlan = async (picked: Picked, options: RunOptions, signal: AbortSignal): Promise<Plan> => {
    const { work } = picked;
    const issues = [...blockingIssues(work)];
    const planned: [Step, PlanEntry | undefined][] = [];
    const broken = new Set(work.filter((step) => step.issues.length > 0 || resolutionIssues(step).length > 0));
    const sound = broken.size === 0 ? work : withoutDependents(work, broken);
    await manifest!.loadInputs();
    const reasons = createReasons(manifest!, host.digest);
    const isForced = createForced(options.force ?? []);
    const unfinished = await evaluation('plan', { ...picked, work: sound }, options, signal, {
      emit: () => {},
      buyer: noBuyer,
      warn: (warnings) => issues.push(...warnings),
      ended: (step, outcome) => {
        issues.push(...refusals(step, outcome));
        const why = (key: string) =>
          outcome.kind === 'wait' ? reasons.wait(step) : reasons.run(step, key, isForced(step));
        planned.push([step, isInner(step) ? undefined : toPlanEntry(step, outcome, why)]);
      },
    });
    signal.throwIfAborted();
    if (unfinished > 0) issues.push(...cycleIssues(graph));
    const entries = inOrder(planned, work);
    return { entries, issues: [...once(issues), ...looksIssues(graph)], totals: totalPrices(entries) };
  };

  return {
    graph,
    apply(ops) {
      const change = applyOps(graph, ops);
      edited.add(change);
      return change;
    },
    setInputs(given) {
      for (const [input, value] of Object.entries(given)) values.set(input, value);
      edited.addInterface();
    },
    issues() {
      if (edited.isEmpty()) return issuesOf(compilation, graph);
      return issuesOf(compile(graph, registry, host.digest, values), graph);
    },
    plan(planOptions = {}) {
      const { signal = NEVER } = planOptions;
      return takeTurn(async () => {
        await catchUp(signal);
        const picked = pick(planOptions);
        try {
          const unchanged = picked.settled().filter((step) => !isInner(step));
          const plan = await makePlan(picked, planOptions, signal);
          const reused = unchanged.map((step) =>
            toPlanEntry(step, { kind: 'reused', key: step.key!, elapsedMs: 0 }, () => UNCHANGED),
          );
          return { ...plan, entries: [...reused, ...plan.entries] };
        } finally {
          picked.release();
        }
      });
    },
    async explain(node) {
      await this.plan({ targets: [node] });
      const step = findStep(root, node) ?? descend(root, node).step;
      if (!step) throw new RangeError(`there is no node "${node}"`);
      return createReasons(manifest!, host.digest).explain(step);
    },
    run(runOptions = {}) {
      return startRun(runOptions, {
        host,
        name,
        root,
        takeTurn,
        prepare: async (signal) => {
          await catchUp(signal);
          return pick(runOptions);
        },
        check: async (picked, signal, onSettled) => {
          const { work } = picked;
          const issues = blockingIssues(work).filter((issue) => issue.severity === 'error');
          if (issues.length > 0) throw new GraphError(issues);
          if (work.every((step) => step.def.effect === 'pure')) return;
          // Costly nodes say why they run.
          await manifest!.loadInputs();
          const found: Issue[] = [];
          const settled: [Step, Outcome][] = [];
          const unfinished = await evaluation('plan', picked, runOptions, signal, {
            emit: () => {},
            buyer: noBuyer,
            warn: () => {},
            ended: (step, outcome) => {
              found.push(...refusals(step, outcome));
              if (step.settled) settled.push([step, outcome]);
            },
          });
          // Lists that lack items, and what was made of them, are looked at again.
          for (const [step, outcome] of settled) if (step.settled) onSettled(step, outcome);
          signal.throwIfAborted();
          if (unfinished > 0) found.push(...cycleIssues(graph));
          if (found.length > 0) throw new GraphError(once(found));
        },
        left: ({ work }) =>
          runOptions.targets ? work.filter((step) => !step.settled) : neededIn(root.home.unsettled, compilation.isLazy),
        evaluate: (picked, signal, emit, ended, run) => {
          const buyer = createBuyer({ ledger, run, graph: name, limits: runOptions.maxCost, signal, emit });
          return evaluation('run', picked, runOptions, signal, { emit, warn: () => {}, ended, buyer });
        },
        cycle: () => cycleIssues(graph),
        remember: async () => {
          if (name === undefined || unremembered.size === 0) return;
          const isAlive = (id: string) => root.steps.has(id.split('/', 1)[0]!);
          const current = [...unremembered].filter((step) => findStep(root, step.id) === step);
          unremembered.clear();
          await manifest!.save(current, {
            isAlive,
            digest: host.digest,
            fingerprint: isWhole(root) ? fingerprint(root, host.digest) : undefined,
          });
        },
      });
    },
    value(from) {
      const { step, port } = findPlace(compilation, from);
      if (step?.settled) {
        const value = step.outputs?.[port];
        return value === undefined ? { state: step.outputs ? 'absent' : 'unheld' } : { state: 'settled', value };
      }
      const predicted = step?.predicted?.outputs[port];
      return predicted === undefined ? { state: 'absent' } : { state: 'predicted', value: predicted };
    },
  };
}

const NEVER = new AbortController().signal;

/** The steps that do not hang on a broken one. */
function withoutDependents(work: readonly Step[], broken: ReadonlySet<Step>): readonly Step[] {
  const out = new Set(broken);
  const stack = [...broken];
  for (let step = stack.pop(); step; step = stack.pop()) {
    for (const dependent of step.dependents) {
      if (out.has(dependent)) continue;
      out.add(dependent);
      stack.push(dependent);
    }
  }
  return work.filter((step) => !out.has(step));
}

/**
 * Runs a document once, from a script.
 *
 * @throws GraphError, RunError, or the signal's reason, as `Run.done`
 */
export const run = (document: GraphDocument, options: SessionOptions & RunOptions): Promise<RunResult> =>
  openSession(document, options).run(options).done;
