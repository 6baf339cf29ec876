import { GraphError, type Issue } from '../errors.ts';
import { type GraphDocument, parseFrom } from '../graph/document.ts';
import { applyOps, type Change, type Op, type Touched, touch } from '../graph/edit.ts';
import { type Graph, openGraph } from '../graph/graph.ts';
import type { Manifest } from '../host.ts';
import { type Compilation, compile } from './compile.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { resolutionIssues } from './gather.ts';
import type { RunOptions, SessionOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import { type Plan, type PlanEntry, toPlanEntry, totalPrice } from './plan.ts';
import { createPools } from './pools.ts';
import { resolveLiterals } from './resolve.ts';
import { type Run, type RunResult, startRun } from './run.ts';
import type { Step } from './step.ts';
import { targetSteps } from './targets.ts';
import { cycleIssues, issuesOf, onGraph } from './validate.ts';
import { inputContents, UNCHANGED, whyRun, whyWait } from './why.ts';

/** What a node gives at the moment, or is expected to give. */
export interface NodeValue {
  readonly state: 'settled' | 'predicted' | 'absent';
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
  plan(options?: Pick<RunOptions, 'targets' | 'force' | 'signal'>): Promise<Plan>;
  run(options?: RunOptions): Run;
  /** @param from - `node.port` */
  value(from: string): NodeValue;
}

/** Opens a document for planning and running. Nothing runs until asked to. */
export function openSession(document: GraphDocument, options: SessionOptions): Session {
  const { registry, host, name, concurrency = 2 } = options;
  const graph = openGraph(document);
  const values = new Map(Object.entries(options.inputs ?? {}));
  const compilation = compile(graph, registry, host.digest, values);
  const unsettled = new Set<Step>(compilation.steps.values());
  const pools = createPools(options.pools ?? {}, concurrency);
  const inFlight: Evaluation['inFlight'] = new Map();
  const edited = { nodes: new Map() as Touched, interface: false };
  /** Settled since the manifest was last written. */
  const unremembered = new Set<Step>();
  let manifest: Manifest | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const takeTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  };

  /** Binds what edits touched since the last turn and unsettles everything that hangs on it. */
  const catchUp = async (signal: AbortSignal): Promise<void> => {
    if (edited.nodes.size > 0 || edited.interface) {
      unsettle(compilation.update(edited.nodes, edited.interface));
      for (const step of unsettled) if (compilation.steps.get(step.id) !== step) unsettled.delete(step);
      edited.nodes.clear();
      edited.interface = false;
    }
    unsettle(await resolveLiterals(compilation, host, signal));
    manifest ??= name === undefined ? {} : ((await host.results.findManifest(name)) ?? {});
  };

  const noteSettled = (step: Step) => {
    if (!step.settled) return;
    unsettled.delete(step);
    if (name !== undefined && compilation.steps.get(step.id) === step) unremembered.add(step);
  };

  const unsettle = (steps: readonly Step[]) => {
    const stack = [...steps];
    for (let step = stack.pop(); step; step = stack.pop()) {
      if (unsettled.has(step) && !step.settled) {
        // Its dependents are unsettled already, unless it is new and they were bound to it just now.
        for (const dependent of step.dependents) if (dependent.settled) stack.push(dependent);
        continue;
      }
      step.settled = false;
      unsettled.add(step);
      stack.push(...step.dependents);
    }
  };

  const evaluationOf = (
    mode: Evaluation['mode'],
    work: readonly Step[],
    force: ReadonlySet<string>,
    signal: AbortSignal,
  ) => ({
    mode,
    work,
    host,
    pools,
    signal,
    forced: force,
    inFlight,
    isKnown: (step: Step, key: string) => manifest?.[step.id]?.key === key,
    emit: () => {},
    warn: () => {},
  });

  /** Problems known before anything is evaluated, of the steps that would be. */
  const blockingIssues = (work: readonly Step[]): readonly Issue[] => {
    const issues: Issue[] = [];
    for (const step of work)
      if (step.issues.length > 0) issues.push(...(step.implied ? step.issues.map(onGraph(step)) : step.issues));
    const resolving = [...compilation.resolving()];
    if (resolving.length === 0) return issues;
    const wanted = new Set(work);
    for (const step of resolving) if (wanted.has(step)) issues.push(...resolutionIssues(step));
    return issues;
  };

  const makePlan = async (work: readonly Step[], force: ReadonlySet<string>, signal: AbortSignal): Promise<Plan> => {
    const issues = [...blockingIssues(work)];
    const entries: PlanEntry[] = [];
    const broken = new Set(work.filter((step) => step.issues.length > 0 || resolutionIssues(step).length > 0));
    const sound = broken.size === 0 ? work : withoutDependents(work, broken);
    let ends = 0;
    await evaluate({
      ...evaluationOf('plan', sound, force, signal),
      warn: (warnings) => issues.push(...warnings),
      ended: (step, outcome) => {
        ends++;
        if (outcome.kind === 'refused')
          issues.push(...(step.implied ? outcome.issues.map(onGraph(step)) : outcome.issues));
        entries.push(
          toPlanEntry(
            step,
            outcome,
            (key) => (outcome.kind === 'wait' ? whyWait(step) : whyRun(step, key, manifest!, force.has(step.id))),
            UNCHANGED,
          ),
        );
        noteSettled(step);
      },
    });
    signal.throwIfAborted();
    if (ends < sound.length) issues.push(...cycleIssues(graph));
    return { entries, issues, total: totalPrice(entries) };
  };

  const session: Session = {
    graph,
    apply(ops) {
      const change = applyOps(graph, ops);
      for (const [id, inputs] of change.nodes) touch(edited.nodes, id, inputs);
      edited.interface ||= change.interface;
      return change;
    },
    setInputs(given) {
      for (const [input, value] of Object.entries(given)) values.set(input, value);
      edited.interface = true;
    },
    issues() {
      if (edited.nodes.size === 0 && !edited.interface) return issuesOf(compilation, graph);
      return issuesOf(compile(graph, registry, host.digest, values), graph);
    },
    plan({ targets, force = [], signal = NEVER } = {}) {
      return takeTurn(async () => {
        await catchUp(signal);
        const forced = new Set(force);
        unsettle([...compilation.steps.values()].filter((step) => forced.has(step.id)));
        const { work, settled, release } = targetSteps(compilation, unsettled, targets);
        try {
          const unchanged = settled();
          const plan = await makePlan(work, forced, signal);
          const reused = unchanged.map((step) =>
            toPlanEntry(step, { kind: 'reused', key: step.key!, elapsedMs: 0 }, () => UNCHANGED, UNCHANGED),
          );
          return { ...plan, entries: [...reused, ...plan.entries] };
        } finally {
          release();
        }
      });
    },
    run(runOptions = {}) {
      return startRun(runOptions, {
        host,
        compilation,
        takeTurn,
        prepare: async (signal) => {
          await catchUp(signal);
          const forced = new Set(runOptions.force ?? []);
          if (forced.size > 0) unsettle([...compilation.steps.values()].filter((step) => forced.has(step.id)));
          const picked = targetSteps(compilation, unsettled, runOptions.targets);
          return { ...picked, forced };
        },
        check: async (work, forced, signal, onSettled) => {
          const issues = blockingIssues(work).filter((issue) => issue.severity === 'error');
          if (issues.length > 0) throw new GraphError(issues);
          if (work.every((step) => step.def.effect === 'pure')) return;
          const found: Issue[] = [];
          let ends = 0;
          await evaluate({
            ...evaluationOf('plan', work, forced, signal),
            ended: (step, outcome) => {
              ends++;
              if (outcome.kind === 'refused')
                found.push(...(step.implied ? outcome.issues.map(onGraph(step)) : outcome.issues));
              noteSettled(step);
              if (step.settled) onSettled(step, outcome);
            },
          });
          signal.throwIfAborted();
          if (ends < work.length) found.push(...cycleIssues(graph));
          if (found.length > 0) throw new GraphError(found);
        },
        evaluate: (work, forced, signal, emit, ended) =>
          evaluate({
            ...evaluationOf('run', work, forced, signal),
            emit,
            ended: (step: Step, outcome: Outcome) => {
              noteSettled(step);
              ended(step, outcome);
            },
          }),
        cycle: () => cycleIssues(graph),
        remember: async () => {
          if (name === undefined || unremembered.size === 0) return;
          manifest = updatedManifest(manifest ?? {}, compilation, unremembered);
          unremembered.clear();
          await host.results.putManifest(name, manifest);
        },
      });
    },
    value(from) {
      const { node, port } = parseFrom(from);
      const step = compilation.steps.get(node === 'inputs' || node === 'outputs' ? from : node);
      const name = step?.implied ? 'value' : port;
      if (step?.settled) return { state: 'settled', value: step.outputs?.[name] };
      const predicted = step?.predicted?.outputs[name];
      return predicted === undefined ? { state: 'absent' } : { state: 'predicted', value: predicted };
    },
  };
  return session;
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

/** What the graph was last made from, with the given steps brought up to date and removed nodes dropped. */
function updatedManifest(before: Manifest, compilation: Compilation, settled: Iterable<Step>): Manifest {
  const entries = Object.entries(before).filter(([id]) => compilation.steps.has(id));
  const manifest: { -readonly [K in keyof Manifest]: Manifest[K] } = Object.fromEntries(entries);
  for (const step of settled) {
    if (!step.settled) continue;
    manifest[step.id] = { type: step.def.type, version: step.def.version, key: step.key!, inputs: inputContents(step) };
  }
  return manifest;
}

/**
 * Runs a document once, from a script.
 *
 * @throws GraphError, RunError, or the signal's reason, as `Run.done`
 */
export const run = (document: GraphDocument, options: SessionOptions & RunOptions): Promise<RunResult> =>
  openSession(document, options).run(options).done;
