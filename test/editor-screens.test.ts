import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { COUNT_RENDERS, type EditorPage, openEditorPage, program, whenQuiet } from './editor/open-editor.ts';
import { DESKTOP, DESKTOP_200, SCREENS } from './editor/screens.ts';
import { THEMES, visit } from './editor/visit-screens.ts';

/** What can be used or read and lies outside of the window where nothing scrolls: its name and its box. */
const CUT_OFF = `(() => {
  const isIn = ({ left, top, right, bottom }) => left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
  const scrolls = (element) => element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflow) || scrolls(element.parentElement));
  return [...document.querySelectorAll('button, input, select, textarea, a, h1, h2, h3')]
    .filter((element) => !element.closest('.react-flow, .visually-hidden'))
    .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([element, box]) => box.width > 1 && !isIn(box) && !scrolls(element.parentElement))
    .map(([element, box]) => [element.getAttribute('aria-label') ?? element.textContent, JSON.stringify(box)])
    .concat(document.documentElement.scrollWidth > innerWidth ? [['the page itself scrolls sideways']] : []);
})()`;

describe.skipIf(!existsSync(program))('the screens of the editor (skipped without Chromium)', () => {
  let editor: EditorPage;
  beforeAll(async () => {
    editor = await openEditorPage(COUNT_RENDERS);
  }, 120_000);
  afterAll(() => editor?.close());

  it.each(SCREENS)(
    '$name keeps everything in the window, of a phone or at 200 %, and shuts nobody out',
    async (screen) => {
      const { page } = editor;
      await visit(editor, { ...screen, size: screen.size ?? DESKTOP_200 }, 'dark');
      await whenQuiet(page);
      expect(await page.evaluate(CUT_OFF)).toEqual([]);
      expect(await faultsOf(page, 'body')).toEqual([]);
      await page.setViewportSize(screen.size ?? DESKTOP);
      await whenQuiet(page);
      for (const theme of THEMES) {
        // As the system goes over to the other one in the evening; colours change by and by.
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await page.locator(`html[data-theme="${theme}"]`).waitFor();
        await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
        // On a phone this one was looked at already.
        if (screen.size && theme === 'dark') continue;
        expect(await faultsOf(page, 'body'), theme).toEqual([]);
      }
    },
  );

  it('show what is chosen and switched on where the system gives the colours', async () => {
    const { page } = editor;
    await visit(editor, SCREENS.find(({ name }) => name === 'graph')!, 'dark');
    await page.emulateMedia({ forcedColors: 'active' });
    const shot = page.locator('[data-node="shot"]');
    await shot.locator('header').click();
    await shot.getByText('more settings').click();
    const outline = (selector: string) =>
      page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).outlineStyle`);
    await expect.poll(() => outline('.react-flow__node[data-id="shot"]')).toBe('solid');
    expect(await outline('[role="tab"][aria-selected="true"]')).toBe('solid');
    expect(await outline('[role="tab"][aria-selected="false"]')).toBe('none');
    const knob = (isOn: boolean) =>
      page.evaluate(
        `getComputedStyle(document.querySelector('[data-node="shot"] [role="switch"][aria-checked="${isOn}"]')).backgroundColor`,
      );
    expect(await knob(true)).not.toBe(await knob(false));
    await page.emulateMedia({ forcedColors: 'none' });
  });

  it('write no error to the console', () => {
    expect(editor.faults).toEqual([]);
  });
});
