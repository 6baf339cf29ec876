import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { COUNT_RENDERS, openEditorPage, whenQuiet } from './open-editor.ts';
import { SCREENS } from './screens.ts';
import { THEMES, visit } from './visit-screens.ts';

/*
 * Takes the pictures in `docs/screens`: every screen in both themes, or those that are named. Run it after a change of how the editor
 * looks, and look at them.
 */

const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url));
await mkdir(folder, { recursive: true });
const asked = process.argv.slice(2);
const editor = await openEditorPage(COUNT_RENDERS);
try {
  for (const theme of THEMES) {
    for (const screen of SCREENS.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
      await visit(editor, screen, theme);
      await screen.whole?.(editor.page);
      await whenQuiet(editor.page);
      await editor.page.screenshot({ path: `${folder}${screen.name}-${theme}.jpg`, type: 'jpeg', quality: 78 });
      console.log(`${screen.name}, ${theme}`);
    }
  }
} finally {
  await editor.close();
}
