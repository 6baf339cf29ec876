import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drop, type EditorPage, openEditorPage, program } from './editor/open-editor.ts';

const node = (type: string, inputs: object) => ({ type, version: 1, inputs });
const words = {
  shotgraph: 1,
  title: 'Words',
  nodes: { one: node('text/template', { template: 'one' }), two: node('text/template', { template: 'two' }) },
  layout: {
    nodes: { one: [0, 0], two: [340, 0] },
    notes: [{ id: 'todo', text: '# Ask **Mara**\nabout the rest', at: [0, 400], size: [240, 120] }],
  },
};

describe.skipIf(!existsSync(program))('the focus in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  const press = (keys: string) => page.keyboard.press(keys);
  const palette = () => page.getByRole('dialog', { name: 'Nodes and commands' }).or(page.locator('[role="listbox"]'));
  /** What has it: the id of a card, else the name or the place of an element. */
  const focused = () =>
    page.evaluate(`(() => {
      const { dataset, ariaLabel, tagName } = document.activeElement;
      return dataset.id ?? ('canvas' in dataset ? 'canvas' : ariaLabel ?? tagName);
    })()`) as Promise<string>;

  beforeAll(async () => {
    editor = await openEditorPage();
    page = editor.page;
    await page.goto(editor.address);
    await page.locator('.react-flow__pane').waitFor();
    await drop(page, 'graph.json', 'application/json', Buffer.from(JSON.stringify(words)).toString('base64'));
    await page.locator('[data-node="one"]').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('goes into the page by Tab; whoever has clicked the canvas adds a node by it, once', async () => {
    await press('Tab');
    expect(await focused()).not.toBe('BODY');
    expect(await palette().count()).toBe(0);
    await page.locator('.react-flow__pane').click({ position: { x: 500, y: 600 } });
    await press('Tab');
    await palette().first().waitFor();
    await press('Escape');
    await palette().first().waitFor({ state: 'detached' });
    expect(await focused()).toBe('canvas');
    await press('Tab');
    expect(await palette().count()).toBe(0);
    expect(await focused()).not.toBe('canvas');
  });

  it('goes back to the card from which something was opened', async () => {
    const card = page.locator('.react-flow__node[data-id="one"]');
    for (const keys of ['/', 'Control+k', 'Control+f']) {
      await card.focus();
      await press(keys);
      await expect.poll(focused).not.toBe('one');
      await press('Escape');
      await expect.poll(focused).toBe('one');
    }
  });

  it('is on the canvas when its card was deleted, which is said', async () => {
    await page.locator('.react-flow__node[data-id="one"]').focus();
    await press('Enter');
    await press('Delete');
    await page.locator('[data-node="one"]').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('canvas');
    await page.locator('[aria-live]').getByText('one deleted').waitFor({ state: 'attached' });
  });

  it('goes from part to part of the window, and comes back to where it was', async () => {
    const part = () => page.evaluate(`document.activeElement.closest('aside, main')?.ariaLabel ?? 'bar'`);
    await press('o');
    await page.getByRole('complementary', { name: 'Outline' }).waitFor();
    const card = page.locator('.react-flow__node[data-id="two"]');
    await card.focus();
    const seen = [await part()];
    for (let i = 0; i < 6 && (i === 0 || seen.at(-1) !== 'Graph'); i++) {
      await press('F6');
      await expect.poll(part).not.toBe(seen.at(-1));
      seen.push(String(await part()));
    }
    expect(new Set(seen).size).toBeGreaterThan(2);
    expect(seen).toContain('Outline');
    expect(await focused()).toBe('two');
    await press('o');
  });

  it('stays in the outline when a key takes away what had it, and is on the canvas when the outline is gone', async () => {
    const button = (name: string) => page.getByRole('button', { name });
    await press('o');
    await button('Delete note todo').focus();
    await press('Enter');
    await button('Delete note todo').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(`document.activeElement.closest('aside')?.ariaLabel`)).toBe('Outline');
    await press('Control+z');
    await button('Delete note todo').waitFor();
    await button('Close the outline').focus();
    await press('Enter');
    await expect.poll(focused).toBe('canvas');
  });

  it('is on something with a name', async () => {
    const names = await page.locator('.react-flow__node').evaluateAll((cards) => cards.map((card) => card.ariaLabel));
    expect(names).toEqual(['Template, two', 'Graph outputs']);
    await page.getByRole('group', { name: 'Note: Ask Mara' }).waitFor();
    expect(editor.faults).toEqual([]);
  });
});
