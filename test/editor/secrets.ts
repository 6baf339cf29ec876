import type { Page } from 'playwright-core';

/** Everything a page keeps or shows as one text: its address, document, storages, databases, and files of its origin with their names. */
export const everythingOf = (page: Page): Promise<string> =>
  page.evaluate(`(async () => {
  const kept = [location.href, document.documentElement.outerHTML, JSON.stringify(history.state), document.cookie];
  for (const storage of [localStorage, sessionStorage]) kept.push(JSON.stringify(Object.entries(storage)));
  for (const { name, version } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name, version);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    kept.push(name);
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store);
      for (const request of [all.getAllKeys(), all.getAll()]) {
        kept.push(await new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(JSON.stringify(request.result));
          request.onerror = () => reject(request.error);
        }));
      }
    }
    database.close();
  }
  const walk = async (folder) => {
    for await (const [name, entry] of folder.entries()) {
      kept.push(name);
      if (entry.kind === 'directory') await walk(entry);
      else kept.push(new TextDecoder('latin1').decode(await (await entry.getFile()).arrayBuffer()));
    }
  };
  await walk(await navigator.storage.getDirectory());
  for (const name of await caches.keys()) kept.push(name);
  return kept.join('\\n');
})()`);
