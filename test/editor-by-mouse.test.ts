import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { GraphDocument } from '@shotgraph/engine';
import { catalogue } from '@shotgraph/nodes';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Built, type IsDefault, withoutNames } from './editor/by-keyboard.ts';
import { buildByMouse, type Plan, pressOut } from './editor/by-mouse.ts';
import { COUNT_RENDERS, type EditorPage, openEditorPage, program, whenQuiet, zoomOf } from './editor/open-editor.ts';
import { PICKERS, readPicked } from './editor/pickers.ts';

const folder = fileURLToPath(new URL('../examples/first-film/', import.meta.url));

const isDefault: IsDefault = (type, input, value) => catalogue.get(type)?.inputs[input]?.options.default === value;

/** Columns and heights of the page at which cards of the film find room, zoomed out. */
const at = (column: number, y: number) => ({ x: 78 + column * 116, y });

/** Files of the example that lie one below the other. */
const files = (film: GraphDocument, beginsWith: RegExp) =>
  Object.fromEntries(
    Object.entries(film.nodes)
      .filter(([id, { type }]) => type.startsWith('input/') && beginsWith.test(id))
      .map(([id, { inputs }]) => [id, `${folder}${inputs.file}`]),
  );

const planOf = (film: GraphDocument): Plan => ({
  drops: [
    { files: files(film, /^wide/), at: { x: 24, y: 72 } },
    { files: files(film, /^fox/), at: { x: 140, y: 72 } },
    { files: files(film, /^(moon|music|fireflies)/), at: { x: 256, y: 72 } },
  ],
  spots: {
    // Above them stand the outputs of the graph.
    ...{ beat: at(3, 150), bars: at(3, 340), loud: at(3, 510), slow: at(3, 680) },
    ...{ rise: at(4, 92), push: at(4, 440), track: at(5, 92), pull: at(5, 440) },
    ...{ valley: at(6, 92), walk: at(7, 92), night: at(8, 92) },
    ...{ glow: at(9, 92), cut: at(9, 400), grade: at(10, 92), titled: at(10, 400) },
    ...{ sound: at(11, 92), film: at(11, 400) },
  },
  ground: { x: 1100, y: 940 },
  titleOf: (type) => catalogue.get(type)!.title,
  isDefault,
});

describe.skipIf(!existsSync(program))('a film made with the mouse in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  let film: GraphDocument;
  /** The document's text before anything and after everything was done. */
  let [empty, whole] = ['', ''];
  let built: Built;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const menu = async (item: string) => {
    await button('Document menu').click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const savedText = async () => (await readPicked(page, 'untitled.graph.json')).toString('utf8');

  beforeAll(async () => {
    film = JSON.parse(await readFile(`${folder}graph.json`, 'utf8'));
    editor = await openEditorPage(COUNT_RENDERS + PICKERS);
    page = editor.page;
    await page.goto(`${editor.address}?example=still-to-clip`);
    await page.locator('[data-node="still"]').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('begins with nothing', async () => {
    await menu('New document');
    await page.locator('[data-node="still"]').waitFor({ state: 'detached' });
    await menu('Save to file');
    await page.getByText('Saved to untitled.graph.json').waitFor();
    empty = await savedText();
    expect(JSON.parse(empty)).toEqual({ shotgraph: 1, nodes: {} });
    expect(await button('Undo').isEnabled()).toBe(false);
    await button('Close the panel').click();
    // As fast as they come: none is lost while the canvas still glides.
    await page.evaluate(`for (let i = 0; i < 5; i++) document.querySelector('[aria-label="Zoom out"]').click()`);
    await expect.poll(() => zoomOf(page)).toBeCloseTo(1.2 ** -5, 3);
  });

  it('builds the first film, from its files to its output', async () => {
    const title = page.getByLabel('Title of the document');
    await title.click();
    await page.keyboard.type(film.title!);
    built = await buildByMouse(page, film, planOf(film));
    await whenQuiet(page);
    await menu('Save to file');
    await expect.poll(async () => JSON.parse(await savedText()).outputs).toBeDefined();
    whole = await savedText();
    const made = JSON.parse(whole) as GraphDocument;
    const back = new Map([...built].map(([id, name]) => [name, id]));
    expect(withoutNames(made.nodes, (id) => back.get(id)!, isDefault)).toEqual(
      withoutNames(film.nodes, (id) => id, isDefault),
    );
    expect(made.title).toBe(film.title);
    expect(Object.values(made.inputs!).map((input) => input.default)).toEqual([film.inputs!.title!.default]);
    expect(Object.values(made.outputs!).map(({ from }) => from)).toEqual([`${built.get('film')}.video`]);
  });

  it('takes every step of it back, and does it all again, to the byte', async () => {
    const steps = await pressOut(page, button('Undo'));
    await menu('Save to file');
    await expect.poll(savedText).toBe(empty);
    expect(await pressOut(page, button('Redo'))).toBe(steps);
    await menu('Save to file');
    await expect.poll(savedText).toBe(whole);
  });

  it('wrote no error to the console', () => expect(editor.faults).toEqual([]));
});
