import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphJourneys } from './editor/graph-journeys.ts';
import {
  COUNT_RENDERS,
  centreOf,
  countWires,
  dragEdge,
  drop,
  type EditorPage,
  fed,
  openEditorPage,
  program,
  whenQuiet,
} from './editor/open-editor.ts';
import { promptOf } from './editor/prompt-field.ts';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));

const card = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);

/** Reads the first graph document of a folder's example. */
const documentOf = async (name: string) => JSON.parse(await readFile(`${examples}${name}/graph.json`, 'utf8'));

/** Edges of a document of which no input has two edges of one place: those into nodes and those into its outputs. */
const edgesOf = ({ nodes, outputs }: { readonly nodes: object; readonly outputs: object }) =>
  (JSON.stringify([nodes, outputs]).match(/"from":/g) ?? []).length;

/** A place in the document, well within a card there, as a point of the screen. */
async function placeOf(page: Page, [x, y]: readonly [number, number]): Promise<[number, number]> {
  const pane = (await page.locator('.react-flow').boundingBox())!;
  const style = await page.locator('.react-flow__viewport').getAttribute('style');
  const [left, top, zoom] = (style?.match(/-?[\d.]+/g) ?? []).map(Number) as [number, number, number];
  return [pane.x + left + (x + 120) * zoom, pane.y + top + (y + 20) * zoom];
}

/** Waits for what the engine says about a document it just got. */
const settled = (page: Page) => page.getByText('will run').first().waitFor();

describe.skipIf(!existsSync(program))('the editor in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;

  beforeAll(async () => {
    editor = await openEditorPage(COUNT_RENDERS);
    page = editor.page;
  }, 120_000);
  afterAll(() => editor?.close());

  it('opens the first film on a first visit, with every node and edge and the files beside it', async () => {
    const document = await documentOf('first-film');
    await page.goto(editor.address);
    await expect.poll(() => countWires(page)).toBe(edgesOf(document));
    expect(await page.getByLabel('Title of the document').inputValue()).toBe(document.title);
    // From so far away cards are painted; a double click goes up to one.
    expect(await page.locator('[data-node]').count()).toBe(0);
    await page.mouse.dblclick(...(await placeOf(page, document.layout.nodes['fox-sky'])));
    await page.locator('[data-node="fox-sky"] img').first().waitFor();
    expect(await page.getByRole('button', { name: /issue/ }).count()).toBeLessThan(2);
  });

  it('adds a node where it is asked for, through the palette', async () => {
    await page.goto(`${editor.address}?example=still-to-clip`);
    await settled(page);
    const { x, y } = await centreOf(page, '.react-flow__pane');
    await page.mouse.dblclick(x, y + 260);
    await page.keyboard.type('fade');
    await page.keyboard.press('Enter');
    await card(page, 'fade').waitFor();
  });

  it('refuses an edge that does not fit and says why', async () => {
    const before = await countWires(page);
    await dragEdge(page, 'out:still.image', 'in:fade.video');
    const message = page.getByRole('alert');
    expect(await message.textContent()).toContain('"video" takes video, "still.image" gives image');
    expect(await countWires(page)).toBe(before);
    await message.getByRole('button', { name: 'Dismiss' }).click();
  });

  it('lights what an edge may go to while it is dragged', async () => {
    const start = await centreOf(page, '[data-port="out:words.video"]');
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 40, start.y + 120, { steps: 4 });
    await page.locator('[data-port="in:fade.video"][data-mood="lit"]').waitFor();
    await page.locator('[data-port="in:shot.images"][data-mood="dim"]').waitFor();
    // Back to where it began: letting go there changes nothing.
    await page.mouse.move(start.x, start.y, { steps: 4 });
    await page.mouse.up();
    expect(await page.locator('[data-mood]').count()).toBe(0);
  });

  it('connects ports, replacing what an output of the graph had, as one step', async () => {
    await dragEdge(page, 'out:words.video', 'in:fade.video');
    await fed(page, 'fade', 'video', 'words.video');
    const before = await countWires(page);
    await dragEdge(page, 'out:fade.video', 'in:outputs.clip');
    await fed(page, 'outputs', 'clip', 'fade');
    expect(await countWires(page)).toBe(before);
    await page.keyboard.press('Control+z');
    await fed(page, 'outputs', 'clip', 'words');
    await page.keyboard.press('Control+Shift+z');
    await fed(page, 'outputs', 'clip', 'fade');
  });

  it('makes one step of what is typed into a field, and draws only the card it is in', async () => {
    const prompt = promptOf(page, 'shot');
    const reads = (text: string) => expect.poll(prompt.text, { timeout: 20_000 }).toBe(text);
    const written = await prompt.text();
    await prompt.enter();
    await whenQuiet(page);
    await page.evaluate('globalThis.drawn.length = 0');
    await page.keyboard.press('!');
    await reads(`${written}!`);
    expect(await page.evaluate('globalThis.drawn')).toEqual(['shot']);
    await page.keyboard.type(' Slowly.');
    await reads(`${written}! Slowly.`);
    await page.keyboard.press('Control+z');
    await reads(written);
    await page.keyboard.press('Control+y');
    await reads(`${written}! Slowly.`);
    await page.keyboard.press('Control+z');
  });

  it('draws no card again while the canvas is moved', async () => {
    const { x, y } = await centreOf(page, '.react-flow__pane');
    await whenQuiet(page);
    await page.evaluate('globalThis.drawn.length = 0');
    await page.mouse.move(x, y - 400);
    await page.mouse.down();
    await page.mouse.move(x + 48, y - 390, { steps: 6 });
    await page.mouse.up();
    expect(await page.evaluate('globalThis.drawn')).toEqual([]);
  });

  it('marks a mention of nothing in the text, once on the node, and in the list of issues', async () => {
    await promptOf(page, 'shot').enter();
    await page.keyboard.type(' @nobody');
    await page.getByRole('button', { name: '1 issue' }).click();
    const line = page.getByRole('tabpanel').getByText('"@nobody" names no reference');
    await line.waitFor();
    await card(page, 'shot').getByText('@nobody is not wired').waitFor();
    expect(await card(page, 'shot').textContent()).not.toContain('names no reference');
    await page.keyboard.press('Control+z');
    await line.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Results' }).click();
  });

  it('copies nodes with the edges among them', async () => {
    await card(page, 'move').locator('header').click();
    await card(page, 'shot')
      .locator('header')
      .click({ modifiers: ['Shift'] });
    const before = await countWires(page);
    await page.keyboard.press('Control+d');
    await card(page, 'shot-2').waitFor();
    // The camera moves along; the still stays where it is and feeds both.
    await expect.poll(() => countWires(page)).toBe(before + 2);
    await page.keyboard.press('Delete');
    await card(page, 'shot-2').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await card(page, 'shot-2').waitFor();
    await page.keyboard.press('Control+z');
    await card(page, 'shot-2').waitFor({ state: 'detached' });
  });

  it('runs in the tab and shows the clip on its node', async () => {
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const video = card(page, 'shot').locator('video');
    await video.waitFor({ timeout: 120_000 });
    const duration = () => video.evaluate((element: { readonly duration?: number }) => element.duration);
    await expect.poll(duration).toBeCloseTo(3, 1);
    await page.getByText(/^2 ran/).waitFor({ timeout: 120_000 });
    const result = page.getByRole('tabpanel').locator('video');
    await result.waitFor();
    expect(await page.getByRole('tabpanel').textContent()).toMatch(/Length3\.0 s.*SHA-256/);
  });

  it('brings the document and its results back after a reload', async () => {
    await page.reload();
    await card(page, 'fade').waitFor();
    await card(page, 'shot').getByText('reused').waitFor();
    await card(page, 'shot').locator('video').waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('nothing had to run').waitFor();
  });

  it('runs up to what is selected, makes that again only when it is told to, and stops when it is told to', async () => {
    const summary = (text: string | RegExp) => page.getByRole('status').getByText(text).waitFor({ timeout: 60_000 });
    const says = (id: string, text: string) => card(page, id).getByText(text, { exact: true }).waitFor();
    const again = async () => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search commands' }).fill('nodes again');
      await page.keyboard.press('Enter');
    };
    await card(page, 'shot').getByLabel('seconds of shot').fill('2');
    await says('shot', 'will run');
    await card(page, 'shot').locator('header').click();
    await page.keyboard.press('Control+Shift+Enter');
    await says('shot', 'ran');
    await summary(/^\d+ ran/);
    // What comes after it was not asked for.
    await says('outputs', 'will run');
    await page.keyboard.press('Control+Shift+Enter');
    await summary('nothing had to run');
    await again();
    await says('shot', 'running');
    await says('shot', 'ran');
    await summary(/^\d+ ran/);
    await again();
    await says('shot', 'running');
    await page.keyboard.press('Control+.');
    await summary('cancelled');
    // What was there stays there.
    await says('shot', 'reused');
    await page.keyboard.press('Control+z');
    await says('outputs', 'reused');
  });

  it('takes a dropped picture in as a node, and tells what is wrong with a file that is no document', async () => {
    const png = (await readFile(`${examples}still-to-clip/media/lighthouse.png`)).toString('base64');
    await drop(page, 'Light House.png', 'image/png', png);
    await card(page, 'light-house').locator('img').waitFor();
    expect(await card(page, 'light-house').getByRole('textbox').inputValue()).toBe('media/Light-House.png');
    await drop(page, 'broken.json', 'application/json', Buffer.from('{ "shotgraph": 1, oops').toString('base64'));
    expect(await page.getByRole('alert').textContent()).toContain('the document is not JSON');
    expect(await card(page, 'fade').count()).toBe(1);
  });

  it('opens a dropped document beside the one that was open', async () => {
    const hostile = {
      shotgraph: 1,
      title: '<img src=x onerror=alert(1)>',
      nodes: { a: { type: 'x/unknown', version: 1, inputs: { __proto__: 1 } } },
    };
    await drop(page, 'other.json', 'application/json', Buffer.from(JSON.stringify(hostile)).toString('base64'));
    await card(page, 'a').getByText('No such node type here').waitFor();
    expect(await page.getByLabel('Title of the document').inputValue()).toBe(hostile.title);
    await page.getByRole('button', { name: 'Document menu' }).click();
    await page
      .getByRole('menuitem', { name: /Still to clip/ })
      .last()
      .click();
    await card(page, 'fade').waitFor();
  });

  graphJourneys(() => page);

  it('wrote no error to the console', () => {
    expect(editor.faults).toEqual([]);
  });
});
