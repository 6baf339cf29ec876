import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphDocument, openSession, type Plan, parseDocument, sha256Text } from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { catalogue } from '@shotgraph/nodes';
import { createViews, type ViewedFrame } from '@shotgraph/nodes/hosting';
import { describe, expect, it } from 'vitest';
import { collect, gatedDocument, gatedNodes } from '../../../../engine/src/testing/service-contract.ts';
import { openShop } from '../../testing/shop.ts';
import { setupOf } from '../../testing/test-io.ts';
import { testRegistry } from '../../testing/test-nodes.ts';
import { documentOf } from '../../testing/workspace.ts';
import { engineServer, SECRET } from './testing/engine-server.ts';

const data = (value: number) => ({ kind: 'data', text: String(value) });
const text = (words: string) => ({ kind: 'text', text: words });
const doc = (...args: Parameters<typeof documentOf>) => documentOf(...args) as GraphDocument;

describe('a run on the server', () => {
  it('goes on when its page has gone, and is shown to the next one', async () => {
    const { gate, started, made, registry } = gatedNodes();
    const server = await engineServer(setupOf(registry));
    const first = await server
      .openPage()
      .engine.open(gatedDocument, { name: 'document-one' }, new AbortController().signal);
    const leave = new AbortController();
    const body = JSON.stringify([first, { id: 'r1' }]);
    const headers = { 'content-type': 'application/json' };
    const page = server.openPage();
    await page.ask('/api/engine/run', { method: 'POST', body, headers, signal: leave.signal });
    await started.opened;
    leave.abort();
    const seen = collect();
    const next = await server.openPage().open(() => gatedDocument);
    expect(await next.findRun()).toMatchObject({ id: 'r1', isOver: false });
    const reply = next.attach('r1', seen.take);
    expect(await next.values(['first.number'])).toEqual({ 'first.number': { state: 'settled', shown: data(8) } });
    gate.open();
    expect(await reply).toMatchObject({ status: 'done', outputs: { 'outputs.number': data(8) } });
    expect(seen.events.at(0)?.type).toBe('run-started');
    expect(made).toEqual([8]);
    // Runs are written down once, whoever follows them.
    expect(readdirSync(join(server.store, 'runs')).filter((name) => !name.startsWith('ledger'))).toHaveLength(1);
  });

  it('is found again when the connection breaks, from where it broke', async () => {
    const { gate, started, made, registry } = gatedNodes();
    const server = await engineServer(setupOf(registry));
    const page = server.openPage();
    const session = await page.open(() => gatedDocument);
    const seen = collect();
    const reply = session.run({}, seen.take);
    await started.opened;
    await expect.poll(() => seen.events.some(({ type }) => type === 'node-progress')).toBe(true);
    const told = seen.events.length;
    page.breakConnections();
    gate.open();
    expect(await reply).toMatchObject({ status: 'done' });
    expect(seen.events.slice(told).map(({ type }) => type)).not.toContain('run-started');
    expect(seen.events.filter(({ type }) => type === 'run-started')).toHaveLength(1);
    expect(made).toHaveLength(1);
  });

  it('[W8] is followed now and then while nobody looks, without a connection in between, and misses nothing', async () => {
    const { gate, started, made, registry } = gatedNodes();
    const server = await engineServer(setupOf(registry));
    const page = server.openPage();
    const session = await page.open(() => gatedDocument);
    const seen = collect();
    const reply = session.run({}, seen.take);
    await started.opened;
    await expect.poll(() => page.followed()).toBe(1);
    page.attention.setShown(false);
    await expect.poll(() => page.followed()).toBe(0);
    expect(page.connection.state).toBe('here');
    gate.open();
    expect(await reply).toMatchObject({ status: 'done' });
    expect(seen.events.filter(({ type }) => type === 'run-started')).toHaveLength(1);
    expect(seen.events.at(-1)?.type).toBe('run-ended');
    expect(made).toHaveLength(1);
  });

  it('is lost with a server that ends, which is no error to whoever goes on', async () => {
    const { gate, started, made, registry } = gatedNodes();
    const server = await engineServer(setupOf(registry));
    const page = server.openPage();
    const states: string[] = [];
    page.connection.watch((state) => void states.push(state));
    const session = await page.open(() => gatedDocument);
    const reply = session.run({}, () => {});
    await started.opened;
    const stopped = server.stop();
    gate.open();
    await stopped;
    await expect.poll(() => page.connection.state).toBe('away');
    const plan = session.plan();
    await server.restart();
    expect(await reply).toEqual({ status: 'lost' });
    expect(await plan).toMatchObject({ status: 'done' });
    expect(states).toEqual(['away', 'here']);
    expect(await session.run({}, () => {})).toMatchObject({ status: 'done', counts: { reused: expect.any(Number) } });
    expect(made.length).toBeLessThanOrEqual(2);
  });
});

describe('what documents stand on there', () => {
  const files = { 'media/fox.txt': 'a fox', 'media/hound.txt': 'a hound' };
  const naming = (path: string) => doc({ file: ['test/file', { file: path }] }, { hash: 'file.hash' });

  it('comes from the page: files that are not there, or are others there', async () => {
    const server = await engineServer(setupOf(testRegistry));
    let current = naming('media/fox.txt');
    const mine: { [path: string]: string } = { ...files };
    const page = server.openPage(mine);
    const session = await page.open(() => current);
    const hashes = async () => (await session.run({}, () => {})) as { readonly outputs?: object };
    expect((await hashes()).outputs).toEqual({ 'outputs.hash': text(sha256Text('a fox')) });
    const folder = join(server.store, 'documents', 'document-one');
    expect(readFileSync(join(folder, 'media', 'fox.txt'), 'utf8')).toBe('a fox');
    expect(existsSync(join(folder, 'media', 'hound.txt'))).toBe(false);
    current = naming('media/hound.txt');
    session.apply([{ op: 'set-input', node: 'file', input: 'file', value: 'media/hound.txt' }]);
    expect((await hashes()).outputs).toEqual({ 'outputs.hash': text(sha256Text('a hound')) });
    mine['media/hound.txt'] = 'an old hound';
    page.engine.noteFile('document-one');
    expect((await hashes()).outputs).toEqual({ 'outputs.hash': text(sha256Text('an old hound')) });
    // Another document of the same paths has files of its own.
    const other = await server
      .openPage({ 'media/fox.txt': 'two foxes' })
      .open(() => naming('media/fox.txt'), 'document-two');
    expect(await other.run({}, () => {})).toMatchObject({ outputs: { 'outputs.hash': text(sha256Text('two foxes')) } });
  });

  it('is told of where nobody has it', async () => {
    const server = await engineServer(setupOf(testRegistry));
    const session = await server.openPage().open(() => naming('media/none.txt'));
    expect(await session.plan()).toMatchObject({ plan: { issues: [{ code: 'file-missing', node: 'file' }] } });
  });

  it('are results that come along, and go with their bytes', async () => {
    const server = await engineServer(setupOf(testRegistry));
    const page = server.openPage();
    const painted = doc({ paint: ['test/paint', { text: 'an owl' }] }, { picture: 'paint.image' });
    const session = await page.open(() => painted);
    await session.run({}, () => {});
    const hash = sha256Text('an owl');
    expect(await (await session.asset(hash)).text()).toBe('an owl');
    expect(await session.findFacts(hash)).toMatchObject({ kind: 'image' });
    const { engine } = server.openPage();
    const id = await engine.open(painted, { name: 'document-two' }, new AbortController().signal);
    const key = sha256Text('a key');
    const bytes = new Blob(['bytes from elsewhere']);
    const asset = sha256Text('bytes from elsewhere');
    const result = { outputs: { image: { hash: asset } }, assets: [asset], elapsedMs: 1, at: '2026-01-01T00:00:00Z' };
    expect(await engine.putResults(id, { results: [{ key, result }], assets: [] })).toBe(0);
    expect(await engine.putResults(id, { results: [{ key, result }], assets: [{ hash: asset, bytes }] })).toBe(1);
    const kept = await engine.readResults(id, [key, sha256Text('none')]);
    expect(kept.results).toEqual([{ key, result }]);
    expect(await kept.assets[0]!.bytes.text()).toBe('bytes from elsewhere');
    await expect(session.asset(sha256Text('none'))).rejects.toThrow('is missing');
  });
});

describe('what is looked at there', () => {
  const rising = doc({ rise: ['direct/camera', { move: 'pedestal', amount: 0.5, seconds: 2 }] });
  const frame = { view: 'frame', seconds: 0, width: 64, height: 36, style: 'grey-box' } as const;

  it('comes as data, or as the pixels that are painted here', async () => {
    const server = await engineServer(setupOf(catalogue));
    const session = await server.openPage().open(() => rising);
    await session.plan();
    expect(await session.view('rise.camera', { view: 'data' })).toMatchObject({ kind: 'data', data: { seconds: 2 } });
    const seen = (await session.view('rise.camera', frame)) as ViewedFrame;
    expect([seen.width, seen.height, seen.pixels.length]).toEqual([64, 36, 64 * 36 * 4]);
    const own = openSession(rising, { registry: catalogue, host: memoryHost(), values: 'all' });
    await own.plan();
    const here = await createViews()(own.value('rise.camera').value, { name: 'camera' } as never, frame, memoryHost());
    expect(here).toMatchObject({ kind: 'frame' });
    expect(Buffer.from(seen.pixels).equals(Buffer.from((here as ViewedFrame).pixels))).toBe(true);
    expect(await session.view('rise.camera', { view: 'checklist' })).toBeUndefined();
    expect(await session.view('rise.none', { view: 'data' })).toBeUndefined();
  });

  it('has the keys that every host gives', async () => {
    const text = readFileSync(new URL('../../../../../examples/dialogue-scene/graph.json', import.meta.url), 'utf8');
    const scene = parseDocument(text);
    const server = await engineServer(setupOf(catalogue));
    const session = await server.openPage().open(() => scene);
    const there = await session.plan();
    const here = await openSession(scene, { registry: catalogue, host: memoryHost() }).plan();
    const keysOf = (entries: Plan['entries']) => entries.map(({ node, key }) => [node, key]);
    expect(there.status === 'done' && keysOf(there.plan.entries)).toEqual(keysOf(here.entries));
    expect(here.entries.length).toBeGreaterThan(10);
  });
});

describe('buying on the server', () => {
  const shot = doc({ shot: ['test/buy', { model: 'dear', prompt: 'fox' }] }, { text: 'shot.text' });

  it('takes consent, buys once for all documents, and tells of it', async () => {
    const shop = openShop();
    const server = await engineServer({ registry: testRegistry, purchasing: shop.purchasing });
    const session = await server.openPage().open(() => shot);
    expect(await session.plan()).toMatchObject({ plan: { totals: [{ max: 0.8, currency: 'USD' }] } });
    expect(await session.run({}, () => {})).toMatchObject({ failures: [{ error: { code: 'over-budget' } }] });
    expect(shop.sold).toEqual([]);
    const seen = collect();
    expect(await session.run({ maxCost: { USD: 0.8 } }, seen.take)).toMatchObject({
      outputs: { 'outputs.text': text('a dear fox 1') },
    });
    expect(seen.events.some(({ type }) => type === 'node-purchase')).toBe(true);
    const [purchase] = await session.purchases();
    expect(purchase).toMatchObject({ state: 'done', place: { graph: 'document-one', node: 'shot' } });
    expect(await session.cancelPurchase(purchase!.key)).toBe('too-late');
    await expect(session.resolvePurchase(purchase!.key, 'not-bought')).rejects.toThrow('is known: done');
    const other = await server.openPage().open(() => shot, 'document-two');
    expect(await other.run({ maxCost: { USD: 0.8 } }, () => {})).toMatchObject({ status: 'done' });
    expect(shop.sold).toEqual(['dear fox 1']);
  });

  it('leaves a job that was sent in the ledger when it is cancelled, and follows it as long as somebody waits', async () => {
    const shop = openShop();
    shop.script.job = 'running';
    const server = await engineServer({ registry: testRegistry, purchasing: shop.purchasing });
    const session = await server.openPage().open(() => shot);
    const sent = new Promise<void>((resolve) => {
      shop.script.arrived = resolve;
    });
    const reply = session.run({ maxCost: { USD: 0.8 } }, () => {});
    await sent;
    await session.cancel();
    expect(await reply).toEqual({ status: 'cancelled' });
    await expect.poll(async () => (await session.purchases())[0]?.state).toBe('job');
    const left = session.followPurchases().catch((error: Error) => error.message);
    await session.leavePurchases();
    expect(await left).toContain('not followed any more');
    shop.script.job = 'done';
    expect((await session.followPurchases()).finished).toHaveLength(1);
    expect(shop.sold).toEqual(['dear fox 1']);
  });

  it('waits at the end of the server for the answer to a call that was sent', async () => {
    const shop = openShop();
    shop.script.create = 'hang';
    const server = await engineServer({ registry: testRegistry, purchasing: shop.purchasing });
    const session = await server.openPage().open(() => shot);
    const sent = new Promise<void>((resolve) => {
      shop.script.arrived = resolve;
    });
    const reply = session.run({ maxCost: { USD: 0.8 } }, () => {});
    await sent;
    let isStopped = false;
    const stopped = server.stop().then(() => {
      isStopped = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isStopped).toBe(false);
    shop.answer();
    await stopped;
    await server.restart();
    expect(await reply).toEqual({ status: 'lost' });
    expect(await session.purchases()).toMatchObject([{ state: 'job', job: 'job-1' }]);
  });
});

describe('answers', () => {
  it('hold no secret, whatever a node or a document says', async () => {
    const server = await engineServer(setupOf(testRegistry));
    const page = server.openPage();
    const told = doc({ paint: ['test/paint', { text: `a ${SECRET}` }] }, { [`x${SECRET}`]: 'paint.image' });
    const id = await page.engine.open(told, { name: 'document-one' }, new AbortController().signal);
    const headers = { 'content-type': 'application/json' };
    for (const [path, args] of [
      ['plan', [id, {}]],
      ['run', [id, {}]],
      ['values', [id, [`outputs.x${SECRET}`]]],
      ['values', [id, [SECRET]]],
      ['open', [`not JSON ${SECRET}`, { name: 'document-one' }]],
      ['open', ['{}', { name: SECRET.toUpperCase() }]],
      ['run', [id, { targets: [`${SECRET}.none`] }]],
    ] as const) {
      const answer = await page.ask(`/api/engine/${path}`, { method: 'POST', headers, body: JSON.stringify(args) });
      expect(await answer.text(), path).not.toContain(SECRET);
    }
  });
});
