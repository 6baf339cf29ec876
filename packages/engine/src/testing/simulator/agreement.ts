import { GraphError } from '../../errors.ts';
import { FOLD_TYPE, type GraphBody, type GraphDocument, type NodeRecord, subgraphOf } from '../../graph/document.ts';
import { FailedItem } from '../../node/list.ts';
import type { RunEvent } from '../../run/events.ts';
import type { Session } from '../../run/session.ts';
import type { ReferenceResult } from '../reference.ts';

/** What a run showed of itself. */
export interface Observed {
  readonly events: readonly RunEvent[];
  readonly outputs: { readonly [name: string]: unknown };
  readonly error: unknown;
}

/** Runs a session's graph and notes what it shows. Never rejects. */
export async function observe(
  session: Session,
  options: Parameters<Session['run']>[0] & object = {},
): Promise<Observed> {
  const events: RunEvent[] = [];
  const { done } = session.run({
    ...options,
    onEvent(event) {
      events.push(event);
      options.onEvent?.(event);
    },
  });
  const [result] = await Promise.allSettled([done]);
  if (result.status === 'rejected') return { events, outputs: {}, error: result.reason };
  return { events, outputs: result.value.outputs, error: undefined };
}

/** Keys by path, of everything that ended with a result. */
export function keysOf(
  events: readonly RunEvent[],
): ReadonlyMap<string, { readonly key: string; readonly isCostly: boolean }> {
  const keys = new Map<string, { key: string; isCostly: boolean }>();
  for (const event of events)
    if (event.type === 'node-finished' || event.type === 'node-reused')
      keys.set(event.node, { key: event.key, isCostly: event.effect !== 'pure' });
  return keys;
}

const ENDS = new Set(['node-reused', 'node-finished', 'node-failed', 'node-skipped', 'node-waiting', 'node-stopped']);
/** Steps that graph inputs and outputs imply; the reference knows only nodes. */
const isImplied = (path: string) => /(^|\/)(inputs|outputs)\.[^/]*$/.test(path);

/** What is wrong with a stream of events by rule E1; empty when it is well-formed. */
export function eventProblems(events: readonly RunEvent[]): string[] {
  const problems: string[] = [];
  const started = new Set<string>();
  const ended = new Map<string, string>();
  events.forEach((event, i) => {
    if ((event.type === 'run-started') !== (i === 0)) problems.push(`${event.type} is event ${i}`);
    if ((event.type === 'run-ended') !== (i === events.length - 1))
      problems.push(`${event.type} is event ${i} of ${events.length}`);
    if (!('node' in event)) return;
    const { node, type } = event;
    if (ended.has(node)) problems.push(`${node}: ${type} after ${ended.get(node)}`);
    if (type === 'node-started') {
      if (started.has(node)) problems.push(`${node} started twice`);
      started.add(node);
    } else if (ENDS.has(type)) ended.set(node, type);
    else if (type !== 'node-items' && !started.has(node)) problems.push(`${node}: ${type} before its start`);
  });
  const last = events.at(-1);
  const wasCancelled = last?.type === 'run-ended' && last.status === 'cancelled';
  for (const node of started) if (!ended.has(node) && !wasCancelled) problems.push(`${node} started and never ended`);
  return problems;
}

/**
 * Where a finished run and the session behind it differ from the reference; empty when they agree.
 *
 * @param isFirst - a later run of a session looks only at what is not settled: items that stopped stay so without being told again
 */
export function disagreements(
  { events, error, outputs }: Observed,
  session: Session,
  document: GraphDocument,
  reference: ReferenceResult,
  isFirst = true,
): string[] {
  const problems = eventProblems(events);
  if (error instanceof GraphError) return [...problems, ...refusalProblems(error, events, reference)];
  const expect = (what: string, expected: unknown, got: unknown) => {
    const [a, b] = [JSON.stringify(plain(expected)), JSON.stringify(plain(got))];
    if (a !== b) problems.push(`${what}: expected ${a}, got ${b}`);
  };
  const pathsOf = (type: RunEvent['type']) =>
    events
      .flatMap((event) => ('node' in event && event.type === type && !isImplied(event.node) ? [event.node] : []))
      .sort();
  expect('failed', [...reference.failed.keys()].sort(), pathsOf('node-failed'));
  const told = (type: RunEvent['type'], expected: Iterable<string>) => {
    // Whether a subgraph as a whole counts as skipped when some of its outputs are missing is nobody's concern.
    const paths = pathsOf(type).filter((path) => !isInstance(document, path));
    const missed = (path: string) => isFirst || !path.includes('/') || paths.includes(path);
    expect(type.slice(5), [...expected].filter(missed).sort(), paths);
  };
  told('node-skipped', reference.skipped.keys());
  told('node-stopped', reference.stopped);
  expect('waiting', [...reference.waiting].sort(), pathsOf('node-waiting'));
  for (const event of events)
    if (event.type === 'node-failed')
      expect(`error of ${event.node}`, reference.failed.get(event.node), event.error.code);
  for (const id of Object.keys(document.nodes)) {
    for (const [port, value] of Object.entries(reference.values.get(id) ?? {})) {
      const held = session.value(`${id}.${port}`);
      expect(`${id}.${port}`, value, held.state === 'settled' ? held.value : held.state);
    }
  }
  const lacks = Object.keys(document.outputs ?? {}).some((name) => !(name in reference.outputs));
  const status =
    reference.failed.size > 0 ? 'failed' : reference.waiting.size > 0 ? 'waiting' : lacks ? 'failed' : 'done';
  const last = events.at(-1);
  expect('status', status, last?.type === 'run-ended' ? last.status : undefined);
  expect('rejection', status !== 'done', error !== undefined);
  if (status === 'done') expect('outputs', reference.outputs, outputs);
  return problems;
}

/** Whether a path leads to a node in whose place a subgraph stands. */
function isInstance(document: GraphDocument, path: string): boolean {
  let part: GraphBody | undefined = document;
  let record: NodeRecord | undefined;
  for (const name of path.split('/')) {
    if (/^\d+$/.test(name)) {
      record = undefined;
      continue;
    }
    record = part?.nodes[name];
    part = record && document.graphs?.[subgraphOf(record) ?? ''];
  }
  return (
    record !== undefined && subgraphOf(record) !== undefined && !record.each && !record.off && record.type !== FOLD_TYPE
  );
}

/**
 * A run that does not start because nodes would find their inputs wrong: the reference must have found the same, or not have come so
 * far, and nothing costly ran.
 */
function refusalProblems(
  { issues }: GraphError,
  events: readonly RunEvent[],
  { failed, skipped }: ReferenceResult,
): string[] {
  const problems = issues.flatMap(({ code, node, graph, message }) => {
    const isMeant = (path: string) => path === node || (graph !== undefined && path.endsWith(`/${node}`));
    const isKnown =
      [...failed].some(([path, why]) => why === code && isMeant(path)) || [...skipped.keys()].some(isMeant);
    return isKnown ? [] : [`refused because of ${code} at ${graph ?? ''} ${node}: ${message}`];
  });
  const began = events.find(({ type }) => type === 'node-started');
  return began ? [...problems, 'refused, but something costly ran'] : problems;
}

/** Lists with their failed items named, so that they can be compared as text. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof FailedItem) return { failed: value.node };
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, plain(item)])
      .sort(),
  );
};
