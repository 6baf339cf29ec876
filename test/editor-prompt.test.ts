import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { drop, type EditorPage, openEditorPage, program } from './editor/open-editor.ts';
import { promptOf } from './editor/prompt-field.ts';

const still = fileURLToPath(new URL('../examples/still-to-clip/media/lighthouse.png', import.meta.url));

const node = (type: string, inputs: object) => ({ type, version: 1, inputs });

/** A shot that goes by one picture, and another picture beside it. */
const film = {
  shotgraph: 1,
  title: 'Lighthouse',
  inputs: { weather: { type: 'text', default: 'in the rain' } },
  nodes: {
    still: node('input/image', { file: 'media/lighthouse.png' }),
    alley: node('input/image', { file: 'media/lighthouse.png' }),
    shot: node('generate/video', {
      model: 'seedance-2.0',
      prompt: 'Slowly towards @still',
      images: [{ from: 'still.image' }],
    }),
  },
  layout: { nodes: { still: [0, 0], alley: [0, 280], shot: [320, 0] } },
};

describe.skipIf(!existsSync(program))('prompts and limits in the editor in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  const card = (id: string) => page.locator(`[data-node="${id}"]`);
  const prompt = () => promptOf(page, 'shot');
  const list = () => page.getByRole('listbox', { name: 'Suggestions' });
  const reads = (text: string) => expect.poll(() => prompt().text(), { timeout: 20_000 }).toBe(text);
  const limits = () => page.getByRole('region', { name: 'Limits of shot' });

  beforeAll(async () => {
    editor = await openEditorPage();
    page = editor.page;
    await page.goto(editor.address);
    await page.locator('.react-flow__pane').waitFor();
    await drop(page, 'film.json', 'application/json', Buffer.from(JSON.stringify(film)).toString('base64'));
    await card('shot').waitFor();
    await drop(page, 'lighthouse.png', 'image/png', (await readFile(still)).toString('base64'));
    await card('still').locator('img').first().waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('shows what a mention stands for, and takes over in the same place when somebody comes in', async () => {
    await prompt().field.locator('img').waitFor();
    const before = await prompt().field.boundingBox();
    await prompt().enter();
    const after = await card('shot').locator('.cm-scroller').boundingBox();
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(Math.abs(after![side] - before![side]), side).toBeLessThan(2.5);
    await reads('Slowly towards @still');
  });

  it('completes what is wired, from the keyboard', async () => {
    await page.keyboard.type(', then @');
    await list()
      .getByRole('option', { name: /@still.*images 1/ })
      .waitFor();
    expect(await list().getByRole('option').first().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await list().waitFor({ state: 'detached' });
    await reads('Slowly towards @still, then @still ');
    await page.keyboard.press('Control+z');
    await reads('Slowly towards @still, then @');
    await page.keyboard.press('Control+z');
    await reads('Slowly towards @still');
  });

  it('wires what is elsewhere together with the words, as one step', async () => {
    await page.keyboard.type(' past @al');
    await list()
      .getByRole('option', { name: /wire alley\.image/ })
      .waitFor();
    await page.keyboard.press('Tab');
    await reads('Slowly towards @still past @alley ');
    await card('shot').getByLabel('Name of edge 2 of images, from alley.image').waitFor();
    await page.keyboard.press('Control+z');
    await reads('Slowly towards @still past @al');
    expect(await card('shot').getByLabel('Name of edge 2 of images, from alley.image').count()).toBe(0);
    await page.keyboard.press('Control+Shift+z');
    await reads('Slowly towards @still past @alley ');
    await prompt().leave();
  });

  it('keeps what the prompt points to when a reference is renamed or moved', async () => {
    const name = card('shot').getByLabel('Name of edge 1 of images, from still.image');
    await name.fill('Tower');
    await name.press('Enter');
    await reads('Slowly towards @tower past @alley ');
    await page.keyboard.press('Control+z');
    await reads('Slowly towards @still past @alley ');
    await card('shot').getByRole('button', { name: 'Move alley up' }).click();
    await card('shot').locator('header').click();
    await limits().getByText('The prompt as it is sent').click();
    await limits().getByText('Slowly towards [Image 2] past [Image 1]').waitFor();
    await page.keyboard.press('Control+z');
    await limits().getByText('Slowly towards [Image 1] past [Image 2]').waitFor();
  });

  it('marks a mention of nothing, and mends it with one press', async () => {
    await card('shot').getByRole('button', { name: 'Disconnect alley' }).click();
    await card('shot').getByText('@alley is not wired').waitFor();
    await card('shot').getByRole('button', { name: 'Wire alley.image for @alley' }).click();
    await card('shot').getByText('@alley is not wired').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await card('shot').getByRole('button', { name: 'Remove @alley from the prompt' }).click();
    await reads('Slowly towards @still past');
    for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z');
    await reads('Slowly towards @still past @alley ');
  });

  it('makes one step of what is typed at once, and text of whatever is pasted', async () => {
    const hostile = '<img src=x onerror=alert(1)> </div>{{weather}}';
    await prompt().enter();
    await page.keyboard.type('at dusk');
    await page.keyboard.press('Control+z');
    await reads('Slowly towards @still past @alley ');
    await page.keyboard.press('Control+y');
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData('text/plain', ${JSON.stringify(hostile)});
      data.setData('text/html', '<b>bold</b>');
      const content = [...document.querySelectorAll('[data-node="shot"] .nodrag')].find((field) => field.shadowRoot).shadowRoot.querySelector('.cm-content');
      content.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
    await reads(`Slowly towards @still past @alley at dusk${hostile}`);
    await page.keyboard.press('Control+z');
    await reads('Slowly towards @still past @alley at dusk');
    await page.keyboard.press('Control+z');
    await reads('Slowly towards @still past @alley ');
  });

  it('takes signs that are put together by an input method', async () => {
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'き', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.imeSetComposition', { text: 'きつね', selectionStart: 3, selectionEnd: 3 });
    await session.send('Input.insertText', { text: '狐' });
    await reads('Slowly towards @still past @alley 狐');
    await page.keyboard.press('Control+z');
    await reads('Slowly towards @still past @alley ');
    await session.detach();
  });

  it('is left by Tab and by Escape, and letters typed in it are no shortcuts', async () => {
    await page.keyboard.type('db');
    expect(await page.getByRole('tab', { name: 'Results' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Tab');
    await card('shot').locator('.cm-content').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await prompt().enter();
    await prompt().leave();
    await reads('Slowly towards @still past @alley ');
  });

  it('leaves no caret among the cards behind, and takes none from the field that is entered next', async () => {
    const caret = () => page.evaluate('getSelection().type');
    await prompt().enter();
    expect(await caret()).toBe('Caret');
    await page.keyboard.press('Escape');
    await expect.poll(caret).toBe('None');
    await prompt().enter();
    await page.getByLabel('Title of the document').click();
    await card('shot').locator('.cm-content').waitFor({ state: 'detached' });
    expect(await caret()).toBe('Caret');
    await page.keyboard.press('End');
    await page.keyboard.type(' again');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('Title of the document').inputValue()).toBe('Lighthouse again');
    await page.keyboard.press('Control+z');
  });

  it('shows before a call what the model takes, and what does not go together', async () => {
    await card('shot')
      .getByRole('button', { name: /^Limits of shot: Images 2 of 9/ })
      .click();
    expect(await limits().textContent()).toMatch(/seedance-2\.0 at BytePlus ModelArk · made from references/);
    expect(await limits().textContent()).toMatch(/Images2 of 9.*Videos0 of 3.*Sounds0 of 3.*References in all2 of 15/);
    await card('shot')
      .getByRole('button', { name: /more settings/ })
      .click();
    const port = async (key: string) => (await page.locator(`[data-port="${key}"]`).boundingBox())!;
    const [from, to] = [await port('out:still.image'), await port('in:shot.firstFrame')];
    await page.mouse.move(from.x + 4, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(to.x + 4, to.y + 4, { steps: 6 });
    await page.mouse.up();
    await limits().getByText('firstFrame cannot be combined with images').waitFor();
    await page.keyboard.press('Control+z');
    await limits().getByText('firstFrame cannot be combined with images').waitFor({ state: 'detached' });
  });

  it('shuts nobody out, at rest and while somebody is in it with its suggestions open', async () => {
    expect(await faultsOf(page, '[data-node="shot"]')).toEqual([]);
    await prompt().enter();
    await page.keyboard.type('@');
    await list().waitFor();
    expect(await faultsOf(page, '[data-node="shot"]')).toEqual([]);
    expect(await faultsOf(page, '[role="listbox"]')).toEqual([]);
    // The first Escape is for the list, the second for the field, however quickly it comes.
    await page.keyboard.press('Escape');
    await prompt().leave();
    await page.keyboard.press('Control+z');
  });

  it('loses nothing that is typed before the field is there, and takes none of it for a command', async () => {
    let load = () => {};
    const loading = new Promise<void>((resolve) => {
      load = resolve;
    });
    await page.route('**/live-prompt-*.js', async (route) => {
      await loading;
      await route.continue();
    });
    await page.getByText('Saved in this browser').waitFor();
    await page.reload();
    await card('shot').locator('header').click();
    await prompt().field.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Fog by nightt');
    await page.keyboard.press('Backspace');
    load();
    await page.keyboard.type(', no dog');
    await reads('Fog by night, no dog');
    await card('shot').locator('.cm-content').waitFor();
    expect(await page.locator('[data-mark]').count()).toBe(0);
    expect(await page.locator('.react-flow__node.selected').count()).toBe(1);
  });

  it('wrote no error to the console', () => expect(editor.faults).toEqual([]));
});
