import type { Page } from 'playwright-core';

/** Nodes that the engine's own journals say were executed, of all runs and documents of this browser, in order. */
export async function executedNodes(page: Page): Promise<readonly string[]> {
  const records = (await page.evaluate(`(async () => {
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      if (database.objectStoreNames.contains('journal') && database.objectStoreNames.contains('results'))
        all.push(...await answer(database.transaction('journal').objectStore('journal').getAll()));
      database.close();
    }
    return all.map(({ record }) => record);
  })()`)) as readonly { readonly type: string; readonly node?: string }[];
  return records.flatMap(({ type, node }) => (type === 'node-finished' ? [node!] : []));
}
