import type { Locator, Page } from 'playwright-core';

/** The prompt of a node, as a person meets it. */
export interface PromptField {
  readonly field: Locator;
  /** Comes into the field, at the end of its text. */
  enter(): Promise<void>;
  /** Comes into it, and writes something in the place of all that is there. */
  fill(text: string): Promise<void>;
  leave(): Promise<void>;
  text(): Promise<string>;
}

/** What a prompt says, be it at rest or being edited: its chips are drawn into slots of the field. */
const READ = `
  const flat = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.classList?.contains('cm-placeholder')) return '';
    if (node instanceof HTMLSlotElement) return node.assignedNodes().map((each) => each.textContent).join('');
    return [...node.childNodes].map(flat).join('');
  };
  const read = (card) => {
    const plain = card.querySelector('[role=textbox][aria-label^="prompt"]');
    if (plain) return plain.textContent;
    for (const host of card.querySelectorAll('*')) {
      const content = host.shadowRoot?.querySelector('.cm-content');
      if (content) return [...content.querySelectorAll('.cm-line')].map(flat).join('\\n');
    }
    return null;
  };
`;

/** Finds the prompt of a node on the canvas. */
export function promptOf(page: Page, node: string): PromptField {
  const card = page.locator(`[data-node="${node}"]`);
  const field = card.getByLabel(`prompt of ${node}`);
  const enter = async () => {
    await field.click();
    await card.locator('.cm-content').waitFor();
    await page.keyboard.press('Control+End');
  };
  const leave = async () => {
    await page.keyboard.press('Escape');
    await card.locator('.cm-content').waitFor({ state: 'detached' });
  };
  return {
    field,
    enter,
    leave,
    async fill(text) {
      await enter();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
      await leave();
    },
    text: () => page.evaluate(`(() => { ${READ} return read(document.querySelector('[data-node="${node}"]')); })()`),
  };
}
