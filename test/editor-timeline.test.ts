import { existsSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from './editor/document-of.ts';
import { COUNT_RENDERS, choose, type EditorPage, openEditorPage, program } from './editor/open-editor.ts';

const clip = (page: Page, name: string) => page.locator(`[data-clip="${name}.shot"]`);
const picture = (page: Page) => page.locator('figure canvas[data-painted]');
const UNDO = 'Control+z';

/** Nodes that give a sequence its shots, in the order of its edges. */
async function shotsOf(page: Page, sequence: string): Promise<readonly string[]> {
  const { shots } = (await documentOf(page)).nodes[sequence]!.inputs;
  return (shots as { from: string }[]).map(({ from }) => from.split('.')[0]!);
}

/** Shots as the timeline has them, from left to right. */
const clips = (page: Page) =>
  page
    .locator('[data-clip]')
    .evaluateAll((found) => found.map((each) => (each.getAttribute('data-clip') ?? '').replace('.shot', '')));

/** What a canvas shows, as a text to be compared. */
const pixels = (page: Page) =>
  picture(page).evaluate((canvas) => (canvas as unknown as { toDataURL(): string }).toDataURL());

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** Where something is once it rests: clips glide to their places. */
async function boxOf(page: Page, selector: string) {
  const found = page.locator(selector).first();
  await found.evaluate(
    'Promise.allSettled(document.getAnimations().map((each) => each.effect.getComputedTiming().iterations < 9 && each.finished))',
  );
  const box = await found.boundingBox();
  if (!box) throw new Error(`nothing there: ${selector}`);
  return { ...box, middle: { x: box.x + box.width / 2, y: box.y + box.height / 2 } };
}

/** Problems that a page has for people who do not see it or use no mouse. */
async function barriersIn(page: Page, selector: string): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(`axe.run(${JSON.stringify(selector)}, { resultTypes: ['violations'] })`);
  const { violations } = found as axe.AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Whether the number of a clip lies in what is shown of the clip. */
const isNumberShown = (page: Page, name: string) =>
  page.evaluate(`(() => {
    const clip = document.querySelector('[data-clip="${name}.shot"]');
    const number = clip.querySelector('[class*="number"]').getBoundingClientRect();
    const { right, bottom } = clip.getBoundingClientRect();
    return number.right <= right && number.bottom <= bottom;
  })()`);

const FIRST = ['shot-1', 'shot-2', 'shot-3', 'shot-4', 'shot-5', 'shot-6', 'shot-7', 'shot-8', 'shot-9'];

describe.skipIf(!existsSync(program))('the timeline in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;

  beforeAll(async () => {
    editor = await openEditorPage(COUNT_RENDERS);
    page = editor.page;
    await page.goto(`${editor.address}?example=music-video`);
    await page.locator('.react-flow').first().waitFor();
    await page.keyboard.press('t');
    await clip(page, 'shot-9').waitFor();
    await page.getByLabel('Sequence').selectOption('cut');
    // The beats are measured in the song: nothing of the film is known before.
    await page.getByRole('button', { name: 'Run up to cut' }).click();
    await picture(page).waitFor({ timeout: 60_000 });
  }, 180_000);
  afterAll(() => editor?.close());

  it('shows the shots of a sequence on the clock of its music', async () => {
    expect(await clips(page)).toEqual(FIRST);
    await page.getByLabel(/Beats of the music: 120 a minute/).waitFor();
    await page.getByLabel('Sound: song').waitFor();
    await clip(page, 'shot-3').locator('canvas[data-painted]').waitFor();
    await page.getByRole('button', { name: 'Shot 3 voice 4 s close, from 00:06:00' }).waitFor();
  }, 60_000);

  it('rewires the sequence when a shot is dragged to another place, as one step', async () => {
    const { middle } = await boxOf(page, '[data-clip="shot-1.shot"]');
    const target = await boxOf(page, '[data-clip="shot-3.shot"]');
    await drag(page, middle, { x: target.x + target.width * 0.7, y: middle.y });
    const moved = ['shot-2', 'shot-3', 'shot-1', ...FIRST.slice(3)];
    expect(await clips(page)).toEqual(moved);
    expect(await shotsOf(page, 'cut')).toEqual(moved);
    // The other sequence of the same shots is another film.
    expect(await shotsOf(page, 'film')).toEqual(FIRST);
    await page.keyboard.press(UNDO);
    expect(await clips(page)).toEqual(FIRST);
    expect(await shotsOf(page, 'cut')).toEqual(FIRST);
  });

  it('drops a drag that Escape ends', async () => {
    const { middle } = await boxOf(page, '[data-clip="shot-1.shot"]');
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + 400, middle.y, { steps: 4 });
    expect(await clips(page)).not.toEqual(FIRST);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await clips(page)).toEqual(FIRST);
  });

  it('trims a shot from bar to bar where its sequence cuts on bars', async () => {
    const end = await boxOf(page, '[data-trim="shot-2.shot"]');
    const bar = (await boxOf(page, '[data-clip="shot-2.shot"]')).width;
    await drag(page, end.middle, { x: end.middle.x + bar * 0.8, y: end.middle.y });
    expect((await documentOf(page)).nodes['shot-2']!.inputs.seconds).toBeCloseTo(4, 1);
    expect(await clip(page, 'shot-3').textContent()).toContain('from 00:08:00');
    await page.keyboard.press(UNDO);
    expect((await documentOf(page)).nodes['shot-2']!.inputs.seconds).toBe(2);
  });

  it('paints the frame under the playhead', async () => {
    const before = await pixels(page);
    const playhead = page.getByRole('slider', { name: 'Playhead' });
    await playhead.focus();
    await page.keyboard.press('PageUp');
    expect(await playhead.getAttribute('aria-valuetext')).toBe('00:05:00');
    await expect.poll(() => pixels(page), { timeout: 20_000 }).not.toBe(before);
    await page.getByText('2 · floor').waitFor();
  });

  it('is worked by keys alone', async () => {
    await clip(page, 'shot-1').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Direct', selected: true }).waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    expect(await clips(page)).toEqual(['shot-1', 'shot-3', 'shot-2', ...FIRST.slice(3)]);
    // The shot keeps the focus, so that the next key is about it too.
    await page.keyboard.press('Alt+ArrowLeft');
    expect(await clips(page)).toEqual(['shot-3', 'shot-1', 'shot-2', ...FIRST.slice(3)]);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => clip(page, 'shot-3').textContent()).toContain('6 s');
    for (let i = 0; i < 3; i++) await page.keyboard.press(UNDO);
    expect(await clips(page)).toEqual(FIRST);
  });

  it('adds, copies and takes out shots, each as one step', async () => {
    await clip(page, 'shot-2').click();
    await page.getByRole('button', { name: 'Duplicate the selected shot' }).click();
    expect((await clips(page)).slice(0, 4)).toEqual(['shot-1', 'shot-2', 'shot', 'shot-3']);
    await page.getByRole('button', { name: 'Add a shot after the selected one' }).click();
    expect((await clips(page)).length).toBe(11);
    // What a new shot lacks is told, and what could be wired in is one click away.
    await page.getByText('The shot has no camera').waitFor();
    await page.getByRole('button', { name: /^Add camera trajectory to/ }).click();
    await page.getByRole('dialog').getByText('Camera chain').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove the selected shot' }).click();
    expect((await clips(page)).length).toBe(10);
    for (let i = 0; i < 3; i++) await page.keyboard.press(UNDO);
    expect(await clips(page)).toEqual(FIRST);
  });

  it('is stretched around the pointer, moved along by a wheel, and stretched by buttons from what is shown', async () => {
    const middle = async () => (await boxOf(page, '[data-clip="shot-5.shot"]')).middle.x;
    const width = async () => (await boxOf(page, '[data-clip="shot-5.shot"]')).width;
    await page.evaluate(
      "addEventListener('wheel', (event) => { globalThis.lastWheel = event; }, { capture: true, passive: true })",
    );
    const [x, before] = [await middle(), await width()];
    await page.mouse.move(x, (await boxOf(page, '[data-clip="shot-5.shot"]')).middle.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect.poll(width).toBeCloseTo(before * 1.96, -1);
    expect(Math.abs((await middle()) - x)).toBeLessThan(3);
    // Else the browser would have made the whole window larger.
    expect(await page.evaluate('globalThis.lastWheel.defaultPrevented')).toBe(true);
    await page.mouse.wheel(0, 60);
    await expect.poll(middle).toBeCloseTo(x - 60, -1);
    await page.getByRole('button', { name: 'Fit the whole film' }).click();
    await expect.poll(width).toBeCloseTo(before, -1);
    await page.getByRole('button', { name: 'Zoom in' }).last().click();
    await expect.poll(width).toBeCloseTo(before * 1.4, -1);
    await page.getByRole('button', { name: 'Fit the whole film' }).click();
  });

  it('edits the same film as a list', async () => {
    await page.getByRole('button', { name: 'Shot list' }).click();
    const size = page.getByLabel('Size of floor');
    await choose(size, 'medium');
    await page.getByLabel('Name of floor').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Name of voice');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await page.locator('[data-row]').nth(1).getAttribute('data-row')).toBe('shot-3.shot');
    expect((await documentOf(page)).nodes['shot-2']!.inputs.size).toBe('medium');
    await page.keyboard.press(UNDO);
    await page.keyboard.press(UNDO);
    expect(await shotsOf(page, 'cut')).toEqual(FIRST);
    await page.getByRole('button', { name: 'Timeline', exact: true }).first().click();
  });

  it('marks a length that cannot be, and keeps what is known of the other shots', async () => {
    await page.getByRole('button', { name: 'Shot list' }).click();
    const length = page.getByLabel('Length of floor');
    const moves = () => page.locator('[data-row] td:nth-child(5)').allTextContents();
    const painted = page.locator('[data-row] canvas[data-painted]');
    // Whatever sequence is shown once everything is selected.
    await documentOf(page);
    const areKnown = async () => (await moves()).length > 4 && (await moves()).every(Boolean);
    await expect.poll(areKnown, { timeout: 20_000 }).toBe(true);
    const before = await moves();
    await painted.nth(4).waitFor();
    const seen = await painted.count();
    await length.click();
    // On the way to 0.5 it is 0, which nobody meant.
    await length.press('Control+a');
    await length.pressSequentially('0');
    const isMarked = () => length.getAttribute('aria-invalid');
    await expect.poll(isMarked).toBe('true');
    await expect.poll(() => length.getAttribute('title')).toBe('Must be 0.1 to 600');
    await length.pressSequentially('.5');
    await expect.poll(isMarked).toBe('false');
    expect((await documentOf(page)).nodes['shot-2']!.inputs.seconds).toBe(0.5);
    await length.fill('1000000000');
    expect((await documentOf(page)).nodes['shot-2']!.inputs.seconds).toBe(1_000_000_000);
    await expect.poll(isMarked).toBe('true');
    await page.getByText('An issue keeps the film from being seen').waitFor();
    await expect.poll(moves).toEqual(before);
    expect(await painted.count()).toBeGreaterThanOrEqual(seen);
    for (let i = 0; i < 2; i++) await page.keyboard.press(UNDO);
    expect((await documentOf(page)).nodes['shot-2']!.inputs.seconds).toBe(2);
    await page.getByRole('button', { name: 'Timeline', exact: true }).first().click();
    await picture(page).waitFor();
  }, 60_000);

  it('lets shots be taken that are shorter than a grip, and tells lengths where they are seen', async () => {
    await page.getByRole('button', { name: 'Shot list' }).click();
    await page.getByRole('button', { name: 'Shot 2, floor: select it' }).click();
    await page.getByLabel('Sequence').selectOption('film');
    await page.getByLabel('Length of floor').fill('0.1');
    await page.getByRole('button', { name: 'Timeline', exact: true }).first().click();
    const short = await boxOf(page, '[data-clip="shot-2.shot"]');
    expect(short.width).toBeLessThan(10);
    // Nothing is shown of a number that has no room.
    expect(await isNumberShown(page, 'shot-2')).toBe(false);
    expect(await isNumberShown(page, 'shot-1')).toBe(true);
    await page.mouse.click(short.middle.x, short.middle.y);
    expect(await clip(page, 'shot-2').getAttribute('aria-pressed')).toBe('true');
    const grip = await boxOf(page, '[data-trim="shot-2.shot"]');
    expect(grip.x).toBeGreaterThan(short.middle.x);
    await page.mouse.move(grip.middle.x, grip.middle.y);
    await page.mouse.down();
    await page.mouse.move(grip.middle.x + 12, grip.middle.y, { steps: 4 });
    const label = page.locator('li > [class*="reach"] > span');
    expect((await label.boundingBox())!.height).toBeLessThan(26);
    // To the edge of the window, and beyond.
    await page.mouse.move(1599, grip.middle.y, { steps: 8 });
    const seen = (await label.boundingBox())!;
    expect(seen.x + seen.width).toBeLessThan(1600);
    expect(seen.height).toBeLessThan(26);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.keyboard.press(UNDO);
    expect((await documentOf(page)).nodes['shot-2']!.inputs.seconds).toBe(2);
    await page.getByLabel('Sequence').selectOption('cut');
  });

  it('shows no frame of a film that has no shots any more', async () => {
    for (let left = 9; left > 0; left--) {
      await page.locator('[data-clip]').first().focus();
      await page.keyboard.press('Delete');
      await expect.poll(async () => (await clips(page)).length).toBe(left - 1);
    }
    await page.getByText('A film without shots shows nothing.').waitFor();
    await picture(page).waitFor({ state: 'detached' });
    for (let i = 0; i < 9; i++) await page.keyboard.press(UNDO);
    expect(await clips(page)).toEqual(FIRST);
    await picture(page).waitFor();
  }, 60_000);

  it('moves a point of a way on the floor, from the checklist of a shot', async () => {
    await clip(page, 'shot-9').click();
    await page.getByRole('button', { name: 'Open choreography: finish' }).click();
    const point = page.locator('[data-point="0"]');
    await point.focus();
    const [before] = (await documentOf(page)).nodes.ends!.inputs.path as [[number, number]];
    await clip(page, 'shot-9').click();
    await page.getByRole('button', { name: 'Open choreography: finish' }).click();
    await point.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('+');
    await page.locator('[data-point="1"]').waitFor();
    const after = (await documentOf(page)).nodes.ends!.inputs.path as [number, number][];
    expect(after).toHaveLength(2);
    expect(after[0]![0] - before[0]).toBeCloseTo(0.1);
    expect(after[0]![1] - before[1]).toBeCloseTo(0.1);
    await page.keyboard.press(UNDO);
    expect((await documentOf(page)).nodes.ends!.inputs.path).toHaveLength(1);
  });

  it('moves an action from beat to beat over the sound, and its end, each as one step', async () => {
    const action = page.locator('[data-action="ends"]');
    const open = async () => {
      await clip(page, 'shot-9').click();
      await page.getByRole('button', { name: 'Open choreography: finish' }).click();
      // It can be moved once its beats are known.
      await page.locator('[data-action-end="ends"]').waitFor();
    };
    const time = async () => {
      const { start = 0, length } = (await documentOf(page)).nodes.ends!.inputs as { start?: number; length: number };
      return { start, length };
    };
    // It lasts a bar of four beats: two of them are half of it, and a little more still goes to the second.
    await open();
    const { middle, width } = await boxOf(page, '[data-action="ends"]');
    await drag(page, middle, { x: middle.x + width * 0.55, y: middle.y });
    expect(await time()).toEqual({ start: 0.5, length: 1 });
    await open();
    const end = await boxOf(page, '[data-action-end="ends"]');
    const bar = await boxOf(page, '[data-action="ends"]');
    await drag(page, end.middle, { x: end.middle.x + bar.width * 0.3, y: end.middle.y });
    expect(await time()).toEqual({ start: 0.5, length: 1.25 });
    await open();
    await action.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await time()).toEqual({ start: 0.25, length: 1.25 });
    for (let i = 0; i < 3; i++) await page.keyboard.press(UNDO);
    expect(await time()).toEqual({ start: 0, length: 1 });
  });

  it('leaves an action where it is for a click that trembles, and when Escape breaks off its dragging', async () => {
    await clip(page, 'shot-9').click();
    await page.getByRole('button', { name: 'Open choreography: finish' }).click();
    await page.locator('[data-action-end="ends"]').waitFor();
    const before = await boxOf(page, '[data-action="ends"]');
    const { x, y } = before.middle;
    await drag(page, { x, y }, { x: x + 1, y });
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + before.width * 0.55, y, { steps: 4 });
    await expect.poll(async () => (await boxOf(page, '[data-action="ends"]')).x).toBeGreaterThan(before.x);
    await page.keyboard.press('Escape');
    await page.mouse.move(x + before.width, y);
    await page.mouse.up();
    const { start, length } = (await documentOf(page)).nodes.ends!.inputs;
    expect([start, length]).toEqual([undefined, 1]);
  });

  it('drags a layer to another distance', async () => {
    await clip(page, 'shot-1').click();
    await page.getByRole('button', { name: /Open depth and occlusion/ }).click();
    const grip = page.getByRole('slider', { name: /^Distance of/ }).first();
    await grip.waitFor();
    const before = Number(await grip.getAttribute('aria-valuenow'));
    await grip.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => Number(await grip.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
    await page.keyboard.press(UNDO);
    await expect.poll(async () => Number(await grip.getAttribute('aria-valuenow'))).toBe(before);
  });

  it('keeps layers in their order while one is dragged past another, and puts it back after Escape', async () => {
    await clip(page, 'shot-1').click();
    await page.getByRole('button', { name: /Open depth and occlusion/ }).click();
    const grips = page.getByRole('slider', { name: /^Distance of/ });
    // A name that only the value of the layers knows.
    await page.getByRole('slider', { name: 'Distance of Vega' }).waitFor();
    const order = () => grips.evaluateAll((found) => found.map((each) => each.getAttribute('aria-label')));
    const metres = async () => Number(await grips.first().getAttribute('aria-valuenow'));
    const [before, far] = [await order(), await metres()];
    const box = (await grips.first().boundingBox())!;
    const { x: right } = (await grips.last().boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await drag(page, { x, y }, { x: x + 2, y });
    expect(await metres()).toBe(far);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(right + 24, y, { steps: 4 });
    await expect.poll(metres).toBeGreaterThan(far);
    expect(await order()).toEqual(before);
    await page.keyboard.press('Escape');
    await expect.poll(metres).toBe(far);
    await page.mouse.up();
    await drag(page, { x, y }, { x: right + 24, y });
    await expect.poll(order).not.toEqual(before);
    await page.keyboard.press(UNDO);
    await expect.poll(order).toEqual(before);
  });

  it('keeps nobody out and reports no fault', async () => {
    await clip(page, 'shot-9').click();
    await page.getByText('Four points').waitFor();
    expect(await barriersIn(page, '[aria-label="Timeline"]')).toEqual([]);
    expect(await barriersIn(page, '[role="tabpanel"]')).toEqual([]);
    await page.getByRole('button', { name: 'Open choreography: finish' }).click();
    await page.locator('[data-point="0"]').waitFor();
    expect(await barriersIn(page, '[role="tabpanel"]')).toEqual([]);
    await page.getByRole('button', { name: 'Shot list' }).click();
    expect(await barriersIn(page, '[aria-label="Timeline"]')).toEqual([]);
    expect(editor.faults).toEqual([]);
  });
});
