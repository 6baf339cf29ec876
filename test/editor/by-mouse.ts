import type { GraphDocument, InputValue } from '@shotgraph/engine';
import { edgesIn, orderNodes } from '@shotgraph/engine';
import type { Locator, Page } from 'playwright-core';
import type { Built, IsDefault } from './by-keyboard.ts';
import { countWires, dragEdge, dropFiles, whenQuiet } from './open-editor.ts';

/*
 * Builds a graph with the pointer: files dropped, nodes from the palette, edges from port to port, values in the fields of the cards. Only
 * texts and numbers are typed.
 */

/** A point of the page, px. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where things go, and where they come from. */
export interface Plan {
  /** Files that are dropped together, absolute, by the nodes they become, and where the first of them comes to stand. */
  readonly drops: readonly { readonly files: { readonly [node: string]: string }; readonly at: Spot }[];
  /** Where on empty ground the palette is opened for every other node. */
  readonly spots: { readonly [node: string]: Spot };
  /** Where nothing ever is. */
  readonly ground: Spot;
  readonly titleOf: (type: string) => string;
  /** Whether a value says what its default says: nobody sets it then. */
  readonly isDefault: IsDefault;
}

/** Builds a document's own graph: every node with its literals and edges, then its outputs. */
export async function buildByMouse(page: Page, document: GraphDocument, plan: Plan): Promise<Built> {
  const built = new Map<string, string>();
  for (const { files, at } of plan.drops) {
    await dropFiles(page, Object.values(files), at);
    for (const [node, path] of Object.entries(files)) {
      const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
      await cardOf(page, id).waitFor();
      built.set(node, id);
    }
  }
  for (const id of orderNodes(new Map(Object.entries(document.nodes))).order) {
    if (built.has(id)) continue;
    built.set(id, await addNode(page, plan.titleOf(document.nodes[id]!.type), plan.spots[id]!));
    await fill(page, document, id, plan, built);
  }
  for (const { from } of Object.values(document.outputs ?? {}))
    await connect(page, `out:${sourceOf(from, built)}`, 'in:outputs.+');
  return built;
}

const cardOf = (page: Page, id: string): Locator => page.locator(`[data-node="${id}"]`);

const sourceOf = (from: string, built: Built): string => {
  const [node, port] = from.split('.') as [string, string];
  return `${built.get(node)}.${port}`;
};

const idsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`[...document.querySelectorAll('[data-node]')].map(({ dataset }) => dataset.node)`);

/** Opens the palette where nothing is, and takes a line of it. @returns the id of the new node */
async function addNode(page: Page, title: string, { x, y }: Spot): Promise<string> {
  const before = new Set(await idsOf(page));
  await page.mouse.dblclick(x, y);
  await choose(page, title);
  for (;;) {
    const id = (await idsOf(page)).find((each) => !before.has(each));
    if (id !== undefined) return id;
  }
}

/** Turns the wheel until a line of the palette is to be seen, and clicks it. */
async function choose(page: Page, title: string): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Found' });
  const option = list
    .getByRole('option')
    .filter({ has: page.getByText(title, { exact: true }) })
    .first();
  await option.waitFor();
  for (;;) {
    const [frame, line] = [(await list.boundingBox())!, (await option.boundingBox())!];
    const middle = line.y + line.height / 2;
    await page.mouse.move(frame.x + 40, Math.min(Math.max(middle, frame.y + 20), frame.y + frame.height - 20));
    if (middle > frame.y + 16 && middle < frame.y + frame.height - 16) break;
    await page.mouse.wheel(0, middle - frame.y - frame.height / 2);
  }
  await option.click();
  await list.waitFor({ state: 'detached' });
}

/** Wires what a node needs, then sets what it says. */
async function fill(page: Page, document: GraphDocument, id: string, plan: Plan, built: Built): Promise<void> {
  const { type, inputs } = document.nodes[id]!;
  const node = built.get(id)!;
  const card = cardOf(page, node);
  const isSet = ([name, value]: readonly [string, InputValue]) => !plan.isDefault(type, name, value);
  const entries = Object.entries(inputs).filter(isSet);
  const places = await Promise.all(entries.map(([name]) => page.locator(`[data-port="in:${node}.${name}"]`).count()));
  const unfolds = places.includes(0);
  if (unfolds) await card.getByRole('button', { name: /more settings$/ }).click();
  for (const [name, value] of entries) {
    const edges = edgesIn(value);
    for (const [index, { from, as }] of edges.entries()) {
      if (from.startsWith('inputs.')) await ask(page, document, node, name, from, plan.ground);
      else await connect(page, `out:${sourceOf(from, built)}`, `in:${node}.${name}`);
      if (Array.isArray(value)) await nameEdge(card, name, index, as ?? from.split('.')[0]!);
    }
  }
  for (const [name, value] of entries) if (edgesIn(value).length === 0) await write(page, node, name, value);
  // Whatever was written in is left by a click where nothing is.
  await page.mouse.click(plan.ground.x, plan.ground.y);
  if (unfolds) await card.getByRole('button', { name: 'Fewer settings' }).click();
}

/** Drags an edge from port to port. */
const connect = (page: Page, from: string, to: string): Promise<void> => makeWire(page, () => dragEdge(page, from, to));

/** Does what makes an edge, and waits until the canvas has it. */
async function makeWire(page: Page, work: () => Promise<void>): Promise<void> {
  const before = await countWires(page);
  await work();
  await page
    .locator(`canvas[data-wires="${before + 1}"]`)
    .first()
    .waitFor({ state: 'attached' });
}

async function nameEdge(card: Locator, name: string, index: number, as: string): Promise<void> {
  const field = card.getByLabel(new RegExp(`^Name of edge ${index + 1} of ${name}`));
  if ((await field.count()) === 0 || (await field.inputValue()) === as) return;
  await field.click({ clickCount: 3 });
  await field.pressSequentially(as);
}

/** Writes what the graph is to ask for, and makes an input of it by dragging it out. */
async function ask(
  page: Page,
  document: GraphDocument,
  node: string,
  name: string,
  from: string,
  ground: Spot,
): Promise<void> {
  await write(page, node, name, document.inputs![from.slice('inputs.'.length)]!.default as InputValue);
  await page.mouse.click(ground.x, ground.y);
  await makeWire(page, async () => {
    await dragEdge(page, `in:${node}.${name}`, ground);
    await choose(page, `Graph input: ${name}`);
  });
}

/** Sets a literal in whatever field it has. */
async function write(page: Page, node: string, name: string, value: InputValue): Promise<void> {
  const card = cardOf(page, node);
  const field = card.getByLabel(new RegExp(`^${name} of ${node}(,|$)`)).first();
  await field.hover();
  if ((await field.evaluate((element: { readonly tagName: string }) => element.tagName)) === 'SELECT') {
    // The list is drawn by the browser itself, outside of the page.
    await field.selectOption(String(value));
    return;
  }
  await field.click();
  if ((await field.getAttribute('role')) === 'textbox') await card.locator('.cm-content').waitFor();
  await page.keyboard.type(String(value));
}

/** Clicks a button as often as it can be pressed, as fast as a hand can. @returns how often that was */
export async function pressOut(page: Page, button: Locator): Promise<number> {
  let count = 0;
  while (await button.isEnabled()) {
    const { x, y, width, height } = (await button.boundingBox())!;
    await page.mouse.click(x + width / 2, y + height / 2);
    count++;
  }
  await whenQuiet(page);
  return count;
}
