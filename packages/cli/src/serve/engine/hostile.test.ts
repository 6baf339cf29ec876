import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Text } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { setupOf } from '../../testing/test-io.ts';
import { testRegistry } from '../../testing/test-nodes.ts';
import { documentOf } from '../../testing/workspace.ts';
import { sendRaw } from '../testing/raw.ts';
import { type EnginePage, engineServer } from './testing/engine-server.ts';

const document = JSON.stringify(documentOf({ sum: ['sample/sum', { k: 1 }] }));
const JSON_TYPE = { 'content-type': 'application/json' };
const BYTES_TYPE = { 'content-type': 'application/octet-stream' };

const post = (page: EnginePage, path: string, args: unknown) =>
  page.ask(`/api/engine/${path}`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(args) });
const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;

async function setup() {
  const server = await engineServer(setupOf(testRegistry));
  const page = server.openPage();
  const open = async (name = 'document-one') => {
    const answer = await post(page, 'open', [document, { name }]);
    return ((await answer.json()) as { value: number }).value;
  };
  return { server, page, open };
}

describe('names of documents', () => {
  const NAMES = [
    '',
    'a',
    '..',
    '../../evil',
    '/etc/passwd',
    'document/one',
    'document\\one',
    'C:document',
    '.hidden-one',
  ];
  const MORE = [
    'Document-One',
    'dokument-ä',
    'document one',
    `d${'x'.repeat(64)}`,
    'document\0one',
    'document.json',
    'con',
  ];

  it.each([...NAMES, ...MORE, '__proto__', 1, null, ['document-one']])('are not %j', async (name) => {
    const { server, page } = await setup();
    const answer = await post(page, 'open', [document, { name }]);
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'arguments-wrong']);
    expect(existsSync(join(server.store, 'documents'))).toBe(false);
  });

  it('lead to no folder that is a link', async () => {
    const { server, page } = await setup();
    mkdirSync(join(server.store, 'documents'), { recursive: true });
    mkdirSync(join(server.store, '..', 'outside'));
    symlinkSync(join(server.store, '..', 'outside'), join(server.store, 'documents', 'document-one'));
    const answer = await post(page, 'open', [document, { name: 'document-one' }]);
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'folder-wrong']);
  });
});

describe('files', () => {
  const put = (page: EnginePage, session: number, path: string, body: string, hash = sha256Text(body)) =>
    page.ask(`/api/engine/put-file?${new URLSearchParams({ session: String(session), path, hash })}`, {
      ...{ method: 'POST', headers: BYTES_TYPE, body },
    });

  it.each(['', '.', '..', '../fox', 'a/../../fox', '/tmp/fox', 'C:/fox', 'a\\..\\fox', 'fox\0.txt', '..\\fox'])(
    'are not put to %j',
    async (path) => {
      const { server, page, open } = await setup();
      const answer = await put(page, await open(), path, 'fox');
      expect([answer.status, await codeOf(answer)]).toEqual([502, 'file-invalid']);
      expect(readdirSync(join(server.store, 'documents', 'document-one'))).toEqual([]);
      expect(readdirSync(join(server.store, 'documents'))).toEqual(['document-one']);
    },
  );

  it('are not put through links, beside documents that are not open, or with other bytes than was said', async () => {
    const { server, page, open } = await setup();
    const session = await open();
    mkdirSync(join(server.store, '..', 'outside'));
    symlinkSync(join(server.store, '..', 'outside'), join(server.store, 'documents', 'document-one', 'media'));
    expect(await codeOf(await put(page, session, 'media/fox', 'fox'))).toBe('file-invalid');
    expect(readdirSync(join(server.store, '..', 'outside'))).toEqual([]);
    expect(await codeOf(await put(page, session + 1, 'fox', 'fox'))).toBe('no-session');
    expect(await codeOf(await put(page, session, 'fox', 'fox', sha256Text('hound')))).toBe('file-invalid');
    expect(await codeOf(await put(page, session, 'fox', 'fox', 'x'))).toBe('arguments-wrong');
    expect(readdirSync(join(server.store, 'documents', 'document-one'))).toEqual(['media']);
    expect(readdirSync(join(server.store, 'tmp'))).toEqual([]);
  });

  it('are not read from elsewhere', async () => {
    const { page, open } = await setup();
    const session = await open();
    const hash = sha256Text('x');
    const wanted = { '../../../etc/passwd': hash, '/etc/passwd': hash, __proto__: hash };
    const answer = await post(page, 'want-files', [session, wanted]);
    expect(((await answer.json()) as { value: unknown }).value).toEqual(['../../../etc/passwd', '/etc/passwd']);
  });
});

describe('questions', () => {
  it('are those there are', async () => {
    const { page } = await setup();
    for (const path of ['none', 'constructor', '__proto__', 'toString', 'hostOf', 'dispose', 'sweep', 'OPEN', 'open/x'])
      expect((await post(page, path, [1])).status, path).toBe(404);
    for (const path of ['open', 'run', 'asset'])
      expect((await page.ask(`/api/engine/${path}`, { method: path === 'asset' ? 'POST' : 'GET' })).status).not.toBe(
        200,
      );
    expect((await page.ask('/api/engine')).status).toBe(204);
  });

  it('have the arguments they should', async () => {
    const { page, open } = await setup();
    const session = await open();
    const wrong: readonly (readonly [path: string, args: unknown])[] = [
      ['plan', {}],
      ['plan', [session]],
      ['plan', [session, { targets: 'all' }]],
      ['plan', [session, { maxCost: { USD: -1 } }]],
      ['plan', [session, { maxCost: { EUR: 1 } }]],
      ['plan', [String(session), {}]],
      ['plan', [-1, {}]],
      ['run', [session, { id: '' }]],
      ['run', [session, { signal: {} }]],
      ['attach', [session, 'r', 0.5]],
      ['apply', [session, 0, [{ no: 'op' }]]],
      ['view', [session, 'sum.total', { view: 'frame', seconds: 0, width: 1e9, height: 1, style: 'pictures' }]],
      ['values', [session, ['x'.repeat(2000)]]],
      ['find-facts', [session, '../../secret']],
      ['read-results', [session, ['../../secret']]],
      ['resolve-purchase', [session, 'k', { job: 'j' }]],
    ];
    for (const [path, args] of wrong) {
      const answer = await post(page, path, args);
      expect([answer.status, await codeOf(answer)], `${path} ${JSON.stringify(args)}`).toEqual([
        400,
        'arguments-wrong',
      ]);
    }
    expect((await page.ask('/api/engine/asset?hash=../../x')).status).toBe(400);
    expect((await page.ask('/api/engine/asset')).status).toBe(400);
  });

  it('that are no JSON or no document are told so, and whatever an edit did, the next document is sound', async () => {
    const { page, open } = await setup();
    const session = await open();
    const text = await page.ask('/api/engine/plan', { method: 'POST', headers: JSON_TYPE, body: 'no JSON' });
    expect([text.status, await codeOf(text)]).toEqual([422, 'engine-failed']);
    for (const bad of ['no JSON', '[]', '{}', '{"shotgraph":99}', '['.repeat(100_000)]) {
      const answer = await post(page, 'open', [bad, { name: 'document-one' }]);
      expect([answer.status, await codeOf(answer)]).toEqual([422, 'document-invalid']);
    }
    for (const op of [{ op: 'set-input', node: '__proto__', input: 'x', value: 1 }, { op: 'add-node' }])
      await post(page, 'apply', [session, 0, [op]]);
    expect(({} as { readonly x?: unknown }).x).toBeUndefined();
    expect((await post(page, 'reset', [session, 1, document])).status).toBe(200);
    expect(await (await post(page, 'plan', [session, {}])).json()).toMatchObject({ value: { status: 'done' } });
  });

  it('that are too long are refused before they are read', async () => {
    const { server } = await setup();
    const own = [`Host: 127.0.0.1:${server.port}`, `Origin: ${server.origin}`, `x-shotgraph-token: ${server.token}`];
    const long = async (target: string, type: string, bytes: number) => {
      const headers = [...own, `Content-Type: ${type}`, `content-length: ${bytes}`];
      return (await sendRaw(server.port, { method: 'POST', target, headers })).status;
    };
    expect(await long('/api/engine/open', 'application/json', 96 * 2 ** 20 + 1)).toBe(413);
    const file = `/api/engine/put-file?session=1&path=a&hash=${sha256Text('x')}`;
    expect(await long(file, 'application/octet-stream', 4 * 2 ** 30 + 1)).toBe(413);
  });
});

describe('sessions', () => {
  it('are 32 at most: the one unused for longest makes room, and is opened again by whoever needs it', async () => {
    const { server, page, open } = await setup();
    const session = await server.openPage().open(() => JSON.parse(document), 'document-zero');
    const first = await open();
    for (let number = 0; number < 32; number++) await open(`document-${number + 10}`);
    const gone = await post(page, 'plan', [first, {}]);
    expect([gone.status, await codeOf(gone)]).toEqual([404, 'no-session']);
    expect(await session.plan()).toMatchObject({ status: 'done' });
  });

  it('cannot be guessed from those of an earlier server', async () => {
    const { server, page, open } = await setup();
    const before = await open();
    await server.stop();
    await server.restart();
    expect(await codeOf(await post(page, 'plan', [before, {}]))).toBe('no-session');
    expect(await open('document-two')).not.toBe(before);
  });
});
