import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { GraphDocument } from '@shotgraph/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { centreOf, drop, type EditorPage, openEditorPage, program } from './editor/open-editor.ts';
import { PICKERS, readPicked } from './editor/pickers.ts';

const example = (path: string) => readFile(fileURLToPath(new URL(`../examples/${path}`, import.meta.url)));
const node = (type: string, inputs: object = {}, more: object = {}) => ({ type, version: 1, inputs, ...more });

const document = {
  shotgraph: 1,
  title: 'Given',
  nodes: {
    plate: node('input/image', { file: 'media/old.png' }),
    shot: node('generate/video', { prompt: 'Towards it', seconds: 1 }),
    grade: node('transform/color', { video: { from: 'shot.video' } }),
    every: node('input/image', { file: ['media/old.png'] }, { each: [['file']] }),
  },
  layout: { nodes: { plate: [0, 0], shot: [400, 0], grade: [760, 0], every: [0, 420] } },
};

describe.skipIf(!existsSync(program))('files given to the editor in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  let picture: string;
  const written = () =>
    expect.poll(async () => {
      await page.getByRole('button', { name: 'Document menu' }).click();
      await page.getByRole('menuitem', { name: 'Save to file' }).click();
      const text = await readPicked(page, 'given.graph.json').then(String, () => '{"nodes":{}}');
      const { nodes } = JSON.parse(text) as GraphDocument;
      return Object.fromEntries(Object.entries(nodes).map(([id, { inputs }]) => [id, inputs]));
    });
  const undo = () => page.getByRole('button', { name: 'Undo', exact: true }).click();
  /** What a hand does with pictures from elsewhere: drops them on something, or pastes them. Each has bytes of its own. */
  const give = (how: 'drop' | 'paste', names: readonly string[], on = 'body') =>
    page.evaluate(`(() => {
      const begins = (name) => name.endsWith('.mp4') ? '\\0\\0\\0 ftypisom' : atob(${JSON.stringify(picture)});
      const bytesOf = (name) => Uint8Array.from(begins(name) + name, (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      for (const name of ${JSON.stringify(names)}) data.items.add(new File([bytesOf(name)], name, { type: name.endsWith('.mp4') ? 'video/mp4' : 'image/png' }));
      const target = document.querySelector(${JSON.stringify(on)});
      const { left, top, width, height } = target.getBoundingClientRect();
      const rest = { bubbles: true, cancelable: true };
      target.dispatchEvent(${JSON.stringify(how)} === 'drop'
        ? new DragEvent('drop', { dataTransfer: data, clientX: left + width / 2, clientY: top + height / 2, ...rest })
        : new ClipboardEvent('paste', { clipboardData: data, ...rest }));
    })()`);

  beforeAll(async () => {
    picture = (await example('still-to-clip/media/lighthouse.png')).toString('base64');
    editor = await openEditorPage(PICKERS);
    page = editor.page;
    await page.goto(editor.address);
    await page.locator('.react-flow__pane').waitFor();
    await drop(page, 'given.json', 'application/json', Buffer.from(JSON.stringify(document)).toString('base64'));
    await page.locator('[data-node="every"]').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('dropped on a card that reads a file take the place of that, as one step', async () => {
    await give('drop', ['new.png'], '[data-node="plate"]');
    await written().toMatchObject({ plate: { file: 'media/new.png' } });
    expect(await page.locator('[data-node="new"]').count()).toBe(0);
    await page.locator('[data-node="plate"] img').waitFor();
    await undo();
    await written().toMatchObject({ plate: { file: 'media/old.png' } });
  });

  it('dropped on a card that reads a list go to its end', async () => {
    await give('drop', ['a.png', 'b.png'], '[data-node="every"]');
    await written().toMatchObject({ every: { file: ['media/old.png', 'media/a.png', 'media/b.png'] } });
    await undo();
    await written().toMatchObject({ every: { file: ['media/old.png'] } });
  });

  it('dropped on a card that takes pictures become cards beside it, wired', async () => {
    await give('drop', ['fox.png', 'moon.png'], '[data-node="shot"]');
    await written().toMatchObject({
      shot: { images: [{ from: 'fox.image' }, { from: 'moon.image' }] },
      fox: { file: 'media/fox.png' },
      moon: { file: 'media/moon.png' },
    });
    const [fox, moon, shot] = await Promise.all(
      ['fox', 'moon', 'shot'].map((id) => centreOf(page, `[data-node="${id}"]`)),
    );
    expect(fox!.x).toBeLessThan(shot!.x);
    expect(moon!.y).not.toBe(fox!.y);
    await undo();
    await written().not.toHaveProperty('fox');
  });

  it('for which a card has no use become cards that cover none', async () => {
    await give('drop', ['clip.mp4'], '[data-node="plate"]');
    await written().toMatchObject({ clip: { file: 'media/clip.mp4' }, plate: { file: 'media/old.png' } });
    const boxes = await Promise.all(['clip', 'plate'].map((id) => page.locator(`[data-node="${id}"]`).boundingBox()));
    const [clip, plate] = boxes as readonly { x: number; y: number; width: number; height: number }[];
    const isApart =
      clip!.x >= plate!.x + plate!.width ||
      plate!.x >= clip!.x + clip!.width ||
      clip!.y >= plate!.y + plate!.height ||
      plate!.y >= clip!.y + clip!.height;
    expect(isApart).toBe(true);
    await undo();
  });

  it('from the clipboard become cards, or go to the one that is selected', async () => {
    await page.locator('.react-flow__pane').click({ position: { x: 40, y: 700 } });
    await give('paste', ['image.png']);
    await written().toMatchObject({ image: { file: 'media/image.png' } });
    await page.locator('[data-node="plate"] header').click();
    await give('paste', ['image.png', 'more.png']);
    await written().toMatchObject({ plate: { file: 'media/image.png' }, more: { file: 'media/more.png' } });
    await page.locator('[data-node="shot"] header').click();
    await give('paste', ['hero.png']);
    await written().toMatchObject({ shot: { images: [{ from: 'hero.image' }] } });
  });

  it('wrote no error to the console', () => expect(editor.faults).toEqual([]));
});
