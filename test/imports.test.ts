import { globSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

interface Import {
  readonly file: string;
  readonly to: string;
}

const imports: readonly Import[] = globSync('packages/*/src/**/*.{ts,tsx}').flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to]) => ({
    file,
    to: to!.startsWith('.') ? normalize(`${dirname(file)}/${to}`) : to!,
  }));
});
const isTest = ({ file }: Import) => /\.test(-d)?\.tsx?$|\/testing\//.test(file);
const inside = (folder: string) => (one: Import) => one.file.startsWith(folder) && !isTest(one);
const offenders = (list: readonly Import[], forbidden: RegExp) =>
  list.filter(({ to }) => forbidden.test(to)).map(({ file, to }) => `${file} -> ${to}`);

describe('imports', () => {
  it('run engine <- nodes <- ui and cli, never back', () => {
    expect(
      offenders(imports.filter(inside('packages/engine/')), /^@shotgraph\/(nodes|ui|cli)|packages\/(nodes|ui|cli)\//),
    ).toEqual([]);
    expect(offenders(imports.filter(inside('packages/nodes/')), /^@shotgraph\/(ui|cli)|packages\/(ui|cli)\//)).toEqual(
      [],
    );
    expect(offenders(imports.filter(inside('packages/ui/')), /^@shotgraph\/cli|packages\/cli\//)).toEqual([]);
    expect(offenders(imports.filter(inside('packages/cli/')), /^@shotgraph\/ui|packages\/ui\//)).toEqual([]);
  });

  it('keep the rooms of the engine in order', () => {
    expect(offenders(imports.filter(inside('packages/engine/src/graph/')), /engine\/src\/(run|host|worker)\//)).toEqual(
      [],
    );
    expect(offenders(imports.filter(inside('packages/engine/src/node/')), /engine\/src\/(run|host|worker)\//)).toEqual(
      [],
    );
    expect(offenders(imports.filter(inside('packages/engine/src/run/')), /engine\/src\/(host|worker)\//)).toEqual([]);
  });

  it('leave Node to the Node host, the CLI and tests', () => {
    const elsewhere = imports.filter(
      (one) => !isTest(one) && !/^packages\/(cli\/|engine\/src\/host\/node\/)/.test(one.file),
    );
    expect(offenders(elsewhere, /^node:/)).toEqual([]);
  });
});
