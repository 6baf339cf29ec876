import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './editor/axe.ts';
import { drop, type EditorPage, openEditorPage, program } from './editor/open-editor.ts';

const film = (title: string, seconds: number) => ({
  shotgraph: 1,
  title,
  outputs: { film: { from: 'shot.video' } },
  nodes: {
    shot: {
      type: 'generate/video',
      version: 1,
      inputs: { model: 'animatic', prompt: 'A fox', resolution: '480p', seconds },
    },
  },
});

describe.skipIf(!existsSync(program))('a run and what is done meanwhile in Chromium (skipped without Chromium)', () => {
  let editor: EditorPage;
  let page: Page;
  const open = (title: string, seconds: number) =>
    drop(page, 'film.json', 'application/json', Buffer.from(JSON.stringify(film(title, seconds))).toString('base64'));
  const titled = (title: string) =>
    page.locator(`[aria-label="Title of the document"][value="${title}"]`).waitFor({ state: 'attached' });
  const run = () => page.getByRole('button', { name: 'Run', exact: true }).click();
  const ended = () =>
    page
      .getByRole('status')
      .getByText(/^\d+ ran/)
      .waitFor({ timeout: 60_000 });
  const result = () => page.getByRole('region', { name: 'film' });
  const question = () => page.getByRole('dialog', { name: 'A run is going on' });
  const unloads = () =>
    page.evaluate(`!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))`) as Promise<boolean>;

  beforeAll(async () => {
    editor = await openEditorPage();
    page = editor.page;
    await page.goto(editor.address);
    await page.locator('.react-flow__pane').waitFor();
    await open('First', 4);
    await titled('First');
  }, 120_000);
  afterAll(() => editor?.close());

  it('asks before another document or page ends it, and lets it go on', async () => {
    expect(await unloads()).toBe(false);
    await run();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    expect(await unloads()).toBe(true);
    await open('Second', 2);
    await question().getByText('“First” runs in this tab').waitFor();
    expect(await faultsOf(page, 'dialog')).toEqual([]);
    await question().getByRole('button', { name: 'Let it go on' }).click();
    await question().waitFor({ state: 'detached' });
    await titled('First');
  });

  it('shows what it gave as what it is when the document was edited meanwhile', async () => {
    const seconds = page.locator('[data-node="shot"]').getByLabel('seconds of shot');
    await seconds.fill('2');
    await seconds.press('Enter');
    await ended();
    await result().getByText('From before your last edits').waitFor();
    await result().getByText('4.0 s').waitFor();
    const view = (name: string) => page.getByRole('button', { name, exact: true });
    await view('App').click();
    await page.getByText('From before your last changes').waitFor();
    await view('Graph').click();
    await page.keyboard.press('Control+z');
    await result().getByText('From before your last edits').waitFor({ state: 'detached' });
    await result().getByText('4.0 s').waitFor();
    await page.keyboard.press('Control+Shift+z');
    await result().getByRole('button', { name: 'Run to renew it' }).click();
    await result().getByText('2.0 s').waitFor({ timeout: 60_000 });
  });

  it('is looked at again with what it gave then', async () => {
    await page.getByRole('tab', { name: 'Runs' }).click();
    const runs = page.getByRole('list', { name: 'Runs, the newest first' }).getByRole('listitem');
    await runs.last().getByRole('button', { name: 'Look again' }).click();
    await page.getByRole('tab', { name: 'Results' }).click();
    await page.getByText(/^What the run of .* gave$/).waitFor();
    await result().getByText('4.0 s').waitFor();
    await page.keyboard.press('Escape');
    await result().getByText('2.0 s').waitFor();
  });

  it('ends where a person says so', async () => {
    await open('Third', 6);
    await titled('Third');
    await run();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await open('Fourth', 2);
    await question().getByRole('button', { name: 'Stop it and open' }).click();
    await titled('Fourth');
    await expect.poll(unloads).toBe(false);
    expect(await page.getByRole('alert').allTextContents()).toEqual([]);
    expect(editor.faults).toEqual([]);
  });
});
