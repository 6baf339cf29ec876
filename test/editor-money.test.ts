import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { GraphDocument } from '@shotgraph/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { program } from './editor/build-editor.ts';
import { beyondLimits, oneShot } from './editor/money-documents.ts';
import { chosen, drop } from './editor/open-editor.ts';
import { openShop, type Shop } from './editor/open-shop.ts';
import { promptOf } from './editor/prompt-field.ts';
import { everythingOf } from './editor/secrets.ts';

const still = fileURLToPath(new URL('../examples/still-to-clip/media/lighthouse.png', import.meta.url));

/** A tab as a director uses it. */
const using = (page: Page) => {
  const card = (id: string) => page.locator(`[data-node="${id}"]`);
  return {
    card,
    run: page.getByRole('button', { name: /^Run( ·|$)/ }),
    dialog: page.getByRole('dialog'),
    spend: page.getByRole('button', { name: /^Spend up to/ }),
    takes: page.getByRole('region', { name: /^Takes of/ }),
    take: (number: number) =>
      page
        .getByRole('region', { name: /^Takes of/ })
        .getByRole('listitem')
        .filter({ hasText: `Take ${number}` }),
    select: (id: string) => card(id).locator('header').click(),
    summary: (text: string | RegExp) => page.getByRole('status').getByText(text).waitFor(),
    /** Opens a document by dropping it on the canvas that is there. */
    async open(document: GraphDocument) {
      await page.locator('.react-flow__pane').waitFor();
      await drop(page, 'film.json', 'application/json', Buffer.from(JSON.stringify(document)).toString('base64'));
      await card('shot').waitFor();
      await page.locator(`[aria-label="Title of the document"][value="${document.title}"]`).waitFor();
    },
  };
};

describe.skipIf(!existsSync(program))('paid shots in the editor in Chromium (skipped without Chromium)', () => {
  let shop: Shop;
  const bought = () => shop.emulator.stats().accepted.length;

  beforeAll(async () => {
    shop = await openShop({ queueSeconds: 0.5, runSeconds: 1.5 });
  }, 120_000);
  afterAll(() => shop?.close());

  describe('without a server', () => {
    let page: Page;
    let tab: ReturnType<typeof using>;

    beforeAll(async () => {
      page = await shop.openTab(false);
      tab = using(page);
      await tab.open(oneShot('A fox', 'A fox runs through a wet alley'));
    });
    afterAll(() => page?.close());

    it('tells what a shot costs and how that comes about', async () => {
      const price = tab.card('shot').getByRole('button', { name: /^Take 1/ });
      await price.getByText('$0.355').waitFor();
      await page.getByRole('button', { name: 'Cost of the whole run: $0.355' }).waitFor();
      await price.click();
      await tab.card('shot').getByText('50,639 tokens at 7 USD per million').waitFor();
    });

    it('tells what the whole run, the selection and the last edit cost, and goes to what costs it', async () => {
      await page.keyboard.press('c');
      const panel = page.getByRole('dialog', { name: 'What it costs' });
      await panel.getByRole('region', { name: 'The whole run' }).getByRole('button', { name: 'shot $0.355' }).click();
      await panel.getByRole('region', { name: 'Up to shot' }).getByText('$0.355').first().waitFor();
      await tab.card('shot').getByLabel('seconds of shot').fill('8');
      await page.keyboard.press('Enter');
      const edit = panel.getByRole('region', { name: 'The last edit' });
      await edit.getByText('+$0.211').waitFor();
      await edit.getByText('Changed seconds of shot').waitFor();
      await edit.getByRole('button', { name: 'shot $0.355 → $0.566' }).waitFor();
      await panel.getByRole('button', { name: 'Close the costs' }).focus();
      await page.keyboard.press('Control+z');
      await edit.getByText('What the next edit does to the price is told here.').waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    });

    it('says plainly that this tab cannot buy, and how one that can is had', async () => {
      await tab.run.click();
      await tab.dialog.getByText('This tab cannot buy').waitFor();
      expect(await tab.dialog.textContent()).toContain('npx shotgraph serve');
      expect(await tab.spend.count()).toBe(0);
      await page.keyboard.press('Escape');
      await tab.dialog.waitFor({ state: 'detached' });
      expect(shop.emulator.stats().requests).toEqual({});
    });

    it('makes the animatic instead, as one edit', async () => {
      await tab.run.click();
      await tab.dialog.getByRole('button', { name: 'Preview with animatic' }).click();
      await tab.summary(/^\d ran/);
      await tab.card('shot').locator('video').waitFor();
      expect(await chosen(tab.card('shot').getByLabel('model of shot'))).toBe('animatic');
      await page.keyboard.press('Control+z');
      expect(await chosen(tab.card('shot').getByLabel('model of shot'))).toBe('seedance-2.0');
      await tab.card('shot').getByRole('button', { name: 'Preview with animatic' }).click();
      expect(await chosen(tab.card('shot').getByLabel('model of shot'))).toBe('animatic');
      await page.keyboard.press('Control+z');
    });

    it('offers what mends a limit, does it, and takes it back', async () => {
      await tab.open(beyondLimits());
      await drop(page, 'lighthouse.png', 'image/png', (await readFile(still)).toString('base64'));
      await page.getByRole('tab', { name: /Issues/ }).click();
      const panel = page.getByRole('tabpanel');
      await panel.getByRole('button', { name: 'use 4 s' }).click();
      await expect.poll(() => tab.card('shot').getByLabel('seconds of shot').inputValue()).toBe('4');
      await panel.getByRole('button', { name: /^trim to/ }).click();
      await tab.card('pan-trim').waitFor();
      await panel.getByRole('button', { name: /^trim to/ }).waitFor({ state: 'detached' });
      await page.keyboard.press('Control+z');
      await tab.card('pan-trim').waitFor({ state: 'detached' });
      await panel.getByRole('button', { name: /^trim to/ }).waitFor();
      await page.keyboard.press('Control+z');
      await panel.getByRole('button', { name: 'use 4 s' }).waitFor();
    });
  });

  describe('on shotgraph serve', () => {
    let page: Page;
    let tab: ReturnType<typeof using>;

    beforeAll(async () => {
      page = await shop.openTab();
      tab = using(page);
      await tab.open(oneShot('Two hounds', 'Two hounds wait'));
      await tab.card('shot').getByText('$0.355').waitFor();
    });

    it('takes the token out of the address', () => expect(page.url()).toBe(`${shop.origin}/`));

    it('asks before it buys: the way out has the focus, and neither Enter nor Escape buys', async () => {
      await tab.run.click();
      await tab.spend.waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Cancel');
      expect(await tab.dialog.textContent()).toMatch(/shot.*seedance-2\.0 · take 1.*\$0\.355.*Total\$0\.355/);
      await page.keyboard.press('Enter');
      await tab.dialog.waitFor({ state: 'detached' });
      for (const key of ['Escape', 'Enter']) {
        await tab.run.click();
        await tab.spend.focus();
        await page.keyboard.press(key);
        if (key === 'Enter') await page.keyboard.press('Escape');
        await tab.dialog.waitFor({ state: 'detached' });
      }
      expect(bought()).toBe(0);
    });

    it('sends nothing of a run above the budget, and lets it be raised there', async () => {
      await page.getByRole('button', { name: /^Cost of the whole run/ }).click();
      const panel = page.getByRole('dialog', { name: 'What it costs' });
      await panel.getByLabel('For one run, USD').fill('0.2');
      await panel.getByLabel('For one day, USD').fill('lots');
      await panel.getByText('“lots” is no sum').waitFor();
      await panel.getByLabel('For one day, USD').fill('5');
      expect(await faultsOf(page, '[aria-label="What it costs"]')).toEqual([]);
      await panel.getByLabel('For one day, USD').press('Escape');
      await panel.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Cost of the whole run: $0.355, over your budget' }).waitFor();
      await tab.run.click();
      await tab.dialog.getByText('Your budget for one run is $0.20. This takes it to $0.355').waitFor();
      expect(await tab.spend.count()).toBe(0);
      await tab.dialog.getByRole('button', { name: 'Raise the budget for one run to $0.40' }).click();
      await tab.spend.waitFor();
      await tab.dialog.getByText('Your budget has $0.40 left for this run and $5.00 for today (UTC).').waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Cancel');
      await page.keyboard.press('Escape');
      // Shortcuts are held back until it is gone from the page.
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(bought()).toBe(0);
      expect(await page.evaluate("localStorage.getItem('shotgraph-budget')")).toBe(
        '{"run":{"USD":0.4},"day":{"USD":5}}',
      );
      await page.keyboard.press('c');
      await panel.getByLabel('For one run, USD').fill('');
      await page.keyboard.press('Escape');
    });

    it('buys what was agreed to, shows how it goes on, and keeps the take', async () => {
      await tab.run.click();
      await tab.spend.click();
      await tab
        .card('shot')
        .getByText(/sent, job|queued|downloading/)
        .waitFor();
      await tab.summary(/^\d ran/);
      await tab
        .card('shot')
        .getByRole('button', { name: /^Take 1 bought/ })
        .waitFor();
      await tab.select('shot');
      await tab.take(1).locator('video').waitFor();
      await tab.take(1).getByText('In use').waitFor();
      expect(await tab.take(1).textContent()).toMatch(/\$0\.35\d.*seed \d+.*just now/);
      expect(bought()).toBe(1);
    });

    it('costs nothing the second time', async () => {
      await tab.run.click();
      await tab.summary('nothing had to run');
      expect(bought()).toBe(1);
      await page.getByRole('button', { name: 'Cost of the whole run: Nothing to pay' }).click();
      const panel = page.getByRole('dialog', { name: 'What it costs' });
      await panel.getByText(/^1 take is bought already: \$0, would be \$0\.35\d\.$/).waitFor();
      await panel.getByRole('definition').first().getByText('$0.35').waitFor();
      await page.keyboard.press('Escape');
    });

    it('keeps the take of a run that is cancelled, and says so', async () => {
      await tab.takes.getByRole('button', { name: 'New take' }).click();
      await tab.takes.getByText('Take 2 is not bought yet').waitFor();
      await tab.run.click();
      await tab.spend.click();
      await expect.poll(bought).toBe(2);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('goes on at the provider and is billed: shot, take 2').waitFor();
      await page.getByText('Take 2 of shot is here').waitFor();
      await tab.take(2).locator('video').waitFor();
      expect(bought()).toBe(2);
    });

    it('uses any take by an edit, without paying again', async () => {
      await tab.take(1).getByRole('button', { name: 'Use it (take 1)' }).click();
      await tab.take(1).getByText('In use').waitFor();
      await tab.card('shot').locator('video').waitFor();
      await page.keyboard.press('Control+z');
      await tab.take(2).getByText('In use').waitFor();
      await tab.run.click();
      await tab.summary(/^\d ran/);
      await tab.card('shot').locator('video').waitFor();
      expect(bought()).toBe(2);
    });

    it('does not offer a take by its number when it was made with other settings, but pins it', async () => {
      await promptOf(page, 'shot').fill('Two hounds run');
      await tab.take(1).getByRole('button', { name: 'Pin it (take 1)' }).click();
      await tab.take(1).getByText('In use').waitFor();
      await tab.takes.getByText('Pinned: nothing is generated').waitFor();
      for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z');
      await tab.take(1).getByRole('button', { name: 'Use it (take 1)' }).waitFor();
    });

    it('buys once what two tabs ask for at the same time', async () => {
      const before = bought();
      const document = oneShot('One owl', 'An owl turns its head');
      const other = await shop.openTab();
      const both = [tab, using(other)];
      for (const one of both) {
        await one.open(document);
        await one.card('shot').getByText('$0.355').waitFor();
        await one.run.click();
        await one.spend.waitFor();
      }
      await Promise.all(both.map((one) => one.spend.click()));
      await Promise.all(both.map((one) => one.summary(/^\d ran/)));
      for (const one of both) await one.card('shot').locator('video').waitFor();
      expect(bought()).toBe(before + 1);
      await other.close();
    });

    it('puts a purchase in doubt before a person, and takes the answer once it can be believed', async () => {
      shop.emulator.setFaults([{ on: 'create', provider: 'fal', kind: 'reset-after-accept' }]);
      await tab.open(oneShot('One cat', 'A cat', { provider: 'fal' }));
      await tab.card('shot').getByText('$0.709').waitFor();
      await tab.run.click();
      await tab.spend.click();
      await tab.card('shot').getByRole('button', { name: 'Settle it in Purchases' }).click();
      const doubt = page.getByRole('region', { name: 'Needs your answer' });
      expect(await doubt.textContent()).toContain('It may have cost $0.709');
      await doubt.getByRole('button', { name: 'It was not bought' }).click();
      await doubt.getByText('may still reach the provider').waitFor();
      await doubt.getByLabel('It is there, as job').fill(shop.emulator.stats().accepted.at(-1)!.id);
      await doubt.getByRole('button', { name: 'Fetch it' }).click();
      const known = page.getByRole('region', { name: /^(Under way|Bought)$/ });
      await known.getByText(shop.emulator.stats().accepted.at(-1)!.id, { exact: true }).waitFor();
      await tab
        .card('shot')
        .getByText(/^bought$/)
        .waitFor();
    });

    it('keeps no secret anywhere in the browser', async () => {
      const everything = await everythingOf(page);
      expect(everything).toContain('An owl turns its head');
      for (const secret of shop.secrets) expect(everything).not.toContain(secret);
    });

    it('shows every take again after a reload, which forgets the way to the providers', async () => {
      await page.getByRole('button', { name: 'Document menu' }).click();
      await page.getByRole('menuitem', { name: /Two hounds/ }).click();
      await tab.take(2).waitFor({ state: 'detached' });
      // Only a document that has been opened to the end is the one to come back to.
      await tab.card('shot').getByText('reused').waitFor();
      await page.reload();
      await tab.card('shot').getByText('reused').waitFor();
      await tab.select('shot');
      for (const number of [1, 2]) await tab.take(number).locator('video').waitFor();
      await page.keyboard.press('p');
      await page.getByRole('region', { name: 'Bought' }).getByText('in One owl').first().waitFor();
    });
  });

  it('wrote no error to the console', () => expect(shop.faults).toEqual([]));
});
