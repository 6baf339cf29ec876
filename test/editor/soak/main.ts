import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEditorPage } from '../open-editor.ts';
import { PICKERS } from '../pickers.ts';
import { play } from './play.ts';

/*
 * Does anything to the editor in Chromium, for as many seeds as wanted, and tells what broke:
 *
 *   npm run soak:ui [seeds = 20] [from = 1] [steps = 80]
 *
 * What a seed does follows from it, but for the moments at which the page answers: a seed that broke something may have to be tried
 * more than once. Ends with 1 when anything broke.
 */

const [seeds = 20, first = 1, steps = 80] = process.argv.slice(2).map(Number);
const folder = new URL('../../../examples/', import.meta.url);
const entries = await readdir(folder, { withFileTypes: true, recursive: true });
const examples = entries
  .filter(({ name, parentPath }) => name === 'graph.json' && !parentPath.includes('node_modules'))
  .map(({ parentPath }) => parentPath.split(/[\\/]/).at(-1)!)
  .sort();
const pictures = await mkdtemp(join(tmpdir(), 'shotgraph-soak-'));
const editor = await openEditorPage(PICKERS);
editor.page.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
// Somebody has to be listening, or the browser's own dialog opens.
editor.page.on('filechooser', () => {});
let broken = 0;
try {
  for (let seed = first; seed < first + seeds; seed++) {
    const example = examples[seed % examples.length]!;
    const { trail, problems } = await play(editor, example, seed, steps);
    console.log(`seed ${seed}, ${example}: ${problems.length === 0 ? 'all well' : problems.join('\n  ')}`);
    if (problems.length === 0) continue;
    broken++;
    const path = join(pictures, `${seed}.png`);
    await editor.page.screenshot({ path });
    console.log(`  looked like ${path}; what was done:\n${trail.map((step) => `    ${step}`).join('\n')}`);
  }
} finally {
  await editor.close();
}
console.log(`${seeds} seeds from ${first}, ${broken} broken`);
process.exitCode = broken > 0 ? 1 : 0;
