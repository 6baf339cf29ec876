import { existsSync } from 'node:fs';
import type { GraphDocument } from '@shotgraph/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from './editor/build-editor.ts';
import { centreOf, countWires, drop, type EditorPage, fed, openEditorPage } from './editor/open-editor.ts';
import { PICKERS, readPicked } from './editor/pickers.ts';

const node = (type: string, inputs: object = {}) => ({ type, version: 1, inputs });
/** A film whose cards stand as close as the editor lays them out, with a title in a frame behind it. */
const document = {
  shotgraph: 1,
  title: 'Close',
  outputs: { film: { from: 'words.video' } },
  nodes: {
    shot: node('generate/video', { prompt: 'An owl', seconds: 1 }),
    grade: node('transform/color', { video: { from: 'shot.video' } }),
    words: node('transform/caption', { video: { from: 'grade.video' }, text: 'Night' }),
    mate: node('input/text', { text: 'Stays with the words' }),
    fresh: node('transform/speed'),
  },
  layout: {
    nodes: { shot: [0, 0], grade: [328, 0], words: [680, 0], mate: [680, 480], outputs: [1060, 0], fresh: [0, 620] },
    frames: [{ id: 'titles', title: 'Titles', at: [656, -60], size: [288, 760] }],
  },
} as unknown as GraphDocument;

describe.skipIf(!existsSync(program))('a card dropped on an edge, in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  /** The document's text once it is as it should be. */
  const saved = async (name: string, isSo: (document: GraphDocument) => boolean): Promise<string> => {
    await page.getByRole('button', { name: 'Document menu' }).click();
    await page.getByRole('menuitem', { name: 'Save to file' }).click();
    const read = () => readPicked(page, `${name}.graph.json`).then(String, () => '{"nodes":{}}');
    await expect.poll(async () => isSo(JSON.parse(await read()))).toBe(true);
    return read();
  };
  const isWired = ({ nodes }: GraphDocument) => nodes.fresh?.inputs.video !== undefined;
  const isLoose = (document: GraphDocument) => document.nodes.fresh !== undefined && !isWired(document);
  const open = async (given: GraphDocument) => {
    await drop(page, 'film.json', 'application/json', Buffer.from(JSON.stringify(given)).toString('base64'));
    await page.locator(`[aria-label="Title of the document"][value="${given.title}"]`).waitFor();
    await page.locator('[data-node="fresh"]').waitFor();
    await expect.poll(() => countWires(page)).toBe(3);
  };

  beforeAll(async () => {
    editor = await openEditorPage(PICKERS);
    page = editor.page;
    await page.goto(editor.address);
    await page.locator('.react-flow__pane').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  /** Drags the fresh card, by its header, onto the middle of the edge between the first two. */
  const dropOnEdge = async () => {
    const header = await centreOf(page, '[data-node="fresh"] header');
    await page.mouse.move(header.x, header.y);
    await page.mouse.down();
    await page.mouse.move(header.x, header.y - 40, { steps: 4 });
    const isOn = () => page.locator('[data-inserting]').count();
    // Cards that have just been opened still grow, and their ports move: a hand follows them.
    for (let tries = 0; tries < 50 && (await isOn()) === 0; tries++) {
      const from = await centreOf(page, '[data-port="out:shot.video"]');
      const to = await centreOf(page, '[data-port="in:grade.video"]');
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 2 });
    }
    expect(await isOn()).toBe(1);
    await page.mouse.up();
  };

  it('is wired in, and what the edge goes to makes room, with its frame: one step, to the byte', async () => {
    await open(document);
    const before = await saved('close', isLoose);
    await dropOnEdge();
    await fed(page, 'fresh', 'video', 'shot.video');
    await fed(page, 'grade', 'video', 'fresh.video');
    await expect.poll(() => countWires(page)).toBe(4);
    const after = await saved('close', isWired);
    const { nodes, frames } = (JSON.parse(after) as GraphDocument).layout!;
    const x = nodes!.fresh![0];
    const by = nodes!.grade![0] - 328;
    expect(x).toBeGreaterThanOrEqual(240 + 48);
    expect(nodes!.grade![0]).toBeGreaterThanOrEqual(x + 240 + 48);
    expect(nodes).toMatchObject({ shot: [0, 0], words: [680 + by, 0], mate: [680 + by, 480], outputs: [1060 + by, 0] });
    expect(frames![0]).toMatchObject({ at: [656 + by, -60], size: [288, 760] });
    // Cards glide to where the document has them.
    const shown = () =>
      page.evaluate(`Object.fromEntries([...document.querySelectorAll('.react-flow__node')].map((card) => {
        const { e, f } = new DOMMatrix(getComputedStyle(card).transform);
        return [card.dataset.id, [e, f]];
      }))`) as Promise<{ readonly [id: string]: readonly number[] }>;
    const { shot, fresh, grade, words } = nodes!;
    await expect.poll(shown).toMatchObject({ shot, fresh, grade, words });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => countWires(page)).toBe(3);
    expect(await saved('close', isLoose)).toBe(before);
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    expect(await saved('close', isWired)).toBe(after);
  });

  it('moves nothing where there is room', async () => {
    const { frames: _, ...layout } = document.layout!;
    const far = { ...layout.nodes, grade: [720, 0], words: [1072, 0], outputs: [1424, 0] } as const;
    await open({ ...document, title: 'Wide', layout: { nodes: far } });
    await dropOnEdge();
    const { nodes } = (JSON.parse(await saved('wide', isWired)) as GraphDocument).layout!;
    const { fresh: __, ...others } = far as { readonly [id: string]: readonly [number, number] };
    expect(nodes).toMatchObject(others);
    expect(nodes!.fresh![0]).toBeGreaterThan(240);
  });

  it('wrote no error to the console', () => expect(editor.faults).toEqual([]));
});
