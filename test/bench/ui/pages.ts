import type { BrowserContext, Page } from 'playwright-core';
import { titleOf } from './document.ts';
import type { BenchGraph } from './graph.ts';
import type { Served } from './serve.ts';

/** A point of the window or of the graph, px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the graph is in the window: a point of the window is a point of the graph times `zoom` plus `x`, `y`. */
export interface View extends Point {
  readonly zoom: number;
}

/** Part of the window. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** One of the pages that are compared, as a hand and an eye have it. */
export interface BenchPage {
  readonly page: Page;
  readonly graph: BenchGraph;
  /** Key that draws a rectangle of selection. */
  readonly selectKey: 'Shift' | 'Control';
  /** Whether texts are edited in place. */
  readonly hasFields: boolean;
  /** Part of the window that shows the graph. */
  box(): Promise<Box>;
  view(): Promise<View>;
  /** Brings the page to where one click opens the graph. @returns the point to click at */
  beforeOpen(): Promise<Point>;
  /** Whether the graph has been opened. */
  isOpen(): Promise<boolean>;
  /** Top left corner of a node in the graph; `undefined` while it cannot be seen. */
  placeOf(id: string): Promise<Point | undefined>;
  /** A point of the window to drag a node by. */
  gripOf(id: string): Promise<Point | undefined>;
  /** Whether a point of the window is empty ground. */
  isGround(point: Point): Promise<boolean>;
  /** Focuses the text field of a node. */
  focusField(id: string): Promise<void>;
  textOf(id: string): Promise<string>;
  /** Where it can be shown what a letter costs that nobody but the browser knows of: a floor. */
  readonly bareField?: BareField;
}

/** An element that can be edited, over the text field of a node and as large, of which the page knows nothing. */
export interface BareField {
  /** Puts it there and focuses it. */
  focus(id: string): Promise<void>;
  text(): Promise<string>;
  remove(): Promise<void>;
}

/** Opens one page in a tab of its own, without a graph. */
export type Opener = (context: BrowserContext, served: Served, graph: BenchGraph) => Promise<BenchPage>;

const NOT_GROUND = [
  ...['node', 'edge', 'minimap', 'controls', 'panel', 'nodesselection'].map((part) => `.react-flow__${part}`),
  ...['[data-node]', 'button', '[role="toolbar"]'],
].join(', ');

/** Longest that a field may take to load, ms. */
const FOCUS_MS = 10_000;
const IS_IN_FIELD = `(() => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at.localName === 'textarea' || at.isContentEditable;
})()`;

/** A text area, or an element that can be edited. */
interface Field {
  readonly value?: string;
  readonly textContent?: string | null;
}

/** Waits until what has been done is on the screen. */
export const nextFrame = (page: Page): Promise<void> =>
  page.evaluate('new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(() => shown())))');

/** What pages on React Flow have in common. Nodes that are not on the page are found when they come into view. */
function flowPage(page: Page, graph: BenchGraph): Omit<BenchPage, 'beforeOpen' | 'isOpen'> {
  const view = (): Promise<View> =>
    page.evaluate(`(() => {
      const box = document.querySelector('.react-flow').getBoundingClientRect();
      const { a, e, f } = new DOMMatrix(document.querySelector('.react-flow__viewport').style.transform);
      return { x: box.left + e, y: box.top + f, zoom: a };
    })()`);
  // A field may be plain text until somebody comes in.
  const field = (id: string) => `[data-node="${id}"] textarea, [data-node="${id}"] [role="textbox"]`;
  return {
    page,
    graph,
    view,
    selectKey: 'Shift',
    hasFields: true,
    box: async () => (await page.locator('.react-flow').boundingBox())!,
    async placeOf(id) {
      const { x, y, zoom } = await view();
      const box = await findBox(page, `[data-node="${id}"]`);
      return box && { x: (box.x - x) / zoom, y: (box.y - y) / zoom };
    },
    async gripOf(id) {
      const box = await findBox(page, `[data-node="${id}"] header`);
      return box && middleOf(box);
    },
    isGround: ({ x, y }) =>
      page.evaluate(`(() => {
        const hit = document.elementFromPoint(${x}, ${y});
        return Boolean(hit?.closest('.react-flow')) && !hit.closest(${JSON.stringify(NOT_GROUND)});
      })()`),
    async focusField(id) {
      await page.locator(field(id)).first().click();
      const until = performance.now() + FOCUS_MS;
      while (!(await page.evaluate(IS_IN_FIELD))) {
        if (performance.now() > until) throw new Error(`the field of ${id} does not take the focus`);
        await nextFrame(page);
      }
    },
    textOf: (id) =>
      page
        .locator(field(id))
        .first()
        .evaluate(({ value, textContent }: Field) => value ?? textContent ?? ''),
  };
}

const EVENTS_OF_TYPING = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'pointerdown', 'focusin', 'focusout'];

function bareFieldOf(page: Page): BareField {
  return {
    focus: (id) =>
      page.evaluate(`(() => {
        // A field in use has a tree of its own.
        const card = document.querySelector('[data-node="${id}"]');
        const used = [...card.querySelectorAll('*')].find(({ shadowRoot }) => shadowRoot?.querySelector('[role="textbox"]'));
        const field = used ?? card.querySelector('[role="textbox"]');
        const { width, height } = field.getBoundingClientRect();
        const bare = document.createElement('div');
        bare.id = 'bare-field';
        bare.contentEditable = 'plaintext-only';
        bare.style.cssText = \`width: \${width}px; height: \${height}px; white-space: pre-wrap; outline: none\`;
        for (const name of ${JSON.stringify(EVENTS_OF_TYPING)}) bare.addEventListener(name, (event) => event.stopPropagation());
        field.before(bare);
        field.style.display = 'none';
        bare.focus();
      })()`),
    text: () => page.evaluate(`document.querySelector('#bare-field').textContent`),
    remove: () =>
      page.evaluate(`(() => {
        const bare = document.querySelector('#bare-field');
        // A caret that stays behind has its price wherever something moves.
        getSelection().removeAllRanges();
        bare.nextElementSibling.style.display = '';
        bare.remove();
      })()`),
  };
}

async function findBox(page: Page, selector: string): Promise<Box | undefined> {
  const box = await page.evaluate(`(() => {
    const found = document.querySelector(${JSON.stringify(selector)});
    if (!found) return null;
    const { x, y, width, height } = found.getBoundingClientRect();
    return { x, y, width, height };
  })()`);
  return (box as Box | null) ?? undefined;
}

/** The middle of a part of the window. */
export const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

const openButton = async (page: Page): Promise<Point> =>
  middleOf((await page.getByRole('button', { name: 'Open' }).boundingBox())!);

/** The editor as it is delivered, where it has been prepared: the graph is among its recent documents. */
export const openOurs: Opener = async (context, { editorUrl }, graph) => {
  const page = await context.newPage();
  await page.goto(`${editorUrl}?example=first-film`);
  await page.locator('.react-flow__viewport').waitFor();
  return {
    ...flowPage(page, graph),
    bareField: bareFieldOf(page),
    async beforeOpen() {
      await page.getByRole('button', { name: 'Document menu' }).click();
      const recent = page.getByRole('menuitem').filter({ hasText: titleOf(graph) });
      return middleOf((await recent.first().boundingBox())!);
    },
    isOpen: async () => (await page.getByLabel('Title of the document').inputValue()) === titleOf(graph),
  };
};

/** Size of the editor's canvas in a window of the benchmark's size: the other pages have nothing beside theirs. */
export const CANVAS = { width: 1568, height: 1032 } as const;

async function newPeer(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(CANVAS);
  return page;
}

/** React Flow as its tutorials show it. */
export const openNaive: Opener = async (context, { peersUrl }, graph) => {
  const page = await newPeer(context);
  await page.goto(`${peersUrl}naive/?${graph.nodes.length}`);
  return {
    ...flowPage(page, graph),
    beforeOpen: () => openButton(page),
    isOpen: async () => (await page.locator('[data-node]').count()) > 0,
  };
};

/** The canvas library of ComfyUI: asked through what its page leaves in `bench`, driven by the pointer. */
export const openComfy: Opener = async (context, { peersUrl }, graph) => {
  const page = await newPeer(context);
  await page.goto(`${peersUrl}comfy/?${graph.nodes.length}`);
  const view = (): Promise<View> =>
    page.evaluate(`(() => {
      const { scale, offset } = bench.canvas.ds;
      return { x: offset[0] * scale, y: offset[1] * scale, zoom: scale };
    })()`);
  const placeOf = (id: string): Promise<Point> =>
    page.evaluate(`(() => { const [x, y] = bench.cards.get(${JSON.stringify(id)}).pos; return { x, y }; })()`);
  return {
    page,
    graph,
    view,
    placeOf,
    selectKey: 'Control',
    hasFields: false,
    box: async () => (await page.locator('canvas').first().boundingBox())!,
    beforeOpen: () => openButton(page),
    isOpen: () => page.evaluate('Boolean(globalThis.bench)'),
    async gripOf(id) {
      const [{ x, y }, at] = [await placeOf(id), await view()];
      // The title bar is above the node's own place.
      return { x: (x + 120) * at.zoom + at.x, y: (y - 15) * at.zoom + at.y };
    },
    isGround: ({ x, y }) =>
      page.evaluate(`(() => {
        const { scale, offset } = bench.canvas.ds;
        return !bench.canvas.graph.getNodeOnPos(${x} / scale - offset[0], ${y} / scale - offset[1]);
      })()`),
    focusField: async () => {},
    textOf: async () => '',
  };
};
