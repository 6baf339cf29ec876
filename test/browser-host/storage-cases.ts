import { browserHost } from '../../packages/engine/src/host/browser/index.ts';
import { type ContractCase, check, checkEqual } from '../../packages/engine/src/testing/contract-case.ts';

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const RESULT = { outputs: { text: 'fox' }, assets: [], elapsedMs: 1, at: '2026-01-02T03:04:05.678Z' };

/** Cases of storage that only browsers have. */
export const storageCases: readonly ContractCase[] = [
  {
    name: '[H1] brings a database of the first version up to date, keeping what it holds',
    async run() {
      const name = `upgrade/${crypto.randomUUID()}`;
      await createFirstVersion(`shotgraph ${name}`);
      const host = browserHost({ name });
      for await (const { usedAt } of host.results.list()) checkEqual(usedAt, Date.parse(RESULT.at), 'used at');
      checkEqual(await host.results.find(ABC), RESULT, 'result');
      checkEqual(await host.assets.findFacts(ABC), { width: 1 }, 'facts');
      checkEqual([await host.journal.list(), await host.journal.read('run')], [['run'], [7]], 'journal');
      await host.results.putNote('note', 'text');
      check((await host.claims.claim('fox')) !== undefined, 'claims work');
      await host.dispose();
      const again = browserHost({ name });
      checkEqual(await again.results.findNote('note'), 'text', 'note');
      checkEqual((await again.claims.claim('fox'))?.token, 2, 'token after a restart');
      await again.dispose();
    },
  },
  {
    name: '[S2] says of files that were dropped on it that it has no other copy',
    async run() {
      const host = browserHost({ name: `dropped/${crypto.randomUUID()}` });
      await host.files.register('fox.png', new Blob(['abc']));
      await host.assets.put(new Blob(['abd']));
      for await (const { name, irreplaceable } of host.assets.list())
        checkEqual(irreplaceable, name === ABC ? true : undefined, name);
      await host.dispose();
    },
  },
  {
    name: '[H15] asks a server for a file once, however often it is imported at the same time and right after',
    async run() {
      // The page itself stands for any file.
      const host = browserHost({ name: `asked/${crypto.randomUUID()}`, filesUrl: '/' });
      const asked = () => performance.getEntriesByName(new URL('/index.html', location.href).href, 'resource').length;
      const before = asked();
      const [file, same] = await Promise.all([host.files.import('index.html'), host.files.import('index.html')]);
      const again = await host.files.import('index.html');
      checkEqual([same, again], [file, file], 'file');
      checkEqual(asked() - before, 1, 'requests');
      for (let times = 0; times < 2; times++) {
        const refused = await host.files.import('no-such.png').catch((error: Error) => error.message);
        check(String(refused).startsWith('No file at no-such.png'), 'what is missing is said each time');
      }
      await host.dispose();
    },
  },
  {
    name: '[H11] frees the claims of a page or worker that is gone, and tells when a claim is stolen',
    async run() {
      const name = `claims/${crypto.randomUUID()}`;
      const [host, other] = [browserHost({ name }), browserHost({ name })];
      const claim = await host.claims.claim('fox');
      const [lock] = ((await navigator.locks.query()).held ?? []).filter((held) => held.name?.includes(name));
      check(lock?.name !== undefined, 'the lock has a name of the document');
      await navigator.locks.request(lock.name, { steal: true }, async () => {
        check(claim!.lost.aborted, 'a stolen claim is lost');
        await claim!.release();
        checkEqual(await other.claims.isHeld('fox'), true, 'held by the thief');
      });
      checkEqual(await other.claims.isHeld('fox'), false, 'held');
      await Promise.all([host.dispose(), other.dispose()]);
    },
  },
];

/** A database as the first version made it. */
function createFirstVersion(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.addEventListener('upgradeneeded', () => {
      const database = opening.result;
      for (const store of ['results', 'manifests', 'assets', 'facts', 'files']) database.createObjectStore(store);
      database.createObjectStore('runs', { autoIncrement: true }).createIndex('run', '', { unique: true });
      database.createObjectStore('journal', { autoIncrement: true }).createIndex('run', 'run');
      const { transaction } = opening;
      transaction!.objectStore('results').put(RESULT, ABC);
      transaction!.objectStore('manifests').put({}, 'graph');
      transaction!.objectStore('facts').put({ width: 1 }, ABC);
      transaction!.objectStore('runs').add('run');
      transaction!.objectStore('journal').add({ run: 'run', record: 7 });
    });
    opening.addEventListener('error', () => reject(opening.error));
    opening.addEventListener('success', () => {
      opening.result.close();
      resolve();
    });
  });
}
