import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createToken } from '../../packages/cli/src/serve/start-server.ts';
import { buildEditor, launch } from './build-editor.ts';

/** The command `shotgraph serve` in a process of its own, with the built editor and a browser. */
export interface ServedEditor {
  readonly origin: string;
  readonly context: BrowserContext;
  /** Errors of all pages: whatever is written to the console as one, and uncaught exceptions. */
  readonly faults: string[];
  /** Folder of the server's store. */
  readonly store: string;
  /** Starts the server; the same address every time. */
  start(): Promise<void>;
  /** Ends it as a crash does: nothing is tidied up. */
  kill(): Promise<void>;
  /** Opens a tab. @param withToken - whether by the address that the server printed */
  openTab(withToken?: boolean): Promise<Page>;
  /** What must be found nowhere in the browser. */
  readonly token: string;
  /** What the store has written down of every run. */
  readRuns(): Promise<readonly WrittenRun[]>;
  /** Keys of the results in the store. */
  readKeys(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A run as the store has it: the nodes of it that cost something. */
export interface WrittenRun {
  readonly started: readonly string[];
  readonly finished: readonly string[];
}

const main = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

/** Makes everything ready and starts the server. @param env - variables for it, such as keys */
export async function openServedEditor(env: { readonly [name: string]: string } = {}): Promise<ServedEditor> {
  const built = await buildEditor();
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'shotgraph-served-')));
  const store = join(folder, '.shotgraph');
  const token = createToken();
  const port = await findPort();
  const origin = `http://127.0.0.1:${port}`;
  const faults: string[] = [];
  let server: ChildProcess | undefined;
  let browser: Browser | undefined;

  const start = async () => {
    const argv = ['--conditions=source', main, 'serve', '--port', String(port), '--editor', built.folder];
    server = spawn(process.execPath, argv, {
      cwd: folder,
      env: { ...process.env, ...env, SHOTGRAPH_TOKEN: token },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(server.stdout!, 'data')) as [Buffer];
    if (line.toString().trim() !== `${origin}/#token=${token}`) throw new Error(`the server printed ${line}`);
  };
  const kill = async () => {
    if (!server || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
    server = undefined;
  };
  const close = async () => {
    await browser?.close();
    await kill();
    await built.remove();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await start();
    browser = await launch();
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, colorScheme: 'dark' });
    // Clips are rendered here, by a page and a server that share the machine with other work.
    context.setDefaultTimeout(120_000);
    return {
      ...{ origin, token, context, faults, store, start, kill, close },
      async openTab(withToken = true) {
        const page = await context.newPage();
        page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
        page.on('pageerror', (error) => faults.push(error.message));
        await page.goto(withToken ? `${origin}/#token=${token}` : origin);
        return page;
      },
      readRuns: () => withHost(store, readRuns),
      readKeys: () => withHost(store, readKeys),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function findPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function withHost<T>(store: string, read: (host: NodeHost) => Promise<T>): Promise<T> {
  const host = await nodeHost({ folder: store, store });
  return read(host).finally(() => host.dispose());
}

async function readRuns({ journal }: NodeHost): Promise<readonly WrittenRun[]> {
  const names = (await journal.list()).filter((name) => /^\d{8}-\d{6}-/.test(name)).reverse();
  return Promise.all(
    names.map(async (name) => {
      const records = (await journal.read(name)) as readonly { readonly type?: string; readonly node?: string }[];
      const nodesOf = (type: string) =>
        records.flatMap((each) => (each.type === type && each.node !== undefined ? [each.node] : []));
      return { started: nodesOf('node-started'), finished: nodesOf('node-finished') };
    }),
  );
}

async function readKeys({ results }: NodeHost): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { name } of results.list()) keys.push(name);
  return keys;
}
