import { existsSync } from 'node:fs';
import type { GraphDocument } from '@shotgraph/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { program } from './editor/build-editor.ts';
import { drop, type EditorPage, openEditorPage } from './editor/open-editor.ts';
import { promptOf } from './editor/prompt-field.ts';

const document = {
  shotgraph: 1,
  title: 'Owls',
  nodes: {
    shot: { type: 'generate/video', version: 1, inputs: { prompt: 'An owl' } },
    other: { type: 'generate/video', version: 1, inputs: { prompt: 'A fox' } },
  },
  layout: { nodes: { shot: [0, 0], other: [0, 600] } },
} as unknown as GraphDocument;

describe.skipIf(!existsSync(program))('parts of the editor that do not come (skipped without Chromium)', () => {
  let editor: EditorPage;
  beforeAll(async () => {
    editor = await openEditorPage();
    const { page } = editor;
    await page.goto(editor.address);
    await page.locator('.react-flow__pane').waitFor();
    await drop(page, 'owls.json', 'application/json', Buffer.from(JSON.stringify(document)).toString('base64'));
    await page.locator('[aria-label="Title of the document"][value="Owls"]').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  /** Lets nothing of a part come. @returns lets it come again */
  const withhold = async (part: RegExp) => {
    await editor.page.route(part, (route) => route.abort());
    return () => editor.page.unroute(part);
  };
  /** A dialog that is shut is one no more; keys are taken from the moment on in which the element has gone, too. */
  const dialogGone = () => editor.page.locator('dialog').waitFor({ state: 'detached' });
  const missing = (name: string) => editor.page.getByRole('alert').filter({ hasText: `“${name}” could not be loaded` });

  it('are told of with why that can be, and are there once they come', async () => {
    const { page } = editor;
    const title = page.getByLabel('Title of the document');
    await title.fill('Owls at night');
    const letThrough = await withhold(/\/assets\/templates-[^/]+\.js/);
    await page.getByRole('button', { name: 'Document menu' }).click();
    await page.getByRole('menuitem', { name: /^Templates/ }).click();
    await missing('Templates').getByText('The server answers, but this did not come through.').waitFor();
    expect(await faultsOf(page, '[role="alert"]')).toEqual([]);
    // Still not there: it is told again, and can be put away.
    await missing('Templates').getByRole('button', { name: 'Try again' }).click();
    await missing('Templates').getByText('The server answers').waitFor();
    await page.keyboard.press('Escape');
    await missing('Templates').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Document menu' }).click();
    await page.getByRole('menuitem', { name: /^Templates/ }).click();
    await missing('Templates').waitFor();
    await letThrough();
    await missing('Templates').getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('dialog', { name: 'Templates' }).waitFor();
    await missing('Templates').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await dialogGone();
    expect(await title.inputValue()).toBe('Owls at night');
  });

  it('come with their styles, also where those were what did not come', async () => {
    const { page } = editor;
    const letThrough = await withhold(/\/assets\/shortcuts-[^/]+\.css/);
    await page.keyboard.press('?');
    await missing('Keyboard shortcuts').waitFor();
    await letThrough();
    await missing('Keyboard shortcuts').getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    const bare = `[...document.querySelectorAll('link[rel=stylesheet]')].filter(({ sheet }) => !sheet).map(({ href }) => href)`;
    expect(await page.evaluate(bare)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialogGone();
  });

  it('say so in their own place where they have one, and that there is a newer editor when there is', async () => {
    const { page } = editor;
    const letThrough = await withhold(/\/assets\/issues-[^/]+\.js/);
    await page.route(editor.address, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<script type="module" src="./assets/index-next.js"></script>' }),
    );
    await page.getByRole('tab', { name: /^Issues/ }).click();
    const told = page.getByRole('tabpanel').getByRole('alert');
    await told.getByText('a newer version of the editor by now').waitFor();
    await told.getByRole('button', { name: 'Reload the page' }).waitFor();
    await page.unroute(editor.address);
    await letThrough();
    await told.getByRole('button', { name: 'Try again' }).click();
    await told.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: /^Results/ }).click();
  });

  it('are told of by commands that need them', async () => {
    const { page } = editor;
    const told = page.getByRole('alert').filter({ hasText: 'A part of the editor could not be loaded' });
    // The command itself, and then the worker that it gives the work to.
    for (const part of [/\/assets\/run-tidy-[^/]+\.js/, /\/assets\/tidy-worker-[^/]+\.js/]) {
      const letThrough = await withhold(part);
      await page.getByRole('button', { name: /^Tidy up/ }).click();
      await told.getByRole('button', { name: 'Dismiss' }).click();
      await told.waitFor({ state: 'detached' });
      await letThrough();
    }
    const box = () => page.locator('[data-node="other"]').boundingBox();
    const before = await box();
    await page.getByRole('button', { name: /^Tidy up/ }).click();
    await expect.poll(box).not.toEqual(before);
  });

  it('take no letter away from whoever writes a prompt', async () => {
    const { page } = editor;
    const letThrough = await withhold(/\/assets\/live-prompt-[^/]+\.js/);
    const prompt = promptOf(page, 'shot');
    await prompt.field.click();
    await page.keyboard.type(' waits!?');
    await missing('Prompts with chips').waitFor();
    await page.keyboard.press('Backspace');
    await expect.poll(prompt.text).toBe('An owl waits!');
    await letThrough();
    await missing('Prompts with chips').getByRole('button', { name: 'Try again' }).click();
    await page.locator('[data-node="shot"] .cm-content').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Long.');
    await expect.poll(prompt.text).toBe('An owl waits! Long.');
    await prompt.leave();
    await missing('Prompts with chips').waitFor({ state: 'detached' });
  });

  it('take nothing from whoever has left before they came', async () => {
    const { page } = editor;
    const prompt = promptOf(page, 'other');
    await page.reload();
    await prompt.field.waitFor();
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    const part = /\/assets\/live-prompt-[^/]+\.js/;
    await page.route(part, async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(part);
    await prompt.field.focus();
    await asked;
    await page.keyboard.type(' hides.');
    const title = page.getByLabel('Title of the document');
    await title.focus();
    await expect.poll(prompt.text).toBe('A fox hides.');
    const come = page.waitForResponse(part);
    letThrough();
    await come;
    await page.unroute(part);
    // Coming in again gets the field that is there by now; until then nobody was led back.
    expect(await title.evaluate((element) => element.matches(':focus'))).toBe(true);
    await prompt.enter();
    await page.keyboard.type('!');
    await expect.poll(prompt.text).toBe('A fox hides.!');
    await prompt.leave();
  });

  it('leave the document as it was edited when the page is loaded again', async () => {
    const { page } = editor;
    const letThrough = await withhold(/\/assets\/share-[^/]+\.js/);
    await page.getByRole('button', { name: 'Document menu' }).click();
    await page.getByRole('menuitem', { name: /^Export with media/ }).click();
    await missing('Export with media').waitFor();
    await letThrough();
    await missing('Export with media').getByRole('button', { name: 'Reload the page' }).click();
    await missing('Export with media').waitFor({ state: 'detached' });
    await page.locator('[aria-label="Title of the document"][value="Owls at night"]').waitFor();
    await expect.poll(promptOf(page, 'shot').text).toBe('An owl waits! Long.');
  });
});
