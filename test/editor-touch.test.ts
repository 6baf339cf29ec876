import { existsSync } from 'node:fs';
import type { GraphDocument } from '@shotgraph/engine';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from './editor/build-editor.ts';
import { centreOf, drop, type EditorPage, openEditorPage, zoomOf } from './editor/open-editor.ts';

const document = {
  shotgraph: 1,
  title: 'By hand',
  nodes: {
    shot: { type: 'generate/video', version: 1, inputs: { prompt: 'An owl' } },
    words: { type: 'transform/caption', version: 1, inputs: { video: { from: 'shot.video' }, text: 'Night' } },
  },
  layout: {
    nodes: { shot: [0, 0], words: [400, 0] },
    notes: [{ id: 'idea', text: 'Dusk?', at: [0, 560], size: [200, 100] }],
  },
} as unknown as GraphDocument;

interface Finger {
  readonly x: number;
  readonly y: number;
}

describe.skipIf(!existsSync(program))('the editor under a finger, in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  let touch: CDPSession;
  const menu = () => page.getByRole('menu', { name: 'Node menu' });
  const put = (at: Finger) => touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  const move = (at: Finger) => touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
  const lift = () => touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const doubleTap = async ({ x, y }: Finger) => {
    await page.touchscreen.tap(x, y);
    await page.touchscreen.tap(x, y);
  };
  const header = (id: string) => centreOf(page, `[data-node="${id}"] header`);

  beforeAll(async () => {
    editor = await openEditorPage('', { hasTouch: true });
    page = editor.page;
    touch = await page.context().newCDPSession(page);
    await page.goto(editor.address);
    await page.locator('.react-flow__pane').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('is told of in the words of a finger', async () => {
    await page.getByRole('button', { name: 'Document menu' }).waitFor();
    await page.keyboard.press('?');
    await page.getByText('double tap the ground').waitFor();
    await page.getByText('long press', { exact: true }).waitFor();
    expect(await page.getByText(/double.click/i).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await drop(page, 'film.json', 'application/json', Buffer.from(JSON.stringify(document)).toString('base64'));
    await page.locator('[aria-label="Title of the document"][value="By hand"]').waitFor();
    await page.locator('[data-node="words"]').waitFor();
  });

  it('opens the menu of a card under one that rests, which then drags nothing', async () => {
    const at = await header('shot');
    await put(at);
    await menu().waitFor();
    await move({ x: at.x + 60, y: at.y + 60 });
    await lift();
    await page.locator('.react-flow__node.selected [data-node="shot"]').waitFor();
    expect(await menu().isVisible()).toBe(true);
    expect(await header('shot')).toEqual(at);
    const line = (await menu().getByRole('menuitem', { name: 'Bypass' }).boundingBox())!;
    await page.touchscreen.tap(line.x + 20, line.y + 10);
    await menu().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
  });

  it('opens that of a note, and none under one that drags', async () => {
    const note = await centreOf(page, '[data-mark="note:idea"]');
    await put(note);
    await menu().waitFor();
    await lift();
    await page.keyboard.press('Escape');
    await menu().waitFor({ state: 'detached' });
    const at = await header('words');
    await put(at);
    for (let i = 1; i <= 8; i++) await move({ x: at.x + i * 10, y: at.y + 40 });
    await lift();
    await expect.poll(async () => (await header('words')).x).toBeGreaterThan(at.x + 40);
    expect(await menu().count()).toBe(0);
  });

  it('does under two taps what a double click does', async () => {
    await page.keyboard.press('Escape');
    await doubleTap({ x: 60, y: 900 });
    await page.getByRole('listbox', { name: 'Found' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox', { name: 'Found' }).waitFor({ state: 'detached' });
    await doubleTap(await centreOf(page, '[data-mark="note:idea"]'));
    await page.locator('[data-mark="note:idea"] textarea').waitFor();
    await page.keyboard.press('Escape');
  });

  it('does both from afar, where cards are painted', async () => {
    const zoom = await zoomOf(page);
    await page.evaluate(`for (let i = 0; i < 8; i++) document.querySelector('[aria-label="Zoom out"]').click()`);
    await expect.poll(() => zoomOf(page)).toBeCloseTo(zoom / 1.2 ** 8, 2);
    const scale = zoom / 1.2 ** 8;
    // Cards leave the page when their painting is there.
    await page.locator('[data-node]').first().waitFor({ state: 'detached' });
    // Painted, it is found where its place is.
    const [left, top] = (await page.evaluate(`(() => {
      const { e, f } = new DOMMatrix(document.querySelector('.react-flow__viewport').style.transform);
      const { left, top } = document.querySelector('[data-canvas]').getBoundingClientRect();
      return [left + e, top + f];
    })()`)) as readonly [number, number];
    const card = { x: left + 120 * scale, y: top + 60 * scale };
    await put(card);
    await menu().waitFor();
    await lift();
    await page.keyboard.press('Escape');
    await menu().waitFor({ state: 'detached' });
    // Two taps are counted from here.
    await page.touchscreen.tap(60, 900);
    await page.getByRole('button', { name: 'Run to here' }).waitFor({ state: 'detached' });
    await page.evaluate(`globalThis.clicks = 0; addEventListener('click', () => clicks++, true)`);
    await page.touchscreen.tap(card.x, card.y);
    await expect.poll(() => page.evaluate('clicks')).toBe(1);
    await page.getByRole('button', { name: 'Run to here' }).waitFor();
    await page.touchscreen.tap(60, 900);
    await doubleTap(card);
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(0.8);
    await page.locator('[data-node="shot"]').waitFor();
  });

  it('wrote no error to the console', () => expect(editor.faults).toEqual([]));
});
