import { existsSync } from 'node:fs';
import type { GraphDocument } from '@shotgraph/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDocument } from './bench/ui/document.ts';
import { makeGraph } from './bench/ui/graph.ts';
import { countTraced, recordTasks } from './editor/main-thread.ts';
import {
  COUNT_RENDERS,
  centreOf,
  countWires,
  drop,
  type EditorPage,
  NOTE_EVENTS,
  openEditorPage,
  program,
  type Told,
  whenQuiet,
  zoomOf,
} from './editor/open-editor.ts';

const base64 = (document: object) => Buffer.from(JSON.stringify(document)).toString('base64');
const cards = (page: Page) => page.locator('.react-flow__node').count();
const drawn = (page: Page) => page.evaluate('globalThis.drawn') as Promise<string[]>;
const forgetDrawn = (page: Page) => page.evaluate('globalThis.drawn.length = 0');

/** Turns the wheel at a point until cards can be read. */
async function zoomIn(page: Page, to: number): Promise<void> {
  await page.mouse.move(700, 500);
  for (let zoom = await zoomOf(page); zoom < to; zoom = await zoomOf(page)) {
    await page.mouse.wheel(0, -80);
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(zoom);
  }
  // They come onto the page when the zoom rests.
  await expect.poll(() => cards(page)).toBeGreaterThan(5);
}

/** The document with a shot beside everything else that can be rendered here. */
const withShot = (document: GraphDocument): GraphDocument => ({
  ...document,
  nodes: {
    ...document.nodes,
    'lone-shot': {
      type: 'generate/video',
      version: 1,
      inputs: { prompt: 'A lone lighthouse', seconds: 2, resolution: '480p' },
    },
  },
  layout: { ...document.layout, nodes: { ...document.layout!.nodes, 'lone-shot': [-400, 0] } },
});

/** A point of the canvas with nothing on it. */
const groundOf = async (page: Page) =>
  (await page.evaluate(`(() => {
    for (let y = 200; y < 900; y += 7) for (let x = 200; x < 1000; x += 7)
      if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return [x, y];
  })()`)) as [number, number];

describe.skipIf(!existsSync(program))('a graph of 1,000 nodes (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  const graph = makeGraph(1000);

  beforeAll(async () => {
    editor = await openEditorPage(COUNT_RENDERS + NOTE_EVENTS);
    page = editor.page;
    await page.goto(`${editor.address}?example=still-to-clip`);
    await page.locator('[data-node]').first().waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('is seen whole from afar, without any card on the page', async () => {
    await drop(page, 'large.json', 'application/json', base64(withShot(toDocument(graph))));
    await expect.poll(() => countWires(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(graph.edges.length);
    await whenQuiet(page);
    expect(await zoomOf(page)).toBeLessThan(0.35);
    expect(await cards(page)).toBe(0);
  });

  it('drags a painted card, as one step', async () => {
    const title = page.getByRole('button', { name: 'Undo' });
    const { x, y } = await centreOf(page, '.react-flow__pane');
    await page.mouse.move(x, y);
    // Some card is near the middle: a press on it selects it.
    await page.mouse.down();
    await page.mouse.move(x + 30, y + 30, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => title.isEnabled()).toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(() => title.isDisabled()).toBe(true);
  });

  it('has only the cards near what is in view on the page', async () => {
    await zoomIn(page, 0.9);
    await whenQuiet(page);
    // Those that were near on the way leave a few a frame: on a busy machine frames may be far apart.
    await expect.poll(() => cards(page)).toBeLessThanOrEqual(100);
    expect(await cards(page)).toBeGreaterThan(5);
  });

  it('stays where it is while a box is dragged over its overview', async () => {
    const { x, y } = await centreOf(page, '[aria-label="Overview of the graph"]');
    const view = () => page.locator('.react-flow__viewport').getAttribute('style');
    const before = await view();
    await page.keyboard.down('Shift');
    await page.mouse.move(...(await groundOf(page)));
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    expect(await view()).toBe(before);
    await page.keyboard.press('Escape');
  });

  it('goes where its overview is pressed, and on with the pointer', async () => {
    const map = page.locator('[aria-label="Overview of the graph"]');
    const box = (await map.boundingBox())!;
    const seen = async () => {
      const { x, y, width, height } = (await map.locator('[data-pans]').boundingBox())!;
      return [Math.round(x + width / 2 - box.x), Math.round(y + height / 2 - box.y)];
    };
    const [x, y] = [box.width * 0.3, box.height * 0.6];
    await page.mouse.move(box.x + x, box.y + y);
    await page.mouse.down();
    await expect.poll(seen).toEqual([Math.round(x), Math.round(y)]);
    await page.mouse.move(box.x + x + 20, box.y + y - 12, { steps: 4 });
    await page.mouse.up();
    await expect.poll(seen).toEqual([Math.round(x + 20), Math.round(y - 12)]);
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  });

  it('draws the one card that is typed in', async () => {
    // The first field for a name that nothing lies on.
    const [id, x, y] = (await page.evaluate(`(() => {
      for (const field of document.querySelectorAll('[data-node] input:not([type]), [data-node] input[type="text"]')) {
        const { left, top, width, height } = field.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        if (document.elementFromPoint(x, y) === field) return [field.closest('[data-node]').dataset.node, x, y];
      }
    })()`)) as [string, number, number];
    await page.mouse.click(x, y);
    await page.keyboard.press('End');
    await whenQuiet(page);
    await forgetDrawn(page);
    await page.keyboard.type('x');
    await expect.poll(() => drawn(page)).not.toEqual([]);
    expect(new Set(await drawn(page))).toEqual(new Set([id]));
    await page.keyboard.press('Escape');
  });

  it('draws nothing while it is panned to and fro over what was seen before', async () => {
    const pan = async (by: number) => {
      const spot = await groundOf(page);
      await page.mouse.move(...spot);
      await page.mouse.down();
      await page.mouse.move(spot[0] + by, spot[1], { steps: 8 });
      await page.mouse.up();
      await whenQuiet(page);
    };
    await pan(200);
    await pan(-200);
    await forgetDrawn(page);
    await pan(200);
    await pan(-200);
    expect(await drawn(page)).toEqual([]);
  });

  it('is moved by two fingers or Shift and zoomed by a wheel, and lets scroll what is longer than it is shown', async () => {
    const view = async () => {
      const style = await page.locator('.react-flow__viewport').getAttribute('style');
      return (style?.match(/-?[\d.]+/g) ?? []).map(Number) as [number, number, number];
    };
    // By how far they are apart, and by nothing else, movements are told from each other.
    const isOver = () => page.evaluate('new Promise((resolve) => setTimeout(resolve, 250))');
    const wheel = async (x: number, y: number) => {
      const [left, top, zoom] = await view();
      await page.mouse.wheel(x, y);
      await expect.poll(view).not.toEqual([left, top, zoom]);
      const now = await view();
      await isOver();
      return [now[0] - left, now[1] - top, now[2] / zoom].map((each) => Math.round(each * 100) / 100);
    };
    await page.mouse.move(...(await groundOf(page)));
    expect(await wheel(30, 20)).toEqual([-30, -20, 1]);
    expect(await wheel(-30, -20)).toEqual([30, 20, 1]);
    await page.keyboard.down('Shift');
    expect(await wheel(0, 40)).toEqual([-40, 0, 1]);
    expect(await wheel(0, -40)).toEqual([40, 0, 1]);
    await page.keyboard.up('Shift');
    const command = async (says: string) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search commands' }).fill('wheel');
      await page.keyboard.press('Enter');
      await page.getByText(says).waitFor();
      await page.mouse.move(...(await groundOf(page)));
    };
    await command('The wheel always zooms on the canvas');
    await command('The wheel always moves the canvas');
    expect(await wheel(0, 50)).toEqual([0, -50, 1]);
    expect(await wheel(0, -50)).toEqual([0, 50, 1]);
    await command('A wheel zooms on the canvas');
    expect((await wheel(0, -50))[2]).toBeGreaterThan(1);
    expect((await wheel(0, 50))[2]).toBeLessThan(1);
    // Over a prompt too, as long as that is not longer than it is shown.
    const [id, x, y] = (await page.evaluate(`(() => {
      for (const field of document.querySelectorAll('[data-node] [role="textbox"]')) {
        const { left, top } = field.getBoundingClientRect();
        if (document.elementFromPoint(left + 20, top + 10) === field) return [field.closest('[data-node]').dataset.node, left, top];
      }
    })()`)) as [string, number, number];
    const prompt = page.locator(`[data-node="${id}"] [role="textbox"]`);
    await page.mouse.move(x + 20, y + 10);
    expect((await wheel(0, -50))[2]).toBeGreaterThan(1);
    expect((await wheel(0, 50))[2]).toBeLessThan(1);
    const before = await view();
    await prompt.evaluate((field) =>
      Object.assign((field as unknown as { style: object }).style, { maxHeight: '8px', minHeight: 0 }),
    );
    await page.mouse.move(x + 20, y + 4);
    await page.mouse.wheel(0, 30);
    await expect
      .poll(() => prompt.evaluate((field) => (field as unknown as { scrollTop: number }).scrollTop))
      .toBeGreaterThan(5);
    expect(await view()).toEqual(before);
    await prompt.evaluate((field) =>
      (field as unknown as { removeAttribute(name: string): void }).removeAttribute('style'),
    );
  });

  it('brings cards onto the page without moving those that are there already', async () => {
    const there = () =>
      page.locator('.react-flow__node').evaluateAll((found) => found.map((each) => each.getAttribute('data-id') ?? ''));
    await page.evaluate(`(() => {
      globalThis.taken = [];
      const note = (changes) => { for (const { removedNodes } of changes) for (const { dataset } of removedNodes) globalThis.taken.push(dataset.id); };
      globalThis.watch = new MutationObserver(note);
      globalThis.watch.observe(document.querySelector('.react-flow__nodes'), { childList: true });
    })()`);
    const before = new Set(await there());
    for (const by of [-600, -600, 600]) {
      const spot = await groundOf(page);
      await page.mouse.move(...spot);
      await page.mouse.down();
      await page.mouse.move(spot[0] + by / 2, spot[1] - 120, { steps: 12 });
      await page.mouse.up();
      await whenQuiet(page);
    }
    const after = await there();
    expect(after.some((id) => !before.has(id))).toBe(true);
    const taken = (await page.evaluate('globalThis.watch.disconnect(), globalThis.taken')) as string[];
    expect(taken.filter((id) => after.includes(id))).toEqual([]);
    // As the document has them, for whoever goes through them by keys.
    const order = new Map(graph.nodes.map(({ id }, i) => [id, i]));
    const places = after.flatMap((id) => order.get(id) ?? []);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('moves what is panned or dragged without going through all layers of the page for each step', async () => {
    const STEPS = 24;
    const dragBy = async ([x, y]: readonly [number, number], by: number) => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let step = 1; step <= STEPS; step++) {
        await page.mouse.move(x + (by * step) / STEPS, y);
        await page.evaluate('new Promise(requestAnimationFrame)');
      }
      await page.mouse.up();
      await whenQuiet(page);
    };
    const updates = (work: () => Promise<void>) => countTraced(page, 'PaintArtifactCompositor::Update', 'blink', work);
    const ground = await groundOf(page);
    const card = await centreOf(page, '[data-node] header >> nth=2');
    expect(await updates(() => dragBy(ground, 72))).toBeLessThan(STEPS / 2);
    // What is chosen with it and what is saved after it has its own.
    expect(await updates(() => dragBy([card.x + 72, card.y], 96))).toBeLessThan(STEPS);
    await page.keyboard.press('Control+z');
    await whenQuiet(page);
  });

  it('draws one card for what a run tells of one node, and keeps the page free', async () => {
    const shot = page.locator('[data-node="lone-shot"]');
    await page.keyboard.press('Control+f');
    await page.getByRole('combobox', { name: 'Find in the graph' }).fill('lone lighthouse');
    await page.getByRole('option', { name: /^lone-shot/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await shot.locator('header').click();
    await expect.poll(() => cards(page)).toBeGreaterThan(3);
    await whenQuiet(page);
    await forgetDrawn(page);
    const tasks = await recordTasks(page, async () => {
      await page.getByRole('button', { name: 'Run to here' }).click();
      await shot.locator('video').waitFor({ timeout: 120_000 });
      await whenQuiet(page);
    });
    const told = (await page.evaluate('globalThis.told')) as readonly Told[];
    const all = await drawn(page);
    const cameOf = told.map(({ events, drawn }, i) => ({ events, cards: all.slice(drawn, told[i + 1]?.drawn) }));
    const progress = cameOf.filter(({ events }) =>
      events.every(({ type, node }) => type === 'node-progress' && node === 'lone-shot'),
    );
    expect(progress.length).toBeGreaterThan(3);
    for (const { cards } of progress) expect(cards).toEqual(['lone-shot']);
    for (const { cards } of cameOf) expect(cards.length).toBeLessThanOrEqual(1);
    expect(new Set(all)).toEqual(new Set(['lone-shot']));
    expect(tasks.filter(({ cpuMs }) => cpuMs > 50)).toEqual([]);
  });

  it('carries many cards at once as they look from afar, and puts all of them down as one step', async () => {
    await page.keyboard.press('Escape');
    await page.mouse.click(...(await groundOf(page)));
    await page.keyboard.press('f');
    await expect.poll(() => zoomOf(page)).toBeLessThan(0.2);
    await whenQuiet(page);
    await zoomIn(page, 0.5);
    await page.keyboard.press('Control+a');
    await whenQuiet(page);
    const places = async () =>
      (await page.evaluate(`Object.fromEntries([...document.querySelectorAll('.react-flow__node')].map((each) => {
        const { x, y, width } = each.getBoundingClientRect();
        return [each.dataset.id, [Math.round(x), Math.round(y), Math.round(width)]];
      }))`)) as { readonly [id: string]: readonly [number, number, number] };
    const before = await places();
    expect(Object.keys(before).length).toBeGreaterThan(16);
    // The first card whose head nothing lies on.
    const [x, y] = (await page.evaluate(`(() => {
      for (const head of document.querySelectorAll('[data-node] header')) {
        const { left, top } = head.getBoundingClientRect();
        if (head.contains(document.elementFromPoint(left + 8, top + 6))) return [left + 8, top + 6];
      }
    })()`)) as [number, number];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 100, y + 60, { steps: 5 });
    // They stay on the page until their painting is there.
    await expect
      .poll(async () => new Set(Object.values(await places()).map(([, , width]) => width)))
      .toEqual(new Set([0]));
    await page.mouse.up();
    await whenQuiet(page);
    const after = await places();
    for (const [id, [left, top, width]] of Object.entries(before).filter(([id]) => after[id])) {
      expect(Math.abs(after[id]![0] - left - 100), id).toBeLessThan(8);
      expect(Math.abs(after[id]![1] - top - 60), id).toBeLessThan(8);
      expect(after[id]![2]).toBe(width);
    }
    await page.keyboard.press('Control+z');
    await whenQuiet(page);
    const back = await places();
    for (const id of Object.keys(before).filter((id) => back[id])) expect(back[id], id).toEqual(before[id]);
    await page.keyboard.press('Escape');
  });

  it('wrote no error to the console', () => {
    expect(editor.faults).toEqual([]);
  });
});
