import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'shotgraph-contributing-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** A checkout of its own: sources copied, dependencies linked, the workspace's packages pointing at the copy. */
function makeCopy(): void {
  for (const name of ['scripts', 'tsconfig.base.json', 'package.json', 'biome.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  for (const name of ['engine', 'nodes']) {
    cpSync(join(root, 'packages', name), join(copy, 'packages', name), {
      recursive: true,
      filter: (path) => !/\/(node_modules|dist|\.turbo)(\/|$)/.test(path.slice(root.length)),
    });
  }
  mkdirSync(join(copy, 'node_modules/@shotgraph'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@shotgraph') symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const name of ['engine', 'nodes'])
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules/@shotgraph', name));
}

/** Does what the code blocks of CONTRIBUTING.md say, in their order. */
function follow(): void {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  for (const [, action, file, code] of text.matchAll(/```ts (file|append|replace)=(\S+)\n(.*?)```/gs)) {
    const path = join(copy, file!);
    mkdirSync(dirname(path), { recursive: true });
    if (action === 'file') writeFileSync(path, code!);
    else if (action === 'append') appendFileSync(path, code!);
    else {
      const [before, after] = code!.replace(/\n$/, '').split('\n=>\n') as [string, string];
      const source = readFileSync(path, 'utf8');
      expect(source).toContain(before);
      writeFileSync(
        path,
        source.replace(before, () => after),
      );
    }
  }
}

const run = (command: string, ...args: readonly string[]) =>
  execFileSync(join(root, 'node_modules/.bin', command), args, {
    cwd: join(copy, 'packages/nodes'),
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });

describe('CONTRIBUTING.md, followed literally', () => {
  beforeAll(() => {
    makeCopy();
    follow();
  });

  it('compiles', () => {
    expect(run('tsc', '-p', 'tsconfig.json')).toBe('');
  });

  it('passes its own tests', () => {
    expect(run('vitest', 'run', 'letterbox', 'flat')).toMatch(/Tests\s+4 passed \(4\)/);
  });
});
