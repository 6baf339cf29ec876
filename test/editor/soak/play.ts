import { readFile } from 'node:fs/promises';
import { parseDocument } from '@shotgraph/engine';
import type { Page } from 'playwright-core';
import { createRandom } from '../../../packages/engine/src/testing/simulator/random.ts';
import { wait } from '../../bench/ui/meter.ts';
import type { EditorPage } from '../open-editor.ts';
import { readPicked } from '../pickers.ts';
import { leaveAll, makeHand } from './hand.ts';

/** How a seed went. */
export interface Played {
  /** What was done, in order. */
  readonly trail: readonly string[];
  /** What should not have been; none where all went well. */
  readonly problems: readonly string[];
}

const FAULTS = /has a fault|could not start|cannot be opened/;
const MOST_STEPS_BACK = 400;

/**
 * Opens an example, does so many things to it that follow from a seed, and looks whether all that must hold does: nothing is written to
 * the console as an error; what was made can be read; undo takes all of it back to the byte, redo brings it again, and so does a reload.
 */
export async function play(editor: EditorPage, example: string, seed: number, steps: number): Promise<Played> {
  const [trail, problems]: [string[], string[]] = [[], []];
  try {
    await playInto(trail, problems, editor, example, seed, steps);
  } catch (error) {
    problems.push(String(error), ...editor.faults);
  }
  return { trail, problems };
}

async function playInto(
  trail: string[],
  problems: string[],
  { page, address, faults }: EditorPage,
  example: string,
  seed: number,
  steps: number,
): Promise<void> {
  const expectSame = (what: string, now: string, then: string) => {
    if (now !== then) problems.push(`${what} is not what it was: ${firstDifference(then, now)}`);
  };
  faults.length = 0;
  const text = await readFile(new URL(`../../../examples/${example}/graph.json`, import.meta.url), 'utf8');
  await page.goto('about:blank');
  await page.goto(`${address}?example=${example}`);
  const before = await saved(page);
  const hand = makeHand(page, createRandom(seed), Object.keys(parseDocument(text).nodes));
  for (let step = 0; step < steps && problems.length === 0; step++) {
    trail.push(await hand.act());
    problems.push(...faults.splice(0));
    const fault = FAULTS.exec((await page.locator('main h1').allTextContents()).join());
    if (fault) problems.push(`the page says “${fault[0]}”`);
  }
  if (problems.length > 0) return;

  const after = await saved(page);
  parseDocument(after);
  const undone = await press(page, 'Control+z', 'Undo', MOST_STEPS_BACK);
  expectSame('what undo leads back to', await saved(page), before);
  await press(page, 'Control+Shift+z', 'Redo', undone);
  expectSame('what redo leads to', await saved(page), after);
  await page.locator('header').getByText('Saved in this browser').waitFor();
  await page.reload();
  expectSame('what comes back after a reload', await saved(page), after);
  problems.push(...faults.splice(0));
}

const shown = (page: Page) => page.locator('canvas[data-wires]').first().waitFor();

/** The document's text as it is written to a file. */
async function saved(page: Page): Promise<string> {
  await leaveAll(page);
  if (page.url().includes('view=app')) await page.keyboard.press('Control+Shift+a');
  await shown(page);
  await page.evaluate(`(async () => {
    const folder = await navigator.storage.getDirectory();
    for await (const name of folder.keys()) if (name.endsWith('.graph.json')) await folder.removeEntry(name);
  })()`);
  await page.keyboard.press('Control+Shift+s');
  for (let tries = 0; tries < 200; tries++) {
    const name: string | undefined = await page.evaluate(`(async () => {
      for await (const [name, file] of (await navigator.storage.getDirectory()).entries())
        if (name.endsWith('.graph.json') && (await file.getFile()).size > 0) return name;
    })()`);
    if (name !== undefined) return String(await readPicked(page, name));
    await wait(50);
  }
  throw new Error('the document could not be saved');
}

/** Presses keys until a button says that there is no more of it. @returns how often */
async function press(page: Page, keys: string, button: string, most: number): Promise<number> {
  const isOver = () => page.getByRole('button', { name: button, exact: true }).isDisabled();
  await leaveAll(page);
  let count = 0;
  while (count < most && !(await isOver())) {
    await page.keyboard.press(keys);
    await leaveAll(page);
    count++;
  }
  return count;
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const near = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 80));
  return `${near(a)} became ${near(b)}`;
}
