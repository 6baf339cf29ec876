import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findGraph } from '../packages/ui/src/share/media-graph.ts';
import { writeZip } from '../packages/ui/src/share/write-zip.ts';
import { faultsOf } from './editor/axe.ts';
import {
  COUNT_RENDERS,
  drop,
  type EditorPage,
  kill,
  openEditorPage,
  program,
  whenQuiet,
} from './editor/open-editor.ts';
import { PICKERS, readPicked, writePicked } from './editor/pickers.ts';

const run = promisify(execFile);
const still = fileURLToPath(new URL('../examples/still-to-clip/media/lighthouse.png', import.meta.url));

/** A second of film that asks how far the camera goes. */
const film = {
  shotgraph: 1,
  title: 'One second',
  inputs: { far: { type: 'number', default: 0.4, label: 'How far' } },
  outputs: { film: { from: 'shot.video' } },
  nodes: {
    still: { type: 'input/image', version: 1, inputs: { file: 'media/lighthouse.png' } },
    move: { type: 'direct/camera', version: 1, inputs: { move: 'dolly', amount: { from: 'inputs.far' }, seconds: 1 } },
    shot: {
      type: 'generate/video',
      version: 1,
      inputs: {
        prompt: 'Towards @still',
        images: [{ from: 'still.image' }],
        camera: { from: 'move.camera' },
        seconds: 1,
        resolution: '480p',
      },
    },
  },
};

/** A picture that somebody brings along, moved. */
const portrait = {
  shotgraph: 1,
  title: 'Portrait',
  inputs: { photo: { type: 'image', label: 'Your photo' } },
  outputs: { clip: { from: 'pan.video' } },
  nodes: {
    pan: {
      type: 'transform/still-to-video',
      version: 1,
      inputs: { image: { from: 'inputs.photo' }, seconds: 0.25, fps: 8 },
    },
  },
};

const card = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);
const title = (page: Page) => page.getByLabel('Title of the document');
const titled = (page: Page, text: string) =>
  page.locator(`[aria-label="Title of the document"][value="${text}"]`).waitFor();
const seconds = (page: Page) => card(page, 'move').getByLabel('seconds of move');
const menu = async (page: Page, item: string | RegExp) => {
  await page.getByRole('button', { name: 'Document menu' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

describe.skipIf(!existsSync(program))('documents of the editor in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  const openTab = async (first?: () => Promise<void>) => {
    const tab = await page.context().newPage();
    await first?.();
    tab.on('console', (message) => message.type() === 'error' && editor.faults.push(message.text()));
    tab.on('pageerror', (error) => editor.faults.push(error.message));
    await tab.goto(editor.address);
    return tab;
  };

  beforeAll(async () => {
    editor = await openEditorPage(COUNT_RENDERS + PICKERS);
    page = editor.page;
  }, 120_000);
  afterAll(() => editor?.close());

  describe('never lost', () => {
    it('brings back an edit that was made right before the tab was killed', async () => {
      await page.goto(`${editor.address}?example=still-to-clip`);
      await seconds(page).waitFor();
      await whenQuiet(page);
      // Saving the whole document comes too late, as it does when a tab is killed within the same moment.
      await page.evaluate('IDBObjectStore.prototype.put = () => { throw new Error("too late"); }');
      await title(page).fill('Only the last second knows this');
      const killed = page;
      page = await openTab(() => kill(killed));
      await page.getByText('made right before the window ended').waitFor();
      expect(await title(page).inputValue()).toBe('Only the last second knows this');
    });

    it('goes back to an earlier moment as one step that undo takes back', async () => {
      await seconds(page).fill('9');
      await seconds(page).press('Enter');
      await menu(page, 'Restore an earlier moment…');
      const dialog = page.getByRole('dialog', { name: 'Restore an earlier moment' });
      await dialog.getByRole('button', { name: /As it was opened/ }).click();
      await dialog.getByText('Going back changes 2 things').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByText('The title: “Only the last second knows this” → “Still to clip”').waitFor();
      await dialog.getByRole('button', { name: 'Restore this moment' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await title(page).inputValue()).toBe('Still to clip');
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await title(page).inputValue()).toBe('Only the last second knows this');
      expect(await seconds(page).inputValue()).toBe('9');
      // Nothing is lost by going back: what was undone is a moment of its own.
      await menu(page, 'Restore an earlier moment…');
      await dialog
        .getByRole('button', { name: /^Went back to an earlier moment/ })
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    });
  });

  describe('in two tabs', () => {
    const banner = (tab: Page) => tab.getByRole('region', { name: 'Open in another window' });
    let other: Page;

    it('follows the tab that edits, live, and takes no edit itself', async () => {
      other = await openTab();
      await banner(other).waitFor();
      await title(page).fill('Seen in both');
      await expect.poll(() => title(other).inputValue()).toBe('Seen in both');
      await title(other).fill('Refused');
      await other.getByRole('alert').getByText('Choose “Edit here”').waitFor();
      await expect.poll(() => title(other).inputValue()).toBe('Seen in both');
      expect(await title(page).inputValue()).toBe('Seen in both');
    });

    it('edits here once asked to, and the first tab follows then', async () => {
      await other.getByRole('button', { name: 'Edit here' }).click();
      await banner(other).waitFor({ state: 'detached' });
      await banner(page).waitFor();
      await title(other).fill('Written in the second tab');
      await expect.poll(() => title(page).inputValue()).toBe('Written in the second tab');
    });

    it('goes on by itself when the tab that edits is gone, with its last edit', async () => {
      await title(other).fill('The last words of the second tab');
      await kill(other);
      await banner(page).waitFor({ state: 'detached' });
      expect(await title(page).inputValue()).toBe('The last words of the second tab');
      await title(page).fill('Mine again');
      await page.reload();
      await seconds(page).waitFor();
      expect(await title(page).inputValue()).toBe('Mine again');
    });
  });

  describe('shared', () => {
    const base64 = async (blob: Blob) => Buffer.from(await blob.arrayBuffer()).toString('base64');
    const picture = async () => new Blob([await readFile(still)]);

    it('opens an archive with its media', async () => {
      const archive = await writeZip([
        { name: 'graph.json', bytes: new Blob([JSON.stringify(film)]), isCompressed: true },
        { name: 'media/lighthouse.png', bytes: await picture() },
        { name: 'notes.exe', bytes: new Blob(['MZ']) },
      ]);
      await drop(page, 'one.zip', 'application/zip', await base64(archive));
      await titled(page, 'One second');
      await card(page, 'still').locator('img').waitFor();
      await page.getByRole('status').getByText('left out: notes.exe').waitFor();
    });

    it.each([
      ['a path outside of it', [{ name: '../graph.json', bytes: new Blob(['{}']) }], 'outside of it'],
      ['no document', [{ name: 'a.txt', bytes: new Blob(['x']) }], 'holds no graph.json'],
      ['a document that is none', [{ name: 'graph.json', bytes: new Blob(['{ "shotgraph": 1, oops']) }], 'not JSON'],
      [
        'a picture that is none',
        [
          { name: 'graph.json', bytes: new Blob([JSON.stringify(film)]) },
          { name: 'media/lighthouse.png', bytes: new Blob(['<script>']) },
        ],
        'not what its name says',
      ],
    ])('refuses an archive with %s, and leaves everything as it is', async (_, parts, message) => {
      await drop(page, 'bad.zip', 'application/zip', await base64(await writeZip(parts)));
      await page.getByRole('alert').filter({ hasText: message }).waitFor();
      expect(await title(page).inputValue()).toBe('One second');
    });

    it('works as an app: asks, runs, and keeps the inputs of every run', async () => {
      await page.getByRole('button', { name: 'App', exact: true }).click();
      expect(page.url()).toContain('view=app');
      const field = page.getByLabel('How far');
      const runs = page.getByRole('region', { name: 'Runs in this browser' });
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByRole('region', { name: 'Output film' }).locator('video').waitFor({ timeout: 120_000 });
      await runs.getByText('0.4', { exact: true }).waitFor();
      await field.fill('0.6');
      await field.press('Enter');
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await runs.getByText('0.6', { exact: true }).waitFor({ timeout: 120_000 });
      expect(await runs.getByRole('listitem').count()).toBe(2);
      await runs.getByRole('button', { name: 'Use these inputs again' }).click();
      expect(await field.inputValue()).toBe('0.4');
      await page.getByRole('region', { name: 'Output film' }).locator('video').waitFor();
      expect(await faultsOf(page, 'main[aria-label=App]')).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      await page.setViewportSize({ width: 1600, height: 1000 });
      await page.getByRole('button', { name: 'Graph', exact: true }).click();
      await card(page, 'shot').waitFor();
    });

    it('exports with media and results, without what is private, and is whole again elsewhere', async () => {
      await title(page).fill('From /home/ann/films');
      await title(page).press('Enter');
      await menu(page, 'Export with media…');
      const dialog = page.getByRole('dialog', { name: 'Export with media' });
      await dialog.getByRole('list', { name: 'Taken out' }).getByText('/home/ann/films').waitFor();
      await dialog.getByRole('list', { name: 'In the file' }).getByText('media/lighthouse.png').waitFor();
      await dialog.getByRole('checkbox', { name: 'With results' }).and(page.locator(':enabled')).check();
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Export' }).click();
      await dialog.waitFor({ state: 'detached' });
      const archive = await readPicked(page, 'from-home-ann-films.shotgraph.zip');
      await drop(page, 'all.zip', 'application/zip', archive.toString('base64'));
      await titled(page, 'From films');
      await card(page, 'shot').getByText('reused').waitFor();
      await card(page, 'shot').locator('video').waitFor();
    });

    it('puts the graph into a clip that is downloaded; the clip plays, and gives the graph back', async () => {
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download' }).click();
      const path = await (await downloading).path();
      const bytes = await readFile(path);
      expect(JSON.parse((await findGraph(new Blob([bytes])))!)).toMatchObject({ title: 'From films' });
      const probed = await run('ffprobe', [
        '-v',
        'error',
        '-count_frames',
        '-show_entries',
        'stream=nb_read_frames',
        path,
      ]);
      expect(probed.stderr).toBe('');
      expect(probed.stdout).toContain('nb_read_frames=24');
      const ask = page.getByRole('dialog', { name: 'This file holds the graph it was made by' });
      await drop(page, 'film.mp4', 'video/mp4', bytes.toString('base64'));
      await ask.getByRole('button', { name: 'Use as media' }).click();
      await card(page, 'film').locator('video').waitFor();
      await title(page).fill('Another');
      await drop(page, 'film.mp4', 'video/mp4', bytes.toString('base64'));
      await ask.waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await ask.getByRole('button', { name: 'Open its graph' }).click();
      await titled(page, 'From films');
      expect(await card(page, 'film').count()).toBe(0);
    });
  });

  describe('in a file', () => {
    const onDisk = async () => JSON.parse((await readPicked(page, 'film.graph.json')).toString('utf8')).title;

    it('is not written over what somebody else wrote', async () => {
      await writePicked(page, 'film.graph.json', JSON.stringify(film));
      await page.keyboard.press('Control+o');
      await titled(page, 'One second');
      await title(page).fill('Mine');
      await page.keyboard.press('Control+s');
      await page.getByText('Saved to film.graph.json').waitFor();
      expect(await onDisk()).toBe('Mine');
      await writePicked(page, 'film.graph.json', JSON.stringify({ ...film, title: 'Theirs' }));
      await title(page).fill('Mine too');
      await page.keyboard.press('Control+s');
      const dialog = page.getByRole('dialog', { name: 'film.graph.json has changed on disk' });
      await dialog.waitFor();
      expect(await faultsOf(page)).toEqual([]);
      expect(await onDisk()).toBe('Theirs');
      await dialog.getByRole('button', { name: 'Load it' }).click();
      await titled(page, 'Theirs');
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await title(page).inputValue()).toBe('Mine too');
    });

    it('is kept saved when that is wanted', async () => {
      await menu(page, /Keep film.graph.json saved/);
      await expect.poll(onDisk).toBe('Mine too');
      await title(page).fill('By itself');
      await expect.poll(onDisk, { timeout: 10_000 }).toBe('By itself');
    });

    it('is kept saved after a reload as well', async () => {
      await page.reload();
      await titled(page, 'By itself');
      await page.getByText('and in film.graph.json').waitFor();
      await title(page).fill('After a reload');
      await expect.poll(onDisk, { timeout: 10_000 }).toBe('After a reload');
    });

    it('goes on being kept saved in a window that takes the document over', async () => {
      const other = await page.context().newPage();
      await other.goto(editor.address);
      await other.getByRole('button', { name: 'Edit here' }).waitFor();
      await title(page).fill('From the first');
      await expect.poll(onDisk, { timeout: 10_000 }).toBe('From the first');
      await other.getByRole('button', { name: 'Edit here' }).click();
      await other.getByRole('button', { name: 'Edit here' }).waitFor({ state: 'detached' });
      await title(other).fill('From the second');
      await expect.poll(onDisk, { timeout: 10_000 }).toBe('From the second');
      expect(await other.getByRole('dialog').count()).toBe(0);
      await other.close();
      await page.getByRole('button', { name: 'Edit here' }).waitFor({ state: 'detached' });
      await title(page).fill('After a reload');
      await expect.poll(onDisk, { timeout: 10_000 }).toBe('After a reload');
    });

    it('asks once where the browser wants that, and still overwrites nobody', async () => {
      await page.evaluate("sessionStorage.setItem('asks-for-files', 'yes')");
      await page.reload();
      await titled(page, 'After a reload');
      const note = page.getByRole('button', { name: 'Saved to film.graph.json: allow again' });
      await note.waitFor();
      await title(page).fill('While it was locked');
      await note.click();
      await note.waitFor({ state: 'detached' });
      await expect.poll(onDisk, { timeout: 10_000 }).toBe('While it was locked');
      await page.reload();
      await note.waitFor();
      await writePicked(page, 'film.graph.json', JSON.stringify({ ...film, title: 'Theirs' }));
      await note.click();
      await page.getByRole('dialog', { name: 'film.graph.json has changed on disk' }).waitFor();
      expect(await onDisk()).toBe('Theirs');
      await page.keyboard.press('Escape');
      await page.evaluate("sessionStorage.removeItem('asks-for-files')");
    });
  });

  it('takes pictures in as an app: chosen, dropped, or one that is there, as one step', async () => {
    await drop(page, 'portrait.json', 'application/json', Buffer.from(JSON.stringify(portrait)).toString('base64'));
    await titled(page, 'Portrait');
    await page.getByRole('button', { name: 'App', exact: true }).click();
    await page.getByText('Fill in “Your photo” first.').waitFor();
    const choose = (name: string) => page.getByLabel(`${name} for Your photo`);
    await choose('Choose an image').setInputFiles({
      name: 'notes.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('x'),
    });
    await page.getByRole('alert').filter({ hasText: '“notes.pdf” is not an image' }).waitFor();
    const buffer = await readFile(still);
    await choose('Choose an image').setInputFiles({ name: 'image.png', mimeType: 'image/png', buffer });
    await page.getByAltText('Your photo: media/image.png').waitFor();
    await page.getByText('Fill in').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Use media/image.png for Your photo' }).click();
    await page.getByAltText('Your photo: media/image.png').waitFor();
    // Telephones call every photograph the same: the first one stays.
    const other = Buffer.concat([buffer, Buffer.from([0])]);
    await choose('Choose another file').setInputFiles({ name: 'image.png', mimeType: 'image/png', buffer: other });
    await page.getByAltText('Your photo: media/image-2.png').waitFor();
    expect(await faultsOf(page, 'main[aria-label=App]')).toEqual([]);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('region', { name: 'Output clip' }).locator('video').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Graph', exact: true }).click();
    await card(page, 'photo').locator('img').waitFor();
  });

  it('starts from a template, which says what it costs', async () => {
    await menu(page, 'Templates…');
    const dialog = page.getByRole('dialog', { name: 'Templates' });
    const template = dialog.getByRole('button', { name: /Still to clip/ });
    await template.getByText('Costs nothing').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await template.click();
    await card(page, 'words').waitFor();
  });

  it('wrote no error to the console', () => {
    expect(editor.faults).toEqual([]);
  });
});
