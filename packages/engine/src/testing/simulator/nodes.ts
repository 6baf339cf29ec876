import { NodeError } from '../../errors.ts';
import type { Clock } from '../../host.ts';
import type { NodeType } from '../../node/define-node.ts';
import { createRegistry } from '../../node/registry.ts';
import { moody, sampleRegistry, slow } from '../sample-nodes.ts';
import type { SimProcess } from './process.ts';
import { beginWork, type Entry, type World } from './world.ts';

/** Longest an attempt of a simulated node may take, ms. */
export const NODE_TIMEOUT_MS = 30_000;

/** What a costly node does besides its work. `busy` and `broken` end in errors that say, or do not say, that it may be tried again. */
type Weather = 'fine' | 'slow' | 'busy' | 'broken' | 'hung';

const never = new Promise<never>(() => {});

/** Who runs a node is told by the clock it is given: nodes know of nothing else. */
const owners = new WeakMap<Clock, { readonly world: World; readonly process: SimProcess }>();

/** Lets the nodes of a process find their world. */
export const settleIn = (world: World, process: SimProcess): void =>
  void owners.set(process.host.clock, { world, process });

/** The sample nodes, with their work entered in the world's book, and bad weather. */
export const simulatedRegistry = createRegistry([
  ...[...sampleRegistry.values()].filter(({ effect, type }) => effect === 'pure' || type === 'sample/work'),
  watched(slow as NodeType),
  watched(moody as NodeType),
]);

function watched(def: NodeType): NodeType {
  const run: NodeType['run'] = async (inputs: object, context: Parameters<NodeType['run']>[1]) => {
    const { clock } = context.host;
    const { world, process } = owners.get(clock)!;
    // Code of a dead process that was under way is only the simulation's: it does no work.
    if (process.isDead()) return never;
    const entry: Entry = { process: process.id, key: process.keyOfWork(def.type, inputs) };
    beginWork(world, entry, { type: def.type, inputs }, process.isRefreshing);
    const end = () => void world.book.running.delete(entry);
    context.signal.addEventListener('abort', end, { once: true });
    try {
      await endure(weatherOf(world), clock, context.signal, world);
      return await def.run(inputs as never, context);
    } finally {
      end();
    }
  };
  return { ...def, timeoutMs: NODE_TIMEOUT_MS, run } as NodeType;
}

function weatherOf({ faults, random }: World): Weather {
  if (!faults || random.chance(0.8)) return 'fine';
  return random.pick(['slow', 'slow', 'busy', 'busy', 'broken', 'hung'] as const);
}

async function endure(weather: Weather, clock: Clock, signal: AbortSignal, { random, count }: World): Promise<void> {
  if (weather === 'fine') return;
  count(weather);
  await clock.sleep(random.int(100), signal);
  if (weather === 'slow') await clock.sleep(random.int(20_000), signal);
  const details = { retryable: true, ...(random.chance(0.3) && { retryAfterMs: random.int(5000) }) };
  if (weather === 'busy') throw new NodeError('provider-busy', 'simulated: too busy at the moment', details);
  if (weather === 'broken') throw new NodeError('media-failed', 'simulated: broken for once');
  if (weather === 'hung') await never;
}
