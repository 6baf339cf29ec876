import { sha256Text } from '../hash.ts';
import type { StoredEntry, StoredResult } from '../host.ts';
import type { Json } from '../json.ts';
import { claimCases } from './claims-contract.ts';
import {
  type ContractCase,
  check,
  checkEqual,
  contractCase,
  type HostFixture,
  nodeErrorMessage,
  rejection,
} from './contract-case.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** SHA-256 of `abc` (FIPS 180-2, appendix B.1). */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const UNKNOWN = '0'.repeat(64);

const RESULT: StoredResult = {
  outputs: { image: { kind: 'image', hash: ABC, '2': [1, 0.5, -0, 1e21], ü: '\ud83d\ude00' }, list: [null, true] },
  assets: [ABC],
  elapsedMs: 12.5,
  at: '2026-01-02T03:04:05.678Z',
};

/**
 * Everything `Host` promises except media (see `mediaContract`).
 *
 * @example
 * for (const { name, run } of hostContract(createFixture)) it(name, run);
 */
export function hostContract(createFixture: () => Promise<HostFixture>): ContractCase[] {
  const test = contractCase(createFixture);
  return [
    ...digestCases(test),
    ...assetCases(test),
    ...resultCases(test),
    ...storeCases(test),
    ...claimCases(test),
    ...fileCases(test),
    ...journalCases(test),
    ...clockCases(test),
    ...restartCases(test),
  ];
}

type Test = ReturnType<typeof contractCase>;

const digestCases = (test: Test) => [
  test('[H2] digests text as the SHA-256 of its UTF-8 bytes', async ({ host }) => {
    checkEqual(host.digest('abc'), ABC, 'digest of abc');
    for (const text of ['', 'ünïcödé', '\ud83d\ude00', '\ud83d lone', 'x'.repeat(100_000)]) {
      checkEqual(host.digest(text), sha256Text(text), `digest of ${JSON.stringify(text.slice(0, 20))}`);
    }
  }),
];

const assetCases = (test: Test) => [
  test('[H3] names assets by the hash of their bytes, given as bytes or as a blob', async ({ host: { assets } }) => {
    checkEqual(await assets.put(utf8('abc')), ABC, 'hash of bytes');
    checkEqual(await assets.put(new Blob(['a', 'bc'])), ABC, 'hash of a blob');
    checkEqual(await (await assets.get(ABC)).text(), 'abc', 'bytes read back');
    checkEqual([await assets.has(ABC), await assets.has(UNKNOWN)], [true, false], 'has');
  }),
  test('[H3] stores empty assets, and assets of several megabytes, whole', async ({ host: { assets } }) => {
    checkEqual(await assets.put(new Uint8Array()), sha256Text(''), 'hash of nothing');
    checkEqual((await assets.get(sha256Text(''))).size, 0, 'size of nothing');
    const text = 'shotgraph '.repeat(400_000);
    const hash = await assets.put(new Blob([text]));
    checkEqual(hash, sha256Text(text), 'hash');
    check((await (await assets.get(hash)).text()) === text, 'four megabytes read back');
    checkEqual(await (await assets.get(hash)).slice(10, 19).text(), 'shotgraph', 'a slice');
  }),
  test('[H3] takes the same bytes many times at once', async ({ host: { assets } }) => {
    const hashes = await Promise.all(Array.from({ length: 8 }, () => assets.put(utf8('abc'))));
    checkEqual(hashes, Array(8).fill(ABC), 'hashes');
    checkEqual(await (await assets.get(ABC)).text(), 'abc', 'bytes');
  }),
  test('[H3] keeps what was stored when the caller changes its buffer later', async ({ host: { assets } }) => {
    const bytes = utf8('abc');
    await assets.put(bytes);
    bytes.fill(0);
    checkEqual(await (await assets.get(ABC)).text(), 'abc', 'bytes');
  }),
  test('[H3] refuses unknown assets and names that are no hashes, naming them', async ({ host: { assets } }) => {
    for (const hash of [UNKNOWN, '../../etc/passwd', '']) {
      const message = await nodeErrorMessage(assets.get(hash), 'storage-failed', `get(${JSON.stringify(hash)})`);
      check(message.includes(hash), `the message names the hash: ${message}`);
      checkEqual(await assets.has(hash), false, `has(${JSON.stringify(hash)})`);
    }
  }),
  test('[H3] keeps facts beside assets', async ({ host: { assets } }) => {
    await assets.put(utf8('abc'));
    checkEqual(await assets.findFacts(ABC), undefined, 'facts before');
    await Promise.all([assets.putFacts(ABC, { width: 1 }), assets.put(utf8('abc'))]);
    checkEqual(await assets.findFacts(ABC), { width: 1 }, 'facts');
    await assets.putFacts(ABC, { width: 2, tags: ['a', null] });
    checkEqual(await assets.findFacts(ABC), { width: 2, tags: ['a', null] }, 'facts replaced');
    checkEqual(await assets.findFacts(UNKNOWN), undefined, 'facts of an unknown asset');
  }),
];

const resultCases = (test: Test) => [
  test('[H4] gives results back as they were put, and undefined for unknown keys', async ({ host: { results } }) => {
    checkEqual(await results.find(ABC), undefined, 'unknown key');
    await results.put(ABC, RESULT);
    checkEqual(await results.find(ABC), RESULT, 'result');
    const other: StoredResult = { ...RESULT, outputs: { text: 'other' }, assets: [] };
    await Promise.all([results.put(ABC, other), results.put(UNKNOWN, RESULT)]);
    checkEqual([await results.find(ABC), await results.find(UNKNOWN)], [other, RESULT], 'results');
  }),
  test('[H9] keeps results and notes of any name apart', async ({ host: { results } }) => {
    for (const name of ['graph.json', '../graph.json', 'ünï/cödé', 'graph.json ', 'Graph.json']) {
      checkEqual(await results.findNote(name), undefined, 'unknown note');
      await results.putNote(name, `first of ${name}`);
      await results.putNote(name, `note "${name}"\n\ud83d\ude00`);
      await results.put(name, { ...RESULT, outputs: { name } });
    }
    checkEqual(await results.findNote('../graph.json'), 'note "../graph.json"\n\ud83d\ude00', 'note');
    checkEqual((await results.find('../graph.json'))?.outputs, { name: '../graph.json' }, 'result');
    checkEqual((await results.find('Graph.json'))?.outputs, { name: 'Graph.json' }, 'result by case');
  }),
];

async function namesOf(list: AsyncIterable<StoredEntry>): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of list) names.push(name);
  return names.sort();
}

const storeCases = (test: Test) => [
  test('[H8] lists assets and results with their sizes and when they were used', async ({ host }) => {
    checkEqual(await namesOf(host.assets.list()), [], 'assets before');
    checkEqual(await namesOf(host.results.list()), [], 'results before');
    const from = host.clock.now() - 5000;
    await host.assets.put(utf8('abc'));
    await host.assets.putFacts(ABC, { width: 1 });
    await host.results.put(ABC, RESULT);
    await host.results.put('../odd Name', RESULT);
    for await (const entry of host.assets.list()) {
      checkEqual([entry.name, entry.bytes], [ABC, 3], 'asset');
      check(entry.usedAt >= from && entry.usedAt <= host.clock.now() + 5000, `asset used at ${entry.usedAt}`);
    }
    checkEqual(await namesOf(host.results.list()), ['../odd Name', ABC], 'results');
    for await (const entry of host.results.list()) {
      check(entry.bytes > 50 && entry.bytes < 1000, `a result of ${entry.bytes} bytes`);
      check(entry.usedAt >= from && entry.usedAt <= host.clock.now() + 5000, `result used at ${entry.usedAt}`);
    }
  }),
  test('[H8] removes an asset with its facts, and lets it be stored again', async ({ host: { assets } }) => {
    for (let times = 0; times < 2; times++) {
      await assets.put(utf8('abc'));
      await assets.put(utf8('abd'));
      checkEqual(await assets.findFacts(ABC), undefined, 'facts before');
      await assets.putFacts(ABC, { width: 1 });
      await assets.remove(ABC);
      checkEqual([await assets.has(ABC), await assets.verify(ABC)], [false, 'missing'], 'removed asset');
      checkEqual(await namesOf(assets.list()), [sha256Text('abd')], 'assets');
    }
    for (const hash of [ABC, UNKNOWN, '../x', '']) await assets.remove(hash);
  }),
  test('[H8] removes a result', async ({ host: { results } }) => {
    await results.put(ABC, RESULT);
    await results.put(UNKNOWN, RESULT);
    await results.remove(ABC);
    await results.remove('x'.repeat(1000));
    checkEqual([await results.find(ABC), await results.verify(ABC)], [undefined, 'missing'], 'removed result');
    checkEqual([await namesOf(results.list()), await results.verify(UNKNOWN)], [[UNKNOWN], 'whole'], 'results');
  }),
  test('[H8] verifies what is whole and what is not there', async ({ host: { assets, results } }) => {
    await assets.put(utf8('abc'));
    await results.put(ABC, RESULT);
    checkEqual([await assets.verify(ABC), await assets.verify(UNKNOWN)], ['whole', 'missing'], 'assets');
    checkEqual([await assets.verify('../x'), await results.verify('../x')], ['missing', 'missing'], 'odd names');
    checkEqual([await results.verify(ABC), await results.verify(UNKNOWN)], ['whole', 'missing'], 'results');
  }),
];

const fileCases = (test: Test) => [
  test('[H5] imports files beside the graph, and again when they change', async ({ host, putFile }) => {
    await putFile('media/fox.png', utf8('abc'));
    const imported = { hash: ABC, name: 'fox.png', bytes: 3 };
    checkEqual(await host.files.import('media/fox.png'), imported, 'import');
    checkEqual(await host.files.import('./media//fox.png'), imported, 'import by another spelling');
    checkEqual(await (await host.assets.get(ABC)).text(), 'abc', 'bytes');
    await putFile('media/fox.png', utf8('abd'));
    checkEqual((await host.files.import('media/fox.png')).hash, sha256Text('abd'), 'changed file');
  }),
  test('[H5] says where it looked for a missing file and which names are near', async ({ host, putFile }) => {
    await putFile('media/fox.png', utf8('abc'));
    const message = await nodeErrorMessage(host.files.import('media/Fox.jpg'), 'file-missing', 'import');
    check(message.includes('media/Fox.jpg') && message.includes('fox.png'), message);
  }),
  test('[H5] refuses paths that are absolute, leave the folder or name nothing', async ({ host, putFile }) => {
    await putFile('fox.png', utf8('abc'));
    const paths = [
      '',
      '.',
      '/etc/hostname',
      '../fox.png',
      'media/../../fox.png',
      'C:/fox.png',
      'media\\fox.png',
      'a\0b',
    ];
    for (const path of paths) await nodeErrorMessage(host.files.import(path), 'file-invalid', JSON.stringify(path));
  }),
  test('[H12] lists files by path, sorted by code unit, without hidden ones', async ({ host: { files }, putFile }) => {
    checkEqual(await files.list(''), [], 'no files');
    const hidden = ['.env', 'shots/.DS_Store', '.git/config'];
    for (const path of ['shots/b.png', 'shots/B.png', 'shots/take 2/ä.png', 'shots.txt', 'fox.png', ...hidden])
      await putFile(path, utf8(path));
    await files.import('fox.png');
    const shots = ['shots/B.png', 'shots/b.png', 'shots/take 2/ä.png'];
    for (const all of ['', '.', './'])
      checkEqual(await files.list(all), ['fox.png', 'shots.txt', ...shots], 'all files');
    for (const folder of ['shots', './shots/', 'shots//.']) checkEqual(await files.list(folder), shots, folder);
    checkEqual(await files.list('shots/take 2'), ['shots/take 2/ä.png'], 'a folder in it');
    for (const folder of ['nothing', 'shot', 'fox.png', '.git', 'shots/.DS_Store'])
      checkEqual(await files.list(folder), [], folder);
  }),
  test('[H12] refuses to list folders outside', async ({ host }) => {
    for (const folder of ['/', '/etc', '..', 'shots/../..', 'C:/', 'a\\b', 'a\0'])
      await nodeErrorMessage(host.files.list(folder), 'file-invalid', JSON.stringify(folder));
  }),
];

const journalCases = (test: Test) => [
  test('[H6] reads back the records of a run in order', async ({ host: { journal } }) => {
    checkEqual(await journal.read('nothing'), [], 'unknown run');
    const records: Json[] = [{ a: 1 }, null, 'line\nbreak', [1.5, { ü: '\ud83d\ude00' }], false];
    for (const record of records) await journal.append('run-1', record);
    checkEqual(await journal.read('run-1'), records, 'records');
  }),
  test('[H6] keeps the order of records appended at once', async ({ host: { journal } }) => {
    const numbers = Array.from({ length: 200 }, (_, i) => i);
    await Promise.all(numbers.flatMap((n) => [journal.append('one', n), journal.append('two', -n)]));
    checkEqual(await journal.read('one'), numbers, 'run one');
    checkEqual((await journal.read('two')).length, 200, 'run two');
  }),
  test('[H6] lists runs newest first, whatever their ids', async ({ host: { journal } }) => {
    checkEqual(await journal.list(), [], 'no runs');
    for (const run of ['b', '../a', 'c:/%2e']) await journal.append(run, 1);
    await journal.append('b', 2);
    checkEqual(await journal.list(), ['c:/%2e', '../a', 'b'], 'runs');
  }),
];

const clockCases = (test: Test) => [
  test('[H1] tells the time and stops sleeping when aborted, with the reason given', async ({ host: { clock } }) => {
    check(Number.isFinite(clock.now()), 'now is a number');
    const reason = new Error('enough');
    const abort = new AbortController();
    const sleeping = rejection(clock.sleep(60_000, abort.signal), 'sleep');
    abort.abort(reason);
    check((await sleeping) === reason, 'rejects with the reason');
    check((await rejection(clock.sleep(1, abort.signal), 'sleep')) === reason, 'an aborted signal lets nobody sleep');
  }),
];

const restartCases = (test: Test) => [
  test('[H1] finds everything again after a restart', async ({ host, putFile, reopen }) => {
    if (!reopen) return;
    await putFile('fox.png', utf8('abc'));
    await host.files.import('fox.png');
    await host.assets.putFacts(ABC, { width: 1 });
    await host.results.put(ABC, RESULT);
    await host.results.putNote('graph', 'note');
    await host.journal.append('run', 1);
    await host.journal.append('later', 1);
    const again = await reopen();
    await again.journal.append('run', 2);
    checkEqual(await (await again.assets.get(ABC)).text(), 'abc', 'asset');
    checkEqual(await again.assets.findFacts(ABC), { width: 1 }, 'facts');
    checkEqual(await again.results.find(ABC), RESULT, 'result');
    checkEqual(await again.results.findNote('graph'), 'note', 'note');
    checkEqual(await again.files.import('fox.png'), { hash: ABC, name: 'fox.png', bytes: 3 }, 'file');
    checkEqual(
      [await again.journal.read('run'), await again.journal.list()],
      [
        [1, 2],
        ['later', 'run'],
      ],
      'journal',
    );
  }),
];
