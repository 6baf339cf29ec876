import { isNodeError, NodeError, toErrorData } from '../errors.ts';
import type { Host } from '../host.ts';
import { type Capabilities, type Capability, Halt, type NodeType, type RunContext } from '../node/define-node.ts';
import { FailedItem } from '../node/list.ts';
import type { PortType } from '../node/port-type.ts';
import type { Buy } from '../node/purchase.ts';
import type { RunEvent } from './events.ts';
import type { Gathered } from './gather.ts';
import type { Pools } from './pools.ts';
import type { Step, Why } from './step.ts';

/** Attempts of one call whose error says that another may succeed. */
const ATTEMPTS = 3;
const FIRST_DELAY_MS = 500;

/** What performing steps needs. */
export interface Workshop {
  readonly host: Host;
  readonly pools: Pools;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
  /** How a step buys. */
  readonly buyer: (step: Step) => Buy;
  /** Why a step has to run. */
  readonly why: (step: Step, key: string) => Why;
}

/**
 * Runs a compute node, again where its error says so. Resolves with outputs that were checked.
 *
 * @param leave - gives back the place in the node's pool that the caller holds; while waiting to try again none is held
 */
export async function perform(
  step: Step,
  { values, key }: Gathered,
  workshop: Workshop,
  leave: () => void,
): Promise<Record<string, unknown> | Halt> {
  const { def } = step;
  if (def.effect === 'pure') throw new TypeError(`${def.type} is pure and needs no workshop`);
  const { host, pools, signal, emit, why } = workshop;
  const pool = poolOf(def, values);
  for (let attempt = 1; ; attempt++) {
    const leaveAgain = attempt === 1 || pool === undefined ? leave : await pools.enter(pool, signal);
    try {
      if (attempt === 1) emit({ type: 'node-started', node: step.id, key, why: why(step, key) });
      const returned = await attemptOnce(step, values, workshop);
      return returned instanceof Halt ? returned : checkOutputs(def, returned);
    } catch (error) {
      signal.throwIfAborted();
      const data = toErrorData(error);
      if (!data.retryable || attempt === ATTEMPTS) throw error;
      const delayMs = (isNodeError(error) && error.details.retryAfterMs) || FIRST_DELAY_MS * 2 ** (attempt - 1);
      emit({ type: 'node-retrying', node: step.id, attempt: attempt + 1, delayMs, error: data });
      leaveAgain();
      await host.clock.sleep(delayMs, signal);
    } finally {
      leaveAgain();
    }
  }
}

/** Pool that bounds a node; a purchase is no work of this machine, and only the ledger bounds it. */
export const poolOf = (def: NodeType, values: Record<string, unknown>): string | undefined => {
  if (def.effect === 'paid' && def.price(values) !== undefined) return undefined;
  return def.effect === 'pure' ? 'cpu' : (def.pool ?? 'cpu');
};

/** One call, ended by the node's own time limit if it has one. */
async function attemptOnce(step: Step, values: Record<string, unknown>, workshop: Workshop): Promise<unknown> {
  const { def } = step;
  const { host, signal, emit } = workshop;
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const progress = (fraction: number, note?: string) =>
    emit({
      type: 'node-progress',
      node: step.id,
      fraction: Math.min(1, Math.max(0, fraction)),
      ...(note !== undefined && { note }),
    });
  try {
    const capabilities = { ...pick(host), purchases: { buy: workshop.buyer(step) } };
    const done = def.run(values, { host: narrow(capabilities, def), signal: controller.signal, progress });
    if (def.effect === 'pure' || def.timeoutMs === undefined) return await done;
    const limit = def.timeoutMs;
    const late = host.clock.sleep(limit, controller.signal).then(() => {
      throw new NodeError('timed-out', `gave no result within ${limit} ms; try again or simplify its input`);
    });
    return await Promise.race([done, late]);
  } finally {
    signal.removeEventListener('abort', stop);
    controller.abort(new DOMException('the node has ended', 'AbortError'));
  }
}

/** The context of pure nodes: no progress to report, nothing to wait for. */
export const pureContext = (host: Host, def: NodeType, signal: AbortSignal): RunContext => ({
  host: narrow(pick(host), def),
  signal,
  progress: () => {},
});

const pick = ({ assets, files, media, clock, threads }: Host): Omit<Capabilities, 'purchases'> => ({
  assets,
  files,
  media,
  clock,
  threads,
});

function narrow(capabilities: Partial<Capabilities>, def: NodeType): Capabilities {
  const needs = (def.needs ?? []) as readonly Capability[];
  return Object.fromEntries(needs.map((need) => [need, capabilities[need]])) as unknown as Capabilities;
}

/**
 * Checks what a node returned against its declaration.
 *
 * @throws NodeError `output-invalid` naming the port
 */
export function checkOutputs(def: NodeType, returned: unknown): Record<string, unknown> {
  const outputs = checkPorts(def, returned);
  for (const [port, { type }] of Object.entries(def.outputs) as [string, NodeType['outputs'][string]][]) {
    const parsed = type.schema.safeParse(wholeOf(type, outputs[port]));
    if (!parsed.success) {
      throw new NodeError(
        'output-invalid',
        `${def.type} gave a wrong "${port}": ${parsed.error.issues[0]?.message}; this is a fault of the node`,
      );
    }
  }
  return outputs;
}

/** A list without the items that failed elsewhere: those are not this node's doing. */
const wholeOf = ({ element }: PortType, value: unknown): unknown =>
  element && Array.isArray(value) ? value.filter((item) => !(item instanceof FailedItem)) : value;

/** Only that every declared output is there and no other: cheap enough for pure nodes. */
export function checkPorts(def: NodeType, returned: unknown): Record<string, unknown> {
  if (typeof returned !== 'object' || returned === null) {
    throw new NodeError(
      'output-invalid',
      `${def.type} returned ${returned === null ? 'null' : typeof returned} instead of its outputs`,
    );
  }
  const outputs = returned as Record<string, unknown>;
  for (const port in def.outputs) {
    if (outputs[port] === undefined)
      throw new NodeError('output-invalid', `${def.type} gave nothing for its output "${port}"`);
  }
  for (const port in outputs) {
    if (!Object.hasOwn(def.outputs, port))
      throw new NodeError('output-invalid', `${def.type} gave "${port}", which it does not declare`);
  }
  return outputs;
}
