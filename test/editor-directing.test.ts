import { existsSync } from 'node:fs';
import type { GraphDocument } from '@shotgraph/engine';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { centreOf, drop, type EditorPage, openEditorPage, program } from './editor/open-editor.ts';

const node = (type: string, inputs: object) => ({ type, version: 1, inputs }) as GraphDocument['nodes'][string];

/** Somebody who is filmed and lit: a camera that pushes in, a rig of a classic setup with a light of its own, a shot of both. */
const set: GraphDocument = {
  shotgraph: 1,
  title: 'A set',
  nodes: {
    mara: node('direct/subject', { name: 'Mara', colour: '#c8553d' }),
    cast: node('direct/cast', { subjects: [{ from: 'mara.subject' }] }),
    waits: node('direct/action', { subject: 'Mara', does: 'waits', length: 4, path: [[0.4, 4]] }),
    blocking: node('direct/choreography', { cast: { from: 'cast.cast' }, actions: [{ from: 'waits.action' }] }),
    push: node('direct/camera', {
      move: 'dolly',
      amount: 1,
      seconds: 4,
      choreography: { from: 'blocking.choreography' },
    }),
    key: node('direct/light', { role: 'key', azimuth: 45 }),
    rig: node('direct/lighting', { setup: 'three-point', lights: [{ from: 'key.light' }] }),
    shot: node('direct/shot', {
      name: 'wait',
      camera: { from: 'push.camera' },
      lighting: { from: 'rig.lighting' },
      choreography: { from: 'blocking.choreography' },
    }),
  },
  layout: {
    nodes: {
      key: [0, 0],
      rig: [340, 0],
      push: [680, 0],
      mara: [0, 800],
      cast: [340, 800],
      waits: [680, 800],
      blocking: [1020, 800],
      shot: [1020, 0],
    },
  },
};

/** A shot counted in beats that nobody has heard yet. */
const unheard: GraphDocument = {
  shotgraph: 1,
  title: 'Unheard',
  nodes: {
    song: node('input/audio', { file: 'media/song.wav' }),
    beats: node('analyze/beats', { audio: { from: 'song.audio' } }),
    waits: node('direct/action', { subject: 'Mara', does: 'waits', unit: 'beats', beats: { from: 'beats.beats' } }),
    blocking: node('direct/choreography', { actions: [{ from: 'waits.action' }] }),
    shot: node('direct/shot', { name: 'wait', choreography: { from: 'blocking.choreography' } }),
  },
  layout: { nodes: { song: [0, 0], beats: [340, 0], waits: [680, 0], blocking: [1020, 0], shot: [1360, 0] } },
};

const panel = (page: Page) => page.getByRole('tabpanel').last();
const grip = (page: Page, name: string) => panel(page).locator(`[data-grip="${name}"]`);
const painted = (page: Page) => panel(page).locator('canvas[data-painted]').first();
const slider = (page: Page, name: string) => panel(page).getByRole('slider', { name, exact: true });
const undo = (page: Page) => page.keyboard.press('Control+z');

/** What is painted, as one text: equal texts are equal pixels. */
const pixelsOf = (page: Page): Promise<string> =>
  painted(page).evaluate((canvas) => (canvas as unknown as { toDataURL(): string }).toDataURL());

/** Selects a node by its card and shows how it is directed. */
async function direct(page: Page, id: string): Promise<void> {
  await page.locator(`[data-node="${id}"]`).getByText(id, { exact: true }).first().click();
  await page.getByRole('tab', { name: 'Direct' }).click();
  await painted(page).waitFor();
}

async function hold(page: Page, selector: string, dx: number, dy: number): Promise<void> {
  await page.locator(selector).scrollIntoViewIfNeeded();
  let { x, y } = await centreOf(page, selector);
  // What comes into the panel meanwhile may move it: it is pressed where it stands once the pointer is there.
  for (let isThere = false; !isThere; ) {
    await page.mouse.move(x, y);
    const now = await centreOf(page, selector);
    isThere = now.x === x && now.y === y;
    ({ x, y } = now);
  }
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 3 });
  await page.mouse.move(x + dx, y + dy, { steps: 3 });
}

async function drag(page: Page, selector: string, dx: number, dy: number): Promise<void> {
  await hold(page, selector, dx, dy);
  await page.mouse.up();
}

/** A busy machine paints slowly: what is waited for may take its time. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 30_000 });

async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(`axe.run('aside [role=tabpanel]', { resultTypes: ['violations'] })`);
  const { violations } = found as axe.AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

describe.skipIf(!existsSync(program))('directing in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;

  beforeAll(async () => {
    editor = await openEditorPage();
    page = editor.page;
    await page.goto(`${editor.address}?example=still-to-clip`);
    await page.locator('[data-node]').first().waitFor();
    await drop(page, 'set.json', 'application/json', btoa(JSON.stringify(set)));
    await page.locator('[data-node="push"]').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('shows a camera from outside, through its lens and in words', async () => {
    await direct(page, 'push');
    await panel(page).getByText('pushes in').waitFor();
    expect(
      await panel(page)
        .getByRole('radio', { name: /^Dolly:/ })
        .getAttribute('aria-checked'),
    ).toBe('true');
    expect(await panel(page).getByLabel('What is filmed').inputValue()).toBe('shot.shot');
  });

  it('takes another move by its picture, and its usual amount with it, as one step', async () => {
    const before = await pixelsOf(page);
    await slider(page, 'Instant of the move').press('End');
    await eventually(() => pixelsOf(page)).not.toBe(before);
    const pushed = await pixelsOf(page);
    await panel(page)
      .getByRole('radio', { name: /^Orbit:/ })
      .click();
    await panel(page)
      .getByText(/orbits|circles/)
      .first()
      .waitFor();
    await eventually(() => pixelsOf(page)).not.toBe(pushed);
    expect(await slider(page, 'Amount').getAttribute('aria-valuetext')).toBe('30 °');
    await undo(page);
    await panel(page).getByText('pushes in').waitFor();
    expect(await slider(page, 'Amount').getAttribute('aria-valuetext')).toBe('1 m');
  });

  it('chooses moves with the arrow keys', async () => {
    await panel(page)
      .getByRole('radio', { name: /^Dolly:/ })
      .focus();
    await page.keyboard.press('ArrowRight');
    await panel(page)
      .getByRole('radio', { name: /^Truck:/, checked: true })
      .waitFor();
    await undo(page);
    await panel(page)
      .getByRole('radio', { name: /^Dolly:/, checked: true })
      .waitFor();
  });

  it('drags the end of the way, as one step, and moves it with the arrow keys', async () => {
    const amount = slider(page, 'Amount');
    await drag(page, '[data-grip="end"]', 40, -24);
    await eventually(() => amount.getAttribute('aria-valuetext')).not.toBe('1 m');
    await undo(page);
    await eventually(() => amount.getAttribute('aria-valuetext')).toBe('1 m');
    await grip(page, 'end').focus();
    await page.keyboard.press('ArrowRight');
    await eventually(() => amount.getAttribute('aria-valuetext')).toBe('1.1 m');
    await page.keyboard.press('Shift+ArrowLeft');
    await eventually(() => amount.getAttribute('aria-valuetext')).toBe('0.1 m');
    await undo(page);
    await eventually(() => amount.getAttribute('aria-valuetext')).toBe('1 m');
  });

  it('puts the end of the way back when Escape breaks off its dragging', async () => {
    const amount = slider(page, 'Amount');
    await hold(page, '[data-grip="end"]', 40, -24);
    await eventually(() => amount.getAttribute('aria-valuetext')).not.toBe('1 m');
    await page.keyboard.press('Escape');
    await eventually(() => amount.getAttribute('aria-valuetext')).toBe('1 m');
    await page.mouse.move(0, 0);
    await page.mouse.up();
    // What was undone before can still be redone: nothing came between.
    await page.keyboard.press('Control+Shift+z');
    await eventually(() => amount.getAttribute('aria-valuetext')).not.toBe('1 m');
    await undo(page);
    await eventually(() => amount.getAttribute('aria-valuetext')).toBe('1 m');
  });

  it('turns the stage by keyboard without changing the document', async () => {
    const stage = panel(page).getByRole('group', { name: /^Stage\./ });
    const before = await centreOf(page, '[data-grip="end"]');
    await stage.focus();
    await page.keyboard.press('ArrowLeft');
    await eventually(async () => (await centreOf(page, '[data-grip="end"]')).x).not.toBe(before.x);
    await page.keyboard.press('0');
    await eventually(async () => (await centreOf(page, '[data-grip="end"]')).x).toBe(before.x);
  });

  it('drags the start over the floor, both ways as one step', async () => {
    const text = () => grip(page, 'foot').getAttribute('aria-valuetext');
    const before = await text();
    await drag(page, '[data-grip="foot"]', -36, 10);
    await eventually(text).not.toBe(before);
    await undo(page);
    await eventually(text).toBe(before);
  });

  it('says nothing to axe about the camera', async () => {
    expect(await faultsOf(page)).toEqual([]);
  });

  it('turns a light by keyboard, and what it does to a face changes', async () => {
    await direct(page, 'rig');
    const before = await pixelsOf(page);
    await grip(page, 'key top').focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
    await eventually(() => slider(page, 'Around').getAttribute('aria-valuetext')).toBe('75 °');
    await eventually(() => pixelsOf(page)).not.toBe(before);
  });

  it('drags a light around and up, each as one step', async () => {
    const around = () => slider(page, 'Around').getAttribute('aria-valuetext');
    const height = () => slider(page, 'Height').getAttribute('aria-valuetext');
    const before = [await around(), await height()];
    const pixels = await pixelsOf(page);
    await drag(page, '[data-grip="key top"]', -60, 24);
    await eventually(around).not.toBe(before[0]);
    await eventually(() => pixelsOf(page)).not.toBe(pixels);
    await drag(page, '[data-grip="key side"]', -12, -40);
    await eventually(height).not.toBe(before[1]);
    await undo(page);
    await eventually(height).toBe(before[1]);
    await undo(page);
    await eventually(around).toBe(before[0]);
  });

  it('makes a light of the setup one’s own by dragging it, as one step', async () => {
    await drag(page, '[data-grip="fill top"]', -10, -30);
    await page.locator('[data-node="fill"]').waitFor();
    await panel(page).getByRole('button', { name: 'Remove fill' }).waitFor();
    await undo(page);
    await page.locator('[data-node="fill"]').waitFor({ state: 'detached' });
    await panel(page).getByRole('button', { name: 'Make fill a light of its own' }).waitFor();
  });

  it('leaves a light to the setup when Escape breaks off its dragging', async () => {
    await hold(page, '[data-grip="fill top"]', -10, -30);
    await page.locator('[data-node="fill"]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-node="fill"]').waitFor({ state: 'detached' });
    await page.mouse.up();
    await panel(page).getByRole('button', { name: 'Make fill a light of its own' }).waitFor();
  });

  it('adds a light and takes it out again', async () => {
    await panel(page).getByRole('button', { name: 'Add a kicker light' }).click();
    await page.locator('[data-node="kicker"]').waitFor();
    await panel(page).getByRole('button', { name: 'Remove kicker' }).click();
    await page.locator('[data-node="kicker"]').waitFor({ state: 'detached' });
  });

  it('says nothing to axe about the light, in dark and in light', async () => {
    expect(await faultsOf(page)).toEqual([]);
    await page.evaluate(`document.documentElement.dataset.theme = 'light'`);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('says of a picture that hangs on something not made yet how it comes to be seen', async () => {
    await drop(page, 'unheard.json', 'application/json', btoa(JSON.stringify(unheard)));
    await page.locator('[data-node="song"]').waitFor();
    await page.locator('[data-node="shot"]').getByText('shot', { exact: true }).first().click();
    await page.getByRole('tab', { name: 'Direct' }).click();
    await panel(page).getByText('The picture of this shot is known once everything before it has run.').waitFor();
    await panel(page).getByRole('button', { name: 'Run to here' }).waitFor();
    await page.locator('[data-node="blocking"]').getByText('blocking', { exact: true }).click();
    await panel(page).getByText('Seen after a run').waitFor();
  });

  it('wrote no error to the console', () => {
    expect(editor.faults).toEqual([]);
  });
});
