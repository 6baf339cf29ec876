import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { catalogue } from '@shotgraph/nodes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildByKeyboard, copyAll, type IsDefault, withoutNames } from './editor/by-keyboard.ts';
import { drop, type EditorPage, openEditorPage, program } from './editor/open-editor.ts';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));

describe.skipIf(!existsSync(program))('a film made by the keyboard in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;

  beforeAll(async () => {
    editor = await openEditorPage();
    await editor.page.goto(`${editor.address}?example=still-to-clip`);
    await editor.page.locator('[data-node="still"]').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('builds the first film from nothing by keyboard alone', { timeout: 300_000 }, async () => {
    const { page } = editor;
    const film = JSON.parse(await readFile(`${examples}first-film/graph.json`, 'utf8'));
    const nothing = JSON.stringify({ shotgraph: 1, title: 'From nothing', nodes: {} });
    await drop(page, 'made.json', 'application/json', Buffer.from(nothing).toString('base64'));
    await expect.poll(() => page.getByLabel('Title of the document').inputValue()).toBe('From nothing');
    await page.locator('[data-node="still"]').waitFor({ state: 'detached' });
    await page.keyboard.press('o');
    await page.getByRole('complementary', { name: 'Outline' }).waitFor();
    const titles = new Map([...catalogue].map(([type, { title }]) => [type, title]));
    const isDefault: IsDefault = (type, input, value) => catalogue.get(type)?.inputs[input]?.options.default === value;
    const built = await buildByKeyboard(page, film, (type) => titles.get(type)!, isDefault);
    await page.locator('[data-outline] [data-outline-head]').first().focus();
    const made = await copyAll(page);
    const back = new Map([...built].map(([id, name]) => [name, id]));
    expect(withoutNames(made.nodes, (id) => back.get(id)!, isDefault)).toEqual(
      withoutNames(film.nodes, (id) => id, isDefault),
    );
  });

  it('wrote no error to the console', () => expect(editor.faults).toEqual([]));
});
