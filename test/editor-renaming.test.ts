import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { program } from './editor/build-editor.ts';
import { documentOf } from './editor/document-of.ts';
import { drop, type EditorPage, openEditorPage } from './editor/open-editor.ts';

const node = (type: string, inputs: object) => ({ type, version: 1, inputs });
const film = {
  shotgraph: 1,
  title: 'Names',
  inputs: { line: { type: 'text', default: 'dusk' } },
  outputs: { film: { from: 'shot.video' } },
  nodes: {
    fox: node('generate/image', { model: 'card', prompt: 'A fox' }),
    shot: node('generate/video', {
      model: 'animatic',
      prompt: '@fox runs at {{line}}',
      images: [{ from: 'fox.image' }],
      seconds: 1,
    }),
  },
  layout: { nodes: { fox: [0, 0], shot: [340, 0] } },
};

describe.skipIf(!existsSync(program))('renaming in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  const name = (what: string) => page.locator(`[data-name="${what}"]`);
  const field = () => page.getByRole('dialog').getByRole('textbox', { name: 'Name' });

  beforeAll(async () => {
    editor = await openEditorPage();
    page = editor.page;
    await page.goto(editor.address);
    await page.locator('.react-flow__pane').waitFor();
    await drop(page, 'graph.json', 'application/json', Buffer.from(JSON.stringify(film)).toString('base64'));
    await page.locator('[aria-label="Title of the document"][value="Names"]').waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('[data-node="shot"]').getByText('ran', { exact: true }).waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('of a node by its name on the card: edges and prompts follow, and nothing has to run again', async () => {
    await name('node fox').dblclick();
    await field().fill('Red Vixen');
    await page.getByText('Will be called red-vixen').waitFor();
    expect(await faultsOf(page, '[role="dialog"], dialog')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('[data-node="red-vixen"]').getByText('reused').waitFor();
    await page.locator('[data-node="shot"]').getByText('ran', { exact: true }).waitFor();
    expect(await page.getByText('will run').count()).toBe(0);
    const { nodes } = await documentOf(page);
    expect(Object.keys(nodes)).toEqual(['red-vixen', 'shot']);
    expect(nodes.shot!.inputs).toMatchObject({
      prompt: '@red-vixen runs at {{line}}',
      images: [{ from: 'red-vixen.image' }],
    });
  });

  it('by the keyboard, with what stands in the way said before it is tried, and one step back', async () => {
    await name('node red-vixen').click();
    await page.keyboard.press('F2');
    await field().fill('shot');
    await page.getByText('node "shot" exists already; choose another name').waitFor();
    await page.keyboard.press('Enter');
    await field().fill('cub');
    await page.keyboard.press('Enter');
    await page.locator('[data-node="cub"]').waitFor();
    expect(await page.evaluate('document.activeElement.dataset.id')).toBe('cub');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await name('node fox').waitFor();
    expect((await documentOf(page)).nodes).toEqual(film.nodes);
  });

  it('of what the graph asks for and gives, with words for people', async () => {
    await name('input line').dblclick();
    await field().fill('hour');
    await page.getByRole('textbox', { name: 'Words people see in its place' }).fill('Hour of the day');
    await page.keyboard.press('Enter');
    await name('input hour').getByText('Hour of the day').waitFor();
    await name('output film').dblclick();
    await field().fill('cut');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await name('output cut').waitFor();
    const { nodes } = await documentOf(page);
    expect(nodes.shot!.inputs.prompt).toBe('@fox runs at {{hour}}');
  });

  it('in the outline, where the line that was renamed keeps the focus', async () => {
    await page.keyboard.press('o');
    const line = page.locator('[data-outline="fox"] [data-outline-head]');
    await line.click();
    await page.getByRole('toolbar', { name: 'What to do with fox' }).getByRole('button', { name: 'Rename' }).click();
    await field().fill('hound');
    await page.keyboard.press('Enter');
    await page.locator('[data-outline="hound"] [data-outline-head]:focus').waitFor();
  });

  it('in the outline Delete takes the line with the focus and no other, and the focus goes to the next', async () => {
    await page.locator('[data-outline="hound"] [data-outline-head]').focus();
    await page.keyboard.press('Delete');
    await page.locator('[data-outline="shot"] [data-outline-head]:focus').waitFor();
    expect(Object.keys((await documentOf(page)).nodes)).toEqual(['shot']);
    expect(editor.faults).toEqual([]);
  });
});
