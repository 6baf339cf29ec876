import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { program } from './editor/build-editor.ts';
import { oneShot } from './editor/money-documents.ts';
import { choose, drop } from './editor/open-editor.ts';
import { openShop, type Shop } from './editor/open-shop.ts';
import { promptOf } from './editor/prompt-field.ts';

/** What the clips that are compared say of themselves. */
interface Clip {
  readonly at: number;
  readonly isPaused: boolean;
  readonly isMuted: boolean;
}

describe.skipIf(!existsSync(program))('takes and runs in the editor in Chromium (skipped without Chromium)', () => {
  let shop: Shop;
  let page: Page;
  const card = () => page.locator('[data-node="shot"]');
  const takes = () => page.getByRole('region', { name: 'Takes of shot' });
  const take = (number: number) =>
    takes()
      .getByRole('listitem')
      .filter({ hasText: `Take ${number}` });
  const dialog = () => page.getByRole('dialog', { name: 'Compare takes' });
  const press = (keys: string) => page.keyboard.press(keys);
  const clips = (): Promise<readonly Clip[]> =>
    page.evaluate(
      `[...document.querySelectorAll('dialog video')].map(({ currentTime: at, paused: isPaused, muted: isMuted }) => ({ at, isPaused, isMuted }))`,
    );
  /** A machine that does much else takes its time. */
  const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });
  const frames = async () => (await clips()).map(({ at }) => Math.floor(at * 24 + 1e-3));

  /** Buys what the document asks for now. */
  const buy = async (number: number) => {
    await card()
      .getByRole('button', { name: new RegExp(`^Take ${number} \\$`) })
      .waitFor();
    await page.getByRole('button', { name: /^Run( ·|$)/ }).click();
    await page.getByRole('button', { name: /^Spend up to/ }).click();
    await take(number).locator('video').waitFor();
    await take(number).getByText('In use').waitFor();
    await page
      .getByRole('status')
      .getByText(/^\d ran/)
      .waitFor();
  };

  beforeAll(async () => {
    shop = await openShop({ queueSeconds: 0.2, runSeconds: 0.3 });
    page = await shop.openTab();
    await page.locator('.react-flow__pane').waitFor();
    const document = oneShot('Two hounds', 'Two hounds wait');
    await drop(page, 'film.json', 'application/json', Buffer.from(JSON.stringify(document)).toString('base64'));
    await page.locator('[aria-label="Title of the document"][value="Two hounds"]').waitFor();
    await card().locator('header').click();
    await buy(1);
    await takes().getByRole('button', { name: 'New take' }).click();
    await buy(2);
    await promptOf(page, 'shot').fill('Two hounds wait in the rain');
    await takes().getByRole('button', { name: 'New take' }).click();
    await buy(3);
  }, 180_000);
  afterAll(() => shop?.close());

  it('keeps stars and rejections with the document, each as one step', async () => {
    await take(2).getByRole('button', { name: 'Star take 2' }).click();
    await take(2).getByRole('button', { name: 'Star take 2', pressed: true }).waitFor();
    expect(await takes().getByRole('listitem').first().textContent()).toContain('Take 2');
    await take(1).getByRole('button', { name: 'Reject take 1' }).click();
    await take(1).waitFor({ state: 'detached' });
    await press('Control+z');
    await take(1).waitFor();
    await press('Control+Shift+z');
    await take(1).waitFor({ state: 'detached' });
    await takes().getByRole('button', { name: 'Show 1 rejected take' }).click();
    await take(1).waitFor();
  });

  it('plays takes together, frame by frame and from the keyboard', async () => {
    await takes().getByRole('button', { name: 'Compare 2' }).click();
    await dialog().locator('video').nth(1).waitFor();
    await dialog().getByText('0:05.00').waitFor();
    for (let i = 0; i < 5; i++) await press('.');
    await soon(frames).toEqual([5, 5]);
    await press(',');
    await soon(frames).toEqual([4, 4]);
    await dialog().getByText('0:00.04').waitFor();
    await press('ArrowRight');
    await soon(frames).toEqual([28, 28]);
    expect(await clips()).toMatchObject([
      { isPaused: true, isMuted: false },
      { isPaused: true, isMuted: true },
    ]);
  });

  it('plays them by one clock and lets one of them be heard', async () => {
    await press('2');
    await press('a');
    await soon(async () => (await clips()).map(({ isMuted }) => isMuted)).toEqual([true, false]);
    await press(' ');
    await soon(async () => (await clips()).every(({ isPaused, at }) => !isPaused && at > 1.5)).toBe(true);
    await press(' ');
    await soon(async () => (await clips()).every(({ isPaused }) => isPaused)).toBe(true);
    await soon(async () => new Set(await frames()).size).toBe(1);
  });

  it('tells what changed between them, lays one over the other, and takes judgements', async () => {
    const rows = await dialog().getByRole('row').allTextContents();
    expect(rows.slice(0, 2)).toEqual(['What changedTake 2Take 3', 'promptTwo hounds waitTwo hounds wait in the rain']);
    expect(rows[2]).toMatch(/^seed\d+/);
    await press('w');
    await dialog().getByLabel('Place of the wipe').fill('0.25');
    const clip = () => page.evaluate(`document.querySelectorAll('dialog video')[1].style.clipPath`);
    expect(await clip()).toBe('inset(0px 0px 0px 25%)');
    await dialog().getByRole('button', { name: 'Wipe' }).click();
    expect(await clip()).toBe('');
    await press('s');
    await dialog().getByRole('button', { name: 'Star take 3', pressed: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await take(3).getByRole('button', { name: 'Star take 3', pressed: true }).waitFor();
  });

  it('lists the runs with what they cost, and shows one again at any of its moments', async () => {
    await page.getByRole('tab', { name: 'Runs' }).click();
    const runs = page.getByRole('list', { name: 'Runs, the newest first' }).getByRole('listitem');
    await runs.nth(2).waitFor();
    expect(await runs.count()).toBe(3);
    expect(await runs.first().textContent()).toMatch(/done.*\d ran.* · \$0\.35/);
    await runs.last().getByRole('button', { name: 'Look again' }).click();
    const bar = page.getByRole('region', { name: 'Past run' });
    await bar.getByText('You are looking at a past run').waitFor();
    await card().getByText('ran', { exact: true }).waitFor();
    await bar.getByLabel('Moment of the run').fill('0');
    await card().getByText('ran', { exact: true }).waitFor({ state: 'detached' });
    await bar.getByRole('button', { name: 'To what happened next' }).click();
    await card().getByText('running', { exact: true }).waitFor();
    expect(await faultsOf(page, '[aria-label="Past run"]')).toEqual([]);
    expect(await faultsOf(page, 'aside')).toEqual([]);
    await press('Escape');
    await bar.waitFor({ state: 'detached' });
    await card().getByText('running', { exact: true }).waitFor({ state: 'detached' });
  });

  it('sets the inputs back to what they were at a run, as one step', async () => {
    const runs = page.getByRole('list', { name: 'Runs, the newest first' }).getByRole('listitem');
    const prompt = promptOf(page, 'shot');
    await runs.last().getByRole('button', { name: 'Restore inputs' }).click();
    await page.getByText('2 inputs are as at that run again').waitFor();
    await soon(prompt.text).toBe('Two hounds wait');
    await press('Control+z');
    await soon(prompt.text).toBe('Two hounds wait in the rain');
  });

  it('pins a take, which then is used whatever changes, for nothing', async () => {
    await page.getByRole('tab', { name: 'Results' }).click();
    await take(2).getByRole('button', { name: 'Pin take 2' }).click();
    await takes().getByText('Pinned: nothing is generated').waitFor();
    await take(2).getByText('In use').waitFor();
    expect(await takes().getByText('In use').count()).toBe(1);
    await card().getByText('no price yet').waitFor({ state: 'detached' });
    await promptOf(page, 'shot').fill('Something else altogether');
    await page.getByRole('button', { name: 'Cost of the whole run: Free' }).waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page
      .getByRole('status')
      .getByText(/^1 ran/)
      .waitFor();
    expect(await page.getByRole('button', { name: /^Spend up to/ }).count()).toBe(0);
    await take(2).getByRole('button', { name: 'Pin take 2', pressed: true }).waitFor();
    expect(await takes().getByRole('listitem').count()).toBe(2);
    expect(await faultsOf(page, 'aside')).toEqual([]);
    await takes().getByRole('button', { name: 'Unpin' }).click();
    await page.getByRole('button', { name: /^Cost of the whole run: \$/ }).waitFor();
    for (let step = 0; step < 3; step++) await press('Control+z');
    await soon(promptOf(page, 'shot').text).toBe('Two hounds wait in the rain');
    await takes().getByText('Pinned: nothing is generated').waitFor({ state: 'detached' });
    await take(3).getByText('In use').waitFor();
  });

  it('compares four at once, a tall one beside wide ones, and shuts nobody out in either theme', async () => {
    await page.getByRole('tab', { name: 'Results' }).click();
    await takes().getByRole('button', { name: 'New take' }).click();
    await card()
      .getByRole('button', { name: /more settings$/ })
      .click();
    await choose(card().getByLabel('ratio of shot'), '9:16');
    await buy(4);
    await takes().getByRole('button', { name: 'Show 1 rejected take' }).click();
    await take(1).getByRole('button', { name: 'Reject take 1' }).click();
    await takes().getByRole('button', { name: 'Compare 4' }).click();
    await dialog().locator('video').nth(3).waitFor();
    await soon(() => dialog().getByRole('row').allTextContents()).toContainEqual(expect.stringMatching(/^ratio.*9:16/));
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      await soon(() => page.evaluate('document.getAnimations().length')).toBe(0);
      expect(await faultsOf(page), theme).toEqual([]);
    }
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('go with their node when it is renamed or put into a subgraph, and nothing is bought again', async () => {
    const said = async (name: string) =>
      page
        .getByRole('region', { name: `Takes of ${name}` })
        .getByRole('listitem')
        .count();
    const before = await said('shot');
    await card().locator('header').click();
    await press('F2');
    await page.getByRole('textbox', { name: 'Name' }).fill('Two hounds');
    await press('Enter');
    await soon(() => said('two-hounds')).toBe(before);
    await page.locator('[data-node="two-hounds"]').getByText('reused').waitFor();
    await press('Control+g');
    const crumbs = page.getByRole('navigation', { name: 'Way to this subgraph' });
    await page.locator('[data-node="two-hounds"]').dblclick({ position: { x: 40, y: 14 } });
    await crumbs.waitFor();
    await page.locator('[data-node="two-hounds"] header').click();
    await soon(() => said('two-hounds')).toBe(before);
    await press('Control+z');
    await crumbs.waitFor({ state: 'detached' });
    await press('Control+z');
    await card().locator('header').click();
    expect(await page.getByText('will run').count()).toBe(0);
    await soon(() => said('shot')).toBe(before);
  });

  it('brings stars and runs back after a reload', async () => {
    await page.getByText('Saved in this browser').waitFor();
    await page.reload();
    await card().locator('header').click();
    await page.getByRole('tab', { name: 'Results' }).click();
    await take(2).getByRole('button', { name: 'Star take 2', pressed: true }).waitFor();
    await page.getByRole('tab', { name: 'Runs' }).click();
    await page.getByRole('button', { name: 'Look again' }).nth(2).waitFor();
  });

  it('wrote no error to the console', () => expect(shop.faults).toEqual([]));
});
