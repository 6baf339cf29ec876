import { existsSync } from 'node:fs';
import { formatDocument, type Op } from '@shotgraph/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordTasks } from './editor/main-thread.ts';
import { COUNT_RENDERS, type EditorPage, openEditorPage, program, whenQuiet } from './editor/open-editor.ts';
import { edited, exampleDocument } from './tools/example.ts';

/** Above that whoever edits while a film is rendered notices, ms. */
const MOST_MS = 50;

/** A film to render in the tab, made shorter and coarser to save time: the nodes, the planning and the results are those of the whole. */
interface Film {
  readonly name: string;
  readonly shorten: readonly Op[];
}

const FILMS: readonly Film[] = [
  {
    name: 'first-film',
    shorten: [
      { op: 'set-input', node: 'bars', input: 'count', value: 1 },
      ...['valley', 'walk', 'night'].map((node): Op => ({ op: 'set-input', node, input: 'fps', value: 12 })),
    ],
  },
  {
    name: 'product-shot',
    shorten: [
      ...['wide', 'tall'].map((node): Op => ({ op: 'set-input', node, input: 'fps', value: 1 })),
      { op: 'set-input', node: 'wired', input: 'references', value: [{ from: 'product.reference' }] },
    ],
  },
];

/** Opens an example in its shorter form. */
async function openShortened(page: Page, address: string, { name, shorten }: Film): Promise<void> {
  const body = formatDocument(edited(exampleDocument(name), shorten));
  await page.route(`**/${name}/graph.json`, (route) => route.fulfill({ body, contentType: 'application/json' }));
  await page.goto(`${address}?example=${name}`);
  await page.locator('canvas[data-wires]').first().waitFor({ state: 'attached' });
}

describe.skipIf(!existsSync(program))('the page while a film is rendered in it (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  const status = () => page.getByRole('status');

  beforeAll(async () => {
    editor = await openEditorPage(COUNT_RENDERS);
    page = editor.page;
  }, 120_000);
  afterAll(() => editor?.close());

  it.each(FILMS)('is never busy for long: $name', async (film) => {
    await openShortened(page, editor.address, film);
    const run = page.getByRole('button', { name: 'Run', exact: true });
    await run.waitFor();
    await whenQuiet(page);
    const tasks = await recordTasks(page, async () => {
      await run.click();
      await status()
        .getByText(/^\d+ ran/)
        .waitFor({ timeout: 240_000 });
      await page.getByRole('tabpanel').locator('video').first().waitFor();
      await whenQuiet(page);
    });
    expect(tasks.length).toBeGreaterThan(100);
    expect(tasks.filter(({ cpuMs }) => cpuMs > MOST_MS)).toEqual([]);
  });

  it('wrote no error to the console', () => expect(editor.faults).toEqual([]));
});
