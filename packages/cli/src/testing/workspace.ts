import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { main } from '../cli.ts';
import type { Io } from '../io.ts';
import { openShop, type Shop } from './shop.ts';
import { type TestIo, testIo } from './test-io.ts';
import { testRegistry } from './test-nodes.ts';

/** What a command that has ended left behind. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own for one test, with commands run in it. */
export interface Workspace {
  readonly folder: string;
  path(...segments: string[]): string;
  /** Writes a file, JSON unless it is text already; returns its name. */
  write(name: string, content: unknown): string;
  /** Files of a folder, hidden ones included; empty when there is none. */
  list(...segments: string[]): readonly string[];
  shotgraph(...argv: string[]): Promise<Ended>;
  /** The same with variables of the environment. */
  withEnv(env: Io['env'], ...argv: string[]): Promise<Ended>;
  /** The same with other surroundings than usual. */
  within(change: (io: TestIo) => Partial<Io>, ...argv: string[]): Promise<Ended>;
  /** Where `test/buy` buys. */
  readonly shop: Shop;
}

/** Makes a workspace that goes with the test. */
export function workspace(): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'shotgraph-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = (...segments: string[]) => join(folder, ...segments);
  const shop = openShop();
  const within: Workspace['within'] = async (change, ...argv) => {
    const io = testIo(folder, { registry: testRegistry, purchasing: shop.purchasing });
    const code = await main(argv, { ...io, ...change(io) });
    return { code, out: io.out(), err: io.err() };
  };
  const withEnv: Workspace['withEnv'] = (env, ...argv) => within(() => ({ env }), ...argv);
  return {
    folder,
    path,
    write(name, content) {
      writeFileSync(path(name), typeof content === 'string' ? content : JSON.stringify(content));
      return name;
    },
    list(...segments) {
      try {
        return readdirSync(path(...segments)).sort();
      } catch {
        return [];
      }
    },
    shotgraph: (...argv) => withEnv({}, ...argv),
    withEnv,
    within,
    shop,
  };
}

/** A document of nodes written `[type, inputs]`. */
export const documentOf = (
  nodes: { readonly [id: string]: readonly [type: string, inputs?: object] },
  outputs: { readonly [name: string]: string } = {},
  rest: object = {},
) => ({
  shotgraph: 1,
  ...rest,
  outputs: Object.fromEntries(Object.entries(outputs).map(([name, from]) => [name, { from }])),
  nodes: Object.fromEntries(
    Object.entries(nodes).map(([id, [type, inputs = {}]]) => [id, { type, version: 1, inputs }]),
  ),
});
