import type { Claim, Claims } from '../host.ts';
import { check, checkEqual, type contractCase } from './contract-case.ts';

/** What `Host` promises of claims. Hosts on one storage stand for processes. */
export const claimCases = (test: ReturnType<typeof contractCase>) => [
  test('[H10] gives a name to one holder at a time, and other names to others', async ({ host: { claims } }) => {
    checkEqual(await claims.isHeld('fox'), false, 'held before');
    const fox = await take(claims, 'fox');
    checkEqual([await claims.isHeld('fox'), await claims.isHeld('Fox')], [true, false], 'held');
    checkEqual(await claims.claim('fox'), undefined, 'a second claim');
    for (const name of ['Fox', '', '../fox', 'ünï/cödé \0', 'x'.repeat(1000)]) await take(claims, name);
    checkEqual(fox.lost.aborted, false, 'lost');
  }),
  test('[H10] frees a released name at once, for higher tokens', async ({ host: { claims } }) => {
    const tokens: number[] = [];
    for (let times = 0; times < 5; times++) {
      const claim = await take(claims, 'fox');
      check(Number.isSafeInteger(claim.token), `token ${claim.token}`);
      tokens.push(claim.token);
      await claim.release();
      checkEqual(await claims.isHeld('fox'), false, 'held after release');
    }
    checkEqual(
      [...new Set(tokens)].sort((a, b) => a - b),
      tokens,
      'tokens rise',
    );
  }),
  test('[H10] leaves the claim of the next holder alone when one is released twice', async ({ host: { claims } }) => {
    const first = await take(claims, 'fox');
    await first.release();
    const second = await take(claims, 'fox');
    await first.release();
    checkEqual([await claims.claim('fox'), second.lost.aborted], [undefined, false], 'second claim');
    await second.release();
  }),
  test('[H10] gives a name that many ask for at once to exactly one', async ({ host: { claims } }) => {
    for (let times = 0; times < 5; times++) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => claims.claim('fox')));
      const won = answers.filter((claim) => claim !== undefined);
      checkEqual(won.length, 1, 'holders');
      await won[0]!.release();
    }
  }),
  test('[H10] keeps names apart between hosts on one storage', async ({ host, reopen }) => {
    if (!reopen) return;
    const other = await reopen();
    const claim = await take(host.claims, 'fox');
    checkEqual([await other.claims.isHeld('fox'), await other.claims.claim('fox')], [true, undefined], 'other host');
    await claim.release();
    const taken = await take(other.claims, 'fox');
    check(taken.token > claim.token, `token ${taken.token} after ${claim.token}`);
    checkEqual(await host.claims.claim('fox'), undefined, 'first host again');
    await claim.release();
    checkEqual(await host.claims.isHeld('fox'), true, 'held by the other host');
    const all = [host, other, host, other].map(({ claims }) => claims.claim('cub'));
    checkEqual((await Promise.all(all)).filter((answer) => answer !== undefined).length, 1, 'holders among hosts');
  }),
];

async function take(claims: Claims, name: string): Promise<Claim> {
  const claim = await claims.claim(name);
  check(claim !== undefined, `${JSON.stringify(name)} can be claimed`);
  return claim;
}
