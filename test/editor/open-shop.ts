import { createGateway } from '@shotgraph/nodes/proxy';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../packages/cli/src/emulator/index.ts';
import { createToken, type Served, startServer } from '../../packages/cli/src/serve/start-server.ts';
import { buildEditor, launch } from './build-editor.ts';

/** The built editor on `shotgraph serve`, with providers that are stood in for, and a browser. */
export interface Shop {
  readonly emulator: Emulator;
  /** Without the token: nothing can be bought there. */
  readonly origin: string;
  /** What must be found nowhere in the browser: the token of the server and the keys of the providers. */
  readonly secrets: readonly string[];
  readonly context: BrowserContext;
  /** Errors of all pages: whatever is written to the console as one, and uncaught exceptions. */
  readonly faults: string[];
  /** Opens a tab. @param buys - whether with the token */
  openTab(buys?: boolean): Promise<Page>;
  close(): Promise<void>;
}

/** A key that no text holds by accident. */
const KEY = 'canary-7d1e53a9';

/** Starts all of it. Jobs give thumbnails of animatics. */
export async function openShop(options: EmulatorOptions = {}): Promise<Shop> {
  const built = await buildEditor();
  let [emulator, server, browser]: [Emulator?, Served?, Browser?] = [];
  const close = async () => {
    await browser?.close();
    await server?.close();
    await emulator?.close();
    await built.remove();
  };
  try {
    emulator = await startEmulator({ pixels: 'thumb', key: KEY, ...options });
    const env: { readonly [name: string]: string } = { ...emulator.env, ARK_API_KEY: KEY, FAL_KEY: KEY };
    const gateway = createGateway({ env: (name) => env[name], fetch: (url, init) => globalThis.fetch(url, init) });
    const token = createToken();
    server = await startServer({ gateway, editor: built.folder, token, port: 0 });
    browser = await launch();
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, colorScheme: 'dark' });
    const { origin } = server;
    const faults: string[] = [];
    return {
      ...{ emulator, origin, context, faults, close },
      secrets: [token, KEY],
      async openTab(buys = true) {
        const page = await context.newPage();
        page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
        page.on('pageerror', (error) => faults.push(error.message));
        await page.goto(buys ? `${origin}/#token=${token}` : origin);
        return page;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
