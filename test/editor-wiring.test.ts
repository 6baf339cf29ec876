import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyAll } from './editor/by-keyboard.ts';
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

const node = (type: string, inputs: object = {}) => ({ type, version: 1, inputs });

const document = {
  shotgraph: 1,
  title: 'Wiring',
  outputs: { film: { from: 'slow.video' } },
  nodes: {
    clip: node('transform/still-to-video', { seconds: 2 }),
    slow: node('transform/speed', { video: { from: 'clip.video' }, factor: 0.5 }),
  },
  layout: { nodes: { clip: [0, 0], slow: [320, 0], outputs: [640, 0] } },
};

describe.skipIf(!existsSync(program))('edges in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  const press = (keys: string) => page.keyboard.press(keys);
  /** Where nothing is. */
  const ground = () => page.locator('.react-flow__pane').click({ position: { x: 16, y: 120 } });
  const search = () => page.getByRole('combobox', { name: 'Search node types' }).waitFor();

  beforeAll(async () => {
    editor = await openEditorPage(COUNT_RENDERS);
    page = editor.page;
    await page.goto(`${editor.address}?example=still-to-clip`);
    await page.locator('[data-node="still"]').waitFor();
    await drop(page, 'made.json', 'application/json', Buffer.from(JSON.stringify(document)).toString('base64'));
    await page.locator('[data-node="slow"]').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('leads an edge through a point, moves it, and makes it plain again', async () => {
    await whenQuiet(page);
    const from = await centreOf(page, '[data-port="out:clip.video"]');
    const to = await centreOf(page, '[data-port="in:slow.video"]');
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
    await page.locator('.react-flow__edge[data-id="clip.video>slow.video"]').waitFor({ state: 'attached' });
    await page.mouse.dblclick((from.x + to.x) / 2, (from.y + to.y) / 2);
    const bend = page.getByRole('button', { name: /^Bend 1 of the edge from clip.video to slow.video/ });
    await bend.waitFor();
    const grip = await centreOf(page, '[data-bend]');
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    await page.mouse.move(grip.x, grip.y - 96, { steps: 8 });
    await page.mouse.up();
    const bends = async () => (await copyAll(page)).layout?.bends?.['clip.video>slow.video'];
    expect(await bends()).toHaveLength(1);
    await ground();
    await bend.waitFor({ state: 'detached' });
    await press('Control+z');
    await press('Control+z');
    expect(await bends()).toBeUndefined();
  });

  it('leaves edges as they were when Escape breaks off one that is drawn or lifted', async () => {
    const before = await copyAll(page);
    await ground();
    await whenQuiet(page);
    const isDrawn = page.locator('[data-canvas].connecting');
    const breakOff = async (x: number, y: number) => {
      await page.mouse.move(x, y, { steps: 4 });
      await isDrawn.waitFor();
      await press('Escape');
      await isDrawn.waitFor({ state: 'detached' });
      await page.mouse.move(x + 2, y + 2);
      await page.mouse.up();
    };
    const end = await centreOf(page, '[data-port="in:outputs.+"]');
    const start = await centreOf(page, '[data-port="out:clip.video"]');
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await breakOff(end.x, end.y);
    const fed = await centreOf(page, '[data-port="in:slow.video"]');
    await page.mouse.move((start.x + fed.x) / 2, (start.y + fed.y) / 2, { steps: 3 });
    await page.locator('.react-flow__edge[data-id="clip.video>slow.video"]').waitFor({ state: 'attached' });
    const lifted = await centreOf(page, '.react-flow__edgeupdater-target');
    await page.mouse.move(lifted.x - 4, lifted.y, { steps: 3 });
    await page.mouse.down();
    await breakOff(lifted.x - 20, lifted.y + 240);
    expect(await page.getByRole('combobox', { name: 'Search node types' }).count()).toBe(0);
    expect(await copyAll(page)).toEqual(before);
  });

  it('opens the palette where an edge is let go, with what takes it, and connects what is chosen', async () => {
    await ground();
    const box = await page.locator('[data-canvas]').boundingBox();
    await dragEdge(page, 'out:slow.video', { x: box!.x + box!.width / 2, y: box!.y + 64 });
    await search();
    expect(await page.getByRole('option', { name: /^Text join/ }).count()).toBe(0);
    await page.keyboard.type('dissolve');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('fade');
    await press('Enter');
    await fed(page, 'fade', 'video', 'slow.video');
    await press('o');
    const head = page.locator('[data-outline="fade"] [data-outline-head]');
    await head.waitFor();
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
    await page.getByRole('button', { name: 'Connect video to something else' }).last().click();
    await page.keyboard.type('clip.video');
    await press('Enter');
    await fed(page, 'fade', 'video', 'clip.video');
    await press('Control+z');
    await fed(page, 'fade', 'video', 'slow.video');
  });

  it('makes an output of the graph from its end, led to a card or to a node that is yet to come', async () => {
    const before = await countWires(page);
    const undone = async () => {
      await press('Control+z');
      await expect.poll(() => countWires(page)).toBe(before);
    };
    await ground();
    await dragEdge(page, 'in:outputs.+', await centreOf(page, '[data-node="clip"] header'));
    await fed(page, 'outputs', 'video', 'clip');
    await undone();
    const box = (await page.locator('[data-canvas]').boundingBox())!;
    const loose = { x: box.x + box.width / 2, y: box.y + box.height - 240 };
    await dragEdge(page, 'in:outputs.+', loose);
    await search();
    // Whatever has the focus, keys are for what is open in front of everything.
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.type('fireworks');
    await page.getByText('Nothing is called “fireworks”.').waitFor();
    await press('Control+a');
    await page.keyboard.type('reverse');
    await press('Enter');
    await fed(page, 'outputs', 'video', 'reverse');
    await undone();
    // Something the graph asks for can be handed on as well.
    await dragEdge(page, 'in:outputs.+', loose);
    await search();
    await page.keyboard.type('graph input: number');
    await press('Enter');
    await fed(page, 'outputs', 'number', 'inputs');
    expect(await copyAll(page)).toMatchObject({ nodes: { clip: {}, slow: {} } });
    await undone();
  });

  it('closes the palette with Escape, also when the focus is somewhere else', async () => {
    await ground();
    await press('/');
    await search();
    await page.evaluate('document.activeElement.blur()');
    await press('Escape');
    await page.getByRole('combobox', { name: 'Search node types' }).waitFor({ state: 'detached' });
  });

  it('wrote no error to the console', () => {
    expect(editor.faults).toEqual([]);
  });
});
