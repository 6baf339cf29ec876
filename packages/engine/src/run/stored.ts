import type { Host, StoredResult } from '../host.ts';
import type { Json } from '../json.ts';
import type { NodeType, OutputSpec } from '../node/define-node.ts';

/** Outputs stored under a key, when every asset they name is still there and they still fit the node's types. */
export async function findStored(host: Host, def: NodeType, key: string): Promise<Record<string, unknown> | undefined> {
  const stored = await host.results.find(key);
  if (!stored) return undefined;
  for (const hash of stored.assets) if (!(await host.assets.has(hash))) return undefined;
  const outputs: Record<string, unknown> = {};
  for (const [port, { type }] of Object.entries(def.outputs) as [string, OutputSpec][]) {
    const parsed = type.schema.safeParse(stored.outputs[port]);
    if (!parsed.success) return undefined;
    outputs[port] = parsed.data;
  }
  return outputs;
}

/** Stores what a node gave; resolves when it would survive a crash. */
export async function store(
  host: Host,
  def: NodeType,
  key: string,
  outputs: Record<string, unknown>,
  elapsedMs: number,
): Promise<void> {
  const assets = (Object.entries(def.outputs) as [string, OutputSpec][]).flatMap(
    ([port, { type }]) => type.assets?.(outputs[port]) ?? [],
  );
  const result: StoredResult = {
    outputs: outputs as Record<string, Json>,
    assets: [...new Set(assets)],
    elapsedMs,
    at: new Date(host.clock.now()).toISOString(),
  };
  await host.results.put(key, result);
}
