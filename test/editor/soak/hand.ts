import type { Page } from 'playwright-core';
import type { Random } from '../../../packages/engine/src/testing/simulator/random.ts';
import { wait } from '../../bench/ui/meter.ts';

/** Somebody who does anything: presses keys, clicks, drags, types, looks for nodes and runs commands. */
export interface Hand {
  /** Does one thing. @returns what it was, in words */
  act(): Promise<string>;
}

const KEYS =
  'g n F2 Control+Shift+l ArrowLeft ArrowRight Shift+ArrowUp ArrowDown t Control+Shift+a Control+z Control+z Control+Shift+z Control+c Control+x Control+v Control+v Control+Shift+v Control+d Delete Backspace Control+a b e Control+g Control+Shift+g / Tab Shift+Tab Control+. h Enter Escape f Shift+f v + - Shift+t Control+f o r d i p c Control+k ? Space Home End PageDown'.split(
    ' ',
  );
const RUNS = ['Control+Enter', 'Control+Shift+Enter'];
const COMMANDS = [
  'Duplicate the shot',
  'Remove the shot',
  'Move the shot earlier',
  'Move the shot later',
  'Add a shot after',
  'Fit the frame',
  'Lead the edge through',
  'Make the edges plain',
  'Align left sides',
  'Align middles',
  'Space evenly across',
  'Walk lists together',
  'Run the selected nodes again',
  'Look at the last run again',
  'Switch between light',
  'Show the result large',
  'Show as an app',
];
const TYPES = ['', 'sequence', 'color', 'camera', 'light', 'text', 'image', 'trim', 'list', 'shot', 'pick', 'prompt'];
const TEXTS = [
  ...['a', '12', '-1', '1e9', '0', '9999999999999', '   ', '3.5', '16:9', '#ff0000', '@', '@shot', 'Image 3'],
  ...['<img src=x onerror=alert(1)>', '"quoted"', '[](', '**b**', 'ملف', '\u{1F3AC} film', '{{title}}'],
];
const AFTER_TEXT = ['Enter', 'Tab', 'Escape', 'ArrowDown', 'Control+Enter', 'Backspace'];
const MODIFIERS = ['Shift', 'Control', 'Alt'];
/** What would open another document, or leave the page. */
const OTHERS = / ago$|just now|new document|templates|open…|restore|tour|edit here|reload|example/i;

/** Where something is that can be pressed, px of the window. */
interface Target {
  readonly x: number;
  readonly y: number;
  readonly tag: string;
  readonly label: string;
  readonly isGrip: boolean;
}

const TARGETS = `(() => {
  const out = [];
  const all = 'button, input, select, textarea, [role=menuitem], [role=option], [tabindex="0"], summary, ' +
    '[data-node] header, .cm-content, [data-port], [data-canvas], [data-mark]';
  for (const element of document.querySelectorAll(all)) {
    if (element.closest('dialog')?.querySelector('h2')?.textContent === 'Templates') continue;
    const box = element.getBoundingClientRect();
    const isCanvas = element.matches('[data-canvas]');
    const [across, down] = isCanvas ? [Math.random(), Math.random()] : [0.5, 0.5];
    const [x, y] = [box.left + box.width * across, box.top + box.height * down];
    if (element.disabled || element.closest('a') || box.width < 2) continue;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
    const hit = document.elementFromPoint(x, y);
    if (!hit || !(element.contains(hit) || hit.contains(element))) continue;
    const label = element.dataset.port ?? element.getAttribute('aria-label') ?? element.title ?? '';
    out.push({ x, y, tag: element.tagName.toLowerCase(), label: (label || element.textContent).slice(0, 60),
      isGrip: isCanvas || element.matches('header, [data-port]') });
  }
  return out;
})()`;
const FOCUS = `(() => {
  const { activeElement: at } = document;
  return { isField: at?.isContentEditable || /INPUT|TEXTAREA/.test(at?.tagName ?? ''), name: at?.getAttribute('aria-label') ?? '' };
})()`;

/** Leaves whatever is open in front, and every field. */
export async function leaveAll(page: Page): Promise<void> {
  // What was asked for last may only just be coming.
  await wait(100);
  for (let i = 0; i < 6; i++) await page.keyboard.press('Escape');
  await page.evaluate('document.activeElement?.blur()');
}

/** @param nodes - ids it knows and goes to */
export function makeHand(page: Page, random: Random, nodes: readonly string[]): Hand {
  const { keyboard, mouse } = page;
  const focus = (): Promise<{ readonly isField: boolean; readonly name: string }> => page.evaluate(FOCUS);
  const targets = async (): Promise<readonly Target[]> =>
    ((await page.evaluate(TARGETS)) as readonly Target[]).filter(({ label }) => !OTHERS.test(label));
  const find = async (keys: string, text: string) => {
    await leaveAll(page);
    await keyboard.press(keys);
    await wait(60);
    await keyboard.type(text);
    await wait(60);
    await keyboard.press('Enter');
  };
  const holding = async (chance: number, work: () => Promise<void>): Promise<string> => {
    const key = random.chance(chance) ? random.pick(MODIFIERS) : undefined;
    if (key !== undefined) await keyboard.down(key);
    await work();
    if (key !== undefined) await keyboard.up(key);
    return key === undefined ? '' : ` with ${key}`;
  };
  const press = async () => {
    const keys = random.pick(random.chance(0.05) ? RUNS : KEYS);
    await keyboard.press(keys);
    return `press ${keys}`;
  };
  const command = async () => {
    const title = random.pick(COMMANDS);
    await find('Control+k', title);
    return `command ${title}`;
  };
  const add = async () => {
    const type = random.pick(TYPES);
    await find('/', type);
    return `add ${type}`;
  };
  const goTo = async () => {
    const id = random.pick(nodes);
    await find('Control+f', id);
    await keyboard.press('Escape');
    await wait(200);
    return `go to ${id}`;
  };
  const type = async () => {
    const { isField, name } = await focus();
    if (!isField) return goTo();
    const text = random.pick(TEXTS);
    await keyboard.insertText(text);
    if (random.chance(0.5)) await keyboard.press(random.pick(AFTER_TEXT));
    return `type ${text} into ${name}`;
  };
  const click = async () => {
    const all = await targets();
    if (all.length === 0) return 'nothing to click';
    const { x, y, tag, label } = random.pick(all);
    const button = random.chance(0.07) ? 'right' : 'left';
    const clickCount = random.chance(0.1) ? 2 : 1;
    const held = await holding(0.12, () => mouse.click(x, y, { button, clickCount }));
    return `click ${tag} “${label}” ${button} ${clickCount}${held} at ${x | 0}, ${y | 0}`;
  };
  const drag = async () => {
    const all = (await targets()).filter(({ isGrip }) => isGrip || random.chance(0.15));
    if (all.length === 0) return 'nothing to drag';
    const from = random.pick(all);
    const to = random.chance(0.5)
      ? random.pick(all)
      : { x: 100 + random.int(1300), y: 80 + random.int(850), label: '' };
    let meanwhile = '';
    const held = await holding(0.2, async () => {
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move(to.x, to.y, { steps: 4 });
      if (random.chance(0.15)) {
        meanwhile = random.pick(['Escape', 'Control+z', 'Delete', 'Enter']);
        await keyboard.press(meanwhile);
      }
      await mouse.up();
    });
    return `drag ${from.tag} “${from.label}” to ${to.x | 0}, ${to.y | 0} “${to.label}”${held} ${meanwhile}`;
  };
  const wheel = async () => {
    await mouse.move(400 + random.int(800), 300 + random.int(400));
    const isZoom = random.chance(0.5);
    if (isZoom) await keyboard.down('Control');
    await mouse.wheel(random.int(200) - 100, random.int(600) - 300);
    if (isZoom) await keyboard.up('Control');
    return isZoom ? 'zoom' : 'scroll';
  };
  const ways = [
    ...Array<() => Promise<string>>(6).fill(press),
    ...Array<() => Promise<string>>(6).fill(click),
    ...Array<() => Promise<string>>(3).fill(drag),
    ...[type, type, command, command, add, goTo, wheel],
  ];
  return {
    async act() {
      // Who has opened a list to choose from mostly goes on with something else.
      if ((await focus()).name.startsWith('Search') && random.chance(0.6)) await keyboard.press('Escape');
      const done = await random.pick(ways)();
      await wait(random.chance(0.1) ? 500 : 40);
      return done;
    },
  };
}
