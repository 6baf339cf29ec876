import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createProviders } from '@shotgraph/nodes/providers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../exit.ts';
import { CONFIG_NAME, loadConfig, told } from './load-config.ts';

/** Looks like a key, so that it can be searched for. */
const CANARY = 'sk-Canary8c1f';

/** A folder of its own for one test. */
function folderOf(files: { readonly [name: string]: unknown }): string {
  const folder = mkdtempSync(join(tmpdir(), 'shotgraph-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

const load = (folder: string, cwd = folder) => loadConfig({ folder, cwd });
async function problemOf(folder: string): Promise<string> {
  const error = await load(folder).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UsageError);
  return (error as UsageError).message;
}

const withFile = (file: string) => ({ providers: { fal: { file } } });

describe('loadConfig', () => {
  it('finds nothing where there is nothing', async () => {
    expect(await load(folderOf({}))).toEqual({});
    expect(await load(join(folderOf({}), 'not-there'))).toEqual({});
  });

  it('takes the one beside the graph before the one of the current folder', async () => {
    const graph = folderOf({ [CONFIG_NAME]: { people: 'none' } });
    const cwd = folderOf({ [CONFIG_NAME]: { people: 'unknown' } });
    expect(await load(graph, cwd)).toMatchObject({ path: join(graph, CONFIG_NAME), config: { people: 'none' } });
    expect(await load(folderOf({}), cwd)).toMatchObject({
      path: join(cwd, CONFIG_NAME),
      config: { people: 'unknown' },
    });
  });

  it('reads the files it names, each once, as createProviders takes them', async () => {
    const folder = folderOf({
      [CONFIG_NAME]: { providers: { a: { profile: 'fal', file: 'p/fal.json' }, fal: { file: 'p/fal.json' } } },
      'p/fal.json': { verifiedOn: '2027-01-01' },
    });
    const { path: _, ...loaded } = await load(folder);
    expect(loaded.overrides).toEqual({ 'p/fal.json': { verifiedOn: '2027-01-01' } });
    const { routes } = createProviders({ ...loaded, env: () => undefined, fetch });
    expect(routes.map(({ name, profile }) => [name, profile.verifiedOn])).toEqual([
      ['a', '2027-01-01'],
      ['fal', '2027-01-01'],
    ]);
  });

  it('tells every problem, under the name of the file', async () => {
    const json = { providers: { fal: { key: CANARY, concurrency: 0 } }, budgets: {} };
    const message = await problemOf(folderOf({ [CONFIG_NAME]: json }));
    expect(message.split('\n')).toEqual([
      `"${CONFIG_NAME}" cannot be used:`,
      expect.stringMatching(/^ {2}providers\.fal\.key: a secret must not stand in the file/),
      '  providers.fal.concurrency: must be a whole number, from 1 to 1000',
      '  budgets: is no member here; correct its name, or remove it',
    ]);
    expect(message).not.toContain(CANARY);
  });

  it.each([
    ['a missing comma', `{"people": "none"\n  "key": "${CANARY}"}`, ' from line 2, column 3 on'],
    ['a bare word', CANARY, ''],
    ['an open end', `{"key": "${CANARY}`, ' from line 1'],
    ['other bytes', `\u{0}${CANARY}`, ''],
  ])('says that %s is no JSON, without quoting it', async (_, text, where) => {
    const message = await problemOf(folderOf({ [CONFIG_NAME]: text }));
    expect(message).toMatch(new RegExp(`^"${CONFIG_NAME}" is no JSON${where}`));
    expect(message).not.toContain('Canary8c1f');
  });

  it('takes a file with the mark some editors put in front', async () => {
    expect(await load(folderOf({ [CONFIG_NAME]: '\ufeff{}' }))).toMatchObject({ config: {} });
  });

  it('reads no film for a configuration, and no folder', async () => {
    expect(await problemOf(folderOf({ [CONFIG_NAME]: `"${'x'.repeat(2 ** 20)}"` }))).toContain(
      'at most 1048576 are read',
    );
    expect(await problemOf(folderOf({ [`${CONFIG_NAME}/x`]: '' }))).toContain('is no file');
  });

  it('names a file that is not there, or no JSON', async () => {
    expect(await problemOf(folderOf({ [CONFIG_NAME]: withFile('p.json') }))).toBe(
      `"${CONFIG_NAME}" names "p.json", which is not there; correct the path`,
    );
    expect(await problemOf(folderOf({ [CONFIG_NAME]: withFile('p.json'), 'p.json': CANARY }))).toMatch(
      /^"p\.json" is no JSON/,
    );
  });

  it('reads no file outside its folder, whatever links there are', async () => {
    const other = folderOf({ 'secret.json': { key: CANARY } });
    const folder = folderOf({ [CONFIG_NAME]: withFile('in/secret.json') });
    symlinkSync(other, join(folder, 'in'));
    expect(await problemOf(folder)).toContain('names "in/secret.json", which lies outside its folder; copy it there');
    expect(await problemOf(folderOf({ [CONFIG_NAME]: withFile('../secret.json') }))).toContain('providers.fal.file');
    const linked = join(folderOf({}), 'linked');
    symlinkSync(folderOf({ [CONFIG_NAME]: withFile('p.json'), 'p.json': {} }), linked);
    expect(await load(linked)).toMatchObject({ overrides: { 'p.json': {} } });
  });
});

it('problems of the environment alone are told as such', async () => {
  const env = (name: string) => (name === 'ARK_BASE_URL' ? 'http://10.0.0.1' : undefined);
  const read = told(undefined, async () => createProviders({ env, fetch }));
  await expect(read).rejects.toThrow(
    'the environment cannot be used:\n  ARK_BASE_URL: is http://10.0.0.1/: only https is reached, and http on this machine; use https',
  );
});
