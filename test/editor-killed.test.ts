import { existsSync } from 'node:fs';
import type { GraphDocument } from '@shotgraph/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { program } from './editor/build-editor.ts';
import { executedNodes } from './editor/executed.ts';
import { oneShot } from './editor/money-documents.ts';
import { drop, kill } from './editor/open-editor.ts';
import { openShop, type Shop } from './editor/open-shop.ts';

const node = (prompt: string, seconds: number, before?: string) =>
  ({
    type: 'generate/video',
    version: 1,
    inputs: { prompt, seconds, resolution: '480p', ...(before && { images: [{ from: `${before}.lastFrame` }] }) },
  }) as GraphDocument['nodes'][string];

/** Three shots, each of which begins with the last picture of the one before: they are rendered one after the other. */
const chain: GraphDocument = {
  shotgraph: 1,
  title: 'Chain',
  nodes: { dawn: node('Dawn', 1), noon: node('Noon from @dawn', 8, 'dawn'), dusk: node('Dusk from @noon', 1, 'noon') },
  outputs: { film: { from: 'dusk.video' } },
  layout: { nodes: { dawn: [0, 0], noon: [320, 0], dusk: [640, 0] } },
};

const card = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);
const run = (page: Page) => page.getByRole('button', { name: /^Run( ·|$)/ });
const seconds = (page: Page, id: string) => card(page, id).getByLabel(`seconds of ${id}`);

/** What the log of runs holds of all runs of this browser: nodes that ran and places whose values are kept. */
const logged = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(async () => {
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await answer(indexedDB.open('shotgraph-run-log'));
    const transaction = database.transaction(['runs', 'records']);
    const runs = await answer(transaction.objectStore('runs').getAll());
    const records = await answer(transaction.objectStore('records').getAll());
    database.close();
    return [...runs.flatMap(({ ran }) => ran), ...records.flatMap(({ values }) => Object.keys(values))];
  })()`);

async function open(page: Page, document: GraphDocument): Promise<void> {
  await page.locator('.react-flow__pane').waitFor();
  await drop(page, 'film.json', 'application/json', Buffer.from(JSON.stringify(document)).toString('base64'));
  await page.locator(`[aria-label="Title of the document"][value="${document.title}"]`).waitFor();
}

describe.skipIf(!existsSync(program))('a tab killed in the middle of a run (skipped without Chromium)', () => {
  let shop: Shop;
  let page: Page;

  beforeAll(async () => {
    shop = await openShop({ queueSeconds: 0.5, runSeconds: 3 });
    page = await shop.openTab();
  }, 120_000);
  afterAll(() => shop?.close());

  it('leaves the document as it was edited and what was finished, and makes only the rest', async () => {
    await open(page, chain);
    await seconds(page, 'dusk').fill('2');
    await seconds(page, 'dusk').press('Enter');
    await run(page).click();
    await card(page, 'dawn').getByText('ran', { exact: true }).waitFor({ timeout: 120_000 });
    await card(page, 'noon').getByText('running', { exact: true }).waitFor();
    const before = await executedNodes(page);
    expect(before).toEqual(['dawn']);
    // It is written down a while after it was shown.
    await expect.poll(() => logged(page), { timeout: 20_000 }).toEqual(expect.arrayContaining(['dawn', 'dawn.video']));
    await kill(page);
    page = await shop.openTab();
    await card(page, 'dawn').getByText('reused').waitFor();
    expect(await seconds(page, 'dusk').inputValue()).toBe('2');
    for (const id of ['noon', 'dusk']) await card(page, id).getByText('will run').waitFor();
    expect(await executedNodes(page)).toEqual(before);
    await seconds(page, 'dusk').fill('1');
    await seconds(page, 'dusk').press('Enter');
    await page.keyboard.press('h');
    const broken = page.getByRole('list', { name: 'Runs, the newest first' }).getByRole('listitem');
    await broken.getByText('broken off', { exact: true }).waitFor();
    expect(await broken.count()).toBe(1);
    await broken.getByText(/1 ran/).waitFor();
    // How far it was can be looked at, and left again even before the bar for that has come.
    const bar = /\/assets\/run-log-bar-[^/]+\.js/;
    const asked = page.waitForRequest(bar);
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route(bar, (route) => held.then(() => route.continue()));
    await broken.getByRole('button', { name: 'Look again' }).click();
    await asked;
    await card(page, 'noon').getByText('running', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await card(page, 'noon').getByText('will run').waitFor();
    letThrough();
    await broken.getByRole('button', { name: 'Look again' }).click();
    await card(page, 'dawn').locator('video').waitFor();
    await card(page, 'noon').getByText('running', { exact: true }).waitFor();
    expect(await faultsOf(page, '[role="tabpanel"], [aria-label="Past run"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await card(page, 'noon').getByText('will run').waitFor();
    await broken.getByRole('button', { name: 'Restore inputs' }).click();
    await expect.poll(() => seconds(page, 'dusk').inputValue()).toBe('2');
    await page.keyboard.press('r');
    await run(page).click();
    await page
      .getByRole('status')
      .getByText(/^3 ran/)
      .waitFor({ timeout: 120_000 });
    await page.getByRole('tabpanel').locator('video').waitFor();
    await page.getByRole('tabpanel').locator('video').waitFor();
    expect(await executedNodes(page)).toEqual(['dawn', 'noon', 'dusk', 'outputs.film']);
  });

  it('gets the take it had ordered, and orders nothing again', async () => {
    const bought = () => shop.emulator.stats().accepted.length;
    await open(page, oneShot('Two hounds', 'Two hounds wait'));
    await card(page, 'shot').getByText('$0.355').waitFor();
    await run(page).click();
    await page.getByRole('button', { name: /^Spend up to/ }).click();
    await expect.poll(bought).toBe(1);
    await kill(page);
    page = await shop.openTab();
    await page.getByText('Take 1 of shot is here').waitFor();
    await card(page, 'shot')
      .getByRole('button', { name: /^Take 1 bought/ })
      .waitFor();
    await card(page, 'shot').locator('header').click();
    const takes = page.getByRole('region', { name: 'Takes of shot' }).getByRole('listitem');
    await takes.getByText('In use').waitFor();
    await takes.locator('video').waitFor();
    expect(await takes.count()).toBe(1);
    // What is there already costs nothing: nobody is asked.
    await run(page).click();
    await card(page, 'shot').locator('video').waitFor();
    expect(shop.emulator.stats()).toMatchObject({ accepted: [{}], requests: { ark: { create: 1 } } });
  });

  it('wrote no error to the console', () => expect(shop.faults).toEqual([]));
});
