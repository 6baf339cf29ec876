import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copied, copyAll, pasteText } from './editor/by-keyboard.ts';
import {
  COUNT_RENDERS,
  centreOf,
  drop,
  type EditorPage,
  fed,
  openEditorPage,
  program,
  whenQuiet,
} from './editor/open-editor.ts';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const axe = fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url));

const node = (type: string, inputs: object = {}) => ({ type, version: 1, inputs });
const HOSTILE =
  '# Hi\n<img src=x onerror="globalThis.hacked=1"> [bad](javascript:alert(1)) [good](https://example.org/)';

/** Three cards in a row, one far away, and one in a subgraph; with a frame around none and a note that means harm. */
const document = {
  shotgraph: 1,
  title: 'Editing',
  outputs: { clip: { from: 'slow.video' } },
  nodes: {
    still: node('input/image', { file: 'media/dusk.png' }),
    clip: node('transform/still-to-video', { image: { from: 'still.image' }, seconds: 2 }),
    slow: node('transform/speed', { video: { from: 'clip.video' }, factor: 0.5 }),
    words: node('input/text', { text: 'The lighthouse at dusk' }),
    look: node('graph/grade', { video: { from: 'clip.video' } }),
  },
  graphs: {
    grade: {
      title: 'Grade',
      inputs: { video: { type: 'video' } },
      outputs: { video: { from: 'warm.video' } },
      nodes: { warm: node('transform/color', { video: { from: 'inputs.video' }, temperature: 7100 }) },
      layout: { nodes: { warm: [0, 0] } },
    },
  },
  layout: {
    nodes: { still: [0, 0], clip: [320, 0], slow: [640, 0], words: [0, 400], look: [640, 400], outputs: [960, 0] },
    notes: [{ id: 'todo', text: HOSTILE, at: [320, 480], size: [256, 144] }],
  },
};

describe.skipIf(!existsSync(program))('editing in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  const press = (keys: string) => page.keyboard.press(keys);
  const card = (id: string) => page.locator(`[data-node="${id}"]`);
  const mark = (id: string) => page.locator(`[data-mark="${id}"]`);
  const select = (id: string, also = false) =>
    card(id)
      .locator('header')
      .click(also ? { modifiers: ['Shift'] } : {});
  /** Where nothing is. */
  const ground = () => page.locator('.react-flow__pane').click({ position: { x: 16, y: 120 } });
  /** Where things stand in the document; nothing is selected then. */
  const layout = async () => {
    const made = await copyAll(page);
    await ground();
    return made.layout!;
  };
  const open = async (given: object) => {
    await drop(page, 'made.json', 'application/json', Buffer.from(JSON.stringify(given)).toString('base64'));
  };
  const drag = async (from: { x: number; y: number }, by: readonly [number, number], keys: readonly string[] = []) => {
    await page.mouse.move(from.x, from.y);
    for (const key of keys) await page.keyboard.down(key);
    await page.mouse.down();
    await page.mouse.move(from.x + by[0] / 2, from.y + by[1] / 2, { steps: 4 });
    await page.mouse.move(from.x + by[0], from.y + by[1], { steps: 4 });
    await page.mouse.up();
    for (const key of keys) await page.keyboard.up(key);
  };
  /** What axe finds in what is edited with here. */
  const findBarriers = async (places: readonly string[]): Promise<readonly string[]> => {
    await page.evaluate(await readFile(axe, 'utf8'));
    return page.evaluate(`(async () => {
      const { violations } = await axe.run({ include: ${JSON.stringify(places.map((place) => [place]))} });
      return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', '));
    })()`);
  };

  beforeAll(async () => {
    editor = await openEditorPage(COUNT_RENDERS);
    page = editor.page;
    await page.goto(`${editor.address}?example=still-to-clip`);
    await card('still').waitFor();
    await open(document);
    await card('slow').waitFor();
  }, 120_000);
  afterAll(() => editor?.close());

  it('shows a note as it is meant, and hostile text in it as text', async () => {
    const note = mark('note:todo');
    await note.getByRole('heading', { name: 'Hi' }).waitFor();
    expect(await note.textContent()).toContain('<img src=x onerror=');
    expect(await note.textContent()).toContain('[bad](javascript:alert(1))');
    expect(await note.locator('img').count()).toBe(0);
    const link = note.getByRole('link');
    expect([await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual([
      'https://example.org/',
      'noopener noreferrer nofollow',
    ]);
    expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
  });

  it('puts a frame around the selection, and moves what is in it with it, as one step', async () => {
    await select('still');
    await select('clip', true);
    await press('g');
    await page.getByLabel('Title of the frame').waitFor();
    await page.keyboard.type('Act one');
    await press('Enter');
    await mark('frame:frame').getByText('Act one').waitFor();
    await mark('frame:frame').getByRole('button', { name: 'teal' }).click();
    const before = await layout();
    expect(before.frames).toMatchObject([{ id: 'frame', title: 'Act one', colour: 'teal' }]);
    const title = await mark('frame:frame').locator('header').boundingBox();
    await drag({ x: title!.x + 24, y: title!.y + 8 }, [-80, 56]);
    const after = await layout();
    const by = (id: string) => [0, 1].map((axis) => after.nodes![id]![axis]! - before.nodes![id]![axis]!);
    expect(by('still')).toEqual(by('clip'));
    expect(by('still')).not.toEqual([0, 0]);
    expect(by('slow')).toEqual([0, 0]);
    expect(after.frames![0]!.at).toEqual([0, 1].map((axis) => before.frames![0]!.at[axis]! + by('still')[axis]!));
    await press('Control+z');
    expect(await layout()).toEqual(before);
  });

  it('resizes a frame by its corner and by the keyboard', async () => {
    const before = (await layout()).frames![0]!.size;
    const corner = mark('frame:frame').getByRole('button', { name: /^Resize the frame Act one/ });
    await corner.focus();
    await press('ArrowRight');
    await press('Shift+ArrowDown');
    expect((await layout()).frames![0]!.size).toEqual([before[0] + 8, before[1] + 64]);
    await press('Control+z');
    expect((await layout()).frames![0]!.size).toEqual(before);
  });

  it('puts a frame back as it was when Escape breaks off its resizing, and nothing is lost of what could be redone', async () => {
    await press('Control+Shift+z');
    const after = (await layout()).frames![0]!.size;
    await press('Control+z');
    const before = (await layout()).frames![0]!;
    expect(after).not.toEqual(before.size);
    const { x, y } = await centreOf(page, '[data-mark="frame:frame"] [data-grip="bottom-right"]');
    const height = async () => (await mark('frame:frame').boundingBox())!.height;
    const shown = await height();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 80, { steps: 4 });
    await expect.poll(height).toBeGreaterThan(shown);
    await press('Escape');
    await page.mouse.move(x + 80, y + 120);
    await page.mouse.up();
    expect((await layout()).frames![0]).toEqual(before);
    await press('Control+Shift+z');
    expect((await layout()).frames![0]!.size).toEqual(after);
    await press('Control+z');
  });

  it('does nothing for keys while a card is dragged: what they would undo or delete is still there', async () => {
    const before = await layout();
    await drag(await centreOf(page, '[data-node="words"] header'), [0, 40]);
    const between = await layout();
    expect(between.nodes!.words).not.toEqual(before.nodes!.words);
    const { x, y } = await centreOf(page, '[data-node="slow"] header');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 80, { steps: 4 });
    for (const keys of ['Control+z', 'Delete', 'Control+d']) await press(keys);
    await page.mouse.move(x, y + 160, { steps: 4 });
    await page.mouse.up();
    const after = await layout();
    expect(after.nodes!.words).toEqual(between.nodes!.words);
    expect(Object.keys(after.nodes!)).toEqual(Object.keys(before.nodes!));
    expect(after.nodes!.slow![1]).toBeGreaterThan(before.nodes!.slow![1]);
    await press('Control+z');
    await press('Control+z');
    expect(await layout()).toEqual(before);
  });

  it('stays in a subgraph when Escape breaks off a drag, of a number or of an edge', async () => {
    await card('look').locator('header').dblclick();
    await card('warm').waitFor();
    await whenQuiet(page);
    const field = card('warm').getByLabel(/^temperature of warm/);
    const box = (await field.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 4 });
    await expect.poll(() => field.inputValue()).not.toBe('7100');
    await press('Escape');
    await expect.poll(() => field.inputValue()).toBe('7100');
    await page.mouse.up();
    const port = await centreOf(page, '[data-port="out:warm.video"]');
    await page.mouse.move(port.x, port.y);
    await page.mouse.down();
    await page.mouse.move(port.x + 60, port.y + 200, { steps: 4 });
    await page.locator('[data-canvas].connecting').waitFor();
    await press('Escape');
    await page.locator('[data-canvas].connecting').waitFor({ state: 'detached' });
    await page.mouse.move(port.x + 80, port.y + 220);
    await page.mouse.up();
    await card('warm').waitFor();
    expect(await page.getByRole('combobox', { name: 'Search node types' }).count()).toBe(0);
    await press('Escape');
    await card('look').waitFor();
  });

  it('writes a note, copies it with a frame and what lies in it, and deletes all of it again', async () => {
    await ground();
    await press('n');
    await page.getByLabel('Text of the note').waitFor();
    await page.keyboard.type('**warmer**');
    await press('Escape');
    await mark('note:note').locator('strong', { hasText: 'warmer' }).waitFor();
    await mark('frame:frame')
      .locator('header')
      .click({ position: { x: 20, y: 8 } });
    const text = await copied(page);
    expect(Object.keys(text.nodes)).toEqual(['still', 'clip']);
    await pasteText(page, JSON.stringify(text));
    await card('clip-2').waitFor();
    const { frames } = await layout();
    expect(frames!.map(({ id }) => id)).toEqual(['frame', 'frame-2']);
    await fed(page, 'clip-2', 'image', 'still-2.image');
    await press('Control+z');
    await card('clip-2').waitFor({ state: 'detached' });
    await mark('note:note').click({ position: { x: 8, y: 60 } });
    await press('Delete');
    await mark('note:note').waitFor({ state: 'detached' });
    await press('Control+z');
    await mark('note:note').waitFor();
  });

  it('boxes frames as a whole, and notes, with the cards: they move and go together, as one step', async () => {
    await ground();
    await press('f');
    await whenQuiet(page);
    const before = await layout();
    const box = (await mark('frame:frame').boundingBox())!;
    const corner = { x: box.x - 6, y: box.y - 6 };
    await drag(corner, [box.width + 12, box.height + 12], ['Shift']);
    expect(Object.keys((await copied(page)).nodes)).toEqual(['still', 'clip']);
    await press('ArrowRight');
    const moved = await layout();
    expect(moved.frames![0]!.at[0]).toBe(before.frames![0]!.at[0] + 8);
    expect(['still', 'clip', 'slow'].map((id) => moved.nodes![id]![0] - before.nodes![id]![0])).toEqual([8, 8, 0]);
    await press('Control+z');
    expect(await layout()).toEqual(before);
    // Not the whole frame: only what is in it.
    await drag(corner, [box.width - 12, box.height + 12], ['Shift']);
    expect((await copied(page)).layout!.frames).toBeUndefined();
    await ground();
    const note = (await mark('note:todo').boundingBox())!;
    await drag({ x: note.x - 6, y: note.y + note.height + 6 }, [20, -20], ['Shift']);
    expect((await copied(page)).layout!.notes).toMatchObject([{ id: 'todo' }]);
    await ground();
    await drag(corner, [box.width + 12, box.height + 12], ['Shift']);
    await press('Delete');
    await mark('frame:frame').waitFor({ state: 'detached' });
    await card('still').waitFor({ state: 'detached' });
    await press('Control+z');
    await fed(page, 'clip', 'image', 'still.image');
    expect(await layout()).toEqual(before);
  });

  it('aligns, spaces and nudges, each as one step', async () => {
    await select('still');
    await select('words', true);
    await press('ArrowRight');
    await press('ArrowRight');
    const at = (await layout()).nodes!.words!;
    await press('Control+z');
    expect((await layout()).nodes!.words).toEqual([at[0] - 16, at[1]]);
    await select('slow');
    await select('look', true);
    await select('words', true);
    await page
      .getByRole('toolbar', { name: 'Arrange the selection' })
      .getByRole('button', { name: 'Align left sides' })
      .click();
    const { nodes } = await layout();
    expect(new Set(['slow', 'look', 'words'].map((id) => nodes![id]![0])).size).toBe(1);
    await press('Control+z');
    expect((await layout()).nodes!.words).toEqual([at[0] - 16, at[1]]);
  });

  it('shows what is in line while a card is dragged, and snaps to it', async () => {
    const start = await centreOf(page, '[data-node="words"] header');
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 30, start.y + 10, { steps: 3 });
    await page.mouse.move(start.x + 3, start.y + 20, { steps: 3 });
    await page.locator('[data-helper-line="x"]').first().waitFor({ state: 'attached' });
    await page.mouse.up();
    await page.locator('[data-helper-line]').first().waitFor({ state: 'detached' });
    expect((await layout()).nodes!.words![0]).toBe((await layout()).nodes!.still![0]);
  });

  it('leaves the original where it is when a card is dragged with Alt, as one step', async () => {
    const before = await layout();
    await drag(await centreOf(page, '[data-node="slow"] header'), [40, 160], ['Alt']);
    await card('slow-2').waitFor();
    const after = await layout();
    expect(after.nodes!.slow).toEqual(before.nodes!.slow);
    expect(after.nodes!['slow-2']![1]).toBeGreaterThan(before.nodes!.slow![1]);
    await fed(page, 'slow-2', 'video', 'clip.video');
    await press('Control+z');
    await card('slow-2').waitFor({ state: 'detached' });
    // Escape leaves no copy, and of what is chosen the originals.
    const { x, y } = await centreOf(page, '[data-node="slow"] header');
    await page.keyboard.down('Alt');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 90, { steps: 4 });
    await card('slow-2').waitFor();
    await press('Escape');
    await card('slow-2').waitFor({ state: 'detached' });
    await page.mouse.up();
    await page.keyboard.up('Alt');
    expect(await page.locator('.react-flow__node.selected').getAttribute('data-id')).toBe('slow');
  });

  it('finds words in the whole document, goes there, and comes back', async () => {
    await press('Control+f');
    const field = page.getByRole('combobox', { name: 'Find in the graph' });
    await field.waitFor();
    await page.keyboard.type('7100');
    await page.getByRole('option', { name: /warm.*in grade/ }).waitFor();
    await press('Enter');
    await page.getByRole('navigation', { name: 'Way to this subgraph' }).waitFor();
    await card('warm').waitFor();
    await press('Control+f');
    await page.keyboard.type('lighthouse');
    await page.getByRole('option', { name: /^words/ }).waitFor();
    await press('Enter');
    await card('words').waitFor();
    await press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(Object.keys((await copied(page)).nodes)).toEqual(['words']);
  });

  it('goes to what is typed even before the list of it is there', async () => {
    await press('Control+f');
    const field = page.getByRole('combobox', { name: 'Find in the graph' });
    await field.fill('look');
    await page.getByRole('option', { name: /^look/ }).waitFor();
    await page.evaluate(`
      const input = document.activeElement;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, 'lighthouse');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    `);
    await page.getByRole('option', { name: /^words/, selected: true }).waitFor();
    await press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(Object.keys((await copied(page)).nodes)).toEqual(['words']);
  });

  it('tidies in a worker and keeps frames around what lies in them', async () => {
    const before = await layout();
    await press('Shift+t');
    await expect.poll(async () => (await layout()).nodes, { timeout: 20_000 }).not.toEqual(before.nodes);
    const { nodes, frames } = await layout();
    const [frame] = frames!;
    for (const id of ['still', 'clip']) {
      expect(nodes![id]![0]).toBeGreaterThan(frame!.at[0]);
      expect(nodes![id]![0]).toBeLessThan(frame!.at[0] + frame!.size[0]);
    }
    expect(nodes!.slow![0]).toBeGreaterThan(frame!.at[0] + frame!.size[0]);
    await press('Control+z');
    expect(await layout()).toEqual(before);
    await press('f');
  });

  it('has nothing that would keep anybody out', async () => {
    await press('o');
    await page.getByRole('complementary', { name: 'Outline' }).waitFor();
    await page.locator('[data-outline="clip"] [data-outline-head]').click();
    await page.locator('[data-outline="slow"] [data-outline-head]').click({ modifiers: ['Shift'] });
    await page.getByRole('toolbar', { name: 'Arrange the selection' }).waitFor();
    await press('Control+f');
    await page.keyboard.type('clip');
    await page.getByRole('option').first().waitFor();
    const places = ['[data-keeps-focus]', '[data-find]', '[data-place]', '[role="toolbar"][aria-label^="Arrange"]'];
    expect(await findBarriers(places)).toEqual([]);
    await press('Escape');
  });

  it('takes several files at once, and says which it does not know', async () => {
    const png = (await readFile(`${examples}still-to-clip/media/lighthouse.png`)).toString('base64');
    await page.evaluate(`(() => {
      const bytes = Uint8Array.from(atob(${JSON.stringify(png)}), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], 'One.png', { type: 'image/png' }));
      dataTransfer.items.add(new File([bytes], 'Two.png', { type: 'image/png' }));
      dataTransfer.items.add(new File(['x'], 'script.exe', { type: 'application/x-msdownload' }));
      document.querySelector('.react-flow__pane').dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, clientX: 900, clientY: 760 }));
    })()`);
    await page.getByRole('alert').filter({ hasText: 'script.exe' }).waitFor();
    await card('one').waitFor({ state: 'attached' });
    await card('two').waitFor({ state: 'attached' });
    await press('Control+z');
    await card('two').waitFor({ state: 'detached' });
  });

  it('copies into another document, with the edges from outside where those nodes are there', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await select('clip');
    await select('slow', true);
    await press('Control+c');
    await open({ shotgraph: 1, title: 'Other', nodes: { still: node('input/image', { file: 'media/dusk.png' }) } });
    await card('still').waitFor();
    await card('slow').waitFor({ state: 'detached' });
    await press('Control+v');
    await card('slow').waitFor();
    await fed(page, 'slow', 'video', 'clip.video');
    expect((await copyAll(page)).nodes.clip!.inputs.image).toBeUndefined();
    await press('Control+z');
    await card('slow').waitFor({ state: 'detached' });
    await press('Control+Shift+V');
    await fed(page, 'clip', 'image', 'still.image');
    // Once, by the keys or by the browser's own paste, and as one step.
    expect(Object.keys((await copyAll(page)).nodes).sort()).toEqual(['clip', 'slow', 'still']);
    await press('Control+z');
    await card('slow').waitFor({ state: 'detached' });
    await press('Control+Shift+z');
    await fed(page, 'clip', 'image', 'still.image');
  });

  it('makes a note of pasted words, as one step, and says what cannot be pasted', async () => {
    await page.evaluate(`navigator.clipboard.writeText('no graph,\\njust **words**')`);
    await ground();
    await press('Control+v');
    await mark('note:note').locator('strong', { hasText: 'words' }).waitFor();
    expect((await layout()).notes!.map(({ text }) => text)).toEqual(['no graph,\njust **words**']);
    await press('Control+z');
    await mark('note:note').waitFor({ state: 'detached' });
    await press('Control+Shift+V');
    await mark('note:note').waitFor();
    await press('Control+z');
    await mark('note:note').waitFor({ state: 'detached' });
    await pasteText(page, '{"frames": 24}');
    await page.getByText('Nothing here can be pasted: this JSON is no graph.').waitFor();
    await pasteText(page, '');
    await page.getByText('Nothing here can be pasted: the clipboard holds neither').waitFor();
    expect(Object.keys((await copyAll(page)).nodes).sort()).toEqual(['clip', 'slow', 'still']);
  });

  it('keeps JSON that is half written, and says what is in force meanwhile', async () => {
    await open({ shotgraph: 1, nodes: { walk: node('direct/action', { path: [[0, 0]] }) } });
    const field = card('walk').getByLabel('path of walk');
    const told = card('walk').getByText('Not JSON yet: the last valid value is used until it is.');
    await field.fill('[[0, 0], [1, ');
    await told.waitFor();
    expect(await field.getAttribute('title')).toContain('JSON');
    await ground();
    expect([await field.inputValue(), await told.isVisible()]).toEqual(['[[0, 0], [1, ', true]);
    expect((await copyAll(page)).nodes.walk!.inputs.path).toEqual([[0, 0]]);
    // Cards that are not looked at leave the page.
    for (const isThere of [false, true]) {
      await page.keyboard.press('Control+Shift+a');
      await field.waitFor({ state: isThere ? 'visible' : 'detached' });
    }
    expect([await field.inputValue(), await told.isVisible()]).toEqual(['[[0, 0], [1, ', true]);
    await field.fill('[[0, 0], [1, 2]]');
    await told.waitFor({ state: 'detached' });
    await ground();
    expect((await copyAll(page)).nodes.walk!.inputs.path).toEqual([
      [0, 0],
      [1, 2],
    ]);
  });

  it('wrote no error to the console', () => {
    expect(editor.faults).toEqual([]);
  });
});
