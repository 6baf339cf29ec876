import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { sha256Text } from '../../hash.ts';
import { LEASE_MS } from '../../host.ts';
import { ownClaimOwner } from './claim-owner.ts';
import { nodeClaims } from './claims.ts';
import { storeFolder } from './store-folder.ts';

/** A process id that no system gives to anybody. */
const DEAD = 2 ** 30;
const ID = sha256Text('fox');
const FLOOR = `floor-${ID[0]}`;

afterEach(() => vi.useRealTimers());

async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-claims-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const claimsFolder = join(folder, 'claims');
  const open = () => nodeClaims(storeFolder(folder));
  /** Leaves a claim behind, as a process that was killed does. */
  const leave = async (token: number, owner: object | string, ageMs = 0) => {
    await mkdir(claimsFolder, { recursive: true });
    const path = join(claimsFolder, `${ID}.${token}`);
    await writeFile(path, typeof owner === 'string' ? owner : JSON.stringify(owner));
    const then = new Date(Date.now() - ageMs);
    await utimes(path, then, then);
  };
  return { folder, claimsFolder, open, leave, files: async () => (await readdir(claimsFolder)).sort() };
}

it('[H10] touches no file before the first claim, and leaves nothing but a count after the last', async () => {
  const { folder, open, files } = await setUp();
  const claims = open();
  expect(await claims.isHeld('fox')).toBe(false);
  expect(await readdir(folder)).toEqual([]);
  for (let times = 0; times < 3; times++) await (await claims.claim('fox'))!.release();
  expect(await files()).toEqual([`${FLOOR}.2`, `${FLOOR}.3`]);
  await claims.claim('fox');
  expect(await files()).toEqual([`${ID}.4`, `${FLOOR}.3`].sort());
  await claims.dispose();
  expect(await claims.isHeld('fox')).toBe(false);
});

it('[H11] takes over from a dead process of this machine at once, with a higher token', async () => {
  const { open, leave, files } = await setUp();
  const own = await ownClaimOwner();
  // A later process of the same id is not the one that made the claim.
  const recycled = { ...own, started: '1' };
  for (const owner of [{ ...own, pid: DEAD }, ...(own.started ? [recycled] : [])]) {
    await leave(40, owner);
    const claims = open();
    expect(await claims.isHeld('fox')).toBe(false);
    const claim = (await claims.claim('fox'))!;
    expect(claim.token).toBeGreaterThan(40);
    expect(await files()).not.toContain(`${ID}.40`);
    await claim.release();
  }
});

it('[H11] takes over from what cannot be looked up when the lease is over, not before', async () => {
  const { open, leave } = await setUp();
  const own = await ownClaimOwner();
  const elsewhere = { ...own, machine: `${hostname()}-other`, pid: DEAD };
  for (const owner of [own, elsewhere, '', '{"pid":']) {
    await leave(7, owner, LEASE_MS - 2000);
    expect([await open().isHeld('fox'), await open().claim('fox')]).toEqual([true, undefined]);
    await leave(7, owner, LEASE_MS + 1);
    const claim = await open().claim('fox');
    expect(claim?.token).toBeGreaterThan(7);
    await claim!.release();
  }
});

it('[H11] lets exactly one of many take over at the same time', async () => {
  const { open, leave, files } = await setUp();
  const owner = { ...(await ownClaimOwner()), pid: DEAD };
  for (let round = 1; round <= 20; round++) {
    await leave(round * 1000, owner);
    const answers = await Promise.all(Array.from({ length: 6 }, () => open().claim('fox')));
    const [claim, ...others] = answers.filter((answer) => answer !== undefined);
    expect([claim?.token, others]).toEqual([expect.any(Number), []]);
    expect((await files()).filter((name) => name.startsWith(ID))).toEqual([`${ID}.${claim!.token}`]);
    await claim!.release();
  }
});

it('[H11] aborts `lost` when the lease ran out while the holder stood still, and leaves its successor alone', async () => {
  const { open, claimsFolder } = await setUp();
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setInterval', 'clearInterval'] });
  const claim = (await open().claim('fox'))!;
  const { lost } = claim;
  vi.setSystemTime(Date.now() + LEASE_MS + 1000);
  expect(lost.aborted).toBe(false);
  // The claim itself looks at the clock.
  expect([claim.lost.aborted, lost.aborted]).toEqual([true, true]);
  const next = (await open().claim('fox'))!;
  await claim.release();
  expect(await open().isHeld('fox')).toBe(true);
  expect(await readdir(claimsFolder)).toContain(`${ID}.${next.token}`);
  expect(next.lost.aborted).toBe(false);
  await next.release();
});

it('[H11] keeps a claim that is renewed, and notices at a renewal that somebody else took it', async () => {
  const { open, claimsFolder } = await setUp();
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setInterval', 'clearInterval'] });
  const [holder, other] = [open(), open()];
  const claim = (await holder.claim('fox'))!;
  const path = join(claimsFolder, `${ID}.${claim.token}`);
  for (let times = 0; times < 8; times++) {
    vi.advanceTimersByTime(LEASE_MS / 3);
    for (let tries = 0; tries < 10_000 && (await renewedAt(path)) !== Date.now(); tries++);
    expect(await renewedAt(path)).toBe(Date.now());
    expect(await other.claim('fox')).toBeUndefined();
  }
  expect(claim.lost.aborted).toBe(false);
  await rm(path);
  const lost = once(claim.lost, 'abort');
  vi.advanceTimersByTime(LEASE_MS / 3);
  await lost;
  await claim.release();
});

it('[H11] sweeps claims that were left behind long ago, and keeps tokens rising', async () => {
  const { folder, claimsFolder, open, leave, files } = await setUp();
  const elsewhere = { ...(await ownClaimOwner()), machine: 'elsewhere' };
  await leave(70, elsewhere, 2 * 3600_000);
  await leave(71, elsewhere, 2 * 3600_000);
  await leave(72, elsewhere, 60_000);
  await writeFile(join(claimsFolder, `${FLOOR}.3`), '');
  await writeFile(join(claimsFolder, 'no claim'), '');
  const claims = nodeClaims(storeFolder(folder));
  await claims.claim('fix');
  await claims.dispose();
  const others = (await files()).filter((name) => !name.startsWith(FLOOR));
  expect(others).toEqual([`${ID}.72`, `floor-${sha256Text('fix')[0]}.1`, 'no claim'].sort());
  expect((await open().claim('fox'))!.token).toBe(73);
});

const renewedAt = async (path: string) => Math.round((await stat(path)).mtimeMs);

/** Adds one to a shared number, so and so often, each time under the claim. Says when it has the claim and when it ends. */
const COUNTER = `
import { readFileSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeClaims } from ${JSON.stringify(new URL('./claims.ts', import.meta.url).href)};
import { storeFolder } from ${JSON.stringify(new URL('./store-folder.ts', import.meta.url).href)};
const [folder, times, hang] = process.argv.slice(1);
const claims = nodeClaims(storeFolder(folder));
const [number, holder, log] = ['number', 'holder', 'log'].map((name) => join(folder, name));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
for (let done = 0; done < Number(times); ) {
  const claim = await claims.claim('counter');
  if (!claim) { await pause(Math.random() * 3); continue; }
  writeFileSync(holder, String(process.pid));
  const before = Number(readFileSync(number, 'utf8'));
  if (hang && done === 3) { process.stdout.write('holding'); await new Promise(() => setInterval(() => {}, 1000)); }
  await pause(Math.random() * 2);
  if (readFileSync(holder, 'utf8') !== String(process.pid)) appendFileSync(log, 'two holders\\n');
  writeFileSync(number, String(before + 1));
  appendFileSync(log, claim.token + '\\n');
  await claim.release();
  done++;
}
`;

it.skipIf(!process.features.typescript)(
  '[H10][H11] loses no update among processes of which one is killed while it holds the claim',
  async () => {
    const { folder } = await setUp();
    await writeFile(join(folder, 'number'), '0');
    const start = (...args: string[]): ChildProcess =>
      spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', COUNTER, folder, ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    const victim = start('10', 'hang');
    const others = [start('40'), start('40'), start('40'), start('40')];
    const ends = others.map((child) => once(child, 'close'));
    await once(victim.stdout!, 'data');
    victim.kill('SIGKILL');
    expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0, 0, 0]);
    expect(await readFile(join(folder, 'number'), 'utf8')).toBe('163');
    const tokens = (await readFile(join(folder, 'log'), 'utf8')).trim().split('\n').map(Number);
    expect(tokens.length).toBe(163);
    expect(tokens.every((token, index) => index === 0 || token > tokens[index - 1]!)).toBe(true);
  },
);
