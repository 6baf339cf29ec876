import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Gateway } from '@shotgraph/nodes/proxy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken, type Served, startServer } from './start-server.ts';
import { PAGE_POLICY, resolveInside } from './static-files.ts';
import { sendRaw } from './testing/raw.ts';

const SECRET = 'secret-8c1f';
const gateway = { redact: (text: string) => text } as Gateway;

let base: string;
let root: string;
let server: Served;
beforeAll(async () => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'shotgraph-static-')));
  root = join(base, 'editor');
  mkdirSync(join(root, 'assets', 'deep'), { recursive: true });
  mkdirSync(join(base, 'editor-not'));
  mkdirSync(join(root, 'folder.js'));
  const files = {
    'editor/index.html': '<!doctype html><title>Editor</title>',
    'editor/assets/app.js': 'app',
    'editor/assets/a b ü.png': 'picture',
    'editor/assets/core.wasm': 'wasm',
    'editor/assets/page.xhtml': 'page',
    'editor/.env': SECRET,
    'editor/assets/.git': SECRET,
    'editor-not/index.html': SECRET,
    'secret.txt': SECRET,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(base, name), content);
  symlinkSync(join(base, 'secret.txt'), join(root, 'link.txt'));
  symlinkSync('../secret.txt', join(root, 'relative.txt'));
  symlinkSync(base, join(root, 'up'));
  symlinkSync(join(base, 'editor-not'), join(root, 'assets', 'beside'));
  symlinkSync('/', join(root, 'everything'));
  symlinkSync(join(root, 'assets', 'app.js'), join(root, 'inside.js'));
  symlinkSync(join(root, 'loop'), join(root, 'loop'));
  server = await startServer({ gateway, editor: root, token: createToken(), port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(base, { recursive: true });
});

const ask = (target: string, method = 'GET') =>
  sendRaw(server.port, { method, target, headers: [`Host: 127.0.0.1:${server.port}`] });

const UPS = [
  '..',
  '%2e%2e',
  '.%2e',
  '%2E.',
  '%252e%252e',
  '..%00',
  '...',
  '..;',
  '. .',
  '%c0%ae%c0%ae',
  '%u002e%u002e',
];
const SLASHES = ['/', '%2f', '%5c', '\\', '//', '%252f', '/./', '%c0%af', '\\/', '/%2f'];
const PLACES = ['secret.txt', 'editor-not/index.html', 'editor/.env'];

/** 330 ways to go up, and some to go elsewhere. */
const HOSTILE: readonly string[] = [
  ...UPS.flatMap((up) => SLASHES.flatMap((slash) => PLACES.map((place) => `/${up}${slash}${place}`))),
  ...UPS.flatMap((up) => [`/assets/${up}/${up}/secret.txt`, `/assets/deep/${up}/${up}/${up}/secret.txt`]),
  ...[
    '/link.txt',
    '/relative.txt',
    '/up/secret.txt',
    '/up/editor-not/',
    '/assets/beside/index.html',
    '/assets/beside/',
  ],
  ...['/everything/etc/passwd', `/everything${'/proc/self/environ'}`, '/loop', '/folder.js', '/folder.js/', '/assets'],
  ...['/.env', '/assets/.git', '/%2eenv', '/./.env', '/etc/passwd', '/%2fetc%2fpasswd', '/file:///etc/passwd'],
  ...[
    '/C:/Windows/win.ini',
    '/c%3a%5cboot.ini',
    '/assets/app.js%00.png',
    '/assets/app.js::$DATA',
    '/index.html/',
    '/%',
  ],
  ...[
    '/%ff',
    '/%e0%a4%a',
    '/index.html%20/../../secret.txt',
    '/~root/secret.txt',
    '/assets/app.js/../../../secret.txt',
  ],
  ...['/con', '/assets/%0d%0aset-cookie:x', '/?../../secret.txt%', '/*', '/assets/*', '/%7e'],
];

describe('static files', () => {
  it('serves the page with what keeps it to itself', async () => {
    const { status, head, body } = await ask('/');
    expect([status, body]).toEqual([200, '<!doctype html><title>Editor</title>']);
    for (const header of [
      'content-type: text/html; charset=utf-8',
      `content-security-policy: ${PAGE_POLICY.join('; ')}`,
      'cross-origin-opener-policy: same-origin',
      'cross-origin-embedder-policy: require-corp',
      'cross-origin-resource-policy: same-origin',
      'x-content-type-options: nosniff',
      'referrer-policy: no-referrer',
    ])
      expect(head.split('\r\n')).toContain(header);
  });

  it('serves files by their types, and unknown ones as bytes', async () => {
    const typeOf = async (target: string) => /content-type: (.*)/.exec((await ask(target)).head)?.[1];
    expect(await typeOf('/assets/app.js?v=1')).toBe('text/javascript; charset=utf-8');
    expect(await typeOf('/assets/a%20b%20%C3%BC.png')).toBe('image/png');
    expect(await typeOf('/assets/core.wasm')).toBe('application/wasm');
    expect(await typeOf('/assets/page.xhtml')).toBe('application/octet-stream');
    expect((await ask('/inside.js')).body).toBe('app');
    const head = await ask('/assets/app.js', 'HEAD');
    expect([head.status, head.body, head.head.includes('content-length: 3')]).toEqual([200, '', true]);
  });

  it('tells what is not there as JSON', async () => {
    const { status, body } = await ask('/none.js');
    expect([status, JSON.parse(body)]).toEqual([
      404,
      { error: { code: 'not-found', message: 'there is nothing here' } },
    ]);
  });

  it(`leaves the folder by none of ${HOSTILE.length} paths`, async () => {
    expect(HOSTILE.length).toBeGreaterThan(350);
    for (const path of HOSTILE) {
      const { status, body } = await ask(path);
      expect(body, path).not.toContain(SECRET);
      expect(body, path).not.toMatch(/root:|PATH=/);
      if (path !== '/?../../secret.txt%') expect(status, path).toBeGreaterThanOrEqual(400);
      const found = await resolveInside(root, path);
      if (found !== undefined) expect(found.startsWith(`${root}/`), path).toBe(true);
    }
  });

  it('gives the page no more than the built page gives itself', async () => {
    const { readFile } = await import('node:fs/promises');
    const source = await readFile(new URL('../../../ui/vite/content-security-policy.ts', import.meta.url), 'utf8');
    const own = [...source.matchAll(/^ {2}"([^"]+)",$/gm)].map(([, directive]) => directive);
    expect(PAGE_POLICY).toEqual([...own, "frame-ancestors 'none'"]);
  });
});
