import { type ErrorData, isNodeError, toErrorData } from '../errors.ts';
import { Halt } from '../node/define-node.ts';
import { BYPASS_TYPE } from '../node/derived.ts';
import { choosing } from './choose.ts';
import { type Context, type Evaluation, fetchValues, isRefreshed } from './context.ts';
import { type Ending, findReusable, planEffect, runEffect } from './effect.ts';
import { type Gathered, gather, keyByContents } from './gather.ts';
import type { Group } from './group.ts';
import { neededIn } from './needed.ts';
import type { Outcome } from './outcome.ts';
import { checkPorts, pureContext } from './perform.ts';
import { checkRules } from './rules.ts';
import { placeOf } from './scope.ts';
import { predictEffect, predictPure, settle, settleByContent } from './settle.ts';
import type { Step } from './step.ts';
import { type Visit, walk } from './walk.ts';

/**
 * Evaluates unsettled steps in the order of their edges. Resolves when nothing is left to do, or soon after the signal aborts.
 *
 * @returns how many steps could not be evaluated because they feed each other in a circle
 */
export function evaluate(evaluation: Evaluation): Promise<number> {
  const context: Context = { ...evaluation, wanted: new Set(), maybe: new Set() };
  return walk({
    work: evaluation.work,
    clock: evaluation.host.clock,
    signal: evaluation.signal,
    visit: (step) => visit(step, context),
    failed: (step, error) => failure(step, error, context),
    ended: (step, outcome) => {
      // Asked again only for its value: it has had its end, or had none because nothing about it changed.
      const isQuiet = context.wanted.delete(step) && (outcome.kind === 'reused' || outcome.kind === 'finished');
      if (!isQuiet) evaluation.ended(step, context.maybe.has(step) ? perhaps(outcome) : outcome);
    },
    rest: evaluation.rest,
    release: (step) => {
      if (!evaluation.isAsked(step)) step.outputs = undefined;
    },
  });
}

/** What is certain of a step is less certain when it may not be needed. */
function perhaps(outcome: Outcome): Outcome {
  if (outcome.kind === 'run') return { ...outcome, kind: 'wait' };
  if (outcome.kind !== 'refused') return outcome;
  const message = outcome.issues[0]?.message ?? 'refused';
  return { kind: 'failed', error: { code: 'input-invalid', message, retryable: false } };
}

function visit(step: Step, context: Context): Visit {
  // The members of a group choose for themselves.
  return step.lazySources.length > 0 && !step.group
    ? choosing(step, context, evaluateStep)
    : evaluateStep(step, context);
}

function evaluateStep(step: Step, context: Context): Visit {
  if (step.issues.length > 0) return broken(step);
  const remembered = context.remembers ? recallPure(step, context) : undefined;
  if (remembered) return remembered;
  const gathered = gather(step, context.host.digest);
  if (gathered.failed) return skipped(gathered.failed);
  if (gathered.keyOpen) return fetchValues(gathered.missing, context, () => evaluateStep(step, context));
  const reused = reuse(step, gathered, context);
  if (reused) return reused;
  if (step.group) return visitGroup(step, gathered, context);
  if (step.def.effect !== 'pure') return visitEffect(step, gathered, context);
  if (gathered.missing.length > 0) return fetchValues(gathered.missing, context, () => evaluateStep(step, context));
  return checkRules(step, gathered, context) ?? visitPure(step, gathered, context);
}

/** The end of a step that needs not be evaluated: what it gives is known already. */
function reuse(step: Step, { key, tentative }: Gathered, context: Context): Outcome | undefined {
  if (tentative || isRefreshed(step, context)) return undefined;
  const needsValue = step.outputs === undefined && (context.wanted.has(step) || context.isAsked(step));
  if (needsValue || (step.group && (step.group.home.unsettled.size > 0 || step.lazySources.length > 0)))
    return undefined;
  if (step.contents && step.key === key) {
    step.settled = true;
    return { kind: 'reused', key, elapsedMs: 0 };
  }
  return undefined;
}

/**
 * The end of a pure step that gave the same in an earlier process: its contents are known without evaluating it. Costly results are
 * looked up, since they may be gone; pure ones would come out the same.
 */
function recallPure(step: Step, context: Context): Outcome | undefined {
  if (step.contents || step.def.effect !== 'pure' || step.group || step.home.owner) return undefined;
  if (context.isAsked(step) || context.wanted.has(step) || context.isForced(step)) return undefined;
  const key = keyByContents(step, context.host.digest);
  const contents = key === undefined ? undefined : context.recall(step, key);
  if (!contents) return undefined;
  settleByContent(step, key!, contents);
  return { kind: 'reused', key: key!, elapsedMs: 0 };
}

const skipped = (item: { readonly node: string; readonly error: ErrorData }): Outcome => {
  const kind = item.error.code === 'stopped' ? 'stopped' : item.error.code === 'waiting' ? 'waiting' : 'failed';
  return { kind: 'skipped', because: item.node, fault: { node: item.node, kind, error: item.error } };
};

/** A node that is wrong in the document, where that did not keep the run from starting: an item, or a branch that was chosen. */
function broken(step: Step): Outcome {
  const { message, input } = step.issues[0]!;
  return {
    kind: 'failed',
    error: { code: 'input-invalid', message, retryable: false, ...(input !== undefined && { input }) },
  };
}

/**
 * Problems of pure steps with their inputs are the author's: found while planning, they keep the run from starting. Among many
 * items one that fails must not hold up the others.
 */
function failure(step: Step, error: unknown, { mode }: Context): Outcome {
  const code = isNodeError(error) ? error.code : undefined;
  const isAuthors = code === 'input-invalid' || code === 'file-invalid' || code === 'file-missing';
  if (mode === 'plan' && isAuthors && !step.home.owner) {
    const { message, input } = toErrorData(error);
    return {
      kind: 'refused',
      issues: [{ severity: 'error', ...placeOf(step), code, message, ...(input !== undefined && { input }) }],
    };
  }
  return { kind: 'failed', error: toErrorData(error) };
}

function visitPure(step: Step, gathered: Gathered, { host, signal, isKnown }: Context): Visit {
  const { def } = step;
  const { key } = gathered;
  if (gathered.unknown) {
    predictEffect(step, key, undefined);
    return { kind: 'wait', gathered };
  }
  const startedAt = performance.now();
  const take = (returned: unknown): Outcome => {
    if (returned instanceof Halt) {
      if (!gathered.tentative) return { kind: returned.kind, message: returned.message };
      // What is only expected may turn out otherwise.
      predictEffect(step, key, undefined);
      return { kind: 'wait', gathered };
    }
    // A node that is off may have nothing to hand on.
    const outputs = def.type === BYPASS_TYPE ? (returned as Record<string, unknown>) : checkPorts(def, returned);
    if (gathered.tentative) {
      predictPure(step, outputs, host);
      return { kind: 'wait', gathered };
    }
    settle(step, key, outputs, host);
    return { kind: isKnown(step, key) ? 'reused' : 'finished', key, elapsedMs: performance.now() - startedAt };
  };
  const returned: unknown = def.run(gathered.values, def.needs ? pureContext(host, def, signal) : BARE_CONTEXT);
  return returned instanceof Promise ? { promise: returned, take } : take(returned);
}

/** What pure nodes without needs get: one object for all of them. */
const BARE_CONTEXT = { host: {}, signal: new AbortController().signal, progress: () => {} } as never;

/** A costly step. Where values are not held, its result is looked up first: only running it needs them. */
function visitEffect(step: Step, gathered: Gathered, context: Context): Visit {
  if (gathered.missing.length > 0) {
    const fetch = () => fetchValues(gathered.missing, context, () => evaluateStep(step, context));
    return {
      promise: findReusable(step, gathered, context),
      take: (ending) => (ending as Ending | undefined)?.() ?? fetch(),
    };
  }
  const refused = checkRules(step, gathered, context);
  if (refused) return refused;
  const promise = context.mode === 'plan' ? planEffect(step, gathered, context) : runEffect(step, gathered, context);
  return { promise, take: (ending) => (ending as Ending)() };
}

/** A step that works by its members: they are made, evaluated, and their outputs put together. */
function visitGroup(step: Step, gathered: Gathered, context: Context): Visit {
  const group = step.group!;
  if (gathered.unknown) {
    predictEffect(step, gathered.key, undefined);
    return { kind: 'wait', gathered };
  }
  if (gathered.missing.length > 0) return fetchValues(gathered.missing, context, () => evaluateStep(step, context));
  const { digest } = context.host;
  const items = group.expand(gathered.values, digest);
  if (context.mode === 'run') context.emit({ type: 'node-items', node: step.id, items });
  const startedAt = performance.now();
  const more = neededIn(group.home.unsettled, context.isLazy(), group.ends());
  const next = (): Visit => {
    const late = context.isLazy() ? lateMembers(step, group) : [];
    if (late.length > 0) return { more: late, ends: late, tolerant: true, next };
    const collected = group.collect(gathered.values, digest);
    const { fault, outputs, contents } = collected;
    if (fault) return { kind: 'skipped', because: fault.node, fault };
    // Members that no output comes from count, too; those nobody chose were not looked at.
    const unsettled = [...group.home.unsettled].filter(({ stamp }) => stamp === step.stamp);
    if (collected.isTentative || gathered.tentative || unsettled.some(({ fault }) => !fault)) {
      step.predicted = { outputs, contents };
      return { kind: 'wait', gathered };
    }
    const before = context.recall(step, gathered.key) ?? (step.key === gathered.key ? step.contents : undefined);
    const isSame = before !== undefined && Object.keys(contents).every((port) => before[port] === contents[port]);
    settle(step, gathered.key, outputs, context.host, contents);
    const isPartial = collected.isPartial || unsettled.length > 0;
    if (isPartial) context.partial(step);
    const kind = isSame && !isPartial ? 'reused' : 'finished';
    return { kind, key: gathered.key, elapsedMs: performance.now() - startedAt };
  };
  return { more, ends: more, tolerant: true, next };
}

/** Members that choices made on the way turned out to need, or set going and nobody has waited for. */
function lateMembers({ stamp }: Step, group: Group): readonly Step[] {
  const { home } = group;
  const underWay = [...home.unsettled].filter((one) => one.stamp === stamp && one.endStamp !== stamp);
  return [...underWay, ...neededIn(home.unsettled, true, group.ends()).filter((one) => one.stamp !== stamp)];
}
