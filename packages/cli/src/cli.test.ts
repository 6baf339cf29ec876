import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from './commands/table.ts';
import { commandHelp } from './help.ts';
import { workspace } from './testing/workspace.ts';

describe('shotgraph', () => {
  it('says what it can do when asked for help, on standard output', async () => {
    const { shotgraph } = workspace();
    const { code, out, err } = await shotgraph('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { name } of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect((await shotgraph('help')).out).toBe(out);
    expect((await shotgraph('-h')).out).toBe(out);
  });

  it('shows the help and fails when nothing is asked', async () => {
    const { code, out, err } = await workspace().shotgraph();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage: shotgraph COMMAND');
  });

  it('tells the options of one command in both forms', async () => {
    const { shotgraph } = workspace();
    const { code, out } = await shotgraph('help', 'run');
    expect(code).toBe(0);
    expect(out).toContain('Usage: shotgraph run GRAPH [options]');
    expect(out).toMatch(/--out DIR +Folder/);
    expect((await shotgraph('run', '--help')).out).toBe(out);
    expect((await shotgraph('run', 'graph.json', '--nonsense-is-not-reached', '-h')).code).toBe(2);
  });

  it('has help for every command that fits into 80 columns, and a place in the README', async () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    for (const { name, load } of COMMANDS) {
      const help = commandHelp((await load()).default);
      expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect(readme).toContain(`\`${name} `);
    }
  });

  it('says its version', async () => {
    const { code, out } = await workspace().shotgraph('--version');
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [['rum', 'graph.json'], 'there is no command "rum"; did you mean "run"?'],
    [['--versoin'], 'there is no option "--versoin"; did you mean "--version"?'],
    [['help', 'plna'], 'there is no command "plna"; did you mean "plan"?'],
    [['run', 'graph.json', '--jsno'], '"run" has no option --jsno; did you mean "--json"?'],
    [['run', '--__proto__', 'x'], '"run" has no option --__proto__'],
    [['run', 'graph.json', '--out'], '--out needs a value: --out DIR'],
    [['run', 'graph.json', '--out', '--json'], '--out needs a value: --out DIR'],
    [['run', 'graph.json', '--json=yes'], '--json takes no value, got "yes"'],
    [['run'], '"run" needs GRAPH, got nothing'],
    [['diff', 'a.json'], '"diff" needs A B, got a.json'],
    [['fmt', 'a.json', 'b.json'], '"fmt" takes GRAPH; "b.json" is too much'],
    [['run', 'graph.json', '--ffmpeg', 'fast'], '--ffmpeg must be auto, native, wasm; got "fast"'],
    [['run', 'graph.json', '--concurrency', '0'], '--concurrency must be a whole number from 1 to 9999; got "0"'],
    [['nodes', 'transfrom'], 'there is no node type or group "transfrom"'],
  ])('refuses the command line %j with a way out', async (argv, message) => {
    const { code, out, err } = await workspace().shotgraph(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`error ${message}`);
    expect(err).toContain('See: shotgraph ');
  });
});
