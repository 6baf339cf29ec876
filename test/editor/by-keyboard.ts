import type { GraphDocument, InputValue, NodeRecord } from '@shotgraph/engine';
import { edgesIn, orderNodes } from '@shotgraph/engine';
import type { Locator, Page } from 'playwright-core';

/*
 * Builds a graph without a pointer: with the palette and the outline. Controls are given the focus only where the Tab key would
 * get to them.
 */

/** Gives the focus to a control that the keyboard can reach. */
async function reach(control: Locator): Promise<void> {
  await control.waitFor();
  const isReachable = await control.evaluate(
    (element: { readonly tabIndex: number; focus(): void }) => element.tabIndex >= 0,
  );
  if (!isReachable) throw new Error('the Tab key does not get to this control');
  await control.focus();
}

/** What was built: its ids by those of the document that it was built after. */
export type Built = ReadonlyMap<string, string>;

/**
 * Builds every node of a document's own graph with its literals and edges, then the graph's outputs. The outline has to be open.
 *
 * @param titleOf - title of a node type, as the palette lists it
 * @param isDefault - whether a value says what its default says: nobody writes it then
 */
export async function buildByKeyboard(
  page: Page,
  document: GraphDocument,
  titleOf: (type: string) => string,
  isDefault: IsDefault,
): Promise<Built> {
  const built = new Map<string, string>();
  for (const id of orderNodes(new Map(Object.entries(document.nodes))).order) {
    const record = document.nodes[id]!;
    const made = await addNode(page, titleOf(record.type));
    built.set(id, made);
    const line = page.locator(`[data-outline="${made}"]`);
    for (const [name, value] of Object.entries(record.inputs)) {
      if (isDefault(record.type, name, value)) continue;
      const edges = edgesIn(value);
      for (const [index, edge] of edges.entries()) {
        await connect(page, line, name, Array.isArray(value), sourceOf(edge.from, built));
        if (Array.isArray(value)) await nameEdge(line, name, index, edge.as ?? edge.from.split('.')[0]!);
      }
      if (edges.length === 0) await write(page, line, made, name, value);
    }
    await fold(page, line, true);
  }
  for (const { from } of Object.values(document.outputs ?? {})) await addOutput(page, sourceOf(from, built));
  return built;
}

const sourceOf = (from: string, built: Built): string => {
  const [node, port] = from.split('.') as [string, string];
  return `${built.get(node) ?? node}.${port}`;
};

/** Adds a node through the palette. @returns its id: its line in the outline has the focus and is open */
async function addNode(page: Page, title: string): Promise<string> {
  await reach(page.getByRole('button', { name: 'Add a node', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Search node types' }).waitFor();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  const line = page.locator('[data-outline]:has([data-outline-head]:focus)');
  await line.waitFor();
  await line.locator('[data-outline-head][aria-expanded="true"]').waitFor();
  return (await line.getAttribute('data-outline'))!;
}

/** Folds a line, as whoever is done with it does, or opens it again. */
async function fold(page: Page, line: Locator, isFolded: boolean): Promise<void> {
  await reach(line.locator('[data-outline-head]'));
  await page.keyboard.press(isFolded ? 'ArrowLeft' : 'ArrowRight');
  await line.locator(`[data-outline-head][aria-expanded="${!isFolded}"]`).waitFor();
}

/** Wires an output, or a graph input of the input's type that is made for it, into an input. */
async function connect(page: Page, line: Locator, name: string, isMany: boolean, from: string): Promise<void> {
  await showAll(page, line, name);
  await reach(line.getByRole('button', { name: isMany ? `Connect more to ${name}` : `Connect ${name}`, exact: true }));
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Search node types' }).waitFor();
  await page.keyboard.type(from.startsWith('inputs.') ? `Graph input: ${name}` : from);
  await page.keyboard.press('Enter');
  const wired = from.startsWith('inputs.') ? `inputs.${name}` : from;
  const input = line.locator(`[data-input="${name}"]`);
  await (isMany ? input.locator(`li[title="${wired}"]`) : input.getByText(wired, { exact: true })).waitFor();
}

async function nameEdge(line: Locator, name: string, index: number, as: string): Promise<void> {
  const field = line.getByLabel(new RegExp(`^Name of edge ${index + 1} of ${name}`));
  if ((await field.count()) === 0) return;
  await reach(field);
  await field.press('Control+a');
  await field.pressSequentially(as);
  await field.press('Enter');
}

/** Types a literal into whatever field it has. */
async function write(page: Page, line: Locator, id: string, name: string, value: InputValue): Promise<void> {
  await showAll(page, line, name);
  const field = line.getByLabel(new RegExp(`^${name} of ${id}(,|$)`)).first();
  await reach(field);
  if ((await field.evaluate((element: { readonly tagName: string }) => element.tagName)) === 'SELECT')
    await choose(page, field, String(value));
  else {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(String(value));
  }
  // The first one only closes the list of what a mention can name.
  const head = line.locator('[data-outline-head]:focus');
  await page.keyboard.press('Escape');
  if (await page.getByRole('listbox').first().isVisible()) await page.keyboard.press('Escape');
  await head.waitFor();
}

/** Chooses by as many letters of an option as tell it from those before it. */
async function choose(page: Page, field: Locator, value: string): Promise<void> {
  const options = await field
    .locator('option')
    .evaluateAll((all: readonly { readonly value: string }[]) => all.map((option) => option.value));
  const before = options.slice(0, options.indexOf(value));
  const isEnough = (letters: string) => !before.some((option) => option.startsWith(letters));
  const count = [...value].findIndex((_, i) => isEnough(value.slice(0, i + 1))) + 1;
  await page.keyboard.press('Home');
  await page.keyboard.type(value.slice(0, count));
  if ((await field.inputValue()) !== value) throw new Error(`"${value.slice(0, count)}" does not choose ${value}`);
}

/** Unfolds the settings where an input is not among those that are shown. */
async function showAll(page: Page, line: Locator, name: string): Promise<void> {
  if ((await line.locator(`[data-input="${name}"]`).count()) > 0) return;
  await reach(line.getByRole('button', { name: /more settings$/ }));
  await page.keyboard.press('Enter');
  await line.locator(`[data-input="${name}"]`).waitFor();
}

async function addOutput(page: Page, from: string): Promise<void> {
  const [id, port] = from.split('.') as [string, string];
  const line = page.locator(`[data-outline="${id}"]`);
  await fold(page, line, false);
  await reach(line.getByRole('button', { name: `Use ${port} of ${id}` }));
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Search node types' }).waitFor();
  await page.keyboard.type('New graph output');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Graph outputs' }).waitFor();
}

/** What the clipboard would hold if everything were copied. */
export const copyAll = async (page: Page): Promise<GraphDocument> => {
  await page.keyboard.press('Control+a');
  return copied(page);
};

/** What the clipboard would hold if the selection were copied. */
export const copied = async (page: Page): Promise<GraphDocument> =>
  JSON.parse(
    await page.evaluate(`(() => {
      const clipboardData = new DataTransfer();
      document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData('text/plain');
    })()`),
  ) as GraphDocument;

/** Pastes a text, as the browser does for the keys. */
export const pasteText = (page: Page, text: string): Promise<void> =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  })()`);

/** Whether a literal of an input says what the input's default says. */
export type IsDefault = (type: string, input: string, value: InputValue) => boolean;

/**
 * Nodes under other ids, without names of graph inputs and without literals that say what the default says, every edge of a list with its
 * name: what does not depend on how it was built.
 */
export function withoutNames(
  nodes: GraphDocument['nodes'],
  idOf: (id: string) => string,
  isDefault: IsDefault,
): GraphDocument['nodes'] {
  const plain = (value: InputValue): InputValue => {
    const edges = edgesIn(value).map(({ from, as }) => {
      const [node, port] = from.split('.') as [string, string];
      const source = node === 'inputs' ? 'inputs' : `${idOf(node)}.${port}`;
      return Array.isArray(value) ? { from: source, as: as ?? node } : { from: source };
    });
    return edges.length === 0 ? value : Array.isArray(value) ? edges : edges[0]!;
  };
  return Object.fromEntries(
    Object.entries(nodes).map(([id, record]): [string, NodeRecord] => [
      idOf(id),
      {
        ...record,
        inputs: Object.fromEntries(
          Object.entries(record.inputs)
            .filter(([name, value]) => !isDefault(record.type, name, value))
            .map(([name, value]) => [name, plain(value)]),
        ),
      },
    ]),
  );
}
