import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDocument, validate } from '@shotgraph/engine';
import { catalogue } from '@shotgraph/nodes';
import { parseProvidersConfig } from '@shotgraph/nodes/providers';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const block = (language: string) => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(readme)?.[1] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'shotgraph-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('README.md', () => {
  it('has a script that runs as it stands and leaves a film', () => {
    cpSync(join(root, 'examples/still-to-clip'), join(folder, 'examples/still-to-clip'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'film.ts'), block('ts'));
    execFileSync(process.execPath, ['--conditions=source', 'film.ts'], { cwd: folder });
    expect(existsSync(join(folder, 'out/one-shot.mp4'))).toBe(true);
    expect(block('ts').trim().split('\n').length).toBeLessThanOrEqual(24);
  });

  it('shows a document that is valid', () => {
    expect(validate(checkDocument(JSON.parse(block('jsonc'))), catalogue)).toEqual([]);
  });

  it('and its page on providers show a configuration that is accepted', () => {
    const page = readFileSync(join(root, 'docs/providers.md'), 'utf8');
    const config = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';
    expect(Object.keys(parseProvidersConfig(JSON.parse(config)))).toContain('budget');
  });

  it('names the commands that newcomers run', () => {
    expect(readme).toContain('npm install && npm run demo');
    expect(readme).toContain('npm install && npm test');
  });
});
