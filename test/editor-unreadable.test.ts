import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { type EditorPage, openEditorPage, program } from './editor/open-editor.ts';

const film = (title: string) => ({ shotgraph: 1, title, nodes: {} });
const newer = (title: string) => ({ ...film(title), shotgraph: 99 });
const damaged = (title: string) => ({ ...film(title), outputs: { '+': { from: 'shot.video' } } });

const titled = (page: Page, text: string) =>
  page.locator(`[aria-label="Title of the document"][value="${text}"]`).waitFor();
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

/** Writes another text over the document that the page shows, behind its back. */
const overwrite = (page: Page, text: object) =>
  page.evaluate(`(async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open('shotgraph-editor');
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = database.transaction('documents', 'readwrite');
    const store = transaction.objectStore('documents');
    const asked = store.get(sessionStorage.getItem('shotgraph-document'));
    asked.onsuccess = () => store.put({ ...asked.result, text: ${JSON.stringify(JSON.stringify(text))} });
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  })()`);

describe.skipIf(!existsSync(program))('documents that cannot be read, in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  const newDocument = async (title: string) => {
    await page.getByRole('button', { name: 'Document menu' }).click();
    await page.getByRole('menuitem', { name: 'New document' }).click();
    await titled(page, '');
    await rename(title);
  };
  const rename = async (title: string) => {
    await page.getByLabel('Title of the document').fill(title);
    await page.keyboard.press('Enter');
    await page.getByText('Saved in this browser').waitFor();
  };
  beforeAll(async () => {
    editor = await openEditorPage();
    page = editor.page;
    await page.goto(editor.address);
  });
  afterAll(() => editor?.close());

  it('a damaged one does not keep the editor from starting: its last moment that can be read comes back, and nothing is lost', async () => {
    await newDocument('Act one');
    await overwrite(page, damaged('Act one'));
    await page.reload();
    await page.getByRole('button', { name: /^Go back to / }).waitFor();
    expect(await heading(page)).toBe('“Act one” cannot be opened');
    await page.getByText('graph output id "+" must be a lower-case letter').waitFor();
    expect(await faultsOf(page, 'body')).toEqual([]);
    await page.getByRole('button', { name: /^Go back to / }).click();
    await titled(page, 'Act one');
    // Edits go on from there, and are kept.
    await rename('Act one, again');
    await page.reload();
    await titled(page, 'Act one, again');

    await page.getByRole('button', { name: 'Document menu' }).click();
    await page.getByRole('menuitem', { name: /^Act one \(cannot be read\)/ }).click();
    await page.getByText('graph output id "+"').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save its text' }).click();
    expect(JSON.parse(await readFile(await (await saved).path(), 'utf8'))).toEqual(damaged('Act one'));
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await titled(page, 'Act one, again');
  });

  it('says of one from a newer version that it is, and leads to another document', async () => {
    await newDocument('Act two');
    await overwrite(page, newer('Act two'));
    await page.reload();
    await page.getByText(/has format 99, this version reads up to \d+: update Shotgraph/).waitFor();
    expect(await page.getByRole('button', { name: 'Back', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: /^Act one, again/ }).click();
    await titled(page, 'Act one, again');
    // One that cannot be read changes nothing of the window: it goes on where it is.
    await page.reload();
    await titled(page, 'Act one, again');
    expect(editor.faults).toEqual([]);
  });
});
