import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { TOKEN_HEADER } from '@shotgraph/nodes/proxy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startChild } from '../testing/child.ts';
import { workspace } from '../testing/workspace.ts';
import { createCallRegister } from './call-register.ts';
import { findEditor } from './find-editor.ts';
import { sendRaw } from './testing/raw.ts';

const space = () => {
  const made = workspace();
  made.write('index.html', '<title>Editor</title>');
  return made;
};

describe('shotgraph serve', () => {
  it('prints an address with a token, answers there, and ends at once on Ctrl-C', async () => {
    const { folder } = space();
    const child = startChild(folder, 'serve', '--port', '0', '--editor', '.');
    await child.says('Open this address; Ctrl-C ends the server.\n');
    await expect.poll(child.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/);
    const { origin, port, hash } = new URL(child.out().trim());
    expect(await (await fetch(origin)).text()).toBe('<title>Editor</title>');
    const headers = { [TOKEN_HEADER]: hash.slice('#token='.length) };
    expect((await fetch(`${origin}/api/setup`, { headers })).status).toBe(200);
    expect((await fetch(`${origin}/api/setup`)).status).toBe(401);
    // A request that is under way does not hold it up.
    const pending = sendRaw(Number(port), { method: 'GET', target: '/', headers: ['X-Unfinished: 1\r\nX'] }).catch(
      () => undefined,
    );
    child.process.kill('SIGINT');
    expect(await child.ended()).toBe(0);
    await pending;
  });

  it('has the same address every time with a token of its own, and takes none that can be guessed', async () => {
    const made = space();
    const token = 'a-token_of-43-characters-that-nobody-guesses';
    const own = await made.withEnv({ SHOTGRAPH_TOKEN: token }, 'serve', '--port', '0', '--editor', '.');
    expect([own.code, own.err]).toEqual([2, expect.stringContaining('SHOTGRAPH_TOKEN must have 43 characters')]);
    expect(own.err).not.toContain(token);
    const cancelled = new AbortController();
    cancelled.abort();
    const env = { SHOTGRAPH_TOKEN: token.slice(0, 43) };
    const served = await made.within(
      () => ({ env, cancellation: () => cancelled.signal }),
      'serve',
      '--port',
      '0',
      '--editor',
      '.',
    );
    expect([served.code, new URL(served.out.trim()).hash]).toEqual([0, `#token=${token.slice(0, 43)}`]);
  });

  it('says which keys are there by the names of routes, never what they are', async () => {
    const { folder } = space();
    const before = process.env.FAL_KEY;
    process.env.FAL_KEY = 'fal-canary-8c1f';
    const child = startChild(folder, 'serve', '--port', '0', '--editor', '.');
    if (before === undefined) delete process.env.FAL_KEY;
    else process.env.FAL_KEY = before;
    await child.says('Open this address');
    expect(child.err()).toMatch(/Keys are here for .*fal/);
    expect(child.err()).toMatch(/For others set .*REPLICATE_API_TOKEN.* and start again\./);
    expect(child.err() + child.out()).not.toContain('canary');
  });

  it('is reached from this machine only, under both kinds of address', async () => {
    const { folder } = space();
    const child = startChild(folder, 'serve', '--port', '0', '--editor', '.');
    await child.says('Open this address');
    await expect.poll(child.out).toContain('#token=');
    const port = Number(new URL(child.out().trim()).port);
    const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));
    const headers = [`Host: [::1]:${port}`];
    if (hasIpv6) expect((await sendRaw(port, { method: 'GET', target: '/', headers }, '::1')).status).toBe(200);
    await expect(sendRaw(port, { method: 'GET', target: '/', headers: [] }, '127.0.0.2')).rejects.toThrow(
      'ECONNREFUSED',
    );
  });

  it('tells what keeps it from starting', async () => {
    const { shotgraph, write, path } = space();
    const said = async (...argv: string[]) => {
      const { code, err } = await shotgraph('serve', '--editor', '.', ...argv);
      return [code, err.split('\n')[0]];
    };
    expect(await said('--port', '70000')).toEqual([
      2,
      'error --port must be a whole number from 0 to 65535; got "70000"',
    ]);
    expect(await said('--config', 'none')).toEqual([
      2,
      'error there is no shotgraph.config.json in "none"; name its folder, or leave --config out',
    ]);
    write('shotgraph.config.json', { providers: { fal: { key: 'sk-canary' } } });
    const { code, err } = await shotgraph('serve', '--editor', '.', '--config', path('shotgraph.config.json'));
    expect([code, err.includes('a secret must not stand in the file'), err.includes('sk-canary')]).toEqual([
      2,
      true,
      false,
    ]);
    write('shotgraph.config.json', {});
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    expect(await said('--port', String(port))).toEqual([
      1,
      `error port ${port} is in use; end what uses it, or give another one with --port`,
    ]);
  });
});

describe('the editor', () => {
  it('is the folder that is named, or the built one beside this package', async () => {
    const { folder } = space();
    expect(await findEditor('.', folder)).toBe(folder);
    expect(await findEditor(undefined, '/', [join(folder, 'none'), folder])).toBe(folder);
  });

  it('that is not there is asked for with the way to get it', async () => {
    const { folder } = workspace();
    writeFileSync(join(folder, 'other.html'), '');
    await expect(findEditor('.', folder)).rejects.toThrow('there is no index.html in "."');
    await expect(findEditor(undefined, '/', [folder])).rejects.toThrow('run "npm run build --workspace @shotgraph/ui"');
  });
});

it('calls are remembered up to a number, the latest ones', () => {
  const register = createCallRegister(3);
  const ids = ['1', '2', '3', '4'].map((id) => id.padStart(16, '0'));
  for (const id of ids) register.take(id);
  for (const id of ids.slice(1)) expect(() => register.take(id)).toThrow('passed on before');
  expect(() => register.take(ids[0])).not.toThrow();
});
