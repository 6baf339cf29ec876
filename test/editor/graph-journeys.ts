import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { choose, dragEdge, drop, fed, whenQuiet } from './open-editor.ts';

const still = fileURLToPath(new URL('../../examples/still-to-clip/media/lighthouse.png', import.meta.url));

const node = (type: string, inputs: object) => ({ type, version: 1, inputs });

/** A clip whose caption a person picks, and a list that nothing takes yet. */
const document = {
  shotgraph: 1,
  title: 'Dusk',
  outputs: { clip: { from: 'words.video' } },
  nodes: {
    still: node('input/image', { file: 'media/lighthouse.png' }),
    amounts: node('list/numbers', { values: [0.4, 0.8] }),
    move: node('direct/camera', { move: 'dolly', amount: 0.4, seconds: 1 }),
    shot: node('generate/video', {
      prompt: 'Towards @still',
      images: [{ from: 'still.image' }],
      camera: { from: 'move.camera' },
      seconds: 1,
      resolution: '480p',
    }),
    lines: node('list/texts', { lines: 'Dawn\nNoon\nDusk' }),
    pick: node('flow/pick', { candidates: { from: 'lines.texts' } }),
    words: node('transform/caption', { video: { from: 'shot.video' }, text: { from: 'pick.item' } }),
  },
  layout: {
    nodes: {
      still: [0, -200],
      amounts: [-300, 120],
      move: [0, 120],
      shot: [320, -200],
      lines: [320, 360],
      pick: [640, 240],
      words: [960, -120],
    },
  },
};

/** Lists, subgraphs, bypasses and choices, as a person meets them. They follow one another in one document. */
export function graphJourneys(pageOf: () => Page): void {
  const card = (id: string) => pageOf().locator(`[data-node="${id}"]`);
  const select = (id: string, also = false) =>
    card(id)
      .locator('header')
      .click(also ? { modifiers: ['Shift'] } : {});
  const press = (keys: string) => pageOf().keyboard.press(keys);
  const run = () => pageOf().getByRole('button', { name: 'Run', exact: true }).click();
  const summary = (text: string | RegExp) => pageOf().getByRole('status').getByText(text).waitFor({ timeout: 120_000 });

  describe('with lists, subgraphs and choices', () => {
    it('opens a document and takes the picture it misses', async () => {
      const bytes = Buffer.from(JSON.stringify(document)).toString('base64');
      await drop(pageOf(), 'dusk.json', 'application/json', bytes);
      await card('pick').waitFor();
      await card('still').getByText('media/lighthouse.png').first().waitFor();
      await drop(pageOf(), 'lighthouse.png', 'image/png', (await readFile(still)).toString('base64'));
      await card('shot').getByText('864 × 496').first().waitFor();
    });

    it('waits for a pick, shows what there is to pick from, and goes on with what was picked', async () => {
      await card('pick').getByText('waits for you').waitFor();
      await run();
      await summary('waits for you: pick one of 3');
      expect(
        await card('pick')
          .getByRole('button', { name: /^Pick candidate/ })
          .count(),
      ).toBe(3);
      await card('pick').getByRole('button', { name: 'Pick candidate 1' }).click();
      await card('pick').getByText('waits for you').waitFor({ state: 'detached' });
      await card('pick').getByText('Noon').nth(1).waitFor();
      await run();
      await summary(/1 ran/);
      await press('Control+z');
      await card('pick').getByText('waits for you').waitFor();
      await press('Control+Shift+z');
      await card('pick').getByText('Picked').waitFor();
    });

    it('bypasses a node and switches it on again', async () => {
      await select('words');
      await press('b');
      await card('words').getByText('off', { exact: true }).waitFor();
      await run();
      // Without its caption it is the shot itself, which is there already; only the output is.
      await summary(/nothing had to run|1 ran/);
      await select('words');
      await press('b');
      await card('words').getByText('off', { exact: true }).waitFor({ state: 'detached' });
      await run();
      await summary('nothing had to run');
    });

    it('collapses nodes into a subgraph and expands it again, and every result is still there', async () => {
      await select('shot');
      await select('words', true);
      await press('Control+g');
      await card('shot').waitFor({ state: 'detached' });
      await card('words').getByText('still').first().waitFor();
      await fed(pageOf(), 'words', 'still', 'still.image');
      await run();
      await summary('nothing had to run');
      await select('words');
      await press('Control+Shift+g');
      await fed(pageOf(), 'words', 'video', 'shot.video');
      await run();
      await summary('nothing had to run');
      await press('Control+z');
      await card('shot').waitFor({ state: 'detached' });
    });

    it('enters a subgraph, and what is changed there changes every card that runs it', async () => {
      await select('words');
      await press('Control+d');
      await card('words-2').waitFor();
      await card('words').locator('header').dblclick();
      const way = pageOf().getByRole('navigation', { name: 'Way to this subgraph' });
      await way.waitFor();
      expect(await way.getByRole('button').allTextContents()).toEqual(['Dusk']);
      expect(await pageOf().locator('.react-flow__node-card').count()).toBe(2);
      await way.getByLabel('Title of the subgraph').fill('Shot with words');
      await press('Enter');
      await choose(card('shot').getByLabel('resolution of shot'), '720p');
      await card('shot').getByText('1280 × 720').first().waitFor();
      await press('Escape');
      await way.waitFor({ state: 'detached' });
      for (const id of ['words', 'words-2']) {
        await card(id).getByText('Shot with words').waitFor();
        await card(id).getByText('1280 × 720').first().waitFor();
      }
      await press('Control+z');
      for (const id of ['words', 'words-2']) await card(id).getByText('864 × 496').first().waitFor();
    });

    it('leaves a subgraph that undo takes away', async () => {
      await card('words').locator('header').dblclick();
      const way = pageOf().getByRole('navigation', { name: 'Way to this subgraph' });
      await way.waitFor();
      // The title, the copy and the collapsing.
      for (let i = 0; i < 3; i++) await press('Control+z');
      await way.waitFor({ state: 'detached' });
      await fed(pageOf(), 'words', 'video', 'shot.video');
    });

    it('offers to run a node once per item where a list meets a single input, and counts the items', async () => {
      await dragEdge(pageOf(), 'out:amounts.values', 'in:move.amount');
      const message = pageOf().getByRole('alert').filter({ hasText: 'gives a list of them' });
      await message.getByRole('button', { name: 'run the node once per item' }).click();
      await card('move').getByText('each ×2').waitFor();
      // What it gives is a list now: the next node is asked the same.
      for (const id of ['shot', 'words']) {
        await card(id)
          .getByRole('button', { name: /once per item/ })
          .first()
          .click();
        await card(id).getByText('each ×2').waitFor();
      }
      await run();
      await summary(/ran/);
      await card('shot').getByText('1 ran, 1 reused').waitFor();
      await card('shot').getByLabel('Items of shot.video').locator('video').nth(1).waitFor();
      await select('move');
      await press('e');
      await card('move').getByText('each ×2').waitFor({ state: 'detached' });
      await fed(pageOf(), 'move', 'amount', 'amounts.values');
    });

    it('brings all of it back after a reload', async () => {
      await press('Control+z');
      await card('move').getByText('each ×2').waitFor();
      await whenQuiet(pageOf());
      await pageOf().reload();
      await card('move').getByText('each ×2').waitFor();
      await card('pick').getByText('Picked').waitFor();
      await run();
      await summary('nothing had to run');
    });
  });
}
