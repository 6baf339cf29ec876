import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphDocument } from '@shotgraph/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../packages/cli/src/emulator/index.ts';
import { faultsOf } from './editor/axe.ts';
import { program } from './editor/build-editor.ts';
import { oneShot } from './editor/money-documents.ts';
import { drop } from './editor/open-editor.ts';
import { openServedEditor, type ServedEditor } from './editor/open-serve.ts';
import { everythingOf } from './editor/secrets.ts';

/** What waits for a busy machine. */
const PATIENT = { timeout: 120_000 };
/** A key that no text holds by accident. */
const KEY = 'canary-91b7c2e4';

const using = (page: Page) => ({
  card: (id: string) => page.locator(`[data-node="${id}"]`),
  run: page.getByRole('button', { name: /^Run( ·|$)/ }),
  place: (name: string) => page.getByRole('button', { name, exact: true }),
  /** Waits until some of the nodes of a run have ended, and not all of them. */
  underWay: page.getByRole('status', { name: /^Running: [1-9]/ }),
  summary: (text: string | RegExp) => page.getByRole('status').getByText(text).waitFor(),
  banner: page.getByRole('region', { name: 'The server' }),
  film: page.getByRole('tabpanel', { name: 'result' }).locator('video').first(),
  async choose(line: string) {
    await page.getByRole('button', { name: /^Runs (in this tab|on the server)/ }).click();
    await page.getByRole('menuitem', { name: line }).click();
  },
  async open(document: GraphDocument) {
    await page.locator('.react-flow__pane').waitFor();
    await drop(page, 'film.json', 'application/json', Buffer.from(JSON.stringify(document)).toString('base64'));
    await page.locator(`[aria-label="Title of the document"][value="${document.title}"]`).waitFor();
  },
});

describe.skipIf(!existsSync(program))('documents on shotgraph serve, in Chromium (skipped without Chromium)', () => {
  let emulator: Emulator;
  let served: ServedEditor;
  let page: Page;
  let tab: ReturnType<typeof using>;
  const openTab = async (withToken?: boolean) => {
    page = await served.openTab(withToken);
    tab = using(page);
  };

  beforeAll(async () => {
    emulator = await startEmulator({ pixels: 'thumb', key: KEY, queueSeconds: 1, runSeconds: 4 });
    served = await openServedEditor({ ...emulator.env, ARK_API_KEY: KEY, FAL_KEY: KEY });
  }, 120_000);
  afterAll(async () => {
    await served?.close();
    await emulator?.close();
  });

  it('are offered the server only where the page may use it', async () => {
    await openTab(false);
    await tab.run.waitFor();
    expect(await page.getByRole('button', { name: /^Runs / }).count()).toBe(0);
    await page.close();
    await openTab();
    await tab.place('Runs in this tab').waitFor();
    expect(page.url()).toBe(`${served.origin}/`);
  });

  it('are planned there once a person says so, with the files they name', async () => {
    await tab.choose('Run on the server instead');
    await tab.place('Runs on the server').waitFor();
    const filesThere = async () => {
      const documents = join(served.store, 'documents');
      const [name = ''] = await readdir(documents).catch(() => []);
      return readdir(join(documents, name, 'media')).catch(() => []);
    };
    await expect.poll(filesThere, PATIENT).toContain('groove.wav');
    expect(await faultsOf(page, 'header')).toEqual([]);
  });

  it('are told of a server that has gone, and of their run that went with it', async () => {
    await tab.run.click();
    await tab.underWay.waitFor();
    await expect.poll(async () => (await served.readRuns())[0]?.finished.length ?? 0, PATIENT).toBeGreaterThan(0);
    await served.kill();
    await tab.banner.getByText('The server does not answer').waitFor();
    await tab.banner.getByText('How the run is going is not known').waitFor();
    await tab.place('Runs on the server, which is not reached').waitFor();
    expect(await faultsOf(page, '[aria-label="The server"]')).toEqual([]);
    // The editor itself came from there: what of it was not opened yet is there all the same.
    await page.keyboard.press('t');
    await page.getByRole('region', { name: /timeline/i }).waitFor();
    await page.keyboard.press('t');
    await served.start();
    await tab.banner.waitFor({ state: 'detached' });
    await tab.summary('interrupted');
    await page.keyboard.press('h');
    await page.getByRole('tabpanel', { name: 'runs' }).getByText('broken off', { exact: true }).waitFor();
    await page.keyboard.press('r');
  });

  it('go on there without a tab: the next one shows how far they are, and what they gave; nothing is made twice', async () => {
    const beside = await served.openTab();
    await using(beside).place('Runs on the server').waitFor();
    await tab.run.click();
    await tab.underWay.waitFor();
    // A second window shows it without being asked.
    await using(beside).underWay.waitFor();
    await beside.close();
    await page.close();
    await openTab();
    await tab.underWay.waitFor();
    await tab.place('Runs on the server').waitFor();
    await tab.summary(/^\d+ ran/);
    await tab.film.waitFor();
    const [lost, whole, ...others] = await served.readRuns();
    expect(others).toEqual([]);
    expect(whole!.started.filter((node) => lost!.finished.includes(node))).toEqual([]);
    expect(new Set(whole!.started).size).toBe(whole!.started.length);
    expect([...whole!.finished].sort()).toEqual([...whole!.started].sort());
  });

  it('show what they gave to the next tab, and are written down as runs of the tab that saw them end', async () => {
    await page.close();
    await openTab();
    await tab.film.waitFor();
    expect(await page.getByRole('status').getByText(/ran/).count()).toBe(0);
    await tab.run.click();
    await tab.summary('nothing had to run');
    await page.keyboard.press('h');
    await page
      .getByRole('tabpanel', { name: 'runs' })
      .getByText(/4 ran|5 ran|ran/)
      .first()
      .waitFor();
  });

  it('say what is missing where the page has no token, and run in the tab when a person wants that', async () => {
    await page.reload();
    await tab.banner.getByText('this page has no access to it').waitFor();
    await tab.run.click();
    await page.getByText('or run it in this tab').waitFor();
    expect(await faultsOf(page, 'header, [aria-label="The server"]')).toEqual([]);
    await tab.banner.getByRole('button', { name: 'Run in this tab' }).click();
    await tab.banner.waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^Runs / }).count()).toBe(0);
    await page.close();
    await openTab();
    await tab.place('Runs in this tab').waitFor();
  });

  it('have the same keys in the tab and there', async () => {
    const before = new Set(await served.readKeys());
    await tab.open(oneShot('An animatic', 'An owl', { model: 'animatic', seconds: 4 }));
    await tab.run.click();
    await tab.summary(/^\d+ ran/);
    await tab.choose('Run on the server instead');
    await tab.place('Runs on the server').waitFor();
    await expect.poll(() => tab.card('shot').getByText('reused').count(), PATIENT).toBe(0);
    await tab.run.click();
    await tab.card('shot').locator('video').waitFor();
    await expect
      .poll(async () => (await served.readKeys()).filter((key) => !before.has(key)).length, PATIENT)
      .toBeGreaterThan(0);
    await tab.summary(/^\d+ ran/);
    const kept = await everythingOf(page);
    for (const key of (await served.readKeys()).filter((each) => !before.has(each))) expect(kept).toContain(key);
  });

  it('buy there, once: whoever opens the tab again sees the job, and the take when it comes', async () => {
    await tab.open(oneShot('Two hounds', 'Two hounds wait'));
    await tab.choose('Run on the server instead');
    await tab.card('shot').getByText('$0.355').waitFor();
    await tab.run.click();
    await page.getByRole('button', { name: /^Spend up to/ }).click();
    await tab
      .card('shot')
      .getByText(/sent, job|queued|downloading/)
      .waitFor();
    await page.close();
    await openTab();
    await tab
      .card('shot')
      .getByText(/sent, job|queued|running|downloading/)
      .waitFor();
    await tab.summary(/^\d ran/);
    await tab.card('shot').locator('header').click();
    const take = page
      .getByRole('region', { name: /^Takes of/ })
      .getByRole('listitem')
      .filter({ hasText: 'Take 1' });
    await take.locator('video').waitFor();
    await take.getByText('In use').waitFor();
    expect(emulator.stats().accepted).toHaveLength(1);
  });

  it('take along what was paid for when they change their place', async () => {
    await tab.choose('Run in this tab instead');
    await tab.place('Runs in this tab').waitFor();
    await tab.card('outputs').getByText('will run').waitFor();
    expect(await tab.run.textContent()).toBe(' Run');
    await tab.run.click();
    await tab.card('outputs').getByText('will run').waitFor({ state: 'detached' });
    await tab.summary('1 ran');
    await tab.card('shot').locator('video').waitFor();
    expect(emulator.stats().accepted).toHaveLength(1);
  });

  it('leave no secret in the browser', async () => {
    const everything = await everythingOf(page);
    expect(everything).toContain('Two hounds wait');
    for (const secret of [KEY, served.token]) expect(everything).not.toContain(secret);
  });

  it('wrote no error to the console', () => expect(served.faults).toEqual([]));
});
