import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { COUNT_RENDERS, choose, dragEdge, type EditorPage, openEditorPage, program } from './editor/open-editor.ts';

const card = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);

/** Waits for a step of the tour. */
const step = (page: Page, title: string) =>
  page.locator('[data-tour]').getByRole('heading', { name: title }).waitFor({ timeout: 120_000 });
const said = (page: Page) => page.locator('[data-tour] [role=status] > p').first();
const showMe = (page: Page) => page.getByRole('button', { name: 'Show me' }).click();

describe.skipIf(!existsSync(program))('the tour (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;

  beforeAll(async () => {
    editor = await openEditorPage(COUNT_RENDERS);
    page = editor.page;
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  }, 120_000);
  afterAll(() => editor?.close());

  it('meets whoever comes for the first time, and shuts nobody out', async () => {
    await page.goto(editor.address);
    await step(page, 'Come closer');
    await page.locator('[data-tour-ring]').waitFor();
    expect(await faultsOf(page, '[data-tour]')).toEqual([]);
  });

  it('covers nothing of what it points at', async () => {
    const ring = (await page.locator('[data-tour-ring]').boundingBox())!;
    const guide = (await page.locator('[data-tour]').boundingBox())!;
    const isApart =
      guide.x + guide.width < ring.x ||
      ring.x + ring.width < guide.x ||
      guide.y + guide.height < ring.y ||
      ring.y + ring.height < guide.y;
    expect(isApart).toBe(true);
    await page.mouse.dblclick(ring.x + ring.width / 2, ring.y + ring.height / 2);
    await step(page, 'Make one shot');
  });

  it('goes on where it was left after a reload', async () => {
    await page.reload();
    await step(page, 'Make one shot');
  });

  it('sees a shot made here, by whatever way it is run', async () => {
    await showMe(page);
    await choose(card(page, 'night').getByLabel('resolution of night'), '480p');
    await card(page, 'night').getByLabel('fps of night').fill('6');
    await page.keyboard.press('Enter');
    await card(page, 'night').locator('header').click();
    await page.keyboard.press('Control+Shift+Enter');
    await step(page, 'Change one number');
  });

  it('tells why what is changed will run again, and that nothing has to once it is taken back', async () => {
    await showMe(page);
    const amount = card(page, 'pull').getByLabel('amount of pull');
    await amount.fill('-3');
    await amount.press('Enter');
    await step(page, 'Take it back');
    expect(await said(page).textContent()).toContain('pull.amount changed');
    await page.keyboard.press('Control+z');
    await step(page, 'Wire a picture in');
    await card(page, 'night').getByText('reused').waitFor();
  });

  it('sees an edge drawn and a picture named', async () => {
    await showMe(page);
    await card(page, 'fox-grass').waitFor();
    await dragEdge(page, 'out:fox-grass.image', 'in:night.images');
    await step(page, 'Name it in the prompt');
    await card(page, 'night').getByLabel('prompt of night').click();
    await card(page, 'night').locator('.cm-content').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' @fox-g');
    await page.getByRole('listbox').first().waitFor();
    await page.keyboard.press('Enter');
    await step(page, 'Direct the camera');
    await page.keyboard.press('Escape');
  });

  it('leads into the panels, one thing after the other', async () => {
    await page.locator('[data-tour]').getByText('Select the camera').waitFor();
    await card(page, 'pull').locator('header').click();
    await page.locator('[data-tour]').getByText('Open Direct').waitFor();
    await page.keyboard.press('d');
    await page.locator('[data-tour]').getByText('Choose another move').waitFor();
    await page.getByRole('radio', { name: /^Orbit/ }).click();
    await step(page, 'Add a node');
  });

  it('ends before anything is bought', async () => {
    await page.getByRole('button', { name: 'Add a node…', exact: true }).click();
    await page.getByRole('combobox', { name: 'Search node types' }).fill('generate image');
    await page.keyboard.press('Enter');
    await step(page, 'Know the price before you pay');
    await card(page, 'image').getByLabel('prompt of image').click();
    await card(page, 'image').locator('.cm-content').waitFor();
    await page.keyboard.type('A fox in the snow');
    await page.keyboard.press('Escape');
    await choose(card(page, 'image').getByLabel('model of image'), 'seedream-5.0-lite');
    await page.locator('[data-tour]').getByText('Press Run to here').waitFor();
    await page.getByRole('button', { name: 'Run to here' }).click();
    await page.getByRole('dialog', { name: 'This tab cannot buy' }).waitFor();
    await page.keyboard.press('Escape');
    await step(page, 'That is how it goes');
    await page.locator('[data-tour]').getByRole('button', { name: 'Done' }).click();
    await page.locator('[data-tour]').waitFor({ state: 'detached' });
  });

  it('stays away once it is closed, until it is asked for', async () => {
    await page.getByRole('button', { name: 'Document menu' }).click();
    await page.getByRole('menuitem', { name: 'Take the tour' }).click();
    await step(page, 'Come closer');
    await page.getByRole('button', { name: 'Skip this step' }).click();
    await step(page, 'Make one shot');
    await page.getByRole('button', { name: 'Close the tour' }).click();
    await page.locator('[data-tour]').waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('canvas[data-pictured]').waitFor({ state: 'attached' });
    expect(await page.locator('[data-tour]').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search commands' }).fill('tour');
    await page.keyboard.press('Enter');
    await step(page, 'Make one shot');
  });

  it('writes no error to the console', () => {
    expect(editor.faults).toEqual([]);
  });
});
