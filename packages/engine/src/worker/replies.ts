import { GraphError, type Issue, toErrorData } from '../errors.ts';
import type { GraphDocument } from '../graph/document.ts';
import { formatDocument } from '../graph/format.ts';
import { toDocument } from '../graph/graph.ts';
import type { Json } from '../json.ts';
import type { PortType } from '../node/port-type.ts';
import type { Registry } from '../node/registry.ts';
import { type Types, typesOf } from '../node/types.ts';
import { RunError, type RunResult } from '../run/run-error.ts';
import type { NodeValue, Session } from '../run/session.ts';
import { typeAt } from './place.ts';
import type { PlanReply, RunReply, ShownOutputs, ShownValue, WorkRequest } from './protocol.ts';

/** Makes a value fit for showing: small plain data. */
export type Show = (value: unknown, type: PortType) => Json;

/** Plans, and gives what keeps a plan from being made as data. */
export async function planReply(session: Session, request: WorkRequest): Promise<PlanReply> {
  try {
    return { status: 'done', plan: await session.plan(request) };
  } catch (error) {
    const issues = issuesOf(error);
    return issues ? { status: 'refused', issues } : { status: 'failed', error: toErrorData(error) };
  }
}

/** Waits for a run, and gives however it ended as data. */
export async function runReply(
  { graph }: Session,
  registry: Registry,
  show: Show,
  signal: AbortSignal,
  start: () => Promise<RunResult>,
): Promise<RunReply> {
  const showAll = (outputs: RunResult['outputs']) => showOutputs(outputs, typesOf(graph, registry), graph, show);
  try {
    const { run, counts, elapsedMs, outputs } = await start();
    return { status: 'done', run, counts, elapsedMs, outputs: showAll(outputs) };
  } catch (error) {
    if (signal.aborted) return { status: 'cancelled' };
    const issues = issuesOf(error);
    if (issues) return { status: 'refused', issues };
    if (!(error instanceof RunError))
      return { status: 'failed', failures: [], waiting: [], outputs: {}, error: toErrorData(error) };
    const { status, failures, waiting } = error;
    const outputs = showAll(error.outputs);
    return status === 'waiting' ? { status, waiting, outputs } : { status, failures, waiting, outputs };
  }
}

function showOutputs(given: RunResult['outputs'], types: Types, graph: Session['graph'], show: Show): ShownOutputs {
  const outputs = Object.entries(given).flatMap(([name, value]): [string, Json][] => {
    const place = name.includes('.') ? name : `outputs.${name}`;
    const type = typeAt(graph, types, place);
    return type && value !== undefined ? [[place, show(value, type)]] : [];
  });
  return Object.fromEntries(outputs);
}

const issuesOf = (error: unknown): readonly Issue[] | undefined =>
  error instanceof GraphError ? error.issues : undefined;

/** The value at a place as it is shown; nothing where there is none. */
export function showValue(
  { graph }: Session,
  types: Types,
  place: string,
  { state, value }: NodeValue,
  show: Show,
): [string, ShownValue][] {
  const type = typeAt(graph, types, place);
  if (!type || state === 'absent' || state === 'unheld' || value === undefined) return [];
  return [[place, { state, shown: show(value, type) }]];
}

/** A text that documents share when they give the same results: nothing of their looks is in it. */
export function textOf({ graph }: Session): string {
  const bare = <T extends Pick<GraphDocument, 'layout'>>({ layout: _, ...body }: T) => body;
  const { graphs, ...document } = toDocument(graph);
  const parts = Object.fromEntries(Object.entries(graphs ?? {}).map(([name, part]) => [name, bare(part)]));
  return formatDocument({ ...bare(document), graphs: parts } as GraphDocument);
}
