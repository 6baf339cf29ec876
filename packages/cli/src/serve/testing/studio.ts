import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CALL_HEADER, loadServerSetup, type ServerSetup, TOKEN_HEADER } from '@shotgraph/nodes/proxy';
import { onTestFinished } from 'vitest';
import { CANARY } from '../../../../nodes/src/providers/testing/contract.ts';
import { fakeArk } from '../../../../nodes/src/providers/testing/fake-ark.ts';
import { openFake } from '../../../../nodes/src/providers/testing/serve-fake.ts';
import { openPage, type Page, type PageOptions } from './page.ts';

/** Where a page makes tasks at Ark. */
export const TASKS = '/api/provider/ark-byteplus/contents/generations/tasks';

/** A stand-in of Ark, a server with its key, and what a page learns from it. */
export async function studio(options: PageOptions = {}) {
  const fake = fakeArk(CANARY, Date.now);
  const ark = await openFake(fake);
  onTestFinished(() => ark.close());
  const env = { ARK_API_KEY: CANARY, ARK_BASE_URL: `${ark.origin}/api/v3`, ...options.env };
  const { page, setup } = await pageOf({ ...options, env });
  return { fake, ark, page, setup };
}

/** A server, and what a page learns from it. Both go with the test. */
export async function pageOf(options: PageOptions): Promise<{ readonly page: Page; readonly setup: ServerSetup }> {
  const page = await openPage(options);
  onTestFinished(() => page.close());
  return { page, setup: await loadServerSetup(page.origin, page.token, { fetch: page.fetch }) };
}

/** A server of its own for one test. */
export async function upstream(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A request of the page itself, as a script in it could make one. */
export const request = (page: Page, path: string, init: RequestInit = {}) =>
  page.fetch(`${page.origin}${path}`, { ...init, headers: { [TOKEN_HEADER]: page.token, ...init.headers } });

/** A call that buys, under a name of the caller's choosing. */
export const create = (page: Page, id: string | undefined, path = TASKS) =>
  request(page, path, {
    method: 'POST',
    body: '{"model":"x"}',
    headers: { 'content-type': 'application/json', ...(id !== undefined && { [CALL_HEADER]: id }) },
  });

/** Code of an error of the server's own. */
export const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;
