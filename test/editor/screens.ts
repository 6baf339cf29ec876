import type { Page } from 'playwright-core';
import { oneShot } from './money-documents.ts';
import { choose, drop } from './open-editor.ts';

/** A state of the editor that people see often. */
export interface Screen {
  readonly name: string;
  /** Puts a page there that has just been opened. */
  show(page: Page): Promise<void>;
  /** What a picture of it waits for besides: nobody is shut out by what is still being painted. */
  whole?(page: Page): Promise<void>;
  /** What is opened; as for whoever comes for the first time when left out. */
  readonly example?: string;
  /** Of the window, px; a desktop's when left out. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** The sizes of a desktop's window. */
export const DESKTOP = { width: 1600, height: 1000 };
/** The same with everything twice as large, as the browser does it. */
export const DESKTOP_200 = { width: 800, height: 500 };

/** Everything that the engine has to say about a document it was just given. */
const planned = async (page: Page) => {
  await page.locator('canvas[data-wires]').first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
};

/** Waits until the pictures of a part of the page are there. */
const pictured = async (page: Page, within: string) => {
  const pictures = page.locator(`${within} img`);
  await pictures.first().waitFor();
  for (const picture of await pictures.all())
    await picture.evaluate((image: { decode(): Promise<void> }) => image.decode().catch(() => {}));
};

/** Goes to a node as a person does who knows its name. */
async function goTo(page: Page, id: string): Promise<void> {
  await page.keyboard.press('Control+f');
  const field = page.getByRole('combobox', { name: 'Find in the graph' });
  await field.fill(id);
  await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.locator(`[data-node="${id}"]`).waitFor();
}

/** Goes to a node where the window is too small for it to be near when the graph is opened. */
const nearTo = async (page: Page, id: string) => {
  if (page.viewportSize()!.width < DESKTOP.width) await goTo(page, id);
};

const painted = (page: Page) => page.locator('canvas[data-painted]').first().waitFor();

async function direct(page: Page, id: string): Promise<void> {
  await goTo(page, id);
  await page.getByRole('tab', { name: 'Direct' }).click();
  await painted(page);
}

/** The screens that are looked at, measured for their accessibility and shown in the documentation. */
export const SCREENS: readonly Screen[] = [
  {
    name: 'overview',
    example: 'first-film',
    async show(page) {
      await planned(page);
      await page.locator('canvas[data-pictured]').waitFor({ state: 'attached' });
    },
  },
  {
    name: 'tour',
    async show(page) {
      await planned(page);
      await page.locator('canvas[data-pictured]').waitFor({ state: 'attached' });
      await page.locator('[data-tour-ring]').waitFor({ state: 'attached' });
    },
  },
  {
    name: 'empty',
    example: 'still-to-clip',
    async show(page) {
      await planned(page);
      await page.getByRole('button', { name: 'Document menu' }).click();
      await page.getByRole('menuitem', { name: 'New document' }).click();
      await page.getByRole('heading', { name: 'Start a film' }).waitFor();
      await pictured(page, 'main');
    },
  },
  {
    name: 'graph',
    example: 'still-to-clip',
    async show(page) {
      await planned(page);
      await nearTo(page, 'shot');
      await page.locator('[data-node] img').first().waitFor();
      await page.locator('[data-node="shot"] header').click();
    },
  },
  {
    name: 'palette',
    example: 'still-to-clip',
    async show(page) {
      await planned(page);
      await page.keyboard.press('/');
      await page.keyboard.type('cam');
      await page.getByRole('listbox').first().waitFor();
    },
  },
  {
    name: 'camera',
    example: 'dialogue-scene',
    show: async (page) => {
      await planned(page);
      await direct(page, 'goes-along');
    },
  },
  {
    name: 'light',
    example: 'dialogue-scene',
    show: async (page) => {
      await planned(page);
      await direct(page, 'dusk-master');
    },
  },
  {
    name: 'timeline',
    example: 'dialogue-scene',
    async show(page) {
      await planned(page);
      await page.keyboard.press('t');
      await painted(page);
    },
    async whole(page) {
      const waits = page.getByRole('region', { name: 'Timeline' }).locator('canvas:not([data-painted])');
      while ((await waits.count()) > 0) await waits.first().waitFor({ state: 'detached', timeout: 120_000 });
    },
  },
  {
    name: 'choreography',
    example: 'dialogue-scene',
    show: async (page) => {
      await planned(page);
      await direct(page, 'arrival');
    },
  },
  {
    name: 'depth',
    example: 'dialogue-scene',
    show: async (page) => {
      await planned(page);
      await direct(page, 'master-space');
    },
  },
  {
    name: 'prompt',
    example: 'still-to-clip',
    async show(page) {
      await planned(page);
      await nearTo(page, 'shot');
      await page.locator('[data-node] img').first().waitFor();
      await page.locator('[data-node="shot"]').getByLabel('prompt of shot').click();
      await page.locator('[data-node="shot"] .cm-content').waitFor();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' @');
      await page.getByRole('listbox').first().waitFor();
    },
  },
  {
    name: 'price',
    example: 'still-to-clip',
    async show(page) {
      await planned(page);
      await nearTo(page, 'shot');
      await choose(page.locator('[data-node="shot"]').getByLabel('model of shot'), 'seedance-2.0');
      await page.locator('[data-node="shot"] [data-fix]').click();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'outline',
    example: 'still-to-clip',
    async show(page) {
      await planned(page);
      await page.keyboard.press('o');
      await page.getByRole('complementary', { name: /outline/i }).waitFor();
    },
  },
  {
    name: 'templates',
    example: 'still-to-clip',
    async show(page) {
      await planned(page);
      await page.getByRole('button', { name: 'Document menu' }).click();
      await page.getByRole('menuitem', { name: /template/i }).click();
      await page.locator('dialog[open]').waitFor();
      await pictured(page, 'dialog[open] li:nth-child(-n+6)');
    },
  },
  {
    name: 'cost',
    example: 'still-to-clip',
    async show(page) {
      await planned(page);
      const document = JSON.stringify(oneShot('Two hounds', 'Two hounds wait in the rain'));
      await drop(page, 'film.json', 'application/json', Buffer.from(document).toString('base64'));
      await page.locator('[data-node="shot"]').getByText('$0.355').waitFor();
      await page.locator('[data-node="shot"] header').click();
      await page.keyboard.press('c');
      await page.getByRole('region', { name: 'The whole run' }).getByRole('button').first().waitFor();
    },
  },
  {
    name: 'app',
    example: 'first-film',
    async show(page) {
      await planned(page);
      await page.keyboard.press('Control+Shift+A');
      await page.getByRole('button', { name: /^Run/ }).first().waitFor();
    },
  },
  {
    name: 'app-phone',
    example: 'first-film',
    size: { width: 390, height: 844 },
    async show(page) {
      await page.keyboard.press('Control+Shift+A');
      await page.getByRole('button', { name: /^Run/ }).first().waitFor();
    },
  },
  {
    name: 'graph-phone',
    example: 'still-to-clip',
    size: { width: 360, height: 740 },
    async show(page) {
      await planned(page);
      await drop(
        page,
        'film.json',
        'application/json',
        Buffer.from(JSON.stringify(oneShot('Hounds', ''))).toString('base64'),
      );
      await page.getByRole('button', { name: /^\d+ issues?$/ }).waitFor();
      await page.getByRole('button', { name: 'Cost of the whole run: No price yet' }).waitFor();
    },
  },
  {
    name: 'shortcuts',
    example: 'still-to-clip',
    async show(page) {
      await planned(page);
      await page.keyboard.press('?');
      await page.locator('dialog[open]').waitFor();
    },
  },
];
