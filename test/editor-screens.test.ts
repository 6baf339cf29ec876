import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { COUNT_RENDERS, type EditorPage, openEditorPage, program, whenQuiet } from './editor/open-editor.ts';
import { SCREENS } from './editor/screens.ts';
import { THEMES, visit } from './editor/visit-screens.ts';

describe.skipIf(!existsSync(program))('the screens of the editor (skipped without Chromium)', () => {
  let editor: EditorPage;
  beforeAll(async () => {
    editor = await openEditorPage(COUNT_RENDERS);
  }, 120_000);
  afterAll(() => editor?.close());

  it.each(SCREENS)('$name shuts nobody out, in either theme', async (screen) => {
    const { page } = editor;
    const [first, ...others] = THEMES;
    await visit(editor, screen, first);
    await whenQuiet(page);
    expect(await faultsOf(page, 'body')).toEqual([]);
    for (const theme of others) {
      // As the system goes over to the other one in the evening; colours change by and by.
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
      expect(await faultsOf(page, 'body'), theme).toEqual([]);
    }
  });

  it('write no error to the console', () => {
    expect(editor.faults).toEqual([]);
  });
});
