import type { GraphDocument } from '@shotgraph/engine';
import type { Page } from 'playwright-core';

/** The nodes of the graph in view as copying all of them gives them; what was selected and focused is so no more. */
export async function documentOf(page: Page): Promise<GraphDocument> {
  await page.evaluate('document.activeElement?.blur()');
  await page.keyboard.press('Control+a');
  const text = await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  })()`);
  return JSON.parse(text as string) as GraphDocument;
}
