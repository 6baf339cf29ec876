import { expect, it } from 'vitest';
import page from '../../../../docs/editor.md?raw';
import { COMMANDS } from './commands.ts';

/** The commands as the documentation lists them. */
function table(): string {
  const rows = COMMANDS.map(
    ({ group, title, keys = [] }) => `| ${group} | ${title} | ${keys.map((key) => `\`${key}\``).join(', ')} |`,
  );
  return ['| group | command | keys |', '|---|---|---|', ...rows].join('\n');
}

it('the documentation lists every command with its keys; Mod is Command on Apple systems, Control elsewhere', () => {
  expect(page.slice(page.indexOf('<!-- commands -->')).trim()).toBe(`<!-- commands -->\n\n${table()}`);
});
