import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { GraphDocument } from '@shotgraph/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { drop, type EditorPage, openEditorPage, program } from './editor/open-editor.ts';
import { PICKERS, readPicked } from './editor/pickers.ts';

const still = fileURLToPath(new URL('../examples/still-to-clip/media/lighthouse.png', import.meta.url));
const node = (type: string, inputs: object, more: object = {}) => ({ type, version: 1, inputs, ...more });

/** What a film must keep and must not show, numbers, and pictures of which each becomes a clip. */
const document = {
  shotgraph: 1,
  title: 'Lists',
  inputs: { photos: { type: 'image[]', label: 'Your photos' } },
  outputs: { clip: { from: 'all.video' } },
  nodes: {
    keeps: node('direct/continuity', { locks: ['hair', 'moustache'] }),
    sizes: node('list/numbers', { values: [1, 2.5] }),
    odd: node('list/numbers', { values: [1, 'two'] }),
    pan: node(
      'transform/still-to-video',
      { image: { from: 'inputs.photos' }, seconds: 0.25, fps: 8 },
      { each: [['image']] },
    ),
    all: node('transform/concat', { videos: [{ from: 'pan.video' }] }),
  },
};

describe.skipIf(!existsSync(program))('lists in the editor in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  const list = (name: string) => page.getByRole('group', { name, exact: true });
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const undo = () => page.getByRole('button', { name: 'Undo', exact: true }).click();
  /** What is written for an input, once it is as expected. */
  const written = (id: string, input: string) =>
    expect.poll(async () => {
      await page.getByRole('button', { name: 'Document menu' }).click();
      await page.getByRole('menuitem', { name: 'Save to file' }).click();
      const text = await readPicked(page, 'lists.graph.json').then(String, () => '{"nodes":{}}');
      return (JSON.parse(text) as GraphDocument).nodes[id]?.inputs[input];
    });

  beforeAll(async () => {
    editor = await openEditorPage(PICKERS);
    page = editor.page;
    await page.goto(editor.address);
    await page.locator('.react-flow__pane').waitFor();
    await drop(page, 'lists.json', 'application/json', Buffer.from(JSON.stringify(document)).toString('base64'));
    await page.locator('[data-node="keeps"]').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('belong to a document that the window is called after', () =>
    expect.poll(() => page.title()).toBe('Lists · Shotgraph'));

  it('are typed item by item; a default becomes the whole list with the first edit', async () => {
    await field('Add to exclude of keeps').click();
    await page.keyboard.type('lens flare');
    await page.keyboard.press('Enter');
    await page.keyboard.type('rain, far away');
    await written('keeps', 'exclude').toEqual(['subtitles', 'logos', 'watermarks', 'lens flare', 'rain, far away']);
    await field('Item 2 of exclude of keeps').fill('');
    await page.keyboard.press('Tab');
    await list('exclude of keeps').getByRole('button', { name: 'Take out: Item 1 of exclude of keeps' }).click();
    await written('keeps', 'exclude').toEqual(['watermarks', 'lens flare', 'rain, far away']);
    await undo();
    await undo();
    await written('keeps', 'exclude').toEqual(['subtitles', 'logos', 'watermarks', 'lens flare', 'rain, far away']);
  });

  it('take several lines at once, and items change places', async () => {
    await field('Add to exclude of keeps').focus();
    await page.evaluate(`(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'fog\\n snow \\n');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    })()`);
    await field('Item 7 of exclude of keeps').focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await written('keeps', 'exclude').toEqual([
      'subtitles',
      'logos',
      'watermarks',
      'lens flare',
      'rain, far away',
      'snow',
      'fog',
    ]);
    await field('Item 6 of exclude of keeps').focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => page.evaluate('document.activeElement.value')).toBe('snow');
    await written('keeps', 'exclude').toMatchObject({ 4: 'snow', 5: 'rain, far away' });
  });

  it('of choices are chosen; what is none of them stays to be seen until it is taken out', async () => {
    const locks = list('locks of keeps');
    await locks.getByRole('button', { name: 'identity', exact: true }).click();
    await written('keeps', 'locks').toEqual(['hair', 'moustache', 'identity']);
    await locks.getByRole('button', { name: 'Take moustache out of locks of keeps' }).click();
    await locks.getByRole('button', { name: 'hair', exact: true, pressed: true }).click();
    await written('keeps', 'locks').toEqual(['identity']);
  });

  it('of numbers keep what is half written out of the document; what is no such list is typed as a whole', async () => {
    await field('Add to values of sizes').click();
    await page.keyboard.type('-');
    await written('sizes', 'values').toEqual([1, 2.5]);
    await field('Add to values of sizes').click();
    await page.keyboard.type('-0,5');
    await written('sizes', 'values').toEqual([1, 2.5, -0.5]);
    expect(await page.getByLabel('values of odd', { exact: true }).inputValue()).toBe('[1,"two"]');
  });

  it('of files are chosen together, put in order and taken out; equal names do not replace each other', async () => {
    await page.getByRole('button', { name: 'App', exact: true }).click();
    const buffer = await readFile(still);
    const other = Buffer.concat([buffer, Buffer.from([0])]);
    const png = (name: string, content: Buffer) => ({ name, mimeType: 'image/png', buffer: content });
    const chosen = () =>
      page
        .getByAltText(/^Your photos: /)
        .evaluateAll((found: { readonly alt: string }[]) => found.map(({ alt }) => alt.slice(13)));
    await page
      .getByLabel('Choose images for Your photos')
      .setInputFiles([
        png('image.png', buffer),
        { name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') },
        png('image.png', other),
      ]);
    await page.getByRole('alert').filter({ hasText: '“notes.pdf” is not an image' }).waitFor();
    await expect.poll(chosen).toEqual(['media/image.png', 'media/image-2.png']);
    await page.getByRole('button', { name: 'Move media/image-2.png up in Your photos' }).click();
    await expect.poll(chosen).toEqual(['media/image-2.png', 'media/image.png']);
    await page.getByLabel('Add images for Your photos').setInputFiles([png('image.png', buffer)]);
    await expect.poll(chosen).toEqual(['media/image-2.png', 'media/image.png', 'media/image.png']);
    await page.getByRole('button', { name: 'Take media/image.png out of Your photos' }).first().click();
    await expect.poll(chosen).toEqual(['media/image-2.png', 'media/image.png']);
    expect(await faultsOf(page, 'main[aria-label=App]')).toEqual([]);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    // A node that nothing shows in the form.
    await page.getByText('In “odd”: a list of 2 is not of type number[]').waitFor();
    await page.getByRole('button', { name: 'Graph', exact: true }).click();
    await page.getByLabel('values of odd', { exact: true }).fill('[1,2]');
    await page.getByRole('button', { name: 'App', exact: true }).click();
    await page.getByText('In “odd”').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const clip = page.getByRole('region', { name: 'Output clip' }).locator('video');
    await clip.waitFor({ timeout: 120_000 });
    await expect
      .poll(() => clip.evaluate(({ duration }: { readonly duration: number }) => duration))
      .toBeCloseTo(0.5, 1);
    await page.getByText('media/image-2.png, media/image.png', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Graph', exact: true }).click();
    await written('photos', 'file').toEqual({ from: 'inputs.photos' });
  });

  it('dropped on the canvas become cards, each with its own file; what is none is told of and keeps no other out', async () => {
    const picture = await readFile(still);
    const other = Buffer.concat([picture, Buffer.from([1])]);
    const given = [picture, Buffer.from('x'), other].map((content) => content.toString('base64'));
    await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const [first, none, second] = ${JSON.stringify(given)}.map(bytesOf);
      dataTransfer.items.add(new File([first], 'plate.png', { type: 'image/png' }));
      dataTransfer.items.add(new File([none], 'notes.pdf', { type: 'application/pdf' }));
      dataTransfer.items.add(new File([second], 'plate.png', { type: 'image/png' }));
      const pane = document.querySelector('.react-flow__pane');
      pane.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, clientX: 500, clientY: 760 }));
    })()`);
    await page.getByRole('alert').filter({ hasText: 'notes.pdf could not be taken in' }).waitFor();
    await written('plate', 'file').toBe('media/plate.png');
    await written('plate-2', 'file').toBe('media/plate-2.png');
    await undo();
    await written('plate-2', 'file').toBeUndefined();
  });

  it('are told by axe to be reachable and named', async () => expect(await faultsOf(page, 'body')).toEqual([]));
  it('wrote no error to the console', () => expect(editor.faults).toEqual([]));
});
