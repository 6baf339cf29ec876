import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GraphDocument } from '@shotgraph/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { drop, dropFiles, type EditorPage, openEditorPage, program } from './editor/open-editor.ts';

const outer: GraphDocument = {
  shotgraph: 1,
  title: 'Outer',
  nodes: { one: { type: 'graph/inner', version: 1, inputs: {} } },
  graphs: { inner: { title: 'Inner', nodes: { words: { type: 'text/template', version: 1, inputs: {} } } } },
  layout: { nodes: { one: [0, 0] } },
};

/** A browser in which the engine refuses to open documents, or what is kept cannot be read for once, as long as a test wants that. */
const TROUBLE = `(() => {
  for (const { prototype } of [Worker, MessagePort]) {
    const post = prototype.postMessage;
    prototype.postMessage = function (message, ...rest) {
      if (globalThis.refusesMounts && message?.path?.at(-1) === 'mount') throw new Error('the engine is out of order');
      return post.call(this, message, ...rest);
    };
  }
  if (sessionStorage.getItem('unreadable') === null) return;
  sessionStorage.removeItem('unreadable');
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name, ...rest) {
    if (name === 'shotgraph-editor') throw new DOMException('no access', 'UnknownError');
    return open.call(this, name, ...rest);
  };
})()`;

const title = (page: Page) => page.getByLabel('Title of the document');
const titled = (page: Page, text: string) =>
  page.locator(`[aria-label="Title of the document"][value="${text}"]`).waitFor();
const menu = async (page: Page, name: RegExp) => {
  await page.getByRole('button', { name: 'Document menu' }).click();
  await page.getByRole('menuitem', { name }).click();
};

/** Titles of all documents of the browser, and how many of them this window holds. */
const kept = (page: Page) =>
  page.evaluate(`(async () => {
    const answer = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await answer(indexedDB.open('shotgraph-editor'));
    const documents = await answer(database.transaction('documents').objectStore('documents').getAll());
    database.close();
    const { held } = await navigator.locks.query();
    return {
      titles: documents.map(({ title }) => title),
      held: held.filter(({ name }) => name.startsWith('shotgraph-document')).length,
    };
  })()`) as Promise<{ readonly titles: readonly string[]; readonly held: number }>;

/** Databases, folders and edits of documents that this browser does not keep any more. */
const tracesOf = (page: Page) =>
  page.evaluate(`(async () => {
    const answer = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const all = async (name, store) => {
      const database = await answer(indexedDB.open(name));
      const found = await answer(database.transaction(store).objectStore(store).getAll());
      database.close();
      return found;
    };
    const documents = new Set((await all('shotgraph-editor', 'documents')).map(({ id }) => id));
    const databases = (await indexedDB.databases()).map(({ name }) => name.replace(/^shotgraph /, ''));
    const folders = [];
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('shotgraph');
    for await (const name of root.keys()) folders.push(name);
    const edits = (await all('shotgraph-journal', 'edits')).map(({ document }) => document);
    const isOfDocument = (name) => /^[0-9a-f]{8}-/.test(name);
    return [...databases, ...folders, ...edits].filter((name) => isOfDocument(name) && !documents.has(name));
  })()`);

describe.skipIf(!existsSync(program))('opening documents in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  beforeAll(async () => {
    editor = await openEditorPage(TROUBLE);
    page = editor.page;
    await page.goto(editor.address);
    await page.locator('.react-flow__pane').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('renames the document, not the subgraph in view', async () => {
    await drop(page, 'outer.json', 'application/json', btoa(JSON.stringify(outer)));
    await titled(page, 'Outer');
    await page.locator('[data-node="one"] header').click();
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Way to this subgraph' }).waitFor();
    await title(page).fill('Renamed');
    await titled(page, 'Renamed');
    expect(await page.getByLabel('Title of the subgraph').inputValue()).toBe('Inner');
    await page.keyboard.press('Enter');
    await page.getByText('Saved in this browser').waitFor();
  });

  it('keeps the document before, and what is done to it, when the next one cannot be opened', async () => {
    await page.evaluate('globalThis.refusesMounts = true');
    await menu(page, /^New document/);
    await page.getByText('the engine is out of order').waitFor();
    await title(page).fill('Still here');
    await title(page).press('Enter');
    await expect.poll(async () => (await kept(page)).titles).toContain('Still here');
    expect((await kept(page)).held).toBe(1);
    await page.reload();
    await titled(page, 'Still here');
  });

  it('makes one document of a double click on an example, and holds no other', async () => {
    await menu(page, /^New document/);
    await page.getByText('Start a film').waitFor();
    const before = (await kept(page)).titles.length;
    await page.locator('li button:has(strong)').nth(1).dblclick();
    await page.getByText('Start a film').waitFor({ state: 'detached' });
    await expect.poll(async () => (await kept(page)).held).toBe(1);
    // Whatever the second click asks for comes after the first: a document after both of them comes last.
    await menu(page, /^New document/);
    await page.getByText('Start a film').waitFor();
    expect((await kept(page)).titles.length).toBe(before + 2);
    expect((await kept(page)).held).toBe(1);
  });

  it('does not put an example in place of a document that cannot be read for the moment', async () => {
    await title(page).fill('My film');
    await title(page).press('Enter');
    await page.getByText('Saved in this browser').waitFor();
    await page.evaluate(`sessionStorage.setItem('unreadable', 'once')`);
    await page.reload();
    await page.getByText('The documents of this browser cannot be read at the moment (no access).').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await titled(page, 'My film');
  });

  it('deletes a document for good, but none that is open', async () => {
    await menu(page, /^New document/);
    await titled(page, '');
    await title(page).fill('Next film');
    await title(page).press('Enter');
    await page.getByText('Saved in this browser').waitFor();
    const other = await page.context().newPage();
    await other.goto(editor.address);
    await menu(other, /^Outer|^Renamed|^Still here/);
    await titled(other, 'Still here');
    await menu(page, /^Documents in this browser/);
    const dialog = page.getByRole('dialog', { name: 'Documents in this browser' });
    await dialog.getByRole('button', { name: 'Delete Still here' }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Delete Next film' }).count()).toBe(0);
    expect(await faultsOf(page, 'dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Delete Still here' }).click();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await dialog.getByText('It could not be deleted. It is open in another window').waitFor();
    await other.close();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await dialog.getByText('for good?').waitFor({ state: 'detached' });
    expect((await kept(page)).titles).not.toContain('Still here');
    expect(await tracesOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: /^My film/ }).click();
    await titled(page, 'My film');
  });

  it('takes the files of a folder in, and opens one with a document as that document with its media', async () => {
    const example = fileURLToPath(new URL('../examples/still-to-clip', import.meta.url));
    // Where an empty canvas says what can be dropped.
    const at = { x: 500, y: 500 };
    await dropFiles(page, [`${example}/media`], at);
    await page.locator('[data-node="lighthouse"]').waitFor();
    await dropFiles(page, [example], at);
    await titled(page, 'Still to clip');
    await page.locator('[data-node="still"] img').waitFor();
  });

  it('wrote no error to the console but those it was made to', () => {
    expect(editor.faults.filter((text) => !/no access|out of order/.test(text))).toEqual([]);
  });
});
