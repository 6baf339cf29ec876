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

  describe.each(THEMES)('in the %s theme', (theme) => {
    it.each(SCREENS)('$name shuts nobody out', async (screen) => {
      await visit(editor, screen, theme);
      await whenQuiet(editor.page);
      expect(await faultsOf(editor.page, 'body')).toEqual([]);
    });
  });

  it('write no error to the console', () => {
    expect(editor.faults).toEqual([]);
  });
});
