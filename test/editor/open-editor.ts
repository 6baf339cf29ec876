import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';
import { buildEditor, editorConfig, launch } from './build-editor.ts';

export { program } from './build-editor.ts';

/** The built editor on a server of its own, and a browser. */
export interface EditorPage {
  readonly page: Page;
  readonly address: string;
  /** Errors of the page since the start: whatever is written to the console as one, and uncaught exceptions. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** Builds the editor as it is delivered, its content security policy included, serves it, and opens an empty page. */
export async function openEditorPage(initScript = '', device: BrowserContextOptions = {}): Promise<EditorPage> {
  const built = await buildEditor();
  let server: PreviewServer | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await server?.close();
    await built.remove();
  };
  try {
    server = await preview({
      configFile: editorConfig,
      logLevel: 'error',
      build: { outDir: built.folder },
      preview: { host: '127.0.0.1', port: 0 },
    });
    browser = await launch();
    const context: BrowserContext = await browser.newContext({
      viewport: { width: 1600, height: 1000 },
      colorScheme: 'dark',
      ...device,
    });
    if (initScript !== '') await context.addInitScript({ content: initScript });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    return { page, address: server.resolvedUrls!.local[0]!, faults, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ends the process of a page in the middle of whatever it does. */
export async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
  await page.close();
}

/** Middle of the first element a selector finds, px. */
export async function centreOf(page: Page, selector: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`nothing to point at: ${selector}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Chooses from a field's list: it is there once the pointer is. */
export async function choose(field: Locator, option: string): Promise<void> {
  for (let left = 5; ; left--) {
    await field.hover();
    try {
      await field.selectOption(option);
      return;
    } catch (error) {
      // The card has grown meanwhile, and the field moved away from under the pointer.
      if (left === 0 || !String(error).includes('not a <select>')) throw error;
    }
  }
}

/** What is chosen in such a field. */
export const chosen = (field: Locator): Promise<string> =>
  field.evaluate(
    (element: { readonly value?: string; readonly textContent: string }) => element.value || element.textContent,
  );

/** How many edges the graph in view has: they are painted, and found nowhere else on the page. */
export const countWires = async (page: Page): Promise<number> =>
  Number(await page.locator('canvas[data-wires]').first().getAttribute('data-wires'));

/** How large the canvas shows its graph. */
export const zoomOf = (page: Page): Promise<number> =>
  page.evaluate(`new DOMMatrix(document.querySelector('.react-flow__viewport').style.transform).a`);

/** The row of an input, by what feeds it: waits until that is so. */
export const fed = (page: Page, node: string, input: string, from: string): Promise<void> =>
  page
    .locator(`[data-node="${node}"] :has(> [data-port="in:${node}.${input}"])`)
    .getByText(from, { exact: true })
    .waitFor();

/** Drags from one port to another, or to a point, as a hand does: it follows ports that move while cards grow. */
export async function dragEdge(
  page: Page,
  from: string,
  to: string | { readonly x: number; readonly y: number },
): Promise<void> {
  const start = `[data-port="${from}"]`;
  await moveTo(page, start, `document.elementFromPoint(x, y)?.closest('[data-port]') === port`);
  await page.mouse.down();
  if (typeof to === 'string') {
    const end = `[data-port="${to}"]`;
    const { x, y } = await centreOf(page, end);
    await page.mouse.move(x + 24, y + 24, { steps: 2 });
    await moveTo(page, end, `Math.hypot(x - left - width / 2, y - top - height / 2) < 1`);
  } else {
    await page.mouse.move(to.x + 24, to.y + 24, { steps: 2 });
    await page.mouse.move(to.x, to.y, { steps: 2 });
  }
  await page.mouse.up();
}

/** Moves the pointer to the middle of a port, and again until it is there. @param isThere - an expression of `port`, its box and the pointer */
async function moveTo(page: Page, selector: string, isThere: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const { x, y } = await centreOf(page, selector);
    await page.mouse.move(x, y);
    const isStill = () =>
      page.evaluate(`((x, y) => {
        const port = document.querySelector(${JSON.stringify(selector)});
        const { left, top, width, height } = port.getBoundingClientRect();
        return ${isThere};
      })(${x}, ${y})`);
    // Twice, with what was about to be drawn in between: a card may be just growing.
    if (!(await isStill())) continue;
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))');
    if (await isStill()) return;
  }
  throw new Error(`something lies on ${selector}`);
}

/**
 * Counts how often cards are drawn, by the hook that React's own developer tools use: `drawn` gets the id of every card that a
 * commit drew again.
 */
export const COUNT_RENDERS = `
  globalThis.drawn = [];
  globalThis.committedAt = 0;
  const PERFORMED_WORK = 1;
  const visit = (fiber, before) => {
    const props = fiber.memoizedProps;
    if (fiber.tag === 0 && fiber.flags & PERFORMED_WORK && props?.type === 'card' && props.id) globalThis.drawn.push(props.id);
    if (before && fiber.child === before.child) return;
    for (let child = fiber.child; child; child = child.sibling) if (child !== child.alternate) visit(child, child.alternate);
  };
  globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    isDisabled: false, supportsFiber: true, renderers: new Map(),
    inject: () => 1, onCommitFiberUnmount() {}, onPostCommitFiberRoot() {}, checkDCE() {},
    onCommitFiberRoot(_, root) {
      globalThis.committedAt = performance.now();
      visit(root.current, root.current.alternate);
    },
  };
`;

/** A batch of a run's events as the page was told of it, and what had been drawn until then. */
export interface Told {
  readonly events: readonly { readonly type: string; readonly node?: string }[];
  /** Length of `drawn` before anything came of it. */
  readonly drawn: number;
}

/** Notes in `told` what the engine tells the page of runs. Goes with `COUNT_RENDERS`. */
export const NOTE_EVENTS = `
  globalThis.told = [];
  const listen = MessagePort.prototype.addEventListener;
  MessagePort.prototype.addEventListener = function (type, listener, options) {
    if (type !== 'message') return listen.call(this, type, listener, options);
    return listen.call(this, type, (message) => {
      const events = message.data?.argumentList?.[0]?.value;
      if (Array.isArray(events) && events.some(({ type }) => /^(run|node)-/.test(type)))
        globalThis.told.push({ events: events.map(({ type, node }) => ({ type, node })), drawn: globalThis.drawn.length });
      listener.call(this, message);
    }, options);
  };
`;

/** Waits until nothing has been drawn for a while: what earlier edits had to tell about their nodes has been told. */
export async function whenQuiet(page: Page): Promise<void> {
  // Asked from here: waiting inside the page would need `eval`, which its content security policy forbids.
  while (!(await page.evaluate('performance.now() - globalThis.committedAt > 600')));
}

/** Drops files of the disk at a point of the page: what the browser itself does at the end of a drag from the desktop. @param files - absolute paths */
export async function dropFiles(
  page: Page,
  files: readonly string[],
  at: { readonly x: number; readonly y: number },
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

/** Drops a file on the canvas, as from the desktop. */
export async function drop(page: Page, name: string, type: string, base64: string): Promise<void> {
  await page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(base64)}), (letter) => letter.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], ${JSON.stringify(name)}, { type: ${JSON.stringify(type)} }));
    const pane = document.querySelector('.react-flow__pane');
    pane.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, clientX: 500, clientY: 760 }));
  })()`);
}
